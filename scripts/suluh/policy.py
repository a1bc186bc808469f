"""What the browser may load: a content security policy for every page, and for the hosts that can send headers.

The site has no inline script, so no hash is needed for one; should one come in, its hash is computed here and the
tests see it. Pagefind compiles WebAssembly, which only pages with search are allowed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(?P<text>.*?)</style>", re.DOTALL)
_HEAD = re.compile(r'<meta charset="utf-8">')
_NO_CODE = ("application/ld+json", "application/json")
CARD = "embed/"  # the help card alone may stand in a frame of another site


def policy_of(text: str) -> str:
    """The policy of one page, from what it holds."""
    scripts = ["'self'"]
    for found in _INLINE.finditer(text):
        attributes = found["attributes"]
        if "src=" not in attributes and not any(kind in attributes for kind in _NO_CODE):
            scripts.append(_hash(found["text"]))
    if "data-search-link" in text:
        scripts.append("'wasm-unsafe-eval'")
    styles = ["'self'", *(_hash(found["text"]) for found in _STYLE.finditer(text))]
    has_script = "<script" in text
    rules = {
        "default-src": ["'none'"],
        "script-src": list(dict.fromkeys(scripts)) if has_script else ["'none'"],
        "style-src": list(dict.fromkeys(styles)),
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"] if has_script else ["'none'"],
        "frame-src": ["'self'"] if "<iframe" in text else ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "object-src": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def write_policies(site: Path) -> None:
    """Writes each page's policy into it, and the headers for hosts into `policy/`, `_headers` and `.nojekyll`."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        tag = f'<meta charset="utf-8">\n  <meta http-equiv="Content-Security-Policy" content="{policy_of(text)}">'
        page.write_text(_HEAD.sub(lambda _, tag=tag: tag, text, count=1), encoding="utf-8")  # type: ignore[misc]
    common = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    closed = {"Content-Security-Policy": "frame-ancestors 'self'"}
    opened = {"Content-Security-Policy": "frame-ancestors *"}
    paths = ("/embed/*", "/ms/embed/*")
    lines = ["/*", *(f"  {name}: {value}" for name, value in (common | closed).items())]
    for path in paths:
        lines += [path, "  ! Content-Security-Policy", *(f"  {name}: {value}" for name, value in opened.items())]
    (site / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")  # Cloudflare Pages and Netlify
    (site / ".nojekyll").write_text("", encoding="utf-8")  # GitHub Pages: the policy in each page holds there
    folder = site / "policy"
    folder.mkdir(exist_ok=True)
    (folder / "nginx-http.conf").write_text(_NGINX_HTTP, encoding="utf-8")
    (folder / "nginx.conf").write_text(_nginx(common), encoding="utf-8")
    (folder / "Caddyfile").write_text(_caddy(common), encoding="utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


_NGINX_HTTP = """# To include in the http block: who may show a page in a frame. The server block includes nginx.conf.
map $uri $suluh_frames {
    default "frame-ancestors 'self'";
    ~^/(ms/)?embed/ "frame-ancestors *";
}
"""


def _nginx(common: dict[str, str]) -> str:
    headers = [f'add_header {name} "{value}" always;' for name, value in common.items()]
    return "\n".join(
        [
            "# To include in a server block whose root is the site; nginx-http.conf goes into the http block.",
            *headers,
            "add_header Content-Security-Policy $suluh_frames always;",
            "charset utf-8;",
            "charset_types text/html text/css text/markdown text/plain text/csv application/json application/xml;",
            "types { text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg;",
            "    image/png png; application/pdf pdf; application/wasm wasm; application/xml xml; text/csv csv;",
            "    text/markdown md; text/plain txt; application/zip zip; application/x-bibtex bib;",
            "    application/x-research-info-systems ris; }",
            "default_type application/octet-stream;",
            "error_page 404 /404.html;",
            "index index.html;",
            "",
        ]
    )


def _caddy(common: dict[str, str]) -> str:
    headers = "\n".join(f'\t\t{name} "{value}"' for name, value in common.items())
    return f"""# To import in a site block whose root is the site.
header {{
{headers}
}}
@card path /embed/* /ms/embed/*
@rest not path /embed/* /ms/embed/*
header @card Content-Security-Policy "frame-ancestors *"
header @rest Content-Security-Policy "frame-ancestors 'self'"
handle_errors {{
\trewrite * /404.html
\tfile_server
}}
"""

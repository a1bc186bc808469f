"""The site behind a real nginx with the configuration it ships: everything works, and what is slipped in does not run."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.templates import TEMPLATES

CONFIG = """
daemon off; master_process off; pid {work}/nginx.pid; error_log stderr warn;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  include {site}/policy/nginx-http.conf;
  server {{ listen 127.0.0.1:{port}; root {root}; include {site}/policy/nginx.conf; }}
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Server:
    def __init__(self, site: Path, root: Path, work: Path):
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        if not Path(program).exists():
            pytest.fail("nginx is missing: as root run apt-get install nginx-light")
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}/"
        config = work / "nginx.conf"
        config.write_text(CONFIG.format(work=work, site=site, root=root, port=port), encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "-e", "stderr", "-p", str(work), "-c", str(config)], stderr=subprocess.PIPE, text=True
        )
        for _ in range(100):
            if self.process.poll() is not None:
                pytest.fail(
                    f"nginx refused the configuration:\n{self.process.stderr.read() if self.process.stderr else ''}"
                )
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail("nginx did not begin to listen")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture(scope="module")
def served_by_nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = _Server(site, site, tmp_path_factory.mktemp("nginx"))
    yield server.address
    server.stop()


def _headers(url: str) -> tuple[int, dict[str, str]]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}
    except HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}


def test_headers_are_sent_with_every_answer(served_by_nginx: str) -> None:
    for path in ("", "law/my/act-792/s-10/", "data/provisions.json", "nowhere/"):
        status, headers = _headers(served_by_nginx + path)
        assert status == (404 if path == "nowhere/" else 200), path
        assert headers["content-security-policy"] == "frame-ancestors 'self'", path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "no-referrer", path
    assert _headers(f"{served_by_nginx}embed/help/")[1]["content-security-policy"] == "frame-ancestors *"
    assert _headers(f"{served_by_nginx}law/my/act-792/s-10/index.md")[1]["content-type"].startswith("text/markdown")
    assert _headers(f"{served_by_nginx}data/comparison.csv")[1]["content-type"].startswith("text/csv")


def test_every_kind_of_page_works_behind_it(page: Page, served_by_nginx: str) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    for path in TEMPLATES.values():
        page.goto(served_by_nginx + path)
        page.wait_for_load_state("networkidle")
    page.goto(f"{served_by_nginx}law/my/act-792/s-10/")
    page.keyboard.press("/")
    page.fill("dialog input[type=search]", "grooming")
    expect(page.locator("dialog ol[data-results] > li a").first).to_be_visible()
    assert faults == []


def test_a_page_of_another_site_cannot_frame_it_but_the_card_can_be_framed(
    browser: Browser, served_by_nginx: str, tmp_path: Path, site: Path
) -> None:
    (tmp_path / "index.html").write_text(
        f'<iframe name="whole" src="{served_by_nginx}about/"></iframe>'
        f'<iframe name="card" src="{served_by_nginx}embed/help/"></iframe>',
        encoding="utf-8",
    )
    work = tmp_path / "work"
    work.mkdir()
    host = _Server(site, tmp_path, work)
    context = browser.new_context()
    page = context.new_page()
    page.goto(host.address.replace("127.0.0.1", "localhost"))
    page.wait_for_load_state("networkidle")
    frames = {frame.name: frame for frame in page.frames}
    assert "report/" in frames["card"].content()
    assert "su-header" not in frames["whole"].content()
    context.close()
    host.stop()


def test_a_script_slipped_into_a_page_does_not_run(browser: Browser, site: Path, tmp_path: Path) -> None:
    root, work = tmp_path / "root", tmp_path / "work"
    root.mkdir()
    work.mkdir()
    text = (site / "about/index.html").read_text(encoding="utf-8")
    slipped = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
    (root / "index.html").write_text(text.replace("</body>", slipped + "</body>"), encoding="utf-8")
    server = _Server(site, root, work)
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_load_state("networkidle")
    assert page.title() != "broken"
    context.close()
    server.stop()

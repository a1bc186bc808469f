"""Pages that answer 200 and say that they are not there: lychee reads no words, so these are read here.

A page that answered is fetched once more, its first part only, at the same pace as lychee keeps.
"""

from __future__ import annotations

import contextlib
import html
import http.client
import queue
import re
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from urllib.parse import urlsplit

from suluh.linkcheck.asking import Hear, Manners
from suluh.linkcheck.verdict import Verdict

FIRST = 65_536  # bytes that are read of a page
_WORKERS = 16
_HEADINGS = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
# Whole phrases of error pages, so that a page *about* something that was not found is no false alarm.
_SAYS_GONE = re.compile(
    r"\b(?:page|file|document|article|content|resource)\b[^.|]{0,24}\b"
    r"(?:not (?:be )?found|does(?: not|n.t) exist|no longer (?:exists?|available)|is(?: not|n.t) available)"
    r"|\b(?:error|ralat|http) ?404\b|^\W*404\W*(?:$|[-–—|:]|not found|error|ralat)|[-–—|:]\s*404\s*$"
    r"|\b(?:halaman|laman|dokumen|artikel)\b[^.|]{0,24}\btidak (?:dijumpai|ditemui|ditemukan|wujud)"
    r"|^\W*(?:not found|tidak dijumpai|nothing found)\W*$",
    re.IGNORECASE,
)
_FRONT = re.compile(r"(?:/(?:index\.\w+|home|utama|portal|en|ms|my|bm))*/?", re.IGNORECASE)
_PAGE_LIKE = re.compile(r"\.(?:pdf|docx?|xlsx?|csv|zip|jpe?g|png)$", re.IGNORECASE)


def says_gone(text: str) -> str | None:
    """The words of a title or first heading by which a page says that it is not there."""
    for _, words in _HEADINGS.findall(text):
        plain = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", words)).split())
        if _SAYS_GONE.search(plain):
            return plain[:120]
    return None


def led_home(asked: str, final: str) -> bool:
    """Whether an address below led to the front page: how many sites bury what they removed."""
    before, after = urlsplit(asked), urlsplit(final)
    return not after.query and bool(_FRONT.fullmatch(after.path)) and not _FRONT.fullmatch(before.path)


def look(url: str, manners: Manners) -> Verdict | None:
    """Reads the beginning of a page; a verdict where it says that it is gone, None where nothing speaks for that."""
    request = urllib.request.Request(url.partition("#")[0], headers={"User-Agent": manners.agent})
    # What goes wrong here and not for lychee is a blip, or a certificate that only lychee's own list knows.
    blips = (OSError, http.client.HTTPException, ssl.SSLError, ValueError, LookupError)
    with contextlib.suppress(*blips):
        try:
            with urllib.request.urlopen(request, timeout=manners.timeout) as answer:
                if led_home(url, answer.url):
                    return Verdict("soft", answer.status, "it leads to the front page", answer.url)
                if answer.headers.get_content_type() not in ("text/html", "application/xhtml+xml"):
                    return None
                charset = answer.headers.get_content_charset() or "utf-8"
                words = says_gone(answer.read(FIRST).decode(charset, "replace"))
                return Verdict("soft", answer.status, f"the page says: {words}") if words else None
        except urllib.error.HTTPError as error:
            with error:
                if error.code in (404, 410):
                    return Verdict("gone", error.code, "it answers HEAD and has nothing to GET")
    return None


def worth_a_look(url: str) -> bool:
    """Whether an address may be that of a page with words."""
    return not _PAGE_LIKE.search(urlsplit(url).path)


def look_all(urls: Iterable[str], manners: Manners, hear: Hear) -> None:
    """Looks at pages, hosts beside one another, each host's pages one after another at the asked pace.

    `hear` is told of each page: `soft` or `gone`, or `ok` where nothing was found.
    """
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    waiting = list(hosts.values())
    heard: queue.Queue[tuple[str, Verdict] | None] = queue.Queue()
    stop = threading.Event()

    def work() -> None:
        try:
            while not stop.is_set():
                try:
                    mine = waiting.pop()
                except IndexError:
                    return
                for url in mine:
                    next_at = time.monotonic() + manners.interval
                    heard.put((url, look(url, manners) or Verdict("ok", 200)))
                    if stop.wait(max(0.0, next_at - time.monotonic())):
                        return
        finally:
            heard.put(None)

    workers = [threading.Thread(target=work, daemon=True) for _ in range(min(_WORKERS, len(waiting)))]
    for worker in workers:
        worker.start()
    try:
        ended = 0
        while ended < len(workers):
            answer = heard.get()
            if answer is None:
                ended += 1
            else:
                hear(*answer)
    finally:
        stop.set()

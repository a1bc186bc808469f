"""The content security policy: what pages may load, from what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from suluh.policy import policy_of


def test_an_inline_script_gets_its_hash_and_nothing_is_unsafe() -> None:
    policy = policy_of('<meta charset="utf-8"><script>let a = 1;</script><script src="x.js"></script>')
    assert "script-src 'self' 'sha256-" in policy
    assert "unsafe" not in policy


def test_data_in_a_script_element_needs_no_hash() -> None:
    assert "sha256" not in policy_of('<script type="application/ld+json">{"a": 1}</script>')


def test_a_page_without_script_allows_none() -> None:
    assert "script-src 'none'" in policy_of("<p>words</p>")


@pytest.mark.site
def test_every_page_has_a_policy_without_inline_scripts(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy"' in text, page
        assert "unsafe-inline" not in text, page
        policy = text.split('http-equiv="Content-Security-Policy" content="', 1)[1].split('"', 1)[0]
        assert "script-src 'self' 'sha256" not in policy, page
        assert ("wasm-unsafe-eval" in policy) == ("data-search-link" in text), page


@pytest.mark.site
def test_only_the_help_card_may_be_framed(site: Path) -> None:
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert "frame-ancestors 'self'" in headers
    assert headers.index("/embed/*") < headers.index("frame-ancestors *")

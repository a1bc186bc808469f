from hypothesis import given
from hypothesis import strategies as st

from suluh.staging import prose

MARKDOWN = st.text(alphabet=st.sampled_from("ab []()#`{}<>!*\n.|-"), max_size=80)


def mark(text: str, *terms: str) -> str:
    return prose.explain_terms(text, {term: term for term in terms}, lambda slug, words: f"<<{words}>>")


def test_only_the_first_use_of_a_term_is_explained() -> None:
    assert mark("Grooming, then grooming.", "grooming") == "<<Grooming>>, then grooming."


def test_the_longest_term_wins() -> None:
    assert mark("child grooming", "grooming", "child grooming") == "<<child grooming>>"


def test_terms_in_headings_links_code_and_attributes_are_left_alone() -> None:
    for text in (
        "## About grooming { #grooming }",
        "[grooming](page:x)",
        "`grooming`",
        "```\ngrooming\n```",
        '<a title="grooming">x</a>',
        "https://example.org/grooming",
    ):
        assert mark(text, "grooming") == text


def test_a_heading_does_not_close_what_follows_it() -> None:
    assert mark("## A heading { #a }\n\nOn grooming.", "grooming").endswith("On <<grooming>>.")


def test_parts_of_words_are_no_terms() -> None:
    assert mark("refined, fine-tuned", "fine") == "refined, fine-tuned"


def test_readable_keeps_every_place_and_the_words_of_links() -> None:
    text = "See [section 12](law:my/act-792/s-12) of `code` the Act."
    plain = prose.readable(text)
    assert len(plain) == len(text)
    assert plain.split() == ["See", "section", "12", "of", "the", "Act."]


@given(MARKDOWN)
def test_any_markdown_keeps_its_length_when_made_readable(text: str) -> None:
    assert len(prose.readable(text)) == len(text)


@given(MARKDOWN)
def test_what_is_not_a_term_is_kept_to_the_letter(text: str) -> None:
    assert mark(text, "ab").replace("<<", "").replace(">>", "") == text.replace("<<", "").replace(">>", "")


@given(MARKDOWN)
def test_blocks_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    at = 0
    for start, end in prose.blocks(text):
        assert at <= start < end <= len(text)
        at = end

import pytest

from suluh.dates import PartialDate
from suluh.identity import LANGUAGES
from suluh.records.penalty import Penalty
from suluh.wording import wording

EN, MS = wording("en"), wording("ms")

PENALTIES = {
    "prison or fine or both": (
        {"imprisonment": {"max_years": 5}, "fine": {"currency": "MYR", "max": 10000}, "combine": "either or both"},
        "imprisonment for up to 5 years or a fine of up to RM10,000, or both",
        "pemenjaraan sehingga 5 tahun atau denda sehingga RM10,000, atau kedua-duanya",
    ),
    "two things that must be imposed": (
        {"imprisonment": {"max_years": 30, "mandatory": True}, "whipping": {"min_strokes": 6, "mandatory": True},
         "combine": "cumulative"},
        "imprisonment for up to 30 years and whipping of at least 6 strokes, which must all be imposed",
        None,
    ),
    "prison, and whipping to which one is liable": (
        {"imprisonment": {"max_years": 10, "mandatory": True}, "whipping": {"liable": True}, "combine": "cumulative"},
        "imprisonment for up to 10 years, which must be imposed; "
        "the court may add whipping (no number of strokes fixed in the provision)",
        None,
    ),
    "a range, and a day rate": (
        {"imprisonment": {"min_years": 5, "max_years": 20}, "fine": {"currency": "SGD", "min": 1000, "max": 5000, "per_day": 50},
         "combine": "either"},
        "imprisonment for 5 to 20 years or a fine of S$1,000 to S$5,000, and S$50 for each day it goes on",
        None,
    ),
    "life": ({"imprisonment": {"life": True}}, "imprisonment for life", None),
    "months": ({"imprisonment": {"months": 6}}, "imprisonment for up to 6 months", None),
    "one year": ({"imprisonment": {"max_years": 1}}, "imprisonment for up to 1 year", None),
    "a term or life": (
        {"imprisonment": {"min_years": 12, "max_years": 20, "life": True}},
        "imprisonment for 12 to 20 years, or for life",
        None,
    ),
    "one fixed term or life": (
        {"imprisonment": {"min_years": 20, "max_years": 20, "life": True}},
        "imprisonment for 20 years, or for life",
        "pemenjaraan selama 20 tahun, atau seumur hidup",
    ),
    "on top of another": (
        {"imprisonment": {"max_years": 5, "mandatory": True}, "in_addition_to": "the other sentence"},
        "imprisonment for up to 5 years, which must be imposed, on top of the other sentence",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PENALTIES)
def test_penalties_in_words(name: str) -> None:
    data, english, malay = PENALTIES[name]
    tier = Penalty.model_validate(data)
    assert EN.penalty(tier) == english
    if malay:
        assert MS.penalty(tier) == malay


def test_a_maximum_is_never_said_as_a_minimum(library) -> None:
    for record in library.provisions.values():
        for version in record.versions:
            for tier in version.penalties if not isinstance(version.penalties, str) else ():
                if tier.imprisonment and tier.imprisonment.max_years and not tier.imprisonment.min_years:
                    assert EN("prison.min", years="").strip() not in EN.imprisonment(tier.imprisonment)
                    assert str(tier.imprisonment.max_years) in MS.imprisonment(tier.imprisonment)


def test_days() -> None:
    assert EN.day(PartialDate.parse("2017-07-10")) == "10 July 2017"
    assert MS.day("2023-07") == "Julai 2023"
    assert EN.day("2023") == "2023"


def test_languages_hold_the_same_words_with_the_same_places() -> None:
    import re

    for language in LANGUAGES:
        words = wording(language).words
        assert set(words) == set(EN.words), language
        for key, text in words.items():
            assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", EN.words[key])), key

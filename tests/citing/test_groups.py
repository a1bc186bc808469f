import pytest

from suluh.citing.groups import items_at, schedule_at


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("14(1)(a)(vi)", [("14", ("1", "a", "vi"))]),
        ("14(1)(a) and (b)", [("14", ("1", "a")), ("14", ("1", "b"))]),
        ("14(1)(a)(ii) and (iii)", [("14", ("1", "a", "ii")), ("14", ("1", "a", "iii"))]),
        ("14(1)(a)(vi) and (b)", [("14", ("1", "a", "vi")), ("14", ("1", "b"))]),
        ("14(1)(a) and (2)(b)", [("14", ("1", "a")), ("14", ("2", "b"))]),
        ("14 and (b)", [("14", ())]),
        ("377BG, 377CA", [("377BG", ()), ("377CA", ())]),
        ("5, 6 and 14 days", [("5", ()), ("6", ())]),
        ("5 and 2017", [("5", ())]),
        ("10-year", []),
        ("14days", []),
    ],
)
def test_numbers_are_read_with_their_paths(text: str, items: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(item.number, item.path) for item in items_at(text, 0)] == items


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Schedule", "Schedule"),
        ("First Schedule", "First Schedule"),
        ("Schedule 3", "Third Schedule"),
        ("Sch. 12", "12"),
        ("Jadual Kesepuluh", "Tenth Schedule"),
        ("Jadual 2", "Second Schedule"),
    ],
)
def test_schedules_are_read_in_both_languages(text: str, number: str) -> None:
    group = schedule_at(text, 0)
    assert group is not None
    assert (group.items[0].number, group.end) == (number, len(text))


def test_a_schedule_in_lower_case_is_a_timetable_unless_someone_searches() -> None:
    assert schedule_at("first schedule", 0) is None
    assert schedule_at("first schedule", 0, loose=True) is not None

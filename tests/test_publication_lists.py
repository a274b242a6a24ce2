"""The dated stories of a list bound the undated ones beside them, where and only where they show an order."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import dates, intervals
from etl.dates.publication_order import Order, order_of
from etl.intervals import Interval
from etl.model import Publication, SectionKind
from etl.read import sections

PLACES = ("Peru", "Chile", "Cuba", "Laos", "Kenya", "Japan", "India", "Egypt", "Qatar", "Oman")


def listed(days: list[date | None], page: str = "") -> list[Publication]:
    """The publications of a list of stories, those of `days` told with their day and year, below the story `page`."""
    items = []
    for place, day in zip(PLACES, days, strict=False):
        on = f"On {day:%B} {day.day}, {day.year}, guests" if day else "Guests"
        items.append(f"Guests from {place} visit Hue\n{on} from {place} visited schools and gardens in Hue.")
    text = "\n".join([page, *items]) if page else "\n".join(items)
    parts = sections(text)
    _, own = dates.publications(text, parts, dates.find(text), None, {}, "VNM", None)
    told = {part.story: when for part, when in zip(parts, own, strict=True) if part.kind is SectionKind.TEASER}
    assert len(told) == len(days), [part.kind for part in parts]
    return [told[number] for number in sorted(told)]


def test_a_list_without_order_dates_nothing_by_its_place() -> None:
    may, november, january, august = date(2024, 5, 3), date(2024, 11, 4), date(2024, 1, 9), date(2024, 8, 20)
    answers = listed([may, None, november, january, None, august])
    for undated in (answers[1], answers[4]):
        assert undated.interval.contains(Interval(date(2024, 1, 1), date(2024, 12, 31))), undated.why


def test_one_dated_story_shows_no_order() -> None:
    answers = listed([None, None, date(2024, 5, 3), None])
    for undated in (answers[0], answers[1], answers[3]):
        assert undated.interval.days > 300, undated.why


def test_one_story_moved_up_leaves_the_order_of_a_long_list() -> None:
    days = [date(2024, 5, 20), date(2024, 5, 17), None, date(2024, 5, 12), date(2024, 5, 15), date(2024, 5, 2)]
    answers = listed(days)
    assert answers[2].interval == Interval(date(2024, 5, 12), date(2024, 5, 18))


def test_what_stands_below_the_oldest_came_out_before_it_and_what_stands_above_the_newest_after() -> None:
    first, *_, last = listed([None, date(2024, 5, 20), date(2024, 5, 12), None])
    assert first.interval.first == date(2024, 5, 20)
    assert first.interval.last > date(2024, 5, 31)
    assert last.interval.last == date(2024, 5, 13)
    assert last.interval.first < date(2024, 3, 1)
    assert "below" in last.why
    assert "newest first" in last.why


def test_below_the_last_of_a_list_that_rises_stands_what_came_out_after_it() -> None:
    *_, last = listed([date(2024, 4, 28), date(2024, 5, 2), date(2024, 5, 12), None])
    assert last.interval.first == date(2024, 5, 12)
    assert last.interval.last > date(2024, 5, 20)
    assert "oldest first" in last.why


def test_related_stories_in_no_order_may_be_as_old_as_the_oldest_of_them() -> None:
    page = "Hanoi (VNA) – On June 28, 2024, the minister met his guest and thanked him for the books./.\nSee more"
    days = [date(2024, 3, 5), None, date(2024, 6, 2), date(2024, 4, 11), date(2024, 5, 30)]
    undated = listed(days, page)[1]
    assert undated.interval.first == date(2024, 3, 5)
    assert undated.interval.last >= date(2024, 6, 28)


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["2024-05-03"], Order.NONE),
        (["2024-05-03", "2024-05-03"], Order.FALLING),
        (["2024-05-03", "2024-05-01"], Order.FALLING),
        (["2024-05-03", "2024-05-09", "2024-05-09"], Order.RISING),
        (["2024-05-03", "2024-05-01", "2024-05-02"], Order.NONE),
        (["2024-05-09", "2024-05-07", "2024-05-08", "2024-05-04", "2024-05-01"], Order.FALLING),
    ],
)
def test_an_order_is_what_most_steps_show(days: list[str], order: Order) -> None:
    assert order_of([intervals.parse(day) for day in days]) is order


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=9),
    st.lists(st.booleans(), min_size=10, max_size=10),
    st.permutations(range(10)),
    st.sampled_from(["falling", "rising", "shuffled"]),
)
def test_no_window_misses_the_day_of_its_story(gaps: list[int], told: list[bool], mixed: list[int], way: str) -> None:
    """Stories of one year some days apart, in order or not: those that do not tell their day hold it all the same."""
    days = [date(2024, 12, 1)]
    for gap in gaps:
        days.append(days[-1] - timedelta(days=gap))
    if way == "rising":
        days.reverse()
    if way == "shuffled":
        days = [days[at] for at in mixed if at < len(days)]
    given_days = [day if is_told else None for day, is_told in zip(days, told, strict=False)]
    shown = order_of([intervals.day(day) for day in given_days if day])
    if way == "shuffled" and shown is not Order.NONE:
        return
    distinct = len({day for day in given_days if day})
    if way == "rising" and distinct == 1:
        return
    for day, answer in zip(days, listed(given_days), strict=True):
        assert answer.interval.contains(intervals.day(day)), (day, answer.why)

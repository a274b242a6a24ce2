"""Time expressions, one row a case: what is found and what it denotes, and what must not be taken for a date."""

import csv
from pathlib import Path

import pytest

from etl import intervals
from etl.dates import find, resolve
from etl.dates.grammar import readings, rules
from etl.dates.grammar.guards import GUARDS
from etl.dates.holidays import easter, holiday, names
from etl.model import Basis, Publication, Section, SectionKind, TimeExpression
from etl.spans import Span

CORPUS = Path(__file__).parent / "corpus"


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def dated(text: str, published: str) -> tuple[TimeExpression, ...]:
    body = Section(0, SectionKind.BODY, Span(0, len(text)), 0)
    publication = Publication(intervals.parse(published), Basis.METADATA, "given")
    return resolve(text, [body], find(text), [publication])


def trail(found: tuple[TimeExpression, ...]) -> str:
    return "; ".join(f"{one.text!r} = {one.value} by {one.rule}, {one.anchor}: {one.why}" for one in found) or "nothing"


@pytest.mark.parametrize("row", rows("time_positive.csv"), ids=lambda row: f"{row['expression']} ({row['published']})")
def test_an_expression_is_found_and_dated(row: dict[str, str]) -> None:
    found = dated(row["text"], row["published"])
    one = next((one for one in found if one.text == row["expression"]), None)
    assert one is not None, f"{row['expression']!r} not found in {row['text']!r}: {trail(found)}"
    have = {
        "type": one.type,
        "value": one.value,
        "first": one.interval.first.isoformat() if one.interval else "",
        "last": one.interval.last.isoformat() if one.interval else "",
        "granularity": one.granularity,
        "anchor": one.anchor,
    }
    assert have == {key: row[key] for key in have}, trail(found)
    assert one.why


@pytest.mark.parametrize("row", rows("time_negative.csv"), ids=lambda row: row["text"])
def test_what_only_looks_like_a_date_is_left_alone(row: dict[str, str]) -> None:
    found = dated(row["text"], row["published"])
    assert not found, trail(found)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.name}: {rule.example}")
def test_a_rule_reads_its_example(rule) -> None:
    fitting = readings(rule.example)
    assert any(reading.rule is rule for reading in fitting), [reading.rule.name for reading in fitting]


def test_every_guard_guards_a_rule() -> None:
    assert {rule.guard for rule in rules()} - {None} == set(GUARDS)


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Tet", 2024, "2024-02-10"),
        ("Tet", 2025, "2025-01-29"),
        ("Tet", 2007, "2007-02-17"),
        ("Thanksgiving", 2023, "2023-11-23"),
        ("Memorial Day", 2013, "2013-05-27"),
        ("Good Friday", 2024, "2024-03-29"),
        ("Christmas", 1999, "1999-12-25"),
    ],
)
def test_a_holiday_falls_on_its_true_day(name: str, year: int, expected: str) -> None:
    found = holiday(name, year)
    assert found is not None and found.edtf == expected


def test_a_holiday_of_an_unknown_year_has_no_day() -> None:
    assert holiday("Tet", 1700) is None


def test_easter_of_known_years() -> None:
    known = {1961: "1961-04-02", 2000: "2000-04-23", 2008: "2008-03-23", 2011: "2011-04-24", 2038: "2038-04-25"}
    assert {year: easter(year).isoformat() for year in known} == known


@pytest.mark.parametrize("row", rows("../../seeds/holidays.csv"), ids=lambda row: row["holiday"])
def test_a_holiday_row_reads_its_example(row: dict[str, str]) -> None:
    found = dated(row["example"], "2024-06-15")
    assert [one.text.lower() for one in found] == [row["words"].split("|")[0].lower()], trail(found)
    assert all(one.interval for one in found), trail(found)
    assert row["holiday"] in names().values()

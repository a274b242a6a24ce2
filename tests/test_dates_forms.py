"""Every form of date that news writes has rows in the corpora: some that hold it, some that only look like it."""

import csv
from pathlib import Path

import pytest

from etl import intervals
from etl.dates import find, resolve
from etl.model import Basis, Publication, Section, SectionKind, TimeExpression
from etl.spans import Span

CORPUS = Path(__file__).parent / "corpus"
BETWEEN = " ; "


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


HELD = {row["expression"] for row in rows("time_positive.csv")}
LEFT_ALONE = {row["text"] for row in rows("time_negative.csv")}


def dated(text: str) -> tuple[TimeExpression, ...]:
    body = Section(0, SectionKind.BODY, Span(0, len(text)), 0)
    publication = Publication(intervals.parse("2025-02-21"), Basis.METADATA, "given")
    return resolve(text, [body], find(text), [publication])


@pytest.mark.parametrize("row", rows("time_forms.csv"), ids=lambda row: row["form"])
def test_a_form_has_rows_that_hold_it_and_rows_that_do_not(row: dict[str, str]) -> None:
    missing = [one for one in row["positive"].split(BETWEEN) if one not in HELD]
    assert not missing, f"{row['form']}: no row of time_positive.csv holds {missing}"
    assert row["negative"] in LEFT_ALONE, f"{row['form']}: {row['negative']!r} is no row of time_negative.csv"


@pytest.mark.parametrize(
    ("text", "value", "modifier"),
    [
        ("They met over the past two months.", "P2M", None),
        ("They talked for more than five years.", "P5Y", "MORE_THAN"),
        ("They talked for nearly 30 years.", "P30Y", "LESS_THAN"),
        ("They talked for at least ten days.", "P10D", "EQUAL_OR_MORE"),
        ("They talked for about 20 minutes.", "PT20M", "APPROX"),
        ("They met in early May.", "2024-05", "START"),
        ("They met in mid-May.", "2024-05", "MID"),
        ("They met at the end of May.", "2024-05", "END"),
    ],
)
def test_a_loose_span_carries_its_value_and_modifier(text: str, value: str, modifier: str | None) -> None:
    (one,) = dated(text)
    assert (one.value, one.modifier) == (value, modifier), one.why


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The 1982 UN Convention on the Law of the Sea binds both.", "1982"),
        ("Both work for the 2030 Agenda.", "2030"),
        ("Both work for Agenda 2030.", "2030"),
        ("The 2005 Strategic Partnership Agreement was renewed.", "2005"),
        ("The 2021-2025 Plan of Action was renewed.", "2021/2025"),
    ],
)
def test_a_year_inside_a_name_is_an_expression_that_dates_no_engagement(text: str, year: str) -> None:
    (one,) = dated(text)
    assert one.value == year
    assert not one.dates_engagements

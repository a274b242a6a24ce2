"""The sentence of why: what a desk officer reads beside a date, row by row."""

import csv
from pathlib import Path

import pytest

from etl import intervals
from etl.dates import find, resolve
from etl.dates.wording import days, ordinal
from etl.model import Basis, Publication, Section, SectionKind, TimeExpression
from etl.spans import Span

CORPUS = Path(__file__).parent / "corpus"


def rows() -> list[dict[str, str]]:
    with (CORPUS / "time_whys.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def dated(text: str, publication: Publication) -> tuple[TimeExpression, ...]:
    return resolve(text, [Section(0, SectionKind.BODY, Span(0, len(text)), 0)], find(text), [publication])


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['expression']} ({row['published']})")
def test_a_date_says_why(row: dict[str, str]) -> None:
    found = dated(row["text"], Publication(intervals.parse(row["published"]), Basis.METADATA, "given"))
    assert row["why"] in {one.why for one in found if one.text == row["expression"]}


def test_an_inferred_publication_says_from_what() -> None:
    why = "it tells of “February 21”; the 75th anniversary of relations falls in 2025; and more"
    publication = Publication(intervals.parse("2025-02-21/2025-02-22"), Basis.INFERRED, why)
    (one,) = dated("They met in June last year.", publication)
    reasons = "it tells of “February 21”; the 75th anniversary of relations falls in 2025"
    assert one.why == f"June of the year before publication (21 to 22 February 2025, inferred: {reasons})"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-02-21", "21 February 2025"),
        ("2025-02-21/2025-02-22", "21 to 22 February 2025"),
        ("2025-02-21/2025-03-02", "21 February to 2 March 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2025-02", "February 2025"),
        ("2025", "2025"),
    ],
)
def test_days_are_told_in_words(edtf: str, words: str) -> None:
    assert days(intervals.parse(edtf)) == words


def test_ordinals_have_their_endings() -> None:
    told = [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 75, 102, 112)]
    assert told == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "75th", "102nd", "112th"]

"""Pairs of tellings that are one engagement, or two though alike. The held half is never tuned on.

Those `told` were judged before any run: F1 .931 at first sight (56 of 60), before what they showed was mended.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from etl import merge
from tests.merge_cases import telling

CORPUS = Path(__file__).parent / "corpus" / "same.csv"


def pairs(half: str) -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["half"] == half]


def joined(row: dict[str, str]) -> bool:
    (one, first), (other, second) = telling(row["one"], "article-1"), telling(row["other"], "article-2")
    result = merge.merge([one, other], {"article-1": first, "article-2": second}, as_of=date(2026, 1, 1))
    return len(result.engagements) == 1


@pytest.mark.parametrize("row", pairs("tuned"), ids=lambda row: row["why"])
def test_a_pair_of_the_tuned_half_is_judged_right(row: dict[str, str]) -> None:
    assert joined(row) == (row["same"] == "yes"), f"{row['one']}\n{row['other']}"


@pytest.mark.parametrize(("half", "least"), [("held", 150), ("told", 60)])
def test_what_was_not_tuned_on_is_judged_well_enough(half: str, least: int) -> None:
    rows = pairs(half)
    found = [(joined(row), row["same"] == "yes") for row in rows]
    hits = sum(said and true for said, true in found)
    f1 = 2 * hits / (sum(said for said, _ in found) + sum(true for _, true in found))
    assert len(rows) >= least
    assert f1 >= 0.95, f"pairwise F1 {f1:.3f} on {len(rows)} pairs"

"""Which partners a line names, roughly: enough to tell whether two stories of a page are on the same matter."""

import csv
from functools import cache

import re2

from etl.paths import SEEDS
from etl.patterns import Pattern

FORMS = frozenset({"name", "demonym", "abbreviation"})


def partners_named(text: str) -> set[str]:
    """Codes of the partners that `text` names by country, people or abbreviation."""
    codes, names = _names()
    return {codes[match[0]] for match in names.finditer(text)}


@cache
def _names() -> tuple[dict[str, str], Pattern]:
    with (SEEDS / "partner_names.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["form"] in FORMS and not row["context"]]
    codes = {row["name"]: row["code"] for row in rows}
    longest_first = sorted(codes, key=len, reverse=True)
    return codes, Pattern(rf"\b(?:{'|'.join(re2.escape(name) for name in longest_first)})\b")

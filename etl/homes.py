"""The countries that can be the home: today's states, as ISO 3166-1 alpha-3 writes them."""

import csv
from functools import cache

from etl.paths import SEEDS


def checked(code: str) -> str:
    """`code` in capitals; raises ValueError for what is not the code of a country of seeds/partners.csv."""
    home = code.upper()
    if home not in _codes():
        raise ValueError("expected an ISO 3166-1 alpha-3 code such as VNM")
    return home


@cache
def _codes() -> frozenset[str]:
    with (SEEDS / "partners.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file) if row["kind"] != "former")

"""Towns as merging compares them: a country, or a palace that stands for its government, is no town.

"In Vietnam" is said of what was in Hanoi as of what was in Da Nang, so it speaks neither for one nor against the other.
"""

import csv
from functools import cache

from etl.merge.names import fold, words
from etl.paths import SEEDS

WIDER = frozenset({"name", "official", "variant", "metonym"})


@cache
def town(place: str | None) -> str | None:
    """The folded place by its usual name; None for none, and for one of seeds/partner_names.csv that is no town."""
    folded = fold(place or "")
    return None if folded in _wider() else words("town").get(folded, folded) or None


@cache
def _wider() -> frozenset[str]:
    with (SEEDS / "partner_names.csv").open(encoding="utf-8", newline="") as file:
        named = {fold(row["name"]) for row in csv.DictReader(file) if row["form"] in WIDER}
    with (SEEDS / "places.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(named.difference(fold(row["name"]) for row in csv.DictReader(file)))

"""Offices a country can have: in a republic's news "the queen" is somebody else's."""

from functools import cache

from etl.recognise.names import rows

# "the first African leader to come": one of a whole region is nobody's own
_OF_A_REGION = tuple(
    f"{region} {people}"
    for region in (
        "european", "asian", "central asian", "southeast asian", "south asian", "african", "east african",
        "west african", "arab", "gulf", "western", "nordic", "baltic", "latin american", "south american",
        "caribbean", "pacific",
    )
    for people in ("leader", "minister", "president", "premier", "prime minister", "head", "foreign minister")
)  # fmt: skip


def can_be_home(office: str, home: str) -> bool:
    """Whether the home country has an office of that name, `office` in its own words; what has no row may be."""
    words = office.lower()
    if words.startswith(_OF_A_REGION):
        return False
    for name, only, lacks in _table():
        if words == name or words.startswith((f"{name} and ", f"{name} of ")):
            return home not in lacks and (not only or home in only)
    return True


@cache
def _table() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (row["office"].lower(), frozenset(row["only"].split()), frozenset(row["lacks"].split()))
        for row in rows("home_offices.csv")
    )

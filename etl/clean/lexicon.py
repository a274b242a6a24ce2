"""The words that prove a join: English by SCOWL's bands, countries and peoples, and the roles of seeds/repairs.csv."""

import csv
from dataclasses import dataclass
from functools import cache

from etl.errors import SeedError
from etl.paths import SEEDS

COMMON_BAND = 35
USUAL_BAND = 40  # of words that most texts are made of
ROLES = frozenset({"function", "left", "right", "tail", "head", "brand", "acronym", "camel", "closes", "keep", "title"})
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"),
)
REGIONS = ("Asia", "Asian", "Africa", "African", "America", "Americans", "Europe", "European", "Eurasian", "Pacific")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case with their band, proper names as written, and the words of each role.

    `settled` are tokens as they stand in most texts, words with a mark behind them too, of which no look is needed.
    """

    bands: dict[str, int]
    names: frozenset[str]
    peoples: frozenset[str]
    roles: dict[str, frozenset[str]]
    settled: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether `word` is English, in any case, or a known name as written."""
        return word.lower() in self.bands or word in self.names

    def common(self, word: str, band: int = COMMON_BAND) -> bool:
        """Whether `word` is a lower-case word of `band` or a more common one."""
        return self.bands.get(word, 100) <= band


@cache
def lexicon() -> Lexicon:
    """The lexicon of the seeds, read once."""
    bands = _bands()
    peoples = _peoples()
    roles = _roles()
    names = peoples | roles["keep"] | roles["acronym"] | frozenset(MONTHS + WEEKDAYS)
    usual = [word for word, band in bands.items() if band <= USUAL_BAND]
    words = names.union(usual, map(str.capitalize, usual))
    settled = words.union(word + mark for word in words for mark in ",.")
    return Lexicon(bands, names, peoples, roles, settled)


def _bands() -> dict[str, int]:
    with (SEEDS / "repairs_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: int(row["band"]) for row in csv.DictReader(file)}


def _roles() -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = {role: set() for role in ROLES}
    with (SEEDS / "repairs.csv").open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if row["kind"] not in ROLES:
                raise SeedError(f"repairs.csv:{line}: kind {row['kind']!r}: expected one of {', '.join(sorted(ROLES))}")
            roles[row["kind"]].add(row["text"])
    return {role: frozenset(words) for role, words in roles.items()}


def _peoples() -> frozenset[str]:
    """Names, demonyms and capitals of the partners, word by word, and demonyms in the plural."""
    with (SEEDS / "partners.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.DictReader(file) for cell in (row["name"], row["demonym"], row["capital"])]
    words = [word for cell in cells for word in cell.replace(";", " ").replace("|", " ").split()]
    names = {word for word in words if word.isalpha() and word[0].isupper() and len(word) > 2}
    return frozenset(names | {f"{name}s" for name in names} | set(REGIONS))

"""What a line of a page says by itself, by the rows of seeds/boilerplate.csv, before anyone looks at its neighbours."""

import csv
from dataclasses import dataclass
from functools import cache

import re2

from etl.errors import SeedError
from etl.paths import SEEDS

WHOLE = ("nav-label", "comment-box", "cart-box", "byline", "image-filename", "agency-tag", "gambling-seo")
OPENERS = ("opener-teaser", "opener-sidebar")
KINDS = frozenset((*WHOLE, *OPENERS, "teaser-line", "credit", "credit-start", "marker", "end", "stamp-word"))

MEMORY = 1 << 26
LONGEST_LABEL = 160
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
DATED = re2.compile(
    rf"(?i)\b(?:{MONTH})\b|\d{{1,4}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{2,4}}|\d{{1,2}}:\d\d|"
    r"\b\d+ (?:minutes?|hours?|days?|weeks?) ago\b"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Compiled rows: exact labels by text, and one pattern a kind."""

    exact: dict[str, str]
    whole: dict[str, "re2._Regexp"]
    inside: dict[str, "re2._Regexp"]
    stamp: "re2._Regexp"

    def of(self, line: str) -> str | None:
        """The kind that the whole `line` belongs to, or None when it may be text."""
        if len(line) > LONGEST_LABEL:
            return None
        kind = self.exact.get(line.lower().rstrip(" :.…»>|").lstrip(" |•»>-"))
        if kind:
            return kind
        return next((kind for kind, pattern in self.whole.items() if pattern.fullmatch(line)), None)

    def is_stamp(self, line: str) -> bool:
        """Whether nothing but a date or a time and the words of a stamp stands in `line`."""
        return len(line) < 120 and DATED.search(line) is not None and self.stamp.fullmatch(line) is not None


@cache
def labels() -> Labels:
    """The rows of seeds/boilerplate.csv, read and compiled once."""
    rows = _rows()
    exact = {
        row["text"].lower(): row["kind"] for row in rows if row["match"] == "exact" and row["kind"] != "stamp-word"
    }
    patterns = {
        kind: [row["text"] for row in rows if row["kind"] == kind and row["match"] == "pattern"] for kind in KINDS
    }
    whole = {kind: _any(patterns[kind]) for kind in (*WHOLE, "teaser-line") if patterns[kind]}
    inside = {
        "credit": _any(patterns["credit"], after=r"[\s|./\]]*$"),
        "credit-start": _any(patterns["credit-start"], before="^"),
        "marker": _any(patterns["marker"]),
        "end": _any(patterns["end"], after=r"\s*$"),
    }
    words = "|".join(re2.escape(row["text"]) for row in rows if row["kind"] == "stamp-word")
    stamp = re2.compile(
        rf"(?i)(?:\d+|\b(?:{MONTH}|{WEEKDAY}|{words})\b|[ap]\.?m\.?|[-+\s,.:;/|()\[\]–—•·]|t|z)+", _options()
    )
    return Labels(exact, whole, inside, stamp)


def _any(patterns: list[str], before: str = "", after: str = "") -> "re2._Regexp":
    return re2.compile(f"(?i){before}(?:{'|'.join(patterns)}){after}", _options())


def _options() -> "re2.Options":
    """Room for the automata of long alternations, which would otherwise be rebuilt over and over."""
    options = re2.Options()
    options.max_mem = MEMORY
    return options


def _rows() -> list[dict[str, str]]:
    path = SEEDS / "boilerplate.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise SeedError(f"{path.name}:{number}: expected {len(rows[0])} cells: quote a text that holds commas")
        if row["kind"] not in KINDS:
            raise SeedError(f"{path.name}:{number}: kind {row['kind']!r}: expected one of {', '.join(sorted(KINDS))}")
        if row["match"] not in ("exact", "pattern"):
            raise SeedError(f"{path.name}:{number}: match {row['match']!r}: expected exact or pattern")
    return rows

"""What a line of a page says by itself, by the rows of seeds/boilerplate.csv, before anyone looks at its neighbours."""

import csv
from dataclasses import dataclass
from functools import cache

import re2

from etl.errors import SeedError
from etl.paths import SEEDS
from etl.patterns import Pattern

WHOLE = ("nav-label", "comment-box", "cart-box", "byline", "image-filename", "agency-tag", "gambling-seo")
OPENERS = ("opener-teaser", "opener-sidebar")
KINDS = frozenset((*WHOLE, *OPENERS, "teaser-line", "credit", "credit-start", "marker", "end", "stamp-word"))

# What stands before and after the patterns that are looked for inside a line.
AROUND = {"credit": ("", r"[\s|./\]]*$"), "credit-start": ("^", ""), "marker": ("", ""), "end": ("", r"\s*$")}
MEMORY = 1 << 26
LONGEST_LABEL = 160
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
DATED = Pattern(
    rf"(?i)\b(?:{MONTH})\b|\d{{1,4}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{2,4}}|\d{{1,2}}:\d\d|"
    r"\b\d+ (?:minutes?|hours?|days?|weeks?) ago\b"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Compiled rows: exact labels by text, and the patterns of whole lines and of parts of one as a set each."""

    exact: dict[str, str]
    whole: "re2.Set"
    whole_kinds: tuple[str, ...]
    inside: "re2.Set"
    inside_kinds: tuple[str, ...]
    stamp: Pattern

    def of(self, line: str) -> str | None:
        """The kind that the whole `line` belongs to, or None when it may be text."""
        if len(line) > LONGEST_LABEL:
            return None
        kind = self.exact.get(line.lower().rstrip(" :.…»>|").lstrip(" |•»>-"))
        if kind:
            return kind
        found = self.whole.Match(line)
        return self.whole_kinds[min(found)] if found else None

    def marks(self, line: str) -> frozenset[str]:
        """Which of credit, credit-start, marker and end stand in `line`."""
        return frozenset(self.inside_kinds[index] for index in self.inside.Match(line) or ())

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
    patterns = [(row["kind"], row["text"]) for row in rows if row["match"] == "pattern"]
    order = (*WHOLE, "teaser-line")
    whole = sorted((item for item in patterns if item[0] in order), key=lambda item: order.index(item[0]))
    inside = [item for item in patterns if item[0] in AROUND]
    whole_set = re2.Set.FullMatchSet(_options())
    inside_set = re2.Set.SearchSet(_options())
    for _, text in whole:
        whole_set.Add(f"(?i){text}")
    for kind, text in inside:
        before, after = AROUND[kind]
        inside_set.Add(f"(?i){before}(?:{text}){after}")
    whole_set.Compile()
    inside_set.Compile()
    words = "|".join(re2.escape(row["text"]) for row in rows if row["kind"] == "stamp-word")
    stamp = Pattern(
        rf"(?i)(?:\d+(?:st|nd|rd|th)?|\b(?:{MONTH}|{WEEKDAY}|{words})\b|[ap]\.?m\.?|[-+\s,.:;/|()\[\]–—•·]|t|z)+"
    )
    return Labels(exact, whole_set, tuple(k for k, _ in whole), inside_set, tuple(k for k, _ in inside), stamp)


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

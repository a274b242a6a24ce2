"""The reasons a build gives, which are English sentences, in the language of the reader.

Each row `because.*` of the wording is a sentence with places; a reason that is built of rows and of things that need no
translating (days, numbers, words quoted from an article) is said anew. Any other is shown as a quotation in English.
"""

import re
from functools import cache, lru_cache

from dashboards import wording
from dashboards.wording import Words

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)})(?: (\d{{4}}))?")
PLACE = re.compile(r"\\{(\w+)\\}")
ISO = r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?"
HOUR = r"\d{1,2}:\d\d(?: [AP]M)?(?: GMT[+-]\d+)?"
PLAIN = r"[^;“”]+"
SHAPES = {
    **dict.fromkeys("nm", r"\d+"),
    **dict.fromkeys("de", ISO),
    **{"q": "“[^”]*”", "h": HOUR, "u": r"\w+", "f": r"[\w ]+", "v": r"[\w -]+", "name": PLAIN, "raw": PLAIN},
}
FIELDS = ("type", "channel", "direction", "level", "status", "subtype")


def told(words: Words, reason: str | None) -> str:
    """The reason in the reader's language, or as a quotation in English; a dash for none."""
    if not reason:
        return "–"
    if words.language == "en":
        return reason
    said = _said(words, reason)
    return said[:1].upper() + said[1:] if said else words("quoted", text=reason)


@lru_cache(maxsize=4_000)
def _said(words: Words, text: str) -> str | None:
    """The text in the reader's language, or None where a part of it is not known."""
    if day := _day(words, text):
        return day
    if re.fullmatch(rf"\d+|{ISO}|“[^”]*”", text):
        return text
    for pattern, key in _templates():
        if found := pattern.fullmatch(text):
            parts = {name: _part(words, name, part) for name, part in found.groupdict().items()}
            if None not in parts.values():
                return words(key, **parts)
    listed = _split(text, "; ")
    return _joined(words, listed, "; ") if len(listed) > 1 else None


def _part(words: Words, name: str, text: str) -> str | None:
    match name:
        case "n" | "m" | "q" | "d" | "e" | "h" | "name" | "raw":
            return text
        case "u":
            return words.code("unit", text) if f"unit.{text}" in wording.rows() else None
        case "f":
            field = text.replace(" ", "_")
            return words.code("field", field) if f"field.{field}" in wording.rows() else None
        case "v":
            return next((words.code(field, text) for field in FIELDS if f"{field}.{text}" in wording.rows()), None)
        case "items":
            return _joined(words, text.split(", "), ", ")
        case _:
            return _said(words, text)


def _joined(words: Words, texts: list[str], by: str) -> str | None:
    parts = [_said(words, text) for text in texts]
    return by.join(part for part in parts if part) if all(parts) else None


def _day(words: Words, text: str) -> str | None:
    """31 March 2018, March 2018, March or Wednesday as the language writes it."""
    if text in WEEKDAYS:
        return words(f"weekday.{WEEKDAYS.index(text)}")
    if not (found := DAY.fullmatch(text)):
        return None
    day, month, year = found[1], str(MONTHS.index(found[2]) + 1), found[3]
    written = "/".join(part for part in (day, month, year) if part)
    return written if day else words("month_name", month=written)


def _split(text: str, by: str) -> list[str]:
    """The text cut at each `by` that stands outside brackets and quotation marks."""
    pieces: list[str] = []
    for piece in text.split(by):
        if pieces and any(pieces[-1].count(opens) > pieces[-1].count(closes) for opens, closes in ("()", "“”")):
            pieces[-1] += by + piece
        else:
            pieces.append(piece)
    return pieces


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(row["en"]), key) for key, row in wording.rows().items() if key.startswith("because."))


def _pattern(english: str) -> re.Pattern[str]:
    """A sentence as a pattern, blind to a capital at its start."""
    pattern = PLACE.sub(lambda found: f"(?P<{found[1]}>{SHAPES.get(found[1], '.+')})", re.escape(english))
    first = english[0]
    return re.compile(f"[{first.upper()}{first}]" + pattern[1:] if first.isalpha() else pattern)

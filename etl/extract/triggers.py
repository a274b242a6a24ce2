"""Words that tell an engagement: rows of seeds/triggers.csv in, their occurrences in a text out."""

import csv
import re
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from etl.errors import SeedError
from etl.extract.patterns import Pattern, pattern
from etl.model import EngagementType
from etl.paths import SEEDS
from etl.spans import Span

_WINDOW = 200
_FEW_WORDS = r"(?:(?:[^\s,;.()<>]|U\.[SKN]\.)+ ){0,4}"
# what is done with an event: it is opened, held, ended; one list for every row that asks for such a verb
_STAGED = (
    r"\b(?:h[eo]ld|holds|holding|stag(?:e|es|ed|ing)|conven(?:e|es|ed|ing)|host(?:s|ed|ing)?|co-?host(?:s|ed|ing)?|"
    r"open(?:s|ed|ing)?|start(?:s|ed|ing)?|beg[aiu]n|begins|beginning|launch(?:es|ed|ing)?|"
    r"kick(?:s|ed|ing)? off|kick-start(?:s|ed|ing)?|inaugurat(?:e|es|ed|ing)|resum(?:e|es|ed|ing)|"
    r"undert(?:ake|akes|ook|aken|aking)|"
    r"restart(?:s|ed|ing)?|re-?open(?:s|ed|ing)?|conduct(?:s|ed|ing)?|carr(?:y|ies|ied|ying) out|"
    r"conclud(?:e|es|ed|ing)|complet(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|end(?:s|ed|ing)|"
    r"wrap(?:s|ped|ping)? up|w(?:i|ou)nd(?:s|ing)? up|round(?:s|ed|ing)? off|finish(?:es|ed|ing)?|"
    r"chair(?:s|ed|ing)?|co-?chair(?:s|ed|ing)?)"
)
# the preposition and the space in front of a day that stands between words, "met on Friday with"
_LEADS_DAY = pattern(r"(?i) (?:(?:on|in|at|since|from|during|late on|early on|earlier on) (?:the )?)?$")
FRAMES = frozenset(
    [
        "travel",
        "leave",
        "host",
        "guest",
        "mutual",
        "weak",
        "call",
        "send",
        "sign",
        "upgrade",
        "resident",
        "exchange",
        "ceremony",
        "assembly",
        "invite",
        "exercise",
    ]
)


class Trigger(Struct, frozen=True):
    """One row: the words, what must and must not stand around them (`<word>` marks the hit), and who does what.

    In the latter `@` stands for up to four words, `~` for any verb of holding, opening or ending an event.
    `frame` names how agents and places are filled; see etl/extract/frames.py.
    """

    rule: str
    type: EngagementType
    subtype: str | None
    verb: bool
    words: tuple[str, ...]
    where: Pattern | None
    unless: Pattern | None
    frame: str
    example: str
    negative: str


class Hit(Struct, frozen=True):
    """A trigger row that fired on `span` of the text."""

    trigger: Trigger
    span: Span


def find(flat: bytes, sentence: Span, words: list[tuple[int, int, int]], days: Sequence[Span] = ()) -> list[Hit]:
    """Trigger rows that fire inside `sentence`; `words` are the (start, end, form) occurrences lying in it.

    Of words that overlap, the first and longest fires whose row holds: "paid a visit to" the premier, else "visit".
    A row holds as well where only one of `days`, the time expressions, parts what it asks for: "met on Friday with".
    """
    hits: list[Hit] = []
    for start, end, form in words:
        if hits and start < hits[-1].span.end:
            continue
        left = flat[max(sentence.start, start - _WINDOW) : start]
        right = flat[end : min(sentence.end, end + _WINDOW)]
        marked = b"%b<%b>%b" % (left, flat[start:end], right)
        thin = _without_days(flat, Span(start - len(left), end + len(right)), Span(start, end), days)
        for trigger in lexicon().rows[form]:
            if trigger.where is not None and not trigger.where.search(marked):
                if thin is None or not trigger.where.search(thin):
                    continue
                if trigger.unless is not None and trigger.unless.search(thin):
                    continue
            if trigger.unless is not None and trigger.unless.search(marked):
                continue
            hits.append(Hit(trigger, Span(start, end)))
            break
    return hits


def _without_days(flat: bytes, window: Span, hit: Span, days: Sequence[Span]) -> bytes | None:
    """The window with its hit marked and the adverbials of time left out; None where none stands in it."""
    parts: list[bytes] = []
    start = window.start
    for day in days:
        if day.start < start or day.end > window.end or (day.start < hit.end and hit.start < day.end):
            continue
        led = _LEADS_DAY.search(flat[start : day.start])
        if led is None or not _between_words(flat, day.end, start + led.start() == hit.end):
            continue
        cut = start + led.start()
        parts.append(_marked(flat, Span(start, cut), hit))
        start = day.end
    return b"".join((*parts, _marked(flat, Span(start, window.end), hit))) if parts else None


def _between_words(flat: bytes, end: int, beside: bool) -> bool:
    """Whether what goes on behind a day belongs to what stands before it: no stop, nor a subject beside the hit."""
    return flat[end : end + 1] == b" " and not (beside and flat[end + 1 : end + 2].isupper())


def _marked(flat: bytes, part: Span, hit: Span) -> bytes:
    if not part.contains(hit):
        return flat[part.start : part.end]
    return b"%b<%b>%b" % (flat[part.start : hit.start], flat[hit.start : hit.end], flat[hit.end : part.end])


def occurrences(flat: bytes) -> list[tuple[int, int, int]]:
    """Every whole-word (start, end, form) at which some row's words stand, in order, the longest first."""
    lower = flat.lower().decode("latin-1")
    matches = lexicon().automaton.find_matches_as_indexes(lower, overlapping=True)
    whole = sorted((start, -end, form) for form, start, end in matches if _whole(lower, start, end))
    return [(start, -negative_end, form) for start, negative_end, form in whole]


def _whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() and start) and not text[end : end + 1].isalnum()


class Lexicon(Struct, frozen=True):
    """All trigger words in one automaton; `rows[form]` are the rows of that form in file order."""

    automaton: AhoCorasick
    rows: tuple[tuple[Trigger, ...], ...]


@cache
def lexicon() -> Lexicon:
    """The automaton over every form of every row."""
    forms: dict[str, list[Trigger]] = {}
    for trigger in load():
        for word in trigger.words:
            forms.setdefault(word, []).append(trigger)
    automaton = AhoCorasick(list(forms))
    return Lexicon(automaton, tuple(tuple(rows) for rows in forms.values()))


@cache
def load() -> tuple[Trigger, ...]:
    """The rows of seeds/triggers.csv; a SeedError names the line of a bad one."""
    path = SEEDS / "triggers.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_trigger(row, f"{path.name}:{line}") for line, row in enumerate(csv.DictReader(file), 2))


def _trigger(row: dict[str, str], where: str) -> Trigger:
    if row["frame"] not in FRAMES:
        raise SeedError(f"{where}: frame {row['frame']!r}, expected one of {', '.join(sorted(FRAMES))}")
    try:
        kind = EngagementType(row["type"])
        return Trigger(
            row["rule"], kind, row["subtype"] or None, row["part"] == "verb", tuple(expand(row["words"].lower())),
            _pattern(row["where"]), _pattern(row["unless"]), row["frame"], row["example"], row["negative"],
        )  # fmt: skip
    except ValueError as error:
        raise SeedError(f"{where}: {error}") from error


def _pattern(source: str) -> Pattern | None:
    plain = source.replace("(@)", "@").replace("@", _FEW_WORDS).replace("~", _STAGED)
    return pattern(f"(?i){plain}") if source else None


def expand(words: str) -> list[str]:
    """`met|meet(s|ing)?|set (off|out)` -> met, meets, meeting, meet, set off, set out: alternations, endings."""
    plain = words.replace("\\", "")
    return [form for word in re.split(r"\|(?![^(]*\))", plain) for form in _forms(word)]


def _forms(word: str) -> list[str]:
    group = re.match(r"([^(]*)\(([^)]*)\)(\??)(.*)", word)
    if group is None:
        return [word]
    stem, endings, optional, rest = group.groups()
    choices = endings.split("|") + ([""] if optional else [])
    return [stem + ending + tail for ending in choices for tail in _forms(rest)]

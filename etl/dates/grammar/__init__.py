"""The grammar of time: rules as rows, most specific first, read by RE2; `readings` turns words into shapes."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

import re2
from msgspec import Struct

from etl.dates.grammar import absolute, ancient, daytimes, feasts, lengths, loose, parts, ranges, relative, runs, weekly
from etl.dates.grammar.fragments import JOINED
from etl.dates.grammar.rule import Rule, UnreadableError
from etl.dates.shapes import Shape
from etl.patterns import Match, Pattern

_SPREAD = re.compile(r"\n|\s{4}")


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they are tried on the same words: what names a date before what counts one."""
    return (
        *feasts.rules(),
        *ancient.RULES,
        *absolute.RULES,
        *runs.RULES,
        *weekly.RULES,
        *ranges.RULES,
        *parts.STRETCHES,
        *loose.RULES,
        *lengths.RULES,
        *relative.RULES,
        *parts.RULES,
        *daytimes.RULES,
    )


class _Captured:
    """Groups of one match."""

    __slots__ = ("_match", "_names")

    def __init__(self, match: Match, names: dict[str, int]) -> None:
        self._match = match
        self._names = names

    def __getitem__(self, name: str) -> str:
        return self._match.group(self._names[name])

    def read(self, name: str) -> Shape:
        """The shape of the named group, by the same grammar."""
        return read(self[name])


class Reading(Struct, frozen=True, gc=False):
    """A shape, the rule that read it and, for a range or list, where its first part ends and its last begins.

    `spread` when a line break or the gap between two columns parts the words.
    """

    shape: Shape
    rule: Rule
    ends: tuple[int, int] | None
    spread: bool


@lru_cache(maxsize=1 << 14)
def readings(words: str) -> tuple[Reading, ...]:
    """What `words` say by each rule that fits all of them, in the order of the rules; none when they say no date."""
    out: list[Reading] = []
    spread = _SPREAD.search(words) is not None
    for number in sorted(_which()(words) or ()):
        rule = rules()[number]
        pattern = _pattern(rule.pattern)
        found = pattern.fullmatch(words)
        if found is None:
            continue
        try:
            shape = rule.shape(_Captured(found, pattern.names))
            out.append(Reading(shape, rule, _ends(found, pattern.names), spread))
        except UnreadableError:
            continue
    return tuple(out)


def read(words: str) -> Shape:
    """The shape of `words` by the first rule that fits; raises UnreadableError when none does."""
    for reading in readings(words):
        if not reading.rule.alone:
            return reading.shape
    raise UnreadableError(f"no rule reads {words!r}")


@cache
def searcher() -> Pattern:
    """One pattern of all the rules; it finds the leftmost, longest expression."""
    options = re2.Options()
    options.longest_match = True
    options.max_mem = 1 << 28
    free = [rule for rule in rules() if rule.example.startswith("'") or rule.name == "a decade"]
    anywhere = "|".join(_uncaptured(rule.pattern) for rule in free)
    at_word = "|".join(f"(?:{_uncaptured(rule.pattern)})" for rule in rules())
    return Pattern(
        rf"\b(?:{at_word})|\B(?:{anywhere})|\b{JOINED}(?:{absolute.FULL_DATE}|{absolute.MONTH_DAY})", options
    )


@cache
def _pattern(pattern: str) -> Pattern:
    return Pattern(pattern)


@cache
def _which() -> Callable[[str], list[int]]:
    """A function from words to the numbers of the rules that fit the whole of them, found in one pass."""
    options = re2.Options()
    options.max_mem = 1 << 28
    fitting = re2.Set.FullMatchSet(options)
    for rule in rules():
        fitting.Add(_uncaptured(rule.pattern))
    fitting.Compile()
    match: Callable[[str], list[int]] = fitting.Match
    return match


def _ends(match: Match, names: dict[str, int]) -> tuple[int, int] | None:
    if "a" not in names or "b" not in names or match.start(names["b"]) < 0:
        return None
    return match.end(names["a"]), match.start(names["b"])


def _uncaptured(pattern: str) -> str:
    return re.sub(r"\(\?P<[a-z0-9_]+>", "(?:", pattern)

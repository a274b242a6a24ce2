"""Years inside names: the 1982 convention, Agenda 2030 and a 2021-2025 plan are dates that date no engagement."""

from functools import cache

import re2

from etl.dates.grammar.fragments import DASH, GAP, any_of
from etl.dates.shapes import Range, Shape, Year

_REACH = 90
_INSTRUMENT = any_of(
    "convention treaty accord accords agreement agreements protocol charter constitution declaration covenant law act "
    "code decree plan plans programme program strategy strategies agenda vision roadmap profile report yearbook census "
    "index framework masterplan budget edition"
)
_PLAN = any_of("plan plans programme program strategy agenda vision roadmap framework masterplan budget")
_STRETCH = any_of("period term tenure phase plan cycle stage")
_KNOWN = r"(?:UNCLOS|NPT|CEDAW|CTBT|CPTPP|EVFTA|RCEP|SDGs?)\b"
_TITLE_WORD = r"(?:\p{Lu}[\p{L}'’-]*|of|on|the|for|and|in|to)"


def is_title(text: str, start: int, end: int, shape: Shape) -> bool:
    """Whether the year or run of years at `start` to `end` belongs to the name of a document, plan or treaty."""
    match shape:
        case Year():
            after, before = _after_year(), _before()
        case Range(Year(), Year()):
            after, before = _after_run(), _before()
        case _:
            return False
    return bool(after.match(text[end : end + _REACH]) or before.search(text[max(0, start - _REACH) : start]))


@cache
def _after_year() -> "re2._Regexp[str]":
    return re2.compile(
        rf"\A{GAP}(?:\p{{Lu}}[\p{{L}}'’-]*{GAP}(?:{_TITLE_WORD}{GAP}){{0,5}})?(?:{_KNOWN}|{_INSTRUMENT}\b)"
    )


@cache
def _after_run() -> "re2._Regexp[str]":
    return re2.compile(rf"\A{GAP}(?:[\p{{L}}-]+{GAP}){{0,3}}(?:{_STRETCH}|{_INSTRUMENT})\b")


@cache
def _before() -> "re2._Regexp[str]":
    named = rf"\b(?:Agenda|Vision|Strategy|Expo|Plan|Programme|Program)|{_KNOWN}\)?|\b(?i:period)(?:{GAP}of)?"
    return re2.compile(rf"(?:{named}|\b(?:{_PLAN}|{_STRETCH}){GAP}(?i:for|to|until))(?:{GAP}|{DASH})\z")

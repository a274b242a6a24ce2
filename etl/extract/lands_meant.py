"""Several lands meant without their names: "the presidents of the five countries", "the Nordic prime ministers"."""

import csv
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from etl.extract.page import Page, once
from etl.extract.patterns import Pattern, pattern
from etl.model import PartnerMention
from etl.paths import SEEDS
from etl.spans import Span

_NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LANDS = r"(?:countries|nations|states|republics|neighbou?rs|lands|kingdoms)"
# "the three countries", "all five republics", "of the five"
_BY_NUMBER = pattern(
    rf"(?i)\b(?:all|the|these|those)(?: of the| the)? ({'|'.join(_NUMBERS)})(?: [a-z]+){{0,2}} {_LANDS}\b|"
    rf"\b(?:all|of the) ({'|'.join(_NUMBERS)})(?:[.,;]| and\b|$)",
    groups=True,
)
_ALIKE = pattern(r"^\s*(?:,|and|&|,\s*and|as well as)\s*(?:the\s+|of\s+)*$")
_AND_OF = pattern(r"^,? (?:and|as well as|plus) (?:of |from )?(?:the )?$")
_PEOPLE = (
    r"(?:countries|nations|states|republics|leaders|heads of (?:state|government)|presidents|premiers|prime ministers|"
    r"(?:[a-z]+ )?ministers|counterparts|colleagues|ambassadors|envoys|neighbou?rs)"
)
_GATHERING = r"(?i:summit|dialogue|meeting|forum|conference|talks|consultations)\b"
_FURTHEST_BACK = 10
_KINDS = ("country", "territory")


class Lands(Struct, frozen=True):
    """The codes of the lands meant, home's left out; whether home is one of them; and the words that mean them."""

    codes: tuple[str, ...]
    home: bool
    span: Span


@once
def lands_meant(page: Page, span: Span) -> Lands | None:
    """The lands that the first such words of the stretch mean; None where there are none, or they stay open."""
    return _by_number(page, span) or _by_region(page, span)


def joined_to(page: Page, lands: Lands, codes: tuple[str, ...]) -> bool:
    """Whether the lands are told in one list with countries named behind: "of the five, and of Russia"."""
    behind = page.partners_in(Span(lands.span.end, lands.span.end + 24))
    return bool(behind) and behind[0].code in codes and bool(
        _AND_OF.search(page.flat[lands.span.end : behind[0].span.start])
    )  # fmt: skip


def _by_number(page: Page, span: Span) -> Lands | None:
    """The nearest list told before that names so many: "Peru, Chile and Cuba ... the three countries"."""
    found = _BY_NUMBER.search(page.words(span))
    if found is None:
        return None
    number = _NUMBERS.index((found.group(1) or found.group(2)).decode().lower()) + 3
    at = Span(span.start + found.start(), span.start + (found.spans[2][1] if found.group(2) else found.end()))
    for codes in _lists_before(page, at.start):
        if len(codes) == number:
            return _lands(page, codes, at)
    return None


def _lists_before(page: Page, at: int) -> Iterator[tuple[str, ...]]:
    """Countries told together, nearest first: those of one list, else all of one sentence."""
    here = next(sentence for sentence in page.sentences if at < sentence.span.end)
    for sentence in page.sentences[max(0, here.order - _FURTHEST_BACK) : here.order + 1][::-1]:
        if sentence.section.story != here.section.story:
            return
        told = [one for one in page.partners_in(Span(sentence.span.start, min(at, sentence.span.end)))]
        told = [one for one in told if one.kind in _KINDS and one.form not in ("place", "city")]
        lists = list(_lists(page, told))
        yield from lists[::-1]
        yield tuple(dict.fromkeys(one.code for one in told))


def _lists(page: Page, told: list[PartnerMention]) -> Iterator[tuple[str, ...]]:
    """The runs of countries with only commas and "and" between them."""
    run: list[PartnerMention] = []
    for one in told:
        if run and not _ALIKE.search(page.flat[run[-1].span.end : one.span.start]):
            yield tuple(dict.fromkeys(each.code for each in run))
            run = []
        run.append(one)
    yield tuple(dict.fromkeys(each.code for each in run))


def _by_region(page: Page, span: Span) -> Lands | None:
    """All lands of a region that is told as its leaders or states, or as one side of a pair: "Peru-Nordic summit".

    None where home is one of them: there the others may meet a guest without it, or be told by name.
    """
    for words, codes in _regions():
        if page.home not in codes and (found := words.search(page.words(span))):
            return _lands(page, codes, Span(span.start + found.start(), span.start + found.end()))
    return None


def _lands(page: Page, codes: tuple[str, ...], at: Span) -> Lands:
    return Lands(tuple(code for code in codes if code != page.home), page.home in codes, at)


@cache
def _regions() -> tuple[tuple[Pattern, tuple[str, ...]], ...]:
    with (SEEDS / "land_groups.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((_words(row["name"], row["adjective"]), tuple(row["codes"].split())) for row in rows)


def _words(name: str, adjective: str) -> Pattern:
    return pattern(
        rf"\b{adjective} {_PEOPLE}\b|(?:\b[A-Z]\w+ ?[-+] ?|\b[A-Z]\w+ plus ){name} (?:[A-Z][\w']* ){{0,3}}{_GATHERING}|"
        rf"\b{name}(?: ?[-+] ?| plus )[A-Z]\w+ (?:[A-Z][\w']* ){{0,3}}{_GATHERING}"
    )

"""People named or meant in a text, each with office, side, rank and channel."""

from collections.abc import Sequence

import re2

from etl.model import HOME, Level, PartnerMention, PersonMention, Section
from etl.recognise.offices import Office, offices
from etl.recognise.person_names import is_vietnamese, run_at, short_forms
from etl.recognise.scan import plain
from etl.spans import Span

_APPOSED = re2.compile(r"(\p{Lu}[\p{L}\p{M}'.-]*(?:\s+\p{Lu}[\p{L}\p{M}'.-]*){1,5}),\s+(?:the\s+|a\s+|an\s+)?$")
VIETNAM = "VNM"


def people(
    text: str, sections: Sequence[Section], partners: Sequence[PartnerMention], home: str
) -> tuple[PersonMention, ...]:
    """Mentions sorted by position.

    `side` is a partner code or HOME, None when nothing on the page settles it. A later short name or bare title takes
    name, office and side from the fuller mention it `refers_to`.
    """
    flat = plain(text)
    codes = {mention.code for mention in partners if mention.home} | {home}
    found: list[PersonMention] = []
    stops = frozenset(mention.span.start for mention in partners)
    for office in offices(flat, partners):
        span, name = _holder(flat, office, stops)
        side = _side(office, name, home, codes)
        found.append(PersonMention(span, name, office.text, side, office.level, office.channel))
    return tuple(sorted(found, key=lambda person: person.span))


def _holder(flat: str, office: Office, stops: frozenset[int]) -> tuple[Span, str | None]:
    """The holder's name right after the office, or before it in apposition."""
    at = office.end
    if flat[at : at + 1] in " ,":
        run = run_at(flat, at + (2 if flat[at : at + 2] == ", " else 1), stops)
        if run and flat[at] == " ":
            return Span(office.start, run[1]), flat[run[0] : run[1]]
    if apposed := _APPOSED.search(flat[max(0, office.lead - 80) : office.lead]):
        offset = max(0, office.lead - 80)
        return Span(offset + apposed.start(1), office.end), apposed.group(1)
    return Span(office.start, office.end), None


def _side(office: Office, name: str | None, home: str, codes: set[str]) -> str | None:
    if office.side:
        return HOME if office.side in codes else office.side
    if office.posted:
        return None if office.posted in codes else HOME
    if name and is_vietnamese(name):
        return HOME if home == VIETNAM else VIETNAM
    return None


__all__ = ["Level", "people", "short_forms"]

"""Whose people a traveller meets: those of the land where he is, or of the officials whom a list spells out."""

import re

from etl.recognise.drafts import COUNTRY_KINDS, Draft, Page

_LISTED = re.compile(
    r"\b(?:officials|leaders|ministers|counterparts|lawmakers|dignitaries|authorities|figures|interlocutors|"
    r"representatives|diplomats|executives|generals|commanders|parliamentarians),? "
    r"(?:including|such as|among them|namely|notably|led by|headed by|like)\b"
)
_MEETS = re.compile(
    r"\b(?:meet(?:s|ing|ings)?|met|talks|sees?|saw|call(?:s|ed|ing)? on|confer(?:s|red)?|received by|welcomed by|"
    r"hosted by|discussions?|conversations?|sits? down)\b"
)
_THERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Vv]isit(?:ed|s|ing)?|[Rr]eached) (?:the )?$")
_HERE = re.compile(r" (?:also )?(?:in|at) (?:the )?")
_WITH = re.compile(
    r",? (?:on \w+ |last \w+ |yesterday |today )?with (?:(?:the|his|her|Dr|Mr|Ms|Mrs|H\.E|Prof)\.? ){0,3}$"
)
_OF_THEM = 30


def met_there(page: Page, draft: Draft) -> str | None:
    """The side of a named person whom the words before place among "Italian officials" or with "In London, she met"."""
    low, _ = page.sentence(draft.start)
    before = page.text[low : draft.start]
    lists = list(_LISTED.finditer(before))
    if lists:
        of = page.mention_before(low + lists[-1].start())
        close = of is not None and low + lists[-1].start() - of.span.end <= _OF_THEM and of.span.start >= low
        return page.side_of(of.code) if of and close and of.kind in COUNTRY_KINDS else None
    meets = _MEETS.search(before)
    if meets is None:
        return None
    return (
        _place_before(page, low, low + meets.start())
        or _place_between(page, low + meets.end(), draft.start)
        or _place_behind(page, draft.end)
    )


def _place_before(page: Page, low: int, at: int) -> str | None:
    """The foreign country of "In Rome she will meet"."""
    mention = page.mention_before(at)
    if mention is None or mention.span.start < low or mention.home or mention.kind not in COUNTRY_KINDS:
        return None
    there = _THERE.search(page.text[max(0, mention.span.start - 16) : mention.span.start])
    return page.side_of(mention.code) if there else None


def _place_between(page: Page, at: int, name: int) -> str | None:
    """The foreign country of "had a meeting in Rome with Minister A"."""
    mention = page.mention_before(name)
    if mention is None or mention.span.start < at or mention.home or mention.kind not in COUNTRY_KINDS:
        return None
    there = _HERE.fullmatch(page.text[at : mention.span.start])
    return page.side_of(mention.code) if there and _WITH.match(page.text[mention.span.end : name]) else None


def _place_behind(page: Page, at: int) -> str | None:
    """The foreign country of "met Minister A in Rome"."""
    found = _HERE.match(page.text[at : at + 16])
    mention = page.mention_at(at + found.end()) if found else None
    return page.side_of(mention.code) if mention and not mention.home and mention.kind in COUNTRY_KINDS else None

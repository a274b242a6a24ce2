"""People told by name and country alone, one after the other: "Jo Ray of Malta, Fiji's Ann Lee and Al Roe (Chad)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.model import Channel, Level, PartnerMention
from etl.patterns import Pattern
from etl.recognise.drafts import Draft, Page, Taken
from etl.recognise.person_names import name_words, run_at

_LONGEST = 70
_NAME_OF = Pattern(r"((?:\p{Lu}[\p{L}\p{M}'’.-]+ ){1,3}\p{Lu}[\p{L}\p{M}'’-]+)(?: of (?:the )?| from (?:the )?| \()$")
_TITLED = re.compile(
    r"\b(?:President|Minister|Secretary|Chair|Speaker|Chancellor|Premier|Ambassador|Governor|Chief|King|Queen|Prince|"
    r"Embassy|Ministry|Bank|Prime|Foreign|Director|Union|Party|Kingdom|Republic|Leaders?|Members?|University|Air|City|"
    r"Group|Company|Corporation|Institute|Council|Association|Federation|Foundation|Province|River|Island|Sea|Airport)"
)
_LINK = re.compile(r"(?:,| and|, and| as well as| &)(?: with| by)? ")
_MEETS = re.compile(
    r"\b(?:[Mm]et|[Mm]eets|[Mm]eeting|[Rr]eceived|[Rr]eceives|[Ww]elcomed|[Hh]osted|[Tt]alks|[Ss]poke|[Ss]aw|"
    r"[Ss]at down|(?:[Gg]uest|[Vv]isitor|[Cc]aller) (?:is|was|will be)|"
    r"(?:attended|joined|present|part in)(?: at)? (?:it|the (?:meeting|talks|session)) (?:were|included))"
    r"(?: separately| also)?(?: with)? (?:[^.;:]{0,60}: |(?:(?:his|her|their|the|foreign|new|many|several) ){0,3}"
    r"(?:counterparts |colleagues |peers )?)?$"
)
_ACTS = re.compile(
    r",? (?:also |both |all |each |separately |had |have |will |are to |were to )*(?:met|meet|hold|held|had|"
    r"came|attend\w*|joined|arrived|visited|"
    r"received|called on|sat|spoke|took part|were (?:received|hosted|welcomed|there|present|among)|"
    r"was (?:there|present))\b"
)


@dataclass(frozen=True, slots=True)
class _Peer:
    """One of a list: the name's span, the span with the country, the side, and the draft that knows the name."""

    start: int
    end: int
    low: int
    high: int
    side: str
    known: Draft | None


def peers(page: Page, drafts: list[Draft], _stops: frozenset[int]) -> list[Draft]:
    """Names without an office that stand in a list of such names beside a verb of meeting; they share its rank.

    The office that the page gives to the first of them goes before the highest that the table knows of another.
    """
    taken = Taken(drafts)
    by_end = {draft.end: draft for draft in drafts}
    found: list[Draft] = []
    for group in _groups(page, sorted(_all(page, taken, by_end), key=lambda peer: peer.low)):
        known = [peer.known for peer in group if peer.known]
        told = [draft for draft in known if draft.role and not _by_name_alone(page, draft)]
        new = [peer for peer in group if peer.known is None]
        if not (new or len(told) < len(known)) or not _they_meet(page, group):
            continue
        for peer in group:
            if peer.known is not None and peer.known.side is None:
                peer.known.side = peer.side
        level, channel, role = _rank(told or [draft for draft in known if draft.role])
        for draft in known if told else ():
            if _by_name_alone(page, draft):
                draft.level, draft.channel, draft.role, draft.ranked = level, channel, role, False
        found += [
            Draft(peer.start, peer.end, page.text[peer.start : peer.end], role, peer.side, level, channel,
                  page.story(peer.start), ranked=False)
            for peer in new
        ]  # fmt: skip
    return found


def _all(page: Page, taken: Taken, drafts: dict[int, Draft]) -> Iterator[_Peer]:
    """Every name that a country owns or follows, whether somebody knows it or not."""
    for mention in page.partners:
        if mention.kind not in ("country", "territory") or mention.form not in ("name", "abbreviation"):
            continue
        for name, end in (_owned(page, mention), _of(page, mention)):
            if end <= name:
                continue
            known = drafts.get(end)
            start = min(name, known.start) if known else name
            if known is None and (taken.touches(start, end) or not _a_name(page.text[start:end])):
                continue
            low, high = min(start, mention.span.start), max(end, mention.span.end)
            high += page.text[high - 1 : high + 1].endswith(")")
            yield _Peer(start, end, low, high, page.side_of(mention.code), known)


def _owned(page: Page, mention: PartnerMention) -> tuple[int, int]:
    """The name of "Fiji's Ann Lee"; an empty span where none follows."""
    at = mention.span.end + 3
    if page.text[mention.span.end : at] not in ("'s ", "’s "):
        return 0, 0
    run = run_at(page.text, at, frozenset(page.starts))
    return run if run and run[0] == at else (0, 0)


def _of(page: Page, mention: PartnerMention) -> tuple[int, int]:
    """The name of "Ann Lee of Fiji"; an empty span where none stands before."""
    low = max(0, mention.span.start - _LONGEST)
    match = _NAME_OF.search(page.text[low : mention.span.start])
    return (low + match.start(1), low + match.end(1)) if match else (0, 0)


def _a_name(words: str) -> bool:
    parts = words.split(" ")
    plain = name_words("stop") | name_words("body")
    return 2 <= len(parts) <= 4 and not _TITLED.search(words) and not plain & set(parts)


def _groups(page: Page, found: Sequence[_Peer]) -> Iterator[list[_Peer]]:
    """Peers with nothing but commas and "and" between them."""
    group = list(found[:1])
    for before, after in pairwise(found):
        if _LINK.fullmatch(page.text[before.high : after.low]):
            group.append(after)
        else:
            yield group
            group = [after]
    yield group


def _they_meet(page: Page, group: Sequence[_Peer]) -> bool:
    """Whether a verb of meeting stands right before the list or right behind it."""
    low, high = group[0].low, group[-1].high
    return bool(_MEETS.search(page.text[max(0, low - 90) : low]) or _ACTS.match(page.text[high : high + 60]))


def _by_name_alone(page: Page, draft: Draft) -> bool:
    """Whether the page gives the name only, so that the office is the table's: another may be meant in a list."""
    return page.text[draft.start : draft.end] == draft.name


def _rank(known: Sequence[Draft]) -> tuple[Level, Channel | None, str | None]:
    """The rank that those of a list share with the first of them who is known."""
    return (known[0].level, known[0].channel, known[0].role) if known else (Level.OTHER, None, None)

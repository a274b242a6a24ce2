"""People named or meant in a text, each with office, side, rank and channel."""

import re
from collections.abc import Sequence

from etl.model import HOME, Channel, Level, PartnerMention, PersonMention, Section
from etl.recognise import references
from etl.recognise.drafts import COUNTRY_KINDS, Draft, Page, Taken
from etl.recognise.home_offices import can_be_home
from etl.recognise.naming import (
    core_of,
    counterparts,
    known_without_office,
    office_holders,
    people_of_a_country,
    role_of,
    side_of_office,
)
from etl.recognise.offices import offices
from etl.recognise.peers import peers
from etl.recognise.person_names import name_words
from etl.recognise.reach import Office, office_words
from etl.recognise.scan import lined
from etl.recognise.settling import settle
from etl.recognise.short_names import later_mentions
from etl.recognise.speaker import in_first_person
from etl.recognise.titles import own_ranks
from etl.spans import Span

SHORTEST_ALONE = 4
_MET = re.compile(
    r"\b(?:call(?:s|ed|ing)? on|received by|me(?:t|ets?|eting)(?: with)?|talks with|audience with|sees?|saw) (?:\w+ )?$"
)
_FIRST_OF_ALL = re.compile(r"\b(?:[Ff]irst|only|last|latest|highest[- ]ranking|most senior) (?:[a-z-]+ )?$")
_THERE = re.compile(r"\b(?:in|to|visit(?:ed|s|ing)?|for|toured?|reached) (?:the )?$")


def people(
    text: str, sections: Sequence[Section], partners: Sequence[PartnerMention], home: str
) -> tuple[PersonMention, ...]:
    """Mentions sorted by position.

    `side` is a partner code or HOME, None when nothing on the page settles it. A later short name or bare title takes
    name, office and side from the fuller mention it `refers_to`. A plural ("the two ministers") gives one mention a
    side, both over the same words.
    """
    page = Page(lined(text), sections, partners, home)
    held = offices(page.text, partners)
    stops = _stops(page) | {office.start for office in held}
    drafts = office_holders(page, held, stops)
    for find in (counterparts, people_of_a_country, known_without_office, peers):
        drafts = sorted(drafts + find(page, drafts, stops), key=lambda draft: (draft.start, draft.end))
    settle(page, drafts)
    drafts = sorted(drafts + _bare(page, held, drafts), key=lambda draft: (draft.start, draft.end))
    for draft in drafts:
        unsure = (draft.role is None and draft.ranked) or references.is_counterpart(page.text, draft)
        if unsure and (of := references.antecedent(drafts, draft.start, draft.story, draft.side)):
            draft.role, draft.level, draft.channel, draft.core = of.role, of.level, of.channel, of.core
    drafts += references.hosts_and_guests(page, drafts)
    named = [draft for draft in drafts if draft.refers_to is None and _may_return(draft)]
    drafts += later_mentions(page, named, Taken(drafts))
    drafts = [draft for draft in drafts if not _one_of_two_others(page, drafts, draft)]
    _rank_as_those_named_again(page, drafts)
    drafts += in_first_person(page, sorted(drafts, key=lambda draft: draft.start))
    for draft in drafts:
        country = home if draft.side == HOME else draft.side or ""
        draft.level = own_ranks().get(((draft.role or "").lower(), country), draft.level)
    return _frozen(sorted(drafts, key=lambda draft: (draft.start, draft.end)))


def _one_of_two_others(page: Page, drafts: list[Draft], pair: Draft) -> bool:
    """Whether "the two leaders" was taken for home's though the sentence tells of two others: "Kim and Premier A"."""
    if pair.side != HOME or pair.name or not (pair.role or "").endswith("s"):
        return False
    low, _ = page.sentence(pair.start)
    told = {draft.side for draft in drafts if draft.name and low <= draft.start < pair.start}
    ours = any(mention.home and low <= mention.span.start < pair.start for mention in page.partners)
    return not ours and len(told) == 2 and not told & {HOME, None} and references.is_pair(page.text, pair.start)


def _rank_as_those_named_again(page: Page, drafts: list[Draft]) -> None:
    """Counterparts of somebody whom the sentence only names again: "Ray met his Omani counterpart" is Ray's."""
    ordered = sorted(drafts, key=lambda draft: draft.start)
    for draft in ordered:
        if not references.is_counterpart(page.text, draft):
            continue
        of = references.antecedent(ordered, draft.start, draft.story, draft.side)
        if of is not None and of.refers_to is not None and "." not in page.text[of.end : draft.start]:
            draft.role, draft.level, draft.channel, draft.core = of.role, of.level, of.channel, of.core


def _may_return(draft: Draft) -> bool:
    """Whether the name may come again by itself: a full one, or the only one of somebody in office ("Sugiono")."""
    name = draft.name or ""
    alone = len(name) >= SHORTEST_ALONE and bool(draft.role) and name not in name_words("plain")
    return " " in name or (alone and name not in name_words("stop"))


def _stops(page: Page) -> frozenset[int]:
    """Offsets of partners, where a name ends; a city that goes on as a name ("Sanya Praseuth") is none."""
    stops = set(page.starts)
    for mention in page.partners:
        end = mention.span.end
        if mention.form == "place" and page.text[end : end + 1] == " " and page.text[end + 1 : end + 2].isupper():
            following = page.text[end + 1 : end + 40].split(" ")[0].strip(".,;:)")
            if following.lower() not in office_words() and following not in name_words("stop"):
                stops.discard(mention.span.start)
    return frozenset(stops)


def _bare(page: Page, held: list[Office], drafts: list[Draft]) -> list[Draft]:
    """Offices without a name: plurals give a mention a side, others refer to the named holder before them.

    One that nothing settles is home's on a page that names home; elsewhere only with a capital, as governments and
    state media write their own ("The President flew to Paris"), or before any country is named.
    """
    found: list[Draft] = []
    taken = Taken(drafts)
    at_home = any(mention.home for mention in page.partners) or any(draft.side == HOME for draft in drafts)
    for office in held:
        if taken.touches(office.start, office.end) or _first_of_all(page, office):
            continue
        story = page.story(office.start)
        if office.plural:
            found += _both(page, office, drafts, story)
            continue
        side = side_of_office(page, office)
        draft = Draft(
            office.start, office.end, None, role_of(office), side, office.level, office.channel, story, core_of(office)
        )
        if fuller := references.same_office(page, drafts, draft):
            draft.take(fuller)
        elif _of_no_rank(office, side) or office.former or _is_a_chair(office):
            continue
        elif not draft.side and not office.posted and office.level is not Level.AMBASSADOR:
            if _is_a_mere_word(page, office):
                continue
            draft.side = _met_abroad(page, office, taken) or _told_of_before(found, draft)
        if not draft.side and not office.posted and office.level is not Level.AMBASSADOR:
            homely = at_home or page.text[office.start].isupper() or _opens_page(page, office)
            draft.side = HOME if homely and can_be_home(draft.role or "", page.home) else None
        found.append(draft)
    return found


def _first_of_all(page: Page, office: Office) -> bool:
    """Whether "the first foreign leader to come" is one of many, nobody named."""
    return office.generic and _FIRST_OF_ALL.search(page.text[max(0, office.start - 24) : office.start]) is not None


def _told_of_before(found: list[Draft], draft: Draft) -> str | None:
    """The side of "the Thai premier", told of before without a name, whom "the premier" then means."""
    sides = {other.side for other in found if other.core and other.core == draft.core and other.story == draft.story}
    return sides.pop() if len(sides) == 1 else None


def _opens_page(page: Page, office: Office) -> bool:
    """Whether "The foreign minister" is told of before any country is: home's own, of whom its news speaks."""
    return page.text[max(0, office.start - 4) : office.start] == "The " and page.mention_before(office.start) is None


def _is_a_mere_word(page: Page, office: Office) -> bool:
    """An office in small letters without a determiner: "he ran for president", "a leader in its field"."""
    before = page.text[max(0, office.start - 8) : office.start].rsplit(None, 1)
    return page.text[office.start].islower() and not (before and before[-1].lower() in ("the", "our", "two", "both"))


def _met_abroad(page: Page, office: Office, taken: Taken) -> str | None:
    """The foreign country whose "president" is called on or met by a visitor there: the last place named before."""
    if not _MET.search(page.text[max(0, office.start - 40) : office.start]):
        return None
    low, _ = page.sentence(office.start)
    mention = page.mention_before(office.lead)
    while mention and mention.span.start >= low:
        start = mention.span.start
        if mention.kind in COUNTRY_KINDS and not taken.touches(start, mention.span.end):
            there = _THERE.search(page.text[max(0, start - 24) : start])
            return page.side_of(mention.code) if there and not mention.home else None
        mention = page.mention_before(start)
    return None


def _of_no_rank(office: Office, side: str | None) -> bool:
    """Whether nobody knows the rank, unless he speaks for a land: "the Sultan and the head of the US delegation"."""
    return office.level is Level.OTHER and not (side is not None and office.text.endswith(" delegation"))


def _is_a_chair(office: Office) -> bool:
    """A country that chairs a body for a year is no person: "ASEAN Chair in 2024"."""
    return office.generic and office.channel is Channel.MULTILATERAL and "chair" in office.text.lower()


def _both(page: Page, office: Office, drafts: list[Draft], story: int) -> list[Draft]:
    """ "the foreign ministers of Laos and Vietnam", "the two presidents", "ambassadors of five countries"."""
    sides = [page.side_of(code) for code in office.sides]
    if references.is_pair(page.text, office.lead) and not sides:
        other = references.other_side(page, drafts, office.start, story)
        sides = references.two_others(page, drafts, office.start) or ([HOME, other] if other else [HOME])
    return [
        Draft(
            office.start, office.end, None, role_of(office), side, office.level,
            _channel_before(drafts, office, side, story), story, core_of(office),
        )
        for side in dict.fromkeys(sides)
    ]  # fmt: skip


def _channel_before(drafts: list[Draft], office: Office, side: str, story: int) -> Channel | None:
    """The channel of "the two ministers": that of the minister of that side who was named before them."""
    if " " in office.text:
        return office.channel
    before = (
        draft.channel
        for draft in reversed(drafts)
        if draft.start < office.start and draft.story == story and draft.side == side and draft.level is office.level
    )
    return next((channel for channel in before if channel is not None), office.channel)


def _frozen(drafts: list[Draft]) -> tuple[PersonMention, ...]:
    index = {id(draft): number for number, draft in enumerate(drafts)}
    return tuple(
        PersonMention(
            Span(draft.start, draft.end),
            draft.name,
            draft.role,
            draft.side,
            draft.level,
            draft.channel,
            index.get(id(draft.refers_to)) if draft.refers_to else None,
        )
        for draft in drafts
    )

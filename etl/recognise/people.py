"""People named or meant in a text, each with office, side, rank and channel."""

from collections.abc import Sequence

import re2

from etl.model import HOME, Channel, Level, PartnerMention, PersonMention, Section
from etl.recognise import references
from etl.recognise.drafts import Draft, Page
from etl.recognise.heads import heads_of
from etl.recognise.holders import holder
from etl.recognise.known import known, known_by_short_name, known_hits
from etl.recognise.offices import Office, offices
from etl.recognise.person_names import is_vietnamese, run_at, short_forms
from etl.recognise.scan import lined, plain
from etl.recognise.short_names import later_mentions
from etl.spans import Span

VIETNAM = "VNM"

_OF_COUNTRY = re2.compile(r" of (?:the )?| \(")
_NAME_OF = re2.compile(r"((?:\p{Lu}[\p{L}\p{M}'.-]+ ){1,4}\p{Lu}[\p{L}\p{M}'-]+)(?: of (?:the )?| \((?:the )?)$")
_REMEMBERED = re2.compile(
    r"(?:'s?)? (?:\p{Lu}\p{L}+|(?:mausoleum|museum|thought|ideology|legacy|testament|birthday|birth|statue|monument|memorial|"
    r"teachings|example|relic|trail|campaign|city|administration|doctrine)\b)"
)
_PLURAL = re2.compile(r"(?i)\b(ministers|ambassadors|envoys|high commissioners)\b")


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
    stops = frozenset(page.starts) | frozenset(office.start for office in held)
    drafts = _named(page, held, stops)
    drafts += _named_counterparts(page, drafts, stops)
    drafts += _of_a_country(page, drafts, stops)
    drafts += _known(page, drafts)
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    _settle(page, drafts)
    drafts = sorted(drafts + _bare(page, held, drafts), key=lambda draft: (draft.start, draft.end))
    for draft in drafts:
        if draft.role is None and (of := references.antecedent(drafts, draft.start, draft.story, draft.side)):
            draft.role, draft.level, draft.channel, draft.core = of.role, of.level, of.channel, of.core
    drafts += references.hosts_and_guests(page, drafts)
    named = [draft for draft in drafts if draft.name and " " in draft.name and draft.refers_to is None]
    drafts += later_mentions(page, named, [(draft.start, draft.end) for draft in drafts])
    return _frozen(sorted(drafts, key=lambda draft: (draft.start, draft.end)))


def _named(page: Page, held: list[Office], stops: frozenset[int]) -> list[Draft]:
    """Offices with their holders. An office that follows a holder's name in apposition adds to that person."""
    drafts: list[Draft] = []
    for office in held:
        found = holder(page, office, stops)
        if not found:
            continue
        name = page.text[found.start : found.end]
        last = drafts[-1] if drafts else None
        if found.before and last and last.end == found.end:
            _add_office(page, last, office)
            continue
        start, end = min(found.start, office.start), max(found.end, office.end)
        draft = Draft(
            start,
            end,
            name,
            _role(office),
            _side(page, office, found.end),
            office.level,
            office.channel,
            page.story(start),
            _core(office),
        )
        if not draft.side:
            draft.side = _side_after(page, found.end)
        drafts.append(draft)
    return drafts


def _add_office(page: Page, draft: Draft, office: Office) -> None:
    draft.end = office.end
    draft.role = f"{draft.role}, {_role(office)}"
    draft.core += "|" + _core(office)
    draft.side = draft.side or _side(page, office, office.end)
    if office.level.rank < draft.level.rank:
        draft.level, draft.channel = office.level, office.channel


def _role(office: Office) -> str:
    return " ".join(office.text.split())


def _core(office: Office) -> str:
    """The heads a later bare title would repeat, from the most to the least specific: "deputy pm|minister|diplomat"."""
    return heads_of(" ".join(office.text.lower().split()))


def _side(page: Page, office: Office, at: int) -> str | None:
    if office.side:
        return page.side_of(office.side)
    if office.posted:
        return None if office.posted == page.home or office.posted in page.home_codes else HOME
    return None


def _side_after(page: Page, at: int) -> str | None:
    """The country after a name: "Xi Jinping of China", "Michael Lotem (Israel)"."""
    if link := _OF_COUNTRY.match(page.text[at : at + 12]):
        mention = page.mention_at(at + link.end())
        if mention and mention.kind in ("country", "territory", "organisation", "organ"):
            return page.side_of(mention.code)
    return None


def _named_counterparts(page: Page, drafts: list[Draft], stops: frozenset[int]) -> list[Draft]:
    """Counterparts take office and rank from the person they are the counterpart of."""
    found: list[Draft] = []
    for counterpart in references.counterparts(page, stops):
        if any(draft.start < counterpart.end and counterpart.start < draft.end for draft in drafts):
            continue
        side = page.side_of(counterpart.side) if counterpart.side else None
        story = page.story(counterpart.start)
        of = references.antecedent(drafts, counterpart.start, story, side)
        titled = next((draft for draft in drafts if 0 < draft.start - counterpart.end <= 2), None)
        if titled and of and not counterpart.name:
            titled.start, titled.side = counterpart.start, side or titled.side
            if of.level.rank < titled.level.rank:
                titled.level, titled.channel, titled.role = of.level, of.channel, of.role
            continue
        level, channel, role, core = (of.level, of.channel, of.role, of.core) if of else (Level.OTHER, None, None, "")
        found.append(
            Draft(counterpart.start, counterpart.end, counterpart.name, role, side, level, channel, story, core)
        )
    return found


def _of_a_country(page: Page, drafts: list[Draft], stops: frozenset[int]) -> list[Draft]:
    """ "Australia's Marise Payne": a full name after a country's possessive, of the rank of the person met."""
    found = []
    for mention in page.partners:
        found += _before_of(page, mention, drafts + found)
        end = mention.span.end
        if page.text[end : end + 3] != "'s " or mention.form == "place" or mention.kind not in ("country", "territory"):
            continue
        run = run_at(page.text, end + 3, stops)
        if not run or run[0] != end + 3 or " " not in page.text[run[0] : run[1]]:
            continue
        if any(draft.start < run[1] and run[0] < draft.end for draft in drafts):
            continue
        name, side = page.text[run[0] : run[1]], page.side_of(mention.code)
        person = known(name)
        of = references.antecedent(drafts, run[0], page.story(run[0]), side)
        if not person and not (of and run[0] - of.end < 40):
            continue
        level, channel, role = (of.level, of.channel, of.role) if of else (Level.OTHER, None, None)
        if person:
            level, channel, role = person.level, person.channel, person.role
        found.append(Draft(run[0], run[1], name, role, side, level, channel, page.story(run[0])))
    return found


def _before_of(page: Page, mention: PartnerMention, drafts: list[Draft]) -> list[Draft]:
    """ "Two ministers, Tran Tuan Anh of Vietnam and Peter Altmaier of Germany": names between a plural and a country."""
    low = max(0, mention.span.start - 70)
    match = _NAME_OF.search(page.text[low : mention.span.start])
    if not match or mention.kind not in ("country", "territory"):
        return []
    start, end = low + match.start(1), low + match.end(1)
    if lead := _PLURAL.match(match.group(1)):
        start += lead.end() + 1
    if any(draft.start < end and start < draft.end for draft in drafts):
        return []
    name, side = page.text[start:end], page.side_of(mention.code)
    before = page.sentence(start)[0]
    plural = _PLURAL.search(page.text[before:start])
    if not plural:
        return []
    level, channel = (
        (Level.AMBASSADOR, Channel.GOVERNMENT)
        if plural.group(1).lower() != "ministers"
        else (Level.MINISTER, Channel.GOVERNMENT)
    )
    role = "Ambassador" if level is Level.AMBASSADOR else "Minister"
    return [Draft(start, end, name, role, side, level, channel, page.story(start))]


def _known(page: Page, drafts: list[Draft]) -> list[Draft]:
    """People of the seed table who stand without an office; their highest office counts."""
    taken = sorted((draft.start, draft.end) for draft in drafts)
    found, first_in_story = [], {(draft.story, draft.name) for draft in drafts}
    for person, start, end in known_hits(plain(page.text)):
        story = page.story(start)
        if any(low < end and start < high for low, high in taken) or (story, page.text[start:end]) in first_in_story:
            continue
        before = page.mention_before(end + 40)
        if (before and before.span.start <= start < before.span.end) or _REMEMBERED.match(page.text[end : end + 24]):
            continue
        first_in_story.add((story, page.text[start:end]))
        found.append(
            Draft(
                start,
                end,
                page.text[start:end],
                person.role,
                page.side_of(person.country),
                person.level,
                person.channel,
                story,
            )
        )
    return found


def _settle(page: Page, drafts: list[Draft]) -> None:
    """Give named people a side: known people, fuller mentions of the story, Vietnamese names, the sentence's country."""
    full = [draft for draft in drafts if draft.name and " " in draft.name]
    for draft in full:
        person = known(draft.name or "")
        if not draft.side and person:
            draft.side = page.side_of(person.country)
    for draft in full:
        _settle_repeat(draft, full)
    for draft in full:
        if draft.side:
            continue
        if is_vietnamese(draft.name or ""):
            draft.side = page.side_of(VIETNAM)
        elif page.home == VIETNAM:
            low, high = page.sentence(draft.start)
            foreign = page.foreign_in(low, high)
            draft.side = foreign[0] if len(foreign) == 1 else None
        elif draft.level not in (Level.OTHER, Level.AMBASSADOR):
            draft.side = HOME
    for draft in drafts:
        if draft.name and " " not in draft.name:
            _settle_short(page, draft, full)


def _settle_short(page: Page, draft: Draft, full: list[Draft]) -> None:
    """ "Minister Son" is the Bui Thanh Son of the story, wherever there; else the only one of the page or the table."""
    fits = [other for other in full if draft.name in short_forms(other.name or "", is_vietnamese(other.name or ""))]
    fits = [other for other in fits if not (draft.side and other.side and draft.side != other.side)]
    in_story = [other for other in fits if other.story == draft.story]
    earlier = [other for other in in_story if other.start < draft.start]
    choice = earlier or in_story or (fits if len({other.name for other in fits}) == 1 else [])
    if not choice:
        person = known_by_short_name(draft.name or "", draft.level)
        if person and (draft.side is None or draft.side == page.side_of(person.country)):
            draft.name, draft.side = person.name, page.side_of(person.country)
        return
    fuller = choice[-1] if earlier else choice[0]
    core = draft.core
    later = fuller.start > draft.start
    draft.take(fuller)
    draft.core = core or fuller.core
    if later:
        draft.refers_to = None


def _settle_repeat(draft: Draft, full: list[Draft]) -> None:
    """The second full mention of a person takes the side of the first, and gives it its own."""
    for other in full:
        if other is draft or other.story != draft.story or other.name != draft.name:
            continue
        draft.side = draft.side or other.side
        if other.start < draft.start and draft.refers_to is None:
            draft.refers_to = other.refers_to or other
            if other.level.rank < draft.level.rank and draft.level is not Level.OTHER:
                draft.level, draft.channel = other.level, other.channel
        return


def _bare(page: Page, held: list[Office], drafts: list[Draft]) -> list[Draft]:
    """Offices without a name: plurals give a mention a side, others refer to the named holder before them."""
    found: list[Draft] = []
    ends = {draft.end for draft in drafts}
    for office in held:
        if office.end in ends or any(draft.start <= office.start < draft.end for draft in drafts):
            continue
        story = page.story(office.start)
        if office.plural:
            found += _both(page, office, drafts, story)
            continue
        side = _side(page, office, office.end)
        draft = Draft(
            office.start, office.end, None, _role(office), side, office.level, office.channel, story, _core(office)
        )
        if fuller := references.same_office(drafts, draft):
            draft.take(fuller)
        elif office.level is Level.OTHER or office.former or _is_a_chair(office):
            continue
        elif not draft.side and not office.posted and office.level is not Level.AMBASSADOR:
            draft.side = HOME
        found.append(draft)
    return found


def _is_a_chair(office: Office) -> bool:
    """A country that chairs a body for a year is no person: "ASEAN Chair in 2024"."""
    return office.generic and office.channel is Channel.MULTILATERAL and "chair" in office.text.lower()


def _both(page: Page, office: Office, drafts: list[Draft], story: int) -> list[Draft]:
    """ "the foreign ministers of Laos and Vietnam", "the two presidents", "ambassadors of five countries"."""
    sides = [page.side_of(code) for code in office.sides]
    if references.is_pair(page.text, office.lead) and len(set(sides)) < 2:
        other = references.other_side(page, drafts, office.start, story)
        sides = [HOME, other] if other else [HOME]
    return [
        Draft(office.start, office.end, None, _role(office), side, office.level, office.channel, story, _core(office))
        for side in dict.fromkeys(sides)
    ]


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


__all__ = ["Channel", "people"]

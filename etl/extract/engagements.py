"""Clean text and what was found in it, the engagements it reports out: sentence, trigger, clause, act, engagement."""

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.bilateral import bilateral
from etl.extract.channel import channel, level
from etl.extract.collapse import collapse
from etl.extract.company import principals
from etl.extract.confidence import confidence
from etl.extract.dating import date_clauses
from etl.extract.direction import direction
from etl.extract.frames import acts as acts_of
from etl.extract.gapped import told_once
from etl.extract.guests import guests
from etl.extract.likewise import likewise
from etl.extract.listed import afterwards, distribute, in_that_period
from etl.extract.one_meeting_each import OneMeetingEach
from etl.extract.page import Index, Page
from etl.extract.patterns import fold, pattern
from etl.extract.places import find as find_places
from etl.extract.programme import by_programme
from etl.extract.roll import lists_both, rolls, visits
from etl.extract.roster import Roster
from etl.extract.same_people import named_once
from etl.extract.sentences import Sentence, split
from etl.extract.settle import settle
from etl.extract.side_by_side import side_by_side
from etl.extract.sides import leading, presumed
from etl.extract.sides_led import with_leaders
from etl.extract.so_did import so_did
from etl.extract.stay import belongs
from etl.extract.story import Story
from etl.extract.stretches import stretches
from etl.extract.their_letters import TheirLetters
from etl.extract.told_behind import told_behind
from etl.extract.treaties import treaties
from etl.extract.triggers import Hit, find, occurrences
from etl.extract.zones import clauses
from etl.intervals import Interval
from etl.model import (
    HOME,
    EngagementMention,
    EngagementType,
    Evidence,
    Level,
    Participant,
    PartnerMention,
    PersonMention,
    Publication,
    Section,
    TimeExpression,
    Unresolved,
)

_OCCASION = pattern(
    r"(?i)\b(?:on the occasion of|to mark|marking|to celebrate|celebrating|to commemorate|in celebration of) "
)
_LOOK_BACK = 2
_STOP = pattern(r"[.;]|, | (?:on|in|at|by|was|were|with) ")


def engagements(
    article_id: str,
    text: str,
    sections: tuple[Section, ...],
    publications: tuple[Publication, ...],
    times: tuple[TimeExpression, ...],
    partners: tuple[PartnerMention, ...],
    people: tuple[PersonMention, ...],
    home: str,
) -> tuple[tuple[EngagementMention, ...], tuple[Unresolved, ...]]:
    """Every engagement between `home` and others that the text reports, and the tellings that could not be settled.

    `publications` has one entry a section; all spans, in and out, are in clean text.
    """
    flat = fold(text)
    words = occurrences(flat)
    if not words:
        return (), ()
    page = Page(
        article_id,
        text,
        flat,
        home,
        split(text, flat, sections),
        publications,
        Index.over(times),
        Index.over(partners),
        Index.over(people),
        people,
        Index.over(find_places(text, partners, home)),
        frozenset(mention.code for mention in partners if mention.kind == "organisation"),
    )
    topics = leading(page)
    if sides := presumed(page, topics):
        page = replace(page, presumed=sides)
        topics = leading(page)
    page = replace(page, topics=topics)
    stories = [
        with_leaders(page, bilateral(page, collapse(page, [by_programme(page, act) for act in part])))
        for part in stretches(_told(page, words))
    ]
    settled = [settle(page, told) for told in [*stories, *([act] for act in treaties(page))]]
    return _mentions(page, settled), _undated(page, [*chain(*stories)], [*chain(*settled)])


def _told(page: Page, words: Sequence[tuple[int, int, int]]) -> list[Act]:
    """The acts of all sentences, in text order."""
    story, roster, letters, meetings = Story(), Roster(), TheirLetters(), OneMeetingEach()
    found: list[Act] = []
    headings, year = rolls(page), None
    at = 0
    for sentence in page.sentences:
        here = []
        while at < len(words) and words[at][0] < sentence.span.end:
            if words[at][0] >= sentence.span.start:
                here.append(words[at])
            at += 1
        dated = [time.span for time in page.times_in(sentence.span) if time.interval is not None]
        hits = find(page.flat, sentence.span, here, dated)
        if not hits or (sentence.order in headings and lists_both(page, sentence)):
            if sentence.order in headings:
                told = visits(page, sentence, headings[sentence.order], year)
                year = told[-1].times[-1] if told else None
                found += told
            else:
                found += (
                    roster.acts(page, sentence)
                    or likewise(page, sentence, found)
                    or guests(page, sentence, found)
                    or side_by_side(page, sentence)
                )
            found += letters.acts(page, sentence, found) + meetings.acts(page, sentence, found)
            continue
        announced = story.several
        found += (
            _by_triggers(page, sentence, hits, found, story)
            or likewise(page, sentence, found)
            or guests(page, sentence, found)
        )
        found += letters.acts(page, sentence, found) + meetings.acts(page, sentence, found)
        if story.several is not announced:
            roster.opened(story.several, sentence)
        elif sentence.order > roster.order:
            roster.opened(None, sentence)
    return found


def _by_triggers(page: Page, sentence: Sentence, hits: list[Hit], told: Sequence[Act], story: Story) -> list[Act]:
    """The acts of one sentence, clause by clause; `told` are those of the sentences before it."""
    found: list[Act] = []
    parts = clauses(page, sentence, hits)
    stops = [*(part.hit.span.start for part in parts[1:]), sentence.span.end]
    for part, days, stop in zip(parts, date_clauses(page, parts), stops, strict=True):
        (first, of_first), *others = told_once(page, part, days, stop)
        for clause, dating in (*distribute(page, first, of_first), *others):
            before = [*told[-_LOOK_BACK:], *found]
            last = before[-1] if before else None
            when = in_that_period(page, clause, afterwards(page, clause, dating, _last_days(before)), last)
            when = told_behind(page, clause, when)
            found += acts_of(page, clause, when, story)
    return found + so_did(page, sentence, found)


def _last_days(told: Sequence[Act]) -> Interval | None:
    """The days of the act told last, or where it gives none those of the one before it.

    Of "greetings on the anniversary of ties (4 May 1950 - 2021)" not those of the ties.
    """
    if len(told) > 1 and told[-1].type is EngagementType.UPGRADE is not told[-2].type:
        beside = told[-2].clause.sentence is told[-1].clause.sentence
        told = told[:-1] if beside else told
    return next((act.date for act in told[-1 : -_LOOK_BACK - 1 : -1] if act.date is not None), None)


def _undated(page: Page, told: Sequence[Act], settled: Sequence[Act]) -> tuple[Unresolved, ...]:
    """Asserted acts that no date was found for."""
    kept = {act.at for act in settled}
    return tuple(
        Unresolved(
            page.article_id,
            "engagement without a date",
            act.at,
            f"{act.type} with {', '.join(act.partners)}: the text gives no day",
        )
        for act in told
        if act.asserted and act.at not in kept and act.date is None
    )


def _mentions(page: Page, stories: Sequence[Sequence[Act]]) -> tuple[EngagementMention, ...]:
    """The acts of all stories in text order; each is described beside those of its own story."""
    beside = [(act, acts) for acts in stories for act in acts]
    beside.sort(key=lambda item: item[0].at.start)
    numbers = {id(act): number for number, (act, _) in enumerate(beside)}
    return tuple(_mention(page, act, acts, numbers) for act, acts in beside)


def _mention(page: Page, act: Act, acts: Sequence[Act], numbers: Mapping[int, int]) -> EngagementMention:
    same_story = [other for other in acts if other is not act]
    own = bool(act.times)
    home, partner = principals(page, act, same_story)
    visit = _part_of(page, act, acts)
    return EngagementMention(
        article_id=page.article_id,
        index=numbers[id(act)],
        type=act.type,
        subtype=act.subtype,
        date=act.date,
        date_basis=act.why,
        partners=act.partners,
        channel=channel(page, act, home, partner),
        direction=direction(page, act, same_story),
        level_home=level(page, act, home),
        level_partner=level(page, act, partner) if partner else Level.OTHER,
        status=act.status,
        home_participants=_participants(page, act.home_people),
        partner_participants=_participants(page, act.partner_people),
        place=act.place.span.of(page.text) if act.place else None,
        evidence=_evidence(page, act),
        rules=act.rules,
        confidence=confidence(act, own),
        count=act.count,
        occasion=_occasion(page, act),
        ordinal=act.ordinal,
        part_of=numbers[id(visit)] if visit else None,
    )


def _part_of(page: Page, act: Act, acts: Sequence[Act]) -> Act | None:
    """The visit during which the act took place."""
    for other in acts:
        together = act.date and other.date and other.date.overlaps(act.date)
        if other.type is EngagementType.VISIT and together and belongs(page, act, other):
            return other
    return None


def _occasion(page: Page, act: Act) -> str | None:
    """What the act was held for, in the text's words: "the 50th anniversary of diplomatic relations"."""
    sentence = act.clause.sentence.span
    found = _OCCASION.search(page.words(sentence))
    if found is None:
        return None
    start = sentence.start + found.end()
    stop = _STOP.search(page.flat[start : sentence.end])
    return page.text[start : start + stop.start() if stop else sentence.end].strip() or None


def _participants(page: Page, people: Sequence[PersonMention]) -> tuple[Participant, ...]:
    full = named_once(page, people)
    return tuple(
        dict.fromkeys(
            Participant(person.name, person.role, page.home if page.side(person) == HOME else page.side(person))
            for person in full
        )
    )


def _evidence(page: Page, act: Act) -> tuple[Evidence, ...]:
    """The words behind each field, sentences first, and of these the ones that name a partner."""
    named = [
        [mention for mention in page.partners_in(clause.sentence.span) if mention.code in act.partners]
        for clause in act.tellings
    ]
    order = sorted(range(len(act.tellings)), key=lambda at: not named[at])
    found = [Evidence("sentence", act.tellings[at].sentence.span) for at in order]
    found += [Evidence("type", clause.hit.span) for clause in act.tellings]
    found += [Evidence("date", time.span) for time in act.times]
    found += [Evidence("people", person.span) for person in (*act.home_people, *act.partner_people)]
    if act.place is not None:
        found.append(Evidence("place", act.place.span))
    found += [Evidence("partner", mention.span) for at in order for mention in named[at]]
    return tuple(dict.fromkeys(found))

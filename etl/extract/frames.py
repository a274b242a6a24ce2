"""One clause in, one or more acts out: each frame says how sides, place and traveller are found around its trigger."""

from datetime import timedelta

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.anaphora import goes_on_about_others
from etl.extract.as_he_will import as_he_will
from etl.extract.assembly import (
    assembly_partners,
    at_home,
    convened_by,
    held_with_a_body,
    hosting_bodies,
    met_as_a_body,
    of_home_too,
    of_two,
    of_two_leaders,
    only_invited,
    own_meeting,
    spoken_of,
    summit_of_all,
    taken_part,
)
from etl.extract.attendance import attended_by, only_left
from etl.extract.attendees import attendees
from etl.extract.bearers import writers
from etl.extract.by_turns import with_the_subject
from etl.extract.carried_out import only_looked_at
from etl.extract.cast import cast
from etl.extract.completion import completed
from etl.extract.dated import Dating
from etl.extract.exchanged import both_ways
from etl.extract.greeters import greeted
from etl.extract.his_own import with_compatriots
from etl.extract.impersonal import impersonal, on_the_day_before
from etl.extract.in_context import meant, told_of_before
from etl.extract.in_its_wake import in_its_wake
from etl.extract.in_turn import by_office
from etl.extract.mark_in_time import only_a_mark
from etl.extract.on_the_trip import on_the_trip
from etl.extract.one_by_one import RULES as ONE_OF_SEVERAL
from etl.extract.one_by_one import announced as several_announced
from etl.extract.one_by_one import on_his_programme, one_of_them, taken_up
from etl.extract.onward import guest_goes_on
from etl.extract.others import third_party
from etl.extract.page import Page
from etl.extract.parties import Cast, ordered
from etl.extract.patterns import pattern
from etl.extract.postponement import given_up_next, rescheduled
from etl.extract.remembered import of_the_act
from etl.extract.requirements import meets_requirements
from etl.extract.residents import residents
from etl.extract.retold import retold
from etl.extract.round_again import round_again
from etl.extract.separately import separately
from etl.extract.sequel import comes_after, next_stop, one_more, unheard
from etl.extract.slots import inviters
from etl.extract.status import status
from etl.extract.story import Story
from etl.extract.the_two import two_leaders
from etl.extract.to_be_hosted import to_be_hosted
from etl.extract.told_beside import home_told_beside
from etl.extract.topic_of_talks import on_no_day_told
from etl.extract.tour import announced, in_its_course, lent, of_a_tour, since_the_leg_before, to_each_land
from etl.extract.travel import trips
from etl.extract.venue import venue
from etl.extract.whereabouts import hosted_by_country, with_venue
from etl.extract.wording import aside, denied, generic, is_asserted, mover, numbers, online, only_praised
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Status
from etl.spans import Span

_BACKGROUND, _LATELY = timedelta(days=60), timedelta(days=7)
_IN_ROUNDS = frozenset({EngagementType.CONSULTATION, EngagementType.MEETING, EngagementType.CALL, EngagementType.OTHER})

_MEETING_NOUNS = frozenset({"meeting noun", "committee's meeting"})
_LEFT_HOME = "left a capital"
# "welcoming the delegation at the airport were its ambassador and the mayor": the ambassador is no guest
_AIRPORT = pattern(r"(?i)\bdelegations? [^;.]*\bairport\b[^;.]*\bambassador\b")
_THE_MEETING_OPENS = pattern(r"^\W*(?:The|This) (?:meeting|talks|session|reception|encounter|event|gathering)\b")
# "The mayor also took part in the meeting"
_WAS_THERE = pattern(
    r"(?i)\b(?:participated in|took part in|attended|joined|sat in on|(?:was|were) (?:also )?present (?:at|during|in)|"
    r"present at|attending|also at) (?:the|this) $"
)
# "talked about Iran, whose minister she had rung up on Wednesday"
_WHOSE = pattern(r"(?i), (?:whose|with whom|whom) [^,;]*$")
_ROUND_THE_TABLE = 6
_OPENING = 24
_THE_MEETING = pattern(r"(?i)\bthe $")


def acts(page: Page, clause: Clause, dating: Dating, story: Story) -> list[Act]:
    """The acts a clause tells; none when a side is missing or the words are only general."""
    story.enter(clause.sentence.section.story)
    one_of_several = story.several is not None and one_of_them(page, clause)
    asserted = is_asserted(page, clause) or one_of_several or comes_after(clause)
    if denied(page, clause) or (not asserted and dating.interval is None and generic(page, clause)):
        return []
    others = goes_on_about_others(page, clause.sentence) or guest_goes_on(page, clause, story)
    others = others or unheard(page, clause, story)
    if others or greeted(page, clause, story) or only_looked_at(page, clause, dating):
        return []
    before = one_of_several or told_of_before(page, clause, story)
    if not (before and of_a_tour(page, clause, story.tour)):
        return []
    clause = one_more(page, meant(page, clause, story), story)
    frame = clause.hit.trigger.frame
    when = of_the_act(page, clause, dating)
    if when is None or (when is dating and only_a_mark(page, clause)):
        return []
    if on_no_day_told(page, clause, when):
        return []
    dating = when
    if frame in ("travel", "leave", "invite"):
        found = next_stop(page, clause, dating, story) or trips(
            page, clause, dating, asserted, story.partners, story.casts, story.last
        )
        found = to_each_land(page, clause, lent(found, story.tour) if story.tour else found, story.lands)
        found = [in_its_course(page, act, story.last) for act in found]
        found = [since_the_leg_before(act, story.last) for act in found] if dating.from_now else found
        tour = None if found else announced(page, clause, dating)
        story.tour = tour or story.tour
        if not found and (tour or frame == "leave" or clause.hit.trigger.rule == _LEFT_HOME):
            _left(page, clause, story)
        lands = ordered(code for act in found for code in act.partners)
        story.lands = lands if len(lands) > 1 else story.lands
    else:
        one_of_several = one_of_several or (clause.hit.trigger.rule in ONE_OF_SEVERAL and not comes_after(clause))
        found = (
            _one_by_one(page, clause, dating, story)
            if one_of_several
            else _meeting(page, clause, dating, asserted, story)
        )
    if clause.hit.trigger.verb and clause.hit.trigger.type is EngagementType.MEETING:
        story.barren = -9 if found else clause.sentence.order
    found = [given_up_next(page, new) for act in found for new in rescheduled(page, act)]
    found = [as_he_will(page, new, story.last) for act in found for new in both_ways(page, act)]
    for act in found:
        _remember(page, act, story)
    return found


def _left(page: Page, clause: Clause, story: Story) -> None:
    """Home's own who left for a goal that is told later: "left for Oceania. The Peru leg lasts until Monday"."""
    there = _there(page, clause)
    if there.home_people and not there.partners:
        story.casts.append(Cast(there.home_people, home_named=True))


def _remember(page: Page, act: Act, story: Story) -> None:
    """What the act leaves for those told after it: its sides, and what "the visit" or "the third round" may mean."""
    of_many = act.type is EngagementType.MULTILATERAL and not of_home_too(page, act.clause)
    met = () if of_many else act.partners
    story.mover = (act.mover or "") if act.type is EngagementType.VISIT else story.mover
    story.gathering = act if act.type is EngagementType.MULTILATERAL else story.gathering
    if act.type in _IN_ROUNDS and not act.clause.hit.trigger.verb and not _named_twice(act, story.round):
        story.round = act
    cast_of = Cast(act.home_people, act.partner_people, met, act.home_named)
    story.heard(cast_of, _WHOSE.search(page.flat[act.clause.sentence.span.start : act.at.start]) is not None)
    if _leads_on(page, act, story.last):
        story.last = act


def _named_twice(act: Act, told: Act | None) -> bool:
    """Whether it is only the name in brackets of a round told with its day: "the consultations (FOC)"."""
    here = told is not None and told.clause.sentence.order == act.clause.sentence.order
    return here and act.date is None and told is not None and told.date is not None


def _leads_on(page: Page, act: Act, last: Act | None) -> bool:
    """Whether "the visit" told next may be this act's: a journey rather than a meeting, news rather than the past."""
    if last is None or last.type is not EngagementType.VISIT:
        return True
    behind = _LATELY if last.status is Status.PLANNED else _BACKGROUND
    past = act.date is not None and act.date.last < page.published(act.clause.sentence).first - behind
    return act.type is EngagementType.VISIT and not past


def _meeting(page: Page, clause: Clause, dating: Dating, asserted: bool, story: Story) -> list[Act]:
    if _of_a_meeting_without_home(page, clause, story):
        return []
    present = _there(page, clause)
    dating = on_the_day_before(page, clause, present, dating)
    present, dating = round_again(page, clause, present, dating, story.round)
    if told := several_announced(page, clause, present, dating):
        story.several = told if asserted else None
        if present.partners:
            return []
    found = _of_sides(page, clause, dating, asserted, story, present)
    if found and clause.hit.trigger.type is EngagementType.CREDENTIALS:
        story.several = None
    return found


def _of_a_meeting_without_home(page: Page, clause: Clause, story: Story) -> bool:
    """Whether "The meeting was held over lunch" goes on about one that was none of home's: the guest's own people."""
    sentence = clause.sentence
    return (
        sentence.order - story.barren == 1
        and _THE_MEETING_OPENS.search(page.words(sentence.span)) is not None
        and not page.people_in(clause.zone)
    )


def _one_by_one(page: Page, clause: Clause, dating: Dating, story: Story) -> list[Act]:
    """One of the acts that the story has announced by their number."""
    told = story.several or on_his_programme(page, clause, dating)
    if told is None:
        return []
    clause, present, dating = taken_up(clause, _there(page, clause), dating, told)
    return _of_sides(page, clause, dating, True, story, present)


def _of_sides(page: Page, clause: Clause, dating: Dating, asserted: bool, story: Story, present: Cast) -> list[Act]:
    if _also_there(page, clause, story):
        return []
    if clause.hit.trigger.rule in _MEETING_NOUNS:
        if bodies := own_meeting(page, clause):
            return _of_bodies(page, clause, dating, asserted, present, bodies)
        multilateral = _of_the_gathering(clause, story, present)
        before = page.flat[max(0, clause.hit.span.start - 5) : clause.hit.span.start]
        if multilateral and not present.home and _THE_MEETING.search(before):
            return []
    sides = (
        None
        if (third_party(page, clause, present) and not _of_others_all_the_same(page, clause, story))
        or with_compatriots(page, clause)
        else completed(page, clause, with_venue(page, clause, present), story)
    )
    if sides is None and asserted and present.home_people and not present.partners:
        story.casts.append(Cast(present.home_people, home_named=True))
    if sides is not None and retold(page, clause, sides):
        return []
    if sides is None or not meets_requirements(page, clause, sides, dating) or _asked_to(page, clause, dating):
        return []
    if clause.hit.trigger.frame == "assembly" and of_two_leaders(page, clause, sides):
        return _of_ministers(page, clause, sides, dating)
    if clause.hit.trigger.frame == "assembly":
        return _joined(page, clause, dating, asserted, story, present, sides)
    return _talks(page, clause, dating, sides, asserted)


def _of_others_all_the_same(page: Page, clause: Clause, story: Story) -> bool:
    """Whether home is there though the clause names foreigners alone: with a body, or in the wake of an act of its."""
    assembly = clause.hit.trigger.frame == "assembly"
    if assembly and at_home(page, clause) and attendees(page, clause):
        return True
    return held_with_a_body(page, clause) or in_its_wake(page, clause, story)


def _joined(
    page: Page, clause: Clause, dating: Dating, asserted: bool, story: Story, present: Cast, sides: Cast
) -> list[Act]:
    """The gathering that home is told to take part in, be it on a journey of those days."""
    trip = on_the_trip(page, clause, story)
    ours = present.home or at_home(page, clause) or trip is not None or home_told_beside(page, clause, story)
    if not (ours and (asserted or taken_part(page, clause))) or only_left(page, clause):
        return []
    if trip is not None and dating.interval is None and trip.date is not None and trip.date.days > 1:
        dating = Dating(trip.date, trip.times, trip.why)
    return _gathering(page, clause, dating, sides, asserted or to_be_hosted(page, clause))


def _also_there(page: Page, clause: Clause, story: Story) -> bool:
    """Whether it only names others who were at the meeting told before: "The mayor took part in the meeting"."""
    if story.last is None or clause.hit.trigger.verb or story.last.clause.sentence.order == clause.sentence.order:
        return False
    near = clause.sentence.order - story.last.clause.sentence.order <= _ROUND_THE_TABLE
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 40) : clause.hit.span.start]
    ours = any(page.side(person) == HOME for person in page.people_in(clause.zone))
    theirs = any(page.side(person) not in (HOME, None) for person in page.people_in(clause.zone))
    return near and ours != theirs and _WAS_THERE.search(before) is not None


def _asked_to(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether somebody was only asked to a round that is given no day: "invited him to co-chair the 12th meeting"."""
    if clause.hit.trigger.type is not EngagementType.CONSULTATION or dating.interval is not None:
        return False
    return only_invited(page, clause)


def _of_the_gathering(clause: Clause, story: Story, present: Cast) -> bool:
    """Whether "the meeting" may be the gathering told last, or the one of the sentence before."""
    if story.last is not None and story.last.type is EngagementType.MULTILATERAL:
        return True
    if story.gathering is None or present.partners:
        return False
    return clause.sentence.order - story.gathering.clause.sentence.order == 1


def _gathering(page: Page, clause: Clause, dating: Dating, whole: Cast, asserted: bool) -> list[Act]:
    """The assembly of a body or of its host; of those who hold it; or the talk of ministers that it is."""
    if only_invited(page, clause) or spoken_of(page, clause):
        return []
    sides = assembly_partners(page, clause, whole)
    held = convened_by(page, clause, whole)
    if held and len(whole.partners) > 1 and summit_of_all(page, clause) and not page.bodies & {*sides.partners}:
        sides = replace(sides, partners=whole.partners)
    if not sides.partners or of_two(page, clause, sides):
        return _of_ministers(page, clause, whole, dating) if sides.partners or held else []
    return _talks(page, clause, dating, sides, asserted)


def _there(page: Page, clause: Clause) -> Cast:
    """The sides that the clause names; at a gathering told without home also who of home chairs or attends it."""
    named = impersonal(page, clause, separately(page, clause, two_leaders(page, clause, cast(page, clause))))
    named = replace(named, home_people=writers(page, clause, named.home_people))
    present = _without_inviters(page, clause, named)
    if clause.hit.trigger.frame != "assembly" or present.home:
        return present
    ours = at_home(page, clause) and bool(attendees(page, clause))
    return replace(present, home_people=attended_by(page, clause), home_named=ours)


def _without_inviters(page: Page, clause: Clause, present: Cast) -> Cast:
    """The sides less who only asked home over: "during the meeting he told of his trip, at the invitation of A"."""
    hosts = [
        person
        for person in inviters(page, present.partner_people, clause.sentence.span)
        if person.span.start >= clause.zone.end
    ]
    if not hosts:
        return present
    people = tuple(person for person in present.partner_people if person not in hosts)
    return replace(present, partner_people=people, partners=ordered(page.side(person) or "" for person in people))


def _of_bodies(
    page: Page, clause: Clause, dating: Dating, asserted: bool, present: Cast, bodies: tuple[str, ...]
) -> list[Act]:
    """The meeting of an organisation in which home takes part: "attended the IGAD ministerial meeting"."""
    there = asserted or (taken_part(page, clause) and not aside(page, clause))
    people = present.home_people if present.home else attended_by(page, clause)
    if not there or not (present.home or people or at_home(page, clause)):
        return []
    sides = Cast(people, (), bodies, present.home_named)
    return [replace(_act(page, clause, sides, dating, True), type=EngagementType.MULTILATERAL, subtype=None)]


def _of_ministers(page: Page, clause: Clause, sides: Cast, dating: Dating) -> list[Act]:
    """A "Japan-Fiji Foreign Ministers' Meeting" as the talk of two that it is."""
    act = replace(_act(page, clause, sides, dating, True), type=EngagementType.MEETING)
    return by_office(page, replace(act, online=True) if online(page, clause) else act)


def _talks(page: Page, clause: Clause, dating: Dating, sides: Cast, asserted: bool) -> list[Act]:
    """The act of settled sides, as the kind of act that its words make it."""
    sides = with_the_subject(page, clause, _of_the_meeting(page, clause, sides))
    sides = _without_bystanders(page, clause, dating, sides)
    passing = aside(page, clause) or only_praised(page, clause)
    asserted = asserted or bool(sides.home_people and sides.partner_people and not passing)
    act = _act(page, clause, sides, dating, asserted)
    if clause.hit.trigger.frame == "exercise" and (orgs := hosting_bodies(page, clause)):
        act = replace(act, type=EngagementType.MULTILATERAL, partners=orgs)
    if act.type is EngagementType.VISIT and residents(act.partner_people):
        act = (
            replace(act, partner_people=(), mover="partner")
            if _AIRPORT.search(page.words(clause.zone))
            else replace(act, type=EngagementType.MEETING, subtype="reception", mover=None)
        )
    if act.type is EngagementType.MEETING and met_as_a_body(page, clause, sides):
        act = replace(act, type=EngagementType.MULTILATERAL)
    if act.subtype == "port call" or (act.type is EngagementType.VISIT and _opens(page, clause)):
        act = replace(act, mover="partner")
    if act.type is EngagementType.MEETING and online(page, clause):
        act = replace(act, online=True)
    if (guest := hosted_by_country(page, act)) is not None:
        act = replace(act, type=EngagementType.VISIT, subtype=None, mover=guest)
    return by_office(page, act)


def _opens(page: Page, clause: Clause) -> bool:
    """Whether "Welcoming the guest on his visit" opens what the host then said."""
    return not page.flat[clause.sentence.span.start : clause.hit.span.start].strip(b' "') and (
        page.words(clause.hit.span).lower() in (b"welcoming", b"greeting")
    )


def _of_the_meeting(page: Page, clause: Clause, sides: Cast) -> Cast:
    """The sides of "The meeting reviewed ties and prepared a visit by A" without those of what it prepared."""
    opens = clause.hit.span.start - clause.sentence.span.start <= _OPENING
    if clause.hit.trigger.verb or not opens or not _THE_MEETING_OPENS.search(page.words(clause.sentence.span)):
        return sides
    after = Span(clause.zone.end, max(clause.zone.end, clause.sentence.span.end))
    home, partner = (
        tuple(person for person in people if not after.contains(person.span))
        for people in (sides.home_people, sides.partner_people)
    )
    return replace(sides, home_people=home, partner_people=partner, home_named=sides.home_named or sides.home)


def _without_bystanders(page: Page, clause: Clause, dating: Dating, sides: Cast) -> Cast:
    """Background named by a noun ("the meeting in August 2020") has no people but those its own clause names."""
    published = page.published(clause.sentence)
    if clause.hit.trigger.verb or dating.interval is None or dating.interval.last >= published.first - _BACKGROUND:
        return sides
    home = tuple(person for person in sides.home_people if clause.zone.contains(person.span))
    partner = tuple(person for person in sides.partner_people if clause.zone.contains(person.span))
    named = sides.home_named or bool(sides.home_people)
    return replace(sides, home_people=home, partner_people=partner, home_named=named)


def _act(page: Page, clause: Clause, sides: Cast, dating: Dating, asserted: bool) -> Act:
    trigger = clause.hit.trigger
    ordinal, count = numbers(page, clause)
    return Act(
        clause, trigger.type, trigger.subtype, sides.partners, sides.home_people, sides.partner_people,
        sides.home_named,
        venue(page, clause), mover(page, clause, sides), asserted, status(page, clause, dating.interval),
        dating.interval, dating.times, dating.why, ordinal, count, sides.borrowed, (trigger.rule,), (clause,),
    )  # fmt: skip

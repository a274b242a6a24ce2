"""One clause in, one or more acts out: each frame says how sides, place and traveller are found around its trigger."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from etl.extract.act import Act
from etl.extract.anaphora import collective, goes_on_about_others, refers_back, together
from etl.extract.assembly import INVITED, assembly_partners, at_home, hosting_bodies, of_two, own_meeting, taken_part
from etl.extract.cast import Cast, antecedent, cast, ordered
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.postponement import rescheduled
from etl.extract.slots import named
from etl.extract.status import status
from etl.extract.topic import about, principal
from etl.extract.tour import Tour, announced, lent
from etl.extract.travel import trips
from etl.extract.venue import located, venue
from etl.extract.wording import FIRM, aside, denied, generic, is_asserted, mover, numbers, online, passive
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level, PersonMention
from etl.spans import Span

_BACKGROUND = timedelta(days=60)
_ADDRESS = pattern(r"(?i)\b(?:from|to)\s+(?:the\s+)?$")
_BETWEEN = pattern(r"(?i)^[^.;,]{0,40}\bbetween\s+")
_ROUNDS = pattern(r"(?i)\b(?:committee|commission|consultations?|dialogue|talks|counterpart|meeting|retreat)\b")
_SEPARATELY = pattern(
    r"(?i)\b(?:separately|separate (?:[a-z]+ )?(?:meetings|talks|receptions|sessions)|in turn|each|respectively|"
    r"one after (?:the other|another))\b"
)
_WISHED = pattern(
    r"(?i)\b(?:ask\w*|invit\w+|urg\w+|hop\w+|wish\w*|want\w*|propos\w+|look\w* forward) [^;.]{0,70}\bto "
    r"(?:pay |make |come on |a |an |official |state |working |soon )*$"
)
_WITH_OTHERS = pattern(
    r"(?i)\b(?:together with|along with|alongside|accompan\w+|in the presence of|joined by|"
    r"[a-z]{3,}ed|held|met|had|gave|saw|took|will|was|were|is)\b"
)

_ENVOYS = pattern(
    r"(?i)^ (?:with )?(?:the |foreign |female |women |other |all |visiting |many |some |over |more than |\d+ )*"
    r"(?:(?:deputy )?ambassadors|diplomats|heads of (?:foreign )?(?:diplomatic )?(?:missions|representative)|diplomatic corps|"
    r"charges d'affaires|consuls(?: general)?|foreign guests|international friends|delegates)\b(?: and|,|\.| in| on| at| who|$)"
)
_TWO_LANDS = pattern(r"(?i)\b(?:the two|both) (?:countries|nations|sides|governments|neighbou?rs)\b")
_LISTS_ON = pattern(r"(?i)^(?:others|the others?|also|the rest|they|among|the remaining|likewise)\b")
_HOSTING = "gave floor to guest"
_HE_OR_SHE = pattern(r"(?i)\b(?:he|she)\b")
_THE_TWO = pattern(r"(?i)\b(?:the two|the pair|both) (?:leaders|presidents|ministers|sides|men|women|premiers)\b")
_THE_MEETING = pattern(r"(?i)\bthe $")
_WITH = pattern(r"(?i)\bwith (?:the )?(?:\w+ ){0,3}$")


@dataclass(slots=True)
class Story:
    """What the page has told so far: whom a pronoun or "the two sides" may mean."""

    number: int = -1
    partners: tuple[str, ...] = ()
    casts: list[Cast] = field(default_factory=list)
    last: Act | None = None
    tour: Tour | None = None

    def enter(self, number: int) -> None:
        """Forget the last story when another begins."""
        if number != self.number:
            self.number, self.partners, self.casts, self.last, self.tour = number, (), [], None, None

    def heard(self, cast: Cast) -> None:
        """Remember the sides of an accepted act."""
        countries = tuple(code for code in cast.partners if len(code) == 3 and code.isupper())
        self.partners = countries or self.partners or cast.partners
        self.casts.append(cast)


def acts(page: Page, clause: Clause, dating: Dating, story: Story) -> list[Act]:
    """The acts a clause tells; none when a side is missing or the words are only general."""
    story.enter(clause.sentence.section.story)
    asserted = is_asserted(page, clause)
    if denied(page, clause) or (not asserted and dating.interval is None and generic(page, clause)):
        return []
    if goes_on_about_others(page, clause.sentence):
        return []
    if clause.hit.trigger.rule.startswith("round told") and not _rounds_before(page, clause):
        return []
    frame = clause.hit.trigger.frame
    if _only_wished(page, clause, dating):
        dating = Dating()
    if frame in ("travel", "leave", "invite"):
        found = trips(page, clause, dating, asserted, story.partners, story.casts, story.last)
        found = lent(found, story.tour) if story.tour else found
        story.tour = (None if found else announced(page, clause, dating)) or story.tour
    else:
        found = _meeting(page, clause, dating, asserted, story)
    found = [new for act in found for new in rescheduled(page, act)]
    for act in found:
        met = () if act.type is EngagementType.MULTILATERAL else act.partners
        story.heard(Cast(act.home_people, act.partner_people, met, act.home_named))
        if act.type is EngagementType.VISIT or story.last is None or story.last.type is not EngagementType.VISIT:
            story.last = act
    return found


def _only_wished(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether the day before "asked her to visit" is that of the asking."""
    start, at = clause.sentence.span.start, clause.hit.span.start
    if clause.hit.trigger.type is not EngagementType.VISIT or any(time.span.start > at for time in dating.times):
        return False
    return _WISHED.search(page.flat[max(start, at - 140) : at]) is not None


def _rounds_before(page: Page, clause: Clause) -> bool:
    """Whether the section has spoken of meetings that come in rounds, as "the previous one" takes for granted."""
    section, hit = clause.sentence.section.span, clause.hit.span
    return _ROUNDS.search(page.flat[max(section.start, hit.start - 400) : hit.start]) is not None


def _meeting(page: Page, clause: Clause, dating: Dating, asserted: bool, story: Story) -> list[Act]:
    present = cast(page, clause)
    if clause.hit.trigger.rule == "meeting noun":
        if bodies := own_meeting(page, clause):
            return _of_bodies(page, clause, dating, asserted, present, bodies)
        multilateral = story.last is not None and story.last.type is EngagementType.MULTILATERAL
        before = page.flat[max(0, clause.hit.span.start - 5) : clause.hit.span.start]
        if multilateral and not present.home and _THE_MEETING.search(before):
            return []
    sides = (
        None if _third_party(page, clause, present) else settle(page, clause, _with_venue(page, clause, present), story)
    )
    if sides is None and asserted and present.home_people and not present.partners:
        story.casts.append(Cast(present.home_people, home_named=True))
    if sides is None or not _FRAMES.get(clause.hit.trigger.frame, _always)(page, clause, sides, dating):
        return []
    if clause.hit.trigger.frame == "assembly":
        joined = (asserted or taken_part(page, clause)) and (present.home or at_home(page, clause))
        if not joined or INVITED.search(page.flat[clause.sentence.span.start : clause.hit.span.start]):
            return []
        whole, sides = sides, assembly_partners(page, clause, sides)
        if not sides.partners or of_two(page, clause, sides):
            return _of_ministers(page, clause, whole, dating) if sides.partners else []
    return _talks(page, clause, dating, sides, asserted)


def _of_bodies(
    page: Page, clause: Clause, dating: Dating, asserted: bool, present: Cast, bodies: tuple[str, ...]
) -> list[Act]:
    """The meeting of an organisation in which home takes part: "attended the IGAD ministerial meeting"."""
    if not (asserted or taken_part(page, clause)) or not (present.home or at_home(page, clause)):
        return []
    sides = Cast(present.home_people, (), bodies, present.home_named)
    return [replace(_act(page, clause, sides, dating, True), type=EngagementType.MULTILATERAL)]


def _of_ministers(page: Page, clause: Clause, sides: Cast, dating: Dating) -> list[Act]:
    """A "Japan-Fiji Foreign Ministers' Meeting" as the talk of two that it is."""
    return _offices(page, replace(_act(page, clause, sides, dating, True), type=EngagementType.MEETING))


def _talks(page: Page, clause: Clause, dating: Dating, sides: Cast, asserted: bool) -> list[Act]:
    """The act of settled sides, as the kind of act that its words make it."""
    sides = _without_bystanders(page, clause, dating, sides)
    asserted = asserted or bool(sides.home_people and sides.partner_people and not aside(page, clause))
    act = _act(page, clause, sides, dating, asserted)
    if clause.hit.trigger.frame == "exercise" and (orgs := hosting_bodies(page, clause)):
        act = replace(act, type=EngagementType.MULTILATERAL, partners=orgs)
    if act.type is EngagementType.VISIT and {person.level for person in act.partner_people} == {Level.AMBASSADOR}:
        act = replace(act, type=EngagementType.MEETING, subtype="reception", mover=None)
    if act.type is EngagementType.MEETING and online(page, clause):
        act = replace(act, online=True)
    if _hosted_by_country(page, act):
        act = replace(act, type=EngagementType.VISIT, subtype=None, mover="partner")
    return _offices(page, act)


def _hosted_by_country(page: Page, act: Act) -> bool:
    """Whether the country itself is the host of somebody: "Hanoi will host the Peruvian foreign minister"."""
    hit = act.clause.hit
    if hit.trigger.rule != _HOSTING or act.home_people or not act.partner_people:
        return False
    ahead = Span(act.clause.zone.start, max(act.clause.zone.start, hit.span.start))
    return any(mention.home for mention in page.partners_in(ahead)) and not page.people_in(ahead)


def _with_venue(page: Page, clause: Clause, sides: Cast) -> Cast:
    """Celebrations, exchanges and assemblies name a side by the place alone: "Cultural Day in Mongolia"."""
    if clause.hit.trigger.frame == "send":
        return _with_addresses(page, clause, sides)
    if clause.hit.trigger.frame not in ("ceremony", "exchange", "assembly"):
        return sides
    places = [place.code for place in page.places_in(clause.zone) if located(page, place, clause)]
    abroad = ordered(code for code in places if code != page.home)
    home_named = sides.home_named or page.home in places
    bodies = hosting_bodies(page, clause) if clause.hit.trigger.frame == "assembly" else ()
    return replace(sides, partners=sides.partners or bodies or abroad, home_named=home_named)


def _with_addresses(page: Page, clause: Clause, sides: Cast) -> Cast:
    """A message may name both sides by their towns: "went from Nairobi to Manila"."""
    start = clause.zone.start
    places = [
        place.code
        for place in page.places_in(clause.zone)
        if _ADDRESS.search(page.flat[max(start, place.span.start - 12) : place.span.start])
    ]
    abroad = ordered(code for code in places if code != page.home)
    return replace(sides, partners=sides.partners or abroad, home_named=sides.home_named or page.home in places)


def _without_bystanders(page: Page, clause: Clause, dating: Dating, sides: Cast) -> Cast:
    """Background named by a noun ("the meeting in August 2020") has no people but those its own clause names."""
    published = page.published(clause.sentence)
    if clause.hit.trigger.verb or dating.interval is None or dating.interval.last >= published.first - _BACKGROUND:
        return sides
    home = tuple(person for person in sides.home_people if clause.zone.contains(person.span))
    partner = tuple(person for person in sides.partner_people if clause.zone.contains(person.span))
    named = sides.home_named or bool(sides.home_people)
    return replace(sides, home_people=home, partner_people=partner, home_named=named)


def settle(page: Page, clause: Clause, sides: Cast, story: Story) -> Cast | None:
    """Complete the sides from the story where the sentence points back; None when one stays unknown."""
    if not sides.partners and (_among_home(page, clause) or _of_all_lands(page, clause)):
        return None
    back = refers_back(page, clause.sentence)
    partners, home_named, borrowed = sides.partners, sides.home_named, sides.borrowed
    if not partners and story.partners and (back or _told_of_both(page, clause)):
        partners, borrowed = _spoken_of(page, clause, story) or story.partners, True
    if not partners and (pair := _pair_before(page, clause)):
        partners, home_named, borrowed = pair, True, True
    home_people, partner_people = sides.home_people, sides.partner_people
    last = story.casts[-1] if story.casts else Cast()
    if together(page, clause):
        home_people = home_people or _last_home(page, clause) or last.home_people
        partner_people = partner_people or last.partner_people
        partners = _one_of(partners, story) if borrowed and _THE_TWO.search(page.words(clause.zone)) else partners
    if not partners and clause.hit.trigger.frame in ("resident", "send"):
        partners = _listed_next(page, clause)
    if not partners and (topic := about(page, clause, sides)):
        partners, partner_people, borrowed = (topic,), principal(page, clause, topic), True
    if not sides.home and partners and _home_meant(page, clause, story, back):
        home_named, borrowed = True, True
    if not partners or not (sides.home or home_named):
        return None
    return Cast(home_people, partner_people, partners, home_named, borrowed)


def _one_of(partners: tuple[str, ...], story: Story) -> tuple[str, ...]:
    """The partner whom "the two" means of several that the story has spoken of: the one it has named most."""
    counts = Counter(code for cast in story.casts for code in cast.partners if code in partners)
    (code, times), *others = [*counts.most_common(2), ("", 0)]
    return (code,) if len(partners) > 1 and times > others[0][1] else partners


def _spoken_of(page: Page, clause: Clause, story: Story) -> tuple[str, ...]:
    """The one country whose person the sentence before brings in, when no act has been told since."""
    order = clause.sentence.order
    if not order or (story.last is not None and story.last.clause.sentence.order >= order - 1):
        return ()
    before = page.sentences[order - 1]
    if before.section.story != clause.sentence.section.story:
        return ()
    sides = {page.side(person) for person in page.people_in(before.span)} - {HOME, None}
    return tuple(side for side in sides if side) if len(sides) == 1 else ()


def _pair_before(page: Page, clause: Clause) -> tuple[str, ...]:
    """The one country that the story has set beside home, when "the two countries" opens what they did."""
    sentence = clause.sentence
    if not _TWO_LANDS.search(page.flat[sentence.span.start : clause.hit.span.start]):
        return ()
    near = page.sentences[max(0, sentence.order - 3) : sentence.order + 1]
    mentions = [m for one in near if one.section.story == sentence.section.story for m in page.partners_in(one.span)]
    codes = {m.code for m in mentions if not m.home and m.kind != "organisation"}
    return tuple(codes) if len(codes) == 1 and any(m.home for m in mentions) else ()


def _of_all_lands(page: Page, clause: Clause) -> bool:
    """Whether those met are envoys of no country in particular: "met with foreign ambassadors"."""
    hit = clause.hit.span
    return clause.hit.trigger.verb and _ENVOYS.search(page.flat[hit.end : clause.sentence.span.end]) is not None


def _among_home(page: Page, clause: Clause) -> bool:
    """Whether both who meet are home's own: a minister and his premier, a president and her ambassadors."""
    hit = clause.hit.span
    people = [person for person in page.people_in(clause.zone) if page.side(person) is not None]
    if any(page.side(person) != HOME for person in people):
        return False
    ahead = {page.identity(person) for person in people if person.span.start < hit.start}
    after = {page.identity(person) for person in people if person.span.start >= hit.end and person.name}
    return bool(ahead) and bool(after - ahead)


def _last_home(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """The last home person of the sentence before, whom "the two" takes up."""
    order = clause.sentence.order
    before = page.sentences[order - 1 : order] if order else ()
    people = [person for sentence in before for person in page.people_in(sentence.span) if page.side(person) == HOME]
    return tuple(people[-1:])


def _told_of_both(page: Page, clause: Clause) -> bool:
    """Nouns, treaties and milestones without a name of their own are the story's."""
    trigger = clause.hit.trigger
    return not trigger.verb or trigger.frame in ("sign", "upgrade") or collective(page, clause.sentence)


def _listed_next(page: Page, clause: Clause) -> tuple[str, ...]:
    """Countries of envoys whom the next sentences list: "They are A (Mexico), B (Serbia). Others were C (Fiji) ..."."""
    found: list[str] = []
    for sentence in page.sentences[clause.sentence.order + 1 : clause.sentence.order + 4]:
        if found and not _LISTS_ON.search(page.words(sentence.span)):
            break
        codes = [mention.code for mention in page.partners_in(sentence.span) if not mention.home]
        if not found and len(set(codes)) < 2:
            break
        found += codes
    return ordered(found)


def _home_meant(page: Page, clause: Clause, story: Story, back: bool) -> bool:
    """Home may be meant unnamed: the story has it already, or the act is at home."""
    if sides_told(page, clause) or (story.casts and _object_alone(page, clause)):
        return True
    if story.casts and (back or _told_of_both(page, clause) or _unknown_people(page, clause)):
        return True
    return any(place.code == page.home for place in page.places_in(clause.sentence.span)) and _unknown_people(
        page, clause
    )


def _object_alone(page: Page, clause: Clause) -> bool:
    """Whether all people of the sentence stand behind the verb: home, the story's subject, goes unsaid."""
    trigger, sentence = clause.hit.trigger, clause.sentence.span
    if trigger.type is not EngagementType.MEETING or trigger.frame not in ("host", "guest", "mutual"):
        return False
    ahead = Span(sentence.start, clause.hit.span.start)
    return not page.people_in(ahead) and not named(page, ahead) and bool(page.people_in(clause.zone))


def sides_told(page: Page, clause: Clause) -> bool:
    """Whether "his colleague" or "the ministers" can mean home: the sentence or the two before it name home."""
    if not collective(page, clause.sentence):
        return False
    order = clause.sentence.order
    near = page.sentences[max(0, order - 2) : order + 1]
    return any(mention.home for sentence in near for mention in page.partners_in(sentence.span))


def _unknown_people(page: Page, clause: Clause) -> bool:
    return any(page.side(person) is None for person in page.people_in(clause.sentence.span))


def _third_party(page: Page, clause: Clause, sides: Cast) -> bool:
    """Two foreign sides and nobody from home: partners among themselves."""
    if _between_others(page, clause) or _with_each_other(page, clause):
        return True
    if sides.home or _unknown_people(page, clause):
        return False
    foreign = {page.side(person) for person in page.people_in(clause.zone)} - {HOME, None}
    return len(foreign) > 1 or len(set(sides.partners)) > 1 or _meant_of_others(page, clause, sides)


def _meant_of_others(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether "he" or "she" is a foreign guest who meets a third side: "she will then meet the Chinese premier"."""
    if not sides.partner_people or not _HE_OR_SHE.search(page.flat[clause.zone.start : clause.hit.span.start]):
        return False
    here = page.people_in(clause.sentence.span)
    if any(page.side(person) == HOME for person in here):
        return False
    ahead = [page.side(person) for person in here if person.span.end <= clause.zone.start]
    if any(side not in (None, *sides.partners) for side in ahead):
        return True
    order = clause.sentence.order
    near = page.people_in(page.sentences[max(0, order - 1)].span)
    if any(page.side(person) == HOME for person in near):
        return False
    return bool(antecedent(page, clause, frozenset(sides.partners)).partners)


def _with_each_other(page: Page, clause: Clause) -> bool:
    """Whether one foreigner acts with another inside the clause, home being only named ahead of it."""
    hit = clause.hit.span
    people = [person for person in page.people_in(clause.zone) if page.side(person)]
    ahead = [person for person in people if person.span.start < hit.start]
    after = [person for person in people if person.span.start >= hit.end]
    if not ahead or not after or {page.side(ahead[-1]), page.side(after[0])} & {HOME}:
        behind = [person for person in after if page.side(person) != HOME]
        if len(behind) < len(after) or len(behind) < 2 or ahead:
            return False
        ahead, after = behind[:1], behind[1:]
    if any(page.side(person) == HOME for person in people) or page.side(ahead[-1]) == page.side(after[0]):
        return False
    between = page.flat[ahead[-1].span.end : after[0].span.start]
    near = page.partners_in(Span(max(0, ahead[-1].span.start - 30), after[0].span.end))
    return _WITH.search(between) is not None and not any(mention.home for mention in near)


def _between_others(page: Page, clause: Clause) -> bool:
    """Whether the words right after the trigger name two others: "the talks between Iran and France"."""
    hit = clause.hit.span
    between = _BETWEEN.search(page.flat[hit.end : clause.sentence.span.end])
    if between is None:
        return False
    near = Span(hit.end + between.end(), min(clause.sentence.span.end, hit.end + between.end() + 90))
    people = [page.side(person) for person in page.people_in(near)]
    mentions = page.partners_in(near)
    if HOME in people or None in people or any(mention.home for mention in mentions):
        return False
    return len({mention.code for mention in mentions[:2]}) > 1


def _offices(page: Page, act: Act) -> list[Act]:
    """One act for each home office that wrote or was written to, or that received the guest in turn."""
    apart = act.type is EngagementType.MESSAGE or passive(page, act.clause) or _in_turn(page, act)
    people = {page.identity(person): person for person in reversed(act.home_people)}
    if not apart or len(people) < 2:
        return [act]
    return [replace(act, home_people=(person,)) for person in reversed(people.values())]


def _in_turn(page: Page, act: Act) -> bool:
    """Whether a guest met several home leaders, each in an office of their own: "called on A and on B"."""
    people, hit = act.home_people, act.clause.hit.span
    if act.type is not EngagementType.MEETING or len(people) < 2:
        return False
    if _SEPARATELY.search(page.words(act.clause.zone)):
        return True
    ranked = sorted(people, key=lambda person: person.span)
    met = ranked[0].span.start >= hit.end or act.clause.hit.trigger.frame == "host"
    offices = {_office(person) for person in people if person.level.rank <= Level.DEPUTY_MINISTER.rank}
    between = page.words(Span(ranked[0].span.end, max(ranked[0].span.end, ranked[-1].span.start)))
    return met and len(offices) == len(people) and not _WITH_OTHERS.search(between)


def _office(person: PersonMention) -> tuple[object, ...]:
    """What keeps two home people apart: a leader's own office, below that the channel they act in."""
    return (person.channel,) if person.level.rank >= Level.MINISTER.rank else (person.channel, person.level)


def _act(page: Page, clause: Clause, sides: Cast, dating: Dating, asserted: bool) -> Act:
    trigger = clause.hit.trigger
    ordinal, count = numbers(page, clause)
    return Act(
        clause, trigger.type, trigger.subtype, sides.partners, sides.home_people, sides.partner_people,
        sides.home_named,
        venue(page, clause), mover(page, clause, sides), asserted, status(page, clause, dating.interval),
        dating.interval, dating.times, dating.why, ordinal, count, sides.borrowed, (trigger.rule,), (clause,),
    )  # fmt: skip


def _always(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    return True


def _both_named(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """A weak verb needs both sides by name and a day, a place or a person of each side."""
    named = bool(sides.home_people and sides.partner_people)
    spoken = bool(sides.home_people or sides.partner_people) and dating.interval is not None
    return bool(sides.home and sides.partners) and not sides.borrowed and (named or spoken)


def _dated(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    """Milestones count with their date, or told as news."""
    return dating.interval is not None


def _event(page: Page, clause: Clause, sides: Cast, dating: Dating) -> bool:
    return dating.interval is not None or is_asserted(page, clause) or clause.sentence.section.kind in FIRM


_FRAMES: dict[str, Callable[[Page, Clause, Cast, Dating], bool]] = {
    "weak": _both_named,
    "ceremony": _event,
    "exchange": _event,
    "exercise": _dated,
}

"""One clause in, one or more acts out: each frame says how sides, place and traveller are found around its trigger."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from etl.extract.act import Act
from etl.extract.cast import Cast, cast, collective, named, ordered, people_by_side, refers_back, together
from etl.extract.dating import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.status import status
from etl.extract.travel import trips
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention, SectionKind
from etl.spans import Span

_ASSERTING_LEFT = pattern(
    r"(?i)\b(?:held|holds?|holding|had|has|have|having|paid|pays?|paying|made|makes?|making|beg[aiu]n(?:ning)?|begins|start(?:s|ed|ing)?|conclud\w+|wrap\w* up|ended|ends|"
    r"(?:is|was|are|were|currently|now) on|on an?|kick\w* off|conduct\w*|co-chair\w*|chair\w*|presid\w+|host\w*|attend\w*|conven\w+|open\w*|undert\w+|complet\w+|for an?|"
    r"for|participat\w+ in|take part in|took part in|join\w*|addressed|speaks? at|spoke at|g[ai]ve|gives|present at|led|leads|arriv\w+|lasts?|finish\w*|organi[sz]\w+|run|ran|staged?|signed) "
    r"(?:[^\s,;]+ ){0,7}$"
)
_ASSERTING_RIGHT = pattern(
    r"(?i)^\s*(?:[^\s.;]+ ){0,14}(?:took place|takes place|(?:was|were|is|are|be|being|been) (?:held|organi[sz]ed|convened|opened|conducted|hosted|scheduled|planned|signed)|"
    r"held|opened|opens|began|begins|convened|kicked off|concluded|got under way|is under ?way|is taking place|lasted|to be held|co-chaired|chaired|(?:is|are|was|were) (?:set|due|slated|being arranged|on (?:his|her|the|their) agenda)|to take place)"
)
_OPENING = pattern(r"(?i)^(?:at|during|in|the) (?:the |their |this |a |an )?(?:[a-z-]+ ){0,3}$")
_PASSIVE = pattern(r"(?i)\b(?:was|were|been|being|be|is|are)\s+(?:\w+\s+)?$")
_ASIDE = pattern(
    r"(?i)\b(?:ahead of|before|prior to|on the eve of|in the run-up to|preparations? for|prepare for|prepar\w+ for) (?:[^\s,;]+ ){0,6}$|\bagreed to prepare [^;]*$"
)
_INVITED = pattern(r"(?i)\b(?:invit\w+|asked) [^;]*\bto (?:come|attend|visit|join|take part)\b[^;]*$")
_OBJECT_REACH = 70
_ATTENDING = pattern(r"(?i)\b(?:at|for|attend\w*|join\w*|host\w*|chair\w*|address\w*|to|in) (?:[^\s,;]+ ){0,16}$")
_ONLINE = pattern(
    r"(?i)\b(?:virtual(?:ly)?|online|via video|by video|video ?-?conferenc\w+|video link|teleconference)\b"
)
_GENERIC = pattern(
    r"(?i)\b(?:regular|frequent|more|further|future|increas\w+|promot\w+|all|every|any|such|each|maintain\w+|mutual|reciprocal|many|these|those|other|various|several) (?:[^\s,;]+ ){0,4}$"
)
_ORDINAL = pattern(
    r"(?i)\b(?:(\d{1,3})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth))\s+(?:[^\s,;]+ ){0,6}$",
    groups=True,
)
_COUNT = pattern(
    r"(?i)\b(?:around |about |some |nearly |over |more than )?(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:[a-z-]+ ){0,2}$",
    groups=True,
)
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_WORDS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
]
_FIRM = frozenset({SectionKind.HEADLINE, SectionKind.CAPTION})


@dataclass(slots=True)
class Story:
    """What the page has told so far: whom a pronoun or "the two sides" may mean."""

    number: int = -1
    partners: tuple[str, ...] = ()
    casts: list[Cast] = field(default_factory=list)

    def enter(self, number: int) -> None:
        """Forget the last story when another begins."""
        if number != self.number:
            self.number, self.partners, self.casts = number, (), []

    def heard(self, cast: Cast) -> None:
        """Remember the sides of an accepted act."""
        countries = tuple(code for code in cast.partners if len(code) == 3 and code.isupper())
        self.partners = countries or self.partners or cast.partners
        self.casts.append(cast)


def acts(page: Page, clause: Clause, dating: Dating, story: Story) -> list[Act]:
    """The acts a clause tells; none when a side is missing or the words are only general."""
    story.enter(clause.sentence.section.story)
    asserted = is_asserted(page, clause)
    if not asserted and dating.interval is None and _generic(page, clause):
        return []
    frame = clause.hit.trigger.frame
    if frame in ("travel", "leave", "invite"):
        found = trips(page, clause, dating, asserted, story.partners, story.casts)
    else:
        found = _meeting(page, clause, dating, asserted, story)
    for act in found:
        story.heard(Cast(act.home_people, act.partner_people, act.partners, act.home_named))
    return found


def is_asserted(page: Page, clause: Clause) -> bool:
    """Whether the clause says that the act happens, rather than referring to it in passing."""
    if clause.hit.trigger.verb:
        return True
    hit, sentence = clause.hit.span, clause.sentence.span
    left = page.flat[max(sentence.start, hit.start - 90) : hit.start]
    if aside(page, clause):
        return False
    if clause.sentence.section.kind in _FIRM:
        return True
    right = page.flat[hit.end : min(sentence.end, hit.end + 160)]
    return bool(_ASSERTING_LEFT.search(left) or _ASSERTING_RIGHT.search(right) or _OPENING.search(left))


def aside(page: Page, clause: Clause) -> bool:
    """Whether the trigger is only what something else came before or after: "ahead of the dialogue"."""
    hit = clause.hit.span
    return _ASIDE.search(page.flat[max(clause.sentence.span.start, hit.start - 160) : hit.start]) is not None


def _generic(page: Page, clause: Clause) -> bool:
    hit = clause.hit.span
    named = people_by_side(page, clause.zone)
    if named[0] and named[1]:
        return False
    plural = hit.of(page.text).lower().endswith("s") and clause.hit.trigger.type is not EngagementType.CALL
    left = page.flat[max(clause.sentence.span.start, hit.start - 60) : hit.start]
    return _GENERIC.search(left) is not None or (
        plural and hit.of(page.text).lower() not in ("talks", "negotiations", "consultations", "unga")
    )


def _meeting(page: Page, clause: Clause, dating: Dating, asserted: bool, story: Story) -> list[Act]:
    present = cast(page, clause)
    sides = (
        None if _third_party(page, clause, present) else settle(page, clause, _with_venue(page, clause, present), story)
    )
    if sides is None or not _FRAMES.get(clause.hit.trigger.frame, _always)(page, clause, sides, dating):
        return []
    if clause.hit.trigger.frame == "assembly":
        if _INVITED.search(page.flat[clause.sentence.span.start : clause.hit.span.start]):
            return []
        if not (asserted or _taken_part(page, clause)) or not (present.home or _at_home(page, clause)):
            return []
        sides = _assembly_partners(page, clause, sides)
        if not sides.partners:
            return []
    asserted = asserted or bool(sides.home_people and sides.partner_people)
    act = _act(page, clause, sides, dating, asserted)
    if clause.hit.trigger.frame == "exercise" and (orgs := _hosting_bodies(page, clause)):
        act = replace(act, type=EngagementType.MULTILATERAL, partners=orgs)
    if act.type is EngagementType.MEETING and _online(page, clause):
        act = replace(act, online=True)
    return _offices(page, act)


def _hosting_bodies(page: Page, clause: Clause) -> tuple[str, ...]:
    """Organisations named right before the trigger: the "UN Peacekeeping Exercise"."""
    hit = clause.hit.span
    near = page.partners_in(Span(max(clause.zone.start, hit.start - 40), hit.end))
    return ordered(mention.code for mention in near if mention.kind == "organisation" and not mention.home)


def _online(page: Page, clause: Clause) -> bool:
    hit = clause.hit.span
    return (
        _ONLINE.search(page.flat[max(clause.zone.start, hit.start - 60) : min(clause.zone.end, hit.end + 40)])
        is not None
    )


def _with_venue(page: Page, clause: Clause, sides: Cast) -> Cast:
    """Celebrations, exchanges and assemblies name a side by the place alone: "Cultural Day in Mongolia"."""
    if clause.hit.trigger.frame not in ("ceremony", "exchange", "assembly"):
        return sides
    places = [place.code for place in page.places_in(clause.zone) if _located(page, place, clause)]
    abroad = ordered(code for code in places if code != page.home)
    home_named = sides.home_named or page.home in places
    bodies = _hosting_bodies(page, clause) if clause.hit.trigger.frame == "assembly" else ()
    return replace(sides, partners=sides.partners or bodies or abroad, home_named=home_named)


def settle(page: Page, clause: Clause, sides: Cast, story: Story) -> Cast | None:
    """Complete the sides from the story where the sentence points back; None when one stays unknown."""
    back = refers_back(page, clause.sentence)
    partners, home_named, borrowed = sides.partners, sides.home_named, sides.borrowed
    if not partners and story.partners and (back or _told_of_both(page, clause)):
        partners, borrowed = story.partners, True
    home_people, partner_people = sides.home_people, sides.partner_people
    last = story.casts[-1] if story.casts else Cast()
    if together(page, clause):
        home_people = home_people or _last_home(page, clause) or last.home_people
        partner_people = partner_people or last.partner_people
    if not partners and clause.hit.trigger.frame == "resident":
        partners = _listed_next(page, clause)
    if not sides.home and partners and _home_meant(page, clause, story, back):
        home_named, borrowed = True, True
    if not partners or not (sides.home or home_named):
        return None
    return Cast(home_people, partner_people, partners, home_named, borrowed)


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
    """Countries of envoys whom the next sentence lists: "They are A (Mexico), B (Serbia) ..."."""
    following = page.sentences[clause.sentence.order + 1 : clause.sentence.order + 2]
    codes = ordered(m.code for sentence in following for m in page.partners_in(sentence.span) if not m.home)
    return codes if len(codes) > 1 else ()


def _home_meant(page: Page, clause: Clause, story: Story, back: bool) -> bool:
    """Home may be meant unnamed: the story has it already, or the act is at home."""
    if sides_told(page, clause):
        return True
    if story.casts and (back or _told_of_both(page, clause) or _unknown_people(page, clause)):
        return True
    return any(place.code == page.home for place in page.places_in(clause.sentence.span)) and _unknown_people(
        page, clause
    )


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
    if sides.home or _unknown_people(page, clause):
        return False
    foreign = {page.side(person) for person in page.people_in(clause.zone)} - {HOME, None}
    return len(foreign) > 1 or len(set(sides.partners)) > 1


def _offices(page: Page, act: Act) -> list[Act]:
    """One act for each home office that wrote or was written to, or that received the guest in turn."""
    apart = act.type is EngagementType.MESSAGE or _passive(page, act.clause)
    if not apart or len(act.home_people) < 2:
        return [act]
    return [replace(act, home_people=(person,)) for person in act.home_people]


def _passive(page: Page, clause: Clause) -> bool:
    """Whether a reception is told in the passive: "was received by A and by B"."""
    hit = clause.hit.span
    told = clause.hit.trigger.verb and clause.hit.trigger.frame == "host"
    return told and _PASSIVE.search(page.flat[max(0, hit.start - 24) : hit.start]) is not None


def _act(page: Page, clause: Clause, sides: Cast, dating: Dating, asserted: bool) -> Act:
    trigger = clause.hit.trigger
    ordinal, count = numbers(page, clause)
    return Act(
        clause, trigger.type, trigger.subtype, sides.partners, sides.home_people, sides.partner_people, sides.home_named,
        venue(page, clause), _mover(page, clause, sides), asserted, status(page, clause, dating.interval),
        dating.interval, dating.times, dating.why, ordinal, count, sides.borrowed, (trigger.rule,), (clause,),
    )  # fmt: skip


def numbers(page: Page, clause: Clause) -> tuple[int | None, int | None]:
    """Ordinal ("18th meeting") and count ("27 meetings") stated before the trigger."""
    left = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 70) : clause.hit.span.start]
    if found := _ORDINAL.search(left):
        return (int(found.group(1)) if found.group(1) else _WORDS.index(found.group(2).lower().decode())), None
    if (found := _COUNT.search(left)) and clause.hit.span.of(page.text).lower().endswith("s"):
        word = found.group(1).lower().decode()
        return None, int(word) if word.isdigit() else _NUMBERS.index(word)
    return None, None


def _around(clause: Clause) -> tuple[Span, ...]:
    """The zone behind the trigger, then ahead of it; the whole zone of a later member of a list."""
    hit, zone = clause.hit.span, clause.zone
    if not zone.contains(hit):
        return (zone,)
    return Span(hit.start, zone.end), Span(zone.start, hit.start)


def venue(page: Page, clause: Clause) -> Place | None:
    """The place the act is said to be at: a town of the clause after the trigger first, then before it, then of the sentence."""
    hit = clause.hit.span
    for span in (*_around(clause), clause.sentence.span):
        located = [place for place in page.places_in(span) if _located(page, place, clause)] + _capitals(page, span)
        towns = [place for place in located if place.city]
        if towns or located:
            return (towns or located)[0]
    return None


def _capitals(page: Page, span: Span) -> list[Place]:
    """ "The Indonesian capital", "Kenya's capital": a town named by its country."""
    return [
        Place(mention.span, mention.code, True)
        for mention in page.partners_in(span)
        if _CAPITAL.search(page.flat[mention.span.end : mention.span.end + 12])
    ]


_IN_TOWN = pattern(r"\b(?:in|at) [A-Z][A-Za-z?-]*(?: [A-Z][A-Za-z?-]*)*, $")
_CAPITAL = pattern(r"(?i)^(?:'s)? capital\b")
_AT = pattern(
    r"(?i)(?:\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:capital\s+(?:city\s+)?(?:of\s+)?|city\s+of\s+|province\s+of\s+)?|,\s+)$"
)


def _located(page: Page, place: Place, clause: Clause) -> bool:
    before = page.flat[max(clause.sentence.span.start, place.span.start - 45) : place.span.start]
    if before.rstrip().endswith(b",") and not place.city:
        return _IN_TOWN.search(before) is not None
    return _AT.search(before) is not None


def _mover(page: Page, clause: Clause, sides: Cast) -> str | None:
    """Who comes to whom in a reception or call: the host's object is the guest, the guest's object the host."""
    frame, hit = clause.hit.trigger.frame, clause.hit.span
    if frame not in ("host", "guest"):
        return None
    later = [person for person in page.people_in(Span(hit.end, clause.sentence.span.end)) if page.side(person)]
    after = [page.side(person) for person in later]
    if after and later[0].span.start - hit.end > _OBJECT_REACH:
        after = [HOME if side != HOME else "" for side in after]
    before = [
        side for person in page.people_in(Span(clause.sentence.span.start, hit.start)) if (side := page.side(person))
    ]
    passive = _passive(page, clause)
    if before:
        agent_home = (before[-1] == HOME) != passive
    elif after:
        agent_home = (after[0] == HOME) == passive
    else:
        return None
    return "partner" if agent_home == (frame == "host") else "home"


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
    return dating.interval is not None or is_asserted(page, clause) or clause.sentence.section.kind in _FIRM


_FRAMES: dict[str, Callable[[Page, Clause, Cast, Dating], bool]] = {
    "weak": _both_named,
    "ceremony": _event,
    "exchange": _event,
    "exercise": _dated,
}


def _at_home(page: Page, clause: Clause) -> bool:
    place = venue(page, clause)
    return place is not None and place.code == page.home


def _taken_part(page: Page, clause: Clause) -> bool:
    """Whether somebody goes to the assembly: "at", "for", "to attend" it, not merely under or about it."""
    hit = clause.hit.span
    return _ATTENDING.search(page.flat[max(clause.sentence.span.start, hit.start - 140) : hit.start]) is not None


def _assembly_partners(page: Page, clause: Clause, sides: Cast) -> Cast:
    """A summit's partner is the organisation in its name, else the country that hosts it."""
    hit = clause.hit.span
    near = Span(max(clause.zone.start, hit.start - 80), min(clause.zone.end, hit.end + 80))
    orgs = [mention for mention in page.partners_in(near) if mention.kind == "organisation" and not mention.home]
    joined = [
        mention
        for mention in named(page, Span(max(clause.zone.start, hit.start - 45), hit.start))
        if mention.kind != "organisation"
        and not mention.home
        and mention.form in ("compound", "name")
        and b"-" in page.flat[mention.span.start - 2 : mention.span.end + 2]
    ]
    place = venue(page, clause)
    hosts = (place.code,) if place and place.code != page.home else ()
    codes = ordered([mention.code for mention in orgs + joined]) or hosts
    return Cast(sides.home_people, (), codes, sides.home_named, sides.borrowed)

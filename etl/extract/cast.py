"""Who takes part: the people, countries and organisations of a clause, told apart by side."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from etl.extract.offstage import offstage
from etl.extract.page import Page, once
from etl.extract.patterns import any_of, pattern
from etl.extract.sentences import Sentence
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PartnerMention, PersonMention
from etl.spans import Span

_PLACE = pattern(r"(?i)\b(?:in|at|from|across|inside|into|through|near|throughout)\s+(?:the\s+)?$")
_GOING = pattern(r"(?i)\b(?:to|for|visit|visiting|visited|visits|tour of)\s+(?:the\s+)?(?:city of\s+|capital of\s+)?$")
_TOPIC = pattern(
    r"(?i)\b(?:on|about|over|regarding|concerning|against|situation in|war in|crisis in|issue of|"
    r"issues in|like|such as|including|(?:spoke|speaks?|speaking|talked) of)\s+(?:the\s+)?$"
)
_TOPIC_AFTER = pattern(
    r"(?i)^(?:'s)?\s*(?:[-/ ]\s*\w+)?\s*(?:conflict|war\b|crisis|issue|question|sea\b|ocean|peninsula|"
    r"invasion|border dispute|convention|charter|nuclear programme)|"
    r"^(?:,? and (?:[A-Z][a-z]+ ?){1,3}| )*(?:will be|would be|was|were|is|are)? ?(?:also )?"
    r"(?:(?:high )?on the(?:ir)? agenda|high on|topp?(?:ed|s)? the agenda|came up|figured in|loomed|dominate[ds]?)"
)
_JOINT = pattern(r"^\s*(?:,|and|&|,\s*and|as well as|[-/])\s*(?:the\s+|of\s+)*$")
_INVITER = pattern(
    r"(?i)\b(?:(?:greeted|seen off|met at|received at|welcomed at)(?: [^,;]*)? by|"
    r"invitations? (?:of|from|by)|invited by|hosted by|guests? of|by invitation of|"
    r"invitations? (?:extended|coming|issued) (?:by|from))\b[^;]*$|\binvitations (?:of|from|by) [^.]*$"
)
_WHICH = pattern(r"(?i),\s+(?:which|whose|where|a |an )")
_BOTH = pattern(r"(?i)\b(?:the two|they|both|the pair|the sides)\b")
_SENDER = pattern(
    r"(?i)\b(?:delegations?|envoys?|ambassadors?|ministers?|presidents?|leaders?|officials?|team|guests?|lawmakers|diplomats?|"
    r"negotiators?|commanders?|delegates|"
    r"representatives?|ships?|troupe|artists?|photographs?|photos|paintings?|films?|visitors?|counterparts?|colleagues?|peers?|premiers?|speakers?|chiefs?|heads|"
    r"students?)\s+(?:\w+\s+)?from\s+(?:the\s+)?$"
)
_LED = any_of(_TOPIC, _SENDER, _PLACE, _GOING)
_WITH = pattern(r"(?i)(?:^|\b(?:with|between|and|by|from|to)\s+(?:the\s+)?|\n)$")
_TALK = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_ABOUT = pattern(
    r"(?i)\b(?:about|regarding|concerning|to discuss|discussing|focus(?:ed|ing|es)? on|with a focus on|topics|issues|"
    r"views on|opinions on|talks on|discussions? on|consultations? on|dialogue on|conversation on|focused on|"
    r"on (?:the (?:situation|issue|question|war|conflict|crisis|latest|future|fight|implementation)|issues|matters|"
    r"bilateral|regional|global|international|ways|how|trade|security|developments|expanding|fundamentalism))\b"
)
_TALKS_ON = pattern(
    r"(?i)^(?:[a-z]+ ){0,1}[a-z]+ (?:(?:with|between) (?:the |their )?(?:[a-z]+ ){0,2})?on "
    r"(?:the |its |their )?(?:[a-z-]+ (?:(?:[a-z-]+ )*(?:and|,|in|with|of) )?(?:the )?)?"
)
_BACK_TO_SIDES = pattern(r"(?i)\b(?:with|between|by)\s")
# what is of a person without the person being there: "after Bush's inauguration"
_OWN_MATTER = pattern(
    r"(?i)^'s? (?:\w+ ){0,2}(?:inauguration|re-?election|election|victory|death|resignation|remarks?|statements?|"
    r"comments?|decision|order|polic(?:y|ies)|administration|government|announcement|tweets?|proposal|initiative|cabinet|"
    r"ranch|residence|birthday|leadership|campaign|presidency|term|vision|speech|address|aides?|party|swearing-in)\b"
)
_REMOTE = pattern(
    r"(?i)\b(?:after|following|since|before|at|of|during|from|under|amid|until|ahead of|in) (?:the )?(?:[a-z.]+ ){0,2}$"
)
_EVENT = pattern(r"(?:Conference|Forum|Dialogue|Summit|Expo|Fair|Games|Festival|Week)$")
_BACK = 3
_INVITED_BY = 260
_PRONOUN = pattern(r"(?i)\b(?:he|she|his|her|him)\b")
_COLLECTIVE = pattern(
    r"(?i)\b(?:(?:foreign|defen[cs]e|prime|trade) ministers|presidents|leaders|premiers|counterparts?|"
    r"colleagues?|opposite numbers?)\b"
)
_ANAPHOR = pattern(
    r"(?i)\b(?:both|two|the) (?:sides|countries|parties|ministers|leaders|presidents|prime ministers|"
    r"diplomats|officials|nations|governments|delegations|"
    r"foreign ministers|dignitaries|premiers|ministries|deputy ministers|heads|statesmen|partners|"
    r"interlocutors)\b|\b(?:the two|they|their|each other|the pair|the duo|"
    r"the guests?|the hosts?|his counterpart|her counterpart|him|her|his|he|she|them|bilateral|"
    r"former enemies|neighbou?rs|two nations|visiting|the visitor|the delegation)\b"
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The two sides of an act; `partners` are codes in text order, `borrowed` tells sides taken from the story."""

    home_people: tuple[PersonMention, ...] = ()
    partner_people: tuple[PersonMention, ...] = ()
    partners: tuple[str, ...] = ()
    home_named: bool = False
    borrowed: bool = False

    @property
    def home(self) -> bool:
        """Whether the home side is there."""
        return bool(self.home_people) or self.home_named


def ordered(codes: Iterable[str]) -> tuple[str, ...]:
    """Distinct codes in order of first mention."""
    return tuple(dict.fromkeys(codes))


def people_by_side(page: Page, span: Span) -> tuple[tuple[PersonMention, ...], tuple[PersonMention, ...]]:
    """Home people and partner people that stand in `span`; the unresolved are in neither."""
    people = [
        person
        for person in page.people_in(span)
        if not offstage(page, person.span) and not _owns_the_matter(page, person.span)
    ]
    home = tuple(person for person in people if page.side(person) == HOME)
    partner = tuple(person for person in people if page.side(person) not in (HOME, None))
    return home, partner


@once
def _owns_the_matter(page: Page, span: Span) -> bool:
    """Whether the person only tells whose inauguration or statement it was that something followed."""
    if not _OWN_MATTER.search(page.flat[span.end : span.end + 40]):
        return False
    return _REMOTE.search(page.flat[max(0, span.start - 40) : span.start]) is not None


def named(page: Page, span: Span) -> tuple[PartnerMention, ...]:
    """Mentions in `span` that act as sides: outside people's titles, not as places, topics or destinations."""
    people = page.people_in(Span(max(0, span.start - 1), span.end))
    mentions = page.partners_in(span)
    sides = []
    for mention in mentions:
        if any(person.span.contains(mention.span) for person in people):
            continue
        if mention.kind == "organ" and _EVENT.search(page.words(mention.span)):
            continue
        if slot(page, mention) == "side":
            sides.append(mention)
    return tuple(sides)


@once
def slot(page: Page, mention: PartnerMention) -> str:
    """How a mention is used: place, goal (after "to", "visit"), topic, or side."""
    before = page.flat[max(0, mention.span.start - 40) : mention.span.start]
    after = page.flat[mention.span.end : mention.span.end + 40]
    led = _LED.search(before) is not None
    if _TOPIC_AFTER.search(after) or (led and mention.kind != "organisation" and _TOPIC.search(before)):
        return "topic"
    if mention.form == "place":
        return "place"
    if mention.form in ("demonym", "compound", "capital", "metonym"):
        return "side"
    if led and _SENDER.search(before):
        return "side"
    if led and _PLACE.search(before):
        return "place"
    if led and mention.kind != "organisation" and _GOING.search(before):
        return "goal"
    previous = page.partners_in(Span(max(0, mention.span.start - 60), mention.span.start))
    if previous and _JOINT.search(page.flat[previous[-1].span.end : mention.span.start]):
        return slot(page, previous[-1])
    return "side"


def cast(page: Page, clause: Clause) -> Cast:
    """The sides named in the clause itself, less what a relative clause adds, or else in the rest of its sentence."""
    if (own := _relative(page, clause)) is not None:
        return own
    found = _union([_in(page, span) for span in _without_relative(page, clause)])
    found = _with_pronoun(page, clause, _without_topics(page, clause, found))
    if found.home and found.partners:
        return found
    return _completed(page, clause, found)


def _with_pronoun(page: Page, clause: Clause, found: Cast) -> Cast:
    """Home's person, where only "he" or "she" stands for him beside the partner and home's name."""
    if not found.partners or found.home_people or not found.home_named or clause.hit.trigger.type not in _TALK:
        return found
    return replace(found, home_people=antecedent(page, clause, frozenset(found.partners)).home_people)


def _without_topics(page: Page, clause: Clause, found: Cast) -> Cast:
    """Countries named only behind "on" or "about" are what was talked of: "exchanged views on trade and Syria"."""
    zone = clause.zone
    if clause.hit.trigger.type not in _TALK or found.partner_people or not found.partners:
        return found
    start = _topics_from(page, clause)
    if start is None:
        return found
    tail = Span(start, zone.end)
    back = _BACK_TO_SIDES.search(page.words(tail))
    stop = tail.start + back.start() if back else tail.end
    topics = {m.code for m in page.partners_in(Span(tail.start, stop)) if m.form != "compound"}
    named_elsewhere = {m.code for m in page.partners_in(Span(zone.start, tail.start))}
    named_elsewhere |= {m.code for m in page.partners_in(Span(stop, zone.end))}
    kept = tuple(code for code in found.partners if code not in topics - named_elsewhere)
    return replace(found, partners=kept)


def _topics_from(page: Page, clause: Clause) -> int | None:
    """Where behind the trigger the topics begin: "talks on Iraq", "discussed ... issues", not "talks on Monday"."""
    hit, zone = clause.hit.span, clause.zone
    about = _ABOUT.search(page.flat[hit.end : zone.end])
    if about is not None:
        return hit.end + about.end()
    on = _TALKS_ON.search(page.flat[hit.start : zone.end])
    if on is None or clause.hit.trigger.verb or page.times_in(Span(hit.start + on.end() - 1, hit.start + on.end() + 2)):
        return None
    return hit.start + on.end()


def _without_relative(page: Page, clause: Clause) -> list[Span]:
    """The zone without a ", which ..." behind the trigger."""
    zone, hit = clause.zone, clause.hit.span
    relative = _WHICH.search(page.flat[hit.end : zone.end]) if zone.contains(hit) else None
    if relative is None:
        return [zone]
    close = page.flat.find(b",", hit.end + relative.end(), zone.end)
    rest = [Span(close, zone.end)] if close >= 0 else []
    return [Span(zone.start, hit.end + relative.start()), *rest]


def _union(casts: list[Cast]) -> Cast:
    """All sides of several stretches; countries named beside people of others are left out."""
    one = casts[0]
    for two in casts[1:]:
        partners = (
            one.partners + two.partners
            if bool(one.partner_people) == bool(two.partner_people)
            else (one if one.partner_people else two).partners
        )
        one = Cast(
            one.home_people + two.home_people, one.partner_people + two.partner_people, ordered(partners),
            one.home_named or two.home_named,
        )  # fmt: skip
    return one


def _relative(page: Page, clause: Clause) -> Cast | None:
    """Both sides of a relative clause: the name before "which" and those behind, not the rest of the sentence."""
    zone, hit = clause.zone, clause.hit.span
    before = page.flat[zone.start : hit.start]
    place = max(before.rfind(b", which "), before.rfind(b", who "))
    if place < 0:
        return None
    at = zone.start + place
    people = [person for person in page.people_in(Span(zone.start, at)) if person.span.end <= at + 1]
    names = [mention for mention in page.partners_in(Span(zone.start, at)) if mention.span.end <= at + 1]
    spans = [person.span for person in people] + [mention.span for mention in names]
    nearest = max(spans, key=lambda span: (span.end, -span.start), default=None)
    if nearest is None or at - nearest.end > 2:
        return None
    found = _in(page, Span(nearest.start, zone.end))
    if any(mention.span == nearest and mention.home for mention in names):
        found = replace(found, home_named=True)
    return found if found.home and found.partners else None


def together(page: Page, clause: Clause) -> bool:
    """Whether the clause's subject is both sides at once: "the two then went into talks"."""
    return _BOTH.search(page.flat[clause.zone.start : clause.hit.span.start]) is not None


@once
def _in(page: Page, span: Span) -> Cast:
    home, partner = people_by_side(page, span)
    mentions = named(page, span)
    foreign = [mention for mention in mentions if not mention.home]
    partner = _without_bodies(page, partner)
    sides = [page.side(person) or "" for person in partner]
    quiet = [side for person in page.people_in(span) if offstage(page, person.span) and (side := page.side(person))]
    codes = ordered(sides + _joined(page, foreign, set(sides))) if sides else _best(page, foreign)
    codes = codes or ordered(side for side in quiet if side != HOME)
    return Cast(home, partner, codes, HOME in quiet or any(mention.home for mention in mentions))


def _without_bodies(page: Page, people: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
    """Nameless "leaders" of an organisation left out beside people of a country: they frame the event."""
    countries = [person for person in people if len(page.side(person) or "") == 3 and person.name]
    if not countries:
        return people
    return tuple(person for person in people if person.name or page.side(person) not in page.bodies)


def _joined(page: Page, mentions: list[PartnerMention], known: set[str]) -> list[str]:
    """Codes standing in one list with a known one: "the ministers of Laos, Cambodia and Thailand"."""
    added: list[str] = []
    for mention in mentions:
        near = page.partners_in(Span(max(0, mention.span.start - 60), mention.span.start))
        if near and near[-1].code in known and _JOINT.search(page.flat[near[-1].span.end : mention.span.start]):
            known.add(mention.code)
            added.append(mention.code)
    return added


def _best(page: Page, mentions: list[PartnerMention]) -> tuple[str, ...]:
    """Countries before organisations: an organisation is a partner where no country is and it acts itself."""
    countries = ordered(mention.code for mention in mentions if mention.kind != "organisation")
    return countries or ordered(mention.code for mention in mentions if _acts(page, mention))


def _acts(page: Page, mention: PartnerMention) -> bool:
    """Whether an organisation stands as a party ("with the EU", "Vietnam-EU talks"), not as the frame of an event."""
    before = page.flat[max(0, mention.span.start - 24) : mention.span.start]
    return mention.form == "compound" or _WITH.search(before) is not None


def _completed(page: Page, clause: Clause, found: Cast) -> Cast:
    """Fill the missing side from the nearest words of the sentence: before the clause, else after it."""
    sentence = clause.sentence.span
    before = _in(page, Span(sentence.start, clause.zone.start))
    if not (before.home or before.partners):
        before = antecedent(page, clause, frozenset({HOME}) if found.home else frozenset(found.partners))
    cataphoric = clause.zone.start <= sentence.start + 2 and not together(page, clause)
    after = _in(page, Span(clause.zone.end, sentence.end)) if cataphoric else Cast()
    home_people, home_named = found.home_people, found.home_named
    partner_people, partners = found.partner_people, found.partners
    if not found.home:
        source = before if before.home else after
        home_people, home_named = source.home_people[-1:], source.home_named
    if not (home_people or home_named):
        home_people = antecedent(page, clause).home_people
    if not partners:
        source = before if before.partners else after
        partner_people = tuple(p for p in source.partner_people if p.span == source.partner_people[-1].span)
        partners = tuple(page.side(person) or "" for person in partner_people) or source.partners
    return Cast(home_people, partner_people, partners, home_named)


def antecedent(page: Page, clause: Clause, never: frozenset[str] = frozenset()) -> Cast:
    """Whom "he" or "she" means: the first person in the nearest of three sentences before it, of no side in `never`."""
    start, section = clause.sentence.span.start, clause.sentence.section
    if not _PRONOUN.search(page.flat[start : max(clause.hit.span.start, start + 60)]):
        return Cast()
    for sentence in page.sentences[max(0, clause.sentence.order - _BACK) : clause.sentence.order][::-1]:
        near = sentence.section.story == section.story and sentence.section.kind is section.kind
        people = page.people_in(sentence.span) if near else ()
        for person in sorted(people, key=lambda person: person.name is None):
            side = page.side(person)
            if side is not None and side not in never:
                return Cast((person,), (), (), True) if side == HOME else Cast((), (person,), (side,))
    return Cast()


def collective(page: Page, sentence: Sentence) -> bool:
    """Whether both sides are meant by one word: "the foreign ministers", "his counterpart"."""
    return _COLLECTIVE.search(page.words(sentence.span)) is not None


def refers_back(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence speaks of people met before: "the two sides", "he", "the guest"."""
    return _ANAPHOR.search(page.words(sentence.span)) is not None


def inviters(page: Page, people: Iterable[PersonMention], sentence: Span) -> tuple[PersonMention, ...]:
    """Those named only because they invited or hosted the trip."""
    found: list[PersonMention] = []
    for person in people:
        before = _INVITER.search(page.flat[max(sentence.start, person.span.start - _INVITED_BY) : person.span.start])
        if before is not None and (b"," not in before.group() or (found and page.side(found[-1]) == page.side(person))):
            found.append(person)
    return tuple(found)

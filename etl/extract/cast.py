"""Who takes part: the people, countries and organisations of a clause, told apart by side."""

from msgspec.structs import replace

from etl.extract.agenda import talked_of
from etl.extract.anaphora import together
from etl.extract.antecedent import MEETING_HIM, antecedent
from etl.extract.between_them import between_them, joined_people
from etl.extract.both import both_of_them
from etl.extract.feast_of_home import for_its_feast
from etl.extract.page import Page
from etl.extract.parties import Cast, ordered, sides_in
from etl.extract.patterns import Match, pattern
from etl.extract.presenters import presenters
from etl.extract.slots import JOINT, people_by_side
from etl.extract.subjectless import subjects
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention
from etl.spans import Span

_WHICH = pattern(r"(?i),\s+(?:which|whose|where|who with|when [^,;]{3,60} (?:gather|meet|assemble|convene)|a |an )")
_TALK = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_OPENED = pattern(r"(?i)^\W*(?:at|in|during) (?:the |their |this |his |her |a |an )?(?:[a-z-]+ ){0,2}$")
_PARTICIPLE = pattern(r"^\W*(?:Speaking|Talking|Meeting|Conferring|Chatting|Sitting|Conversing) ")
_THEN_SAID = pattern(
    r"(?i)^[^;]*?, [^,;]{2,60} (?:said|noted|stressed|affirmed|stated|recalled|hoped|thanked|told|expressed|"
    r"urged|called|"
    r"suggested|proposed|emphasi[sz]ed|underlined|hailed|praised|asked)\b"
)
# "discussed how to build on the call that President A had": what was talked of brings nobody in
_HOW = pattern(r"(?i)^ (?:(?:with|between) [^,;]{2,60} )?(?:how|whether)\b")
_SAID_THAT = pattern(
    r"(?i)^[^;]*?\b(?:said|noted|stressed|affirmed|told [a-z ]{0,20}|stated|recalled|informed [^,;]{0,60}) that\b|"
    r"^[^;]*?\b(?:informed|briefed) [^,;]{0,40} (?:about|of|on)\b|"
    r"^[^;]*?\b(?:importance|relevance|significance) of\b"
)
# "six agreements were signed during the visit of A to B"
_DURING = pattern(r"(?i)^\W*(?:during|when|on the occasion of|in the course of|at the end of|after) ")
_DURING_A_STAY = pattern(
    r"(?i)\b(?:during|on the occasion of|in the course of|at the end of) [^;,.]{3,70}(?:'s|his|her) "
    r"(?:[a-z-]+ ){0,3}(?:stay|visit|trip|tour)\b"
)
_SUBORDINATE = pattern(
    r"(?i)^\W*(?:reached )?(?:during|after|before|when|while|since|following|where|(?:in |at |during )?which)\b"
)
_CLAUSE_OF_TIES = pattern(r"(?i)\b(?:that|as|because|although|though|while|whereas) (?:the )?")
_WHO_EACH = pattern(r"(?i)^, who (?:[a-z]+ ){0,2}(?:each|both|all|separately|in turn)\b|^, (?:both|each|all) of whom\b")
_OWN_VERB = pattern(
    r"^ (?:is|was|are|were|has|had|claims?|claimed|seeks?|wants?|sees?|considers?|regards?|tries|calls?|views?) "
    r"(?:\w+ing|been|long|also|as|its|the|to|most|much|almost|nearly|all|virtually|[a-z]+ed)\b"
)
# "Just before the meeting between A and B, the premier joined a call": neither is on it
_TALKS_OF_OTHERS = pattern(
    r"(?i)^\W*(?:[a-z]+ ){0,3}?(?:before|after|ahead of|following|prior to|amid|despite) (?:the |an? )?"
    r"(?:[\w'-]+ ){0,4}(?:meetings?|talks|summit|call|visits?|negotiations|conversation) (?:of|between) "
)
_AMID = pattern(
    r"(?i)\b(?:amid|amidst|against the back(?:drop|ground) of|in the face of|in response to|because of|despite|"
    r"wary of|worr\w+ (?:about|over)) "
)
# "A, who spoke with B last week, is also to see C": the main clause goes on behind the comma
_GOES_ON = pattern(
    r"(?i), (?:also |then |now )?(?:is|are|was|were|will|would|has|had|have|said|says|told|added|noted)\b"
)
_HE_OR_SHE = pattern(r"(?i)\b(?:he|she)\b")


def cast(page: Page, clause: Clause) -> Cast:
    """The sides named in the clause itself, less what a relative clause adds, or else in the rest of its sentence."""
    if (own := _relative(page, clause) or _of_the_ties(page, clause)) is not None:
        return own
    if (told := between_them(page, clause) or presenters(page, clause)) is not None:
        return told
    found = _union([sides_in(page, span) for span in _without_relative(page, _up_to_the_saying(page, clause))])
    found = _with_subject(page, clause, _without_topics(page, clause, found))
    found = _with_pronoun(page, clause, found)
    if not found.home_people and (pair := both_of_them(page, clause)):
        found = replace(found, home_people=pair, home_named=True)
    if not found.home and found.partners and for_its_feast(page, clause):
        found = replace(found, home_named=True)
    if found.home and found.partners:
        return found
    if (subject := _subject_behind(page, clause)) is not None:
        return subject
    return _completed(page, clause, found)


def _subject_behind(page: Page, clause: Clause) -> Cast | None:
    """Both sides of "Speaking by phone on Thursday, Minister A and Premier B agreed": those behind the comma."""
    sentence, zone = clause.sentence.span, clause.zone
    if not _PARTICIPLE.search(page.flat[sentence.start : clause.hit.span.end]):
        return None
    sides = joined_people(page, Span(zone.end, sentence.end))
    return sides if sides is not None and sides.home and sides.partners else None


def _up_to_the_saying(page: Page, clause: Clause) -> Clause:
    """The clause less what was said at the meeting that opens it: "During the talks, A said that B's visit ..."."""
    start = clause.sentence.span.start
    if clause.hit.trigger.frame == "weak" and (how := _HOW.search(page.flat[clause.hit.span.end : clause.zone.end])):
        return replace(clause, zone=Span(clause.zone.start, clause.hit.span.end + how.end()))
    if clause.hit.trigger.type in _TALK and MEETING_HIM.search(page.flat[start : clause.hit.span.end]):
        said = _THEN_SAID.search(page.flat[clause.hit.span.end : clause.zone.end])
        return replace(clause, zone=Span(clause.zone.start, clause.hit.span.end + said.end())) if said else clause
    if clause.hit.trigger.type not in _TALK or not _OPENED.search(page.flat[start : clause.hit.span.start]):
        return clause
    said = _SAID_THAT.search(page.flat[clause.hit.span.end : clause.zone.end]) or _praised(page, clause)
    end = clause.hit.span.end + said.end() if said else clause.zone.end
    return replace(clause, zone=Span(clause.zone.start, max(end, clause.hit.span.end)))


def _praised(page: Page, clause: Clause) -> Match | None:
    """What one of two says of others: "In the meeting with A, B praised the cooperation of the union and the UN"."""
    said = _THEN_SAID.search(page.flat[clause.hit.span.end : clause.zone.end])
    if said is None:
        return None
    home, partner = people_by_side(page, Span(clause.zone.start, clause.hit.span.end + said.end()))
    return said if home and partner else None


def _with_subject(page: Page, clause: Clause, found: Cast) -> Cast:
    """The people whom a clause leaves unsaid that names both countries: "while chairing the Peru-Oman dialogue"."""
    if found.home_people or found.partner_people or not (found.home and found.partners):
        return found
    home, partner = subjects(page, clause)
    partner = tuple(person for person in partner if page.side(person) in found.partners)
    return replace(found, home_people=home, partner_people=partner)


def _with_pronoun(page: Page, clause: Clause, found: Cast) -> Cast:
    """Home's person, where only "he" or "she" stands for him beside the partner and home's name."""
    if not found.partners or found.home_people or not found.home_named or clause.hit.trigger.type not in _TALK:
        return found
    return replace(found, home_people=antecedent(page, clause, frozenset(found.partners)).home_people)


def _without_topics(page: Page, clause: Clause, found: Cast) -> Cast:
    """The sides less the countries that were only talked of, or stand behind what the act was done amid."""
    found = _without_backdrop(page, clause, found)
    if clause.hit.trigger.type not in _TALK or not found.partners:
        return found
    own = {page.side(person) for person in found.partner_people}
    topics = talked_of(page, clause) - own if len(found.partners) > 1 or not own else frozenset()
    return replace(found, partners=tuple(code for code in found.partners if code not in topics))


def _without_backdrop(page: Page, clause: Clause, found: Cast) -> Cast:
    """The sides less a third land of "agreed to forge a partnership amid A's growing activity"."""
    if len(found.partners) < 2 or found.partner_people:
        return found
    amid = _AMID.search(page.words(clause.zone))
    until = clause.zone.start + amid.start() if amid else _another_subject(page, clause)
    ahead = {mention.code for mention in page.partners_in(Span(clause.zone.start, max(clause.zone.start, until)))}
    kept = tuple(code for code in found.partners if code in ahead)
    return replace(found, partners=kept) if kept else found


def _another_subject(page: Page, clause: Clause) -> int:
    """Where behind the trigger a land has a verb of its own: "signed a pact for a region A is trying to dominate"."""
    for mention in page.partners_in(Span(clause.hit.span.end, max(clause.hit.span.end, clause.zone.end))):
        if mention.form != "compound" and _OWN_VERB.search(page.flat[mention.span.end : mention.span.end + 30]):
            return mention.span.start
    return clause.zone.start


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
    place = max(before.rfind(b", which "), before.rfind(b", who "), before.rfind(b", whose "))
    if place < 0:
        return None
    at = zone.start + place
    people = [person for person in page.people_in(Span(zone.start, at)) if person.span.end <= at + 1]
    names = [mention for mention in page.partners_in(Span(zone.start, at)) if mention.span.end <= at + 1]
    spans = [person.span for person in people] + [mention.span for mention in names]
    nearest = max(spans, key=lambda span: (span.end, -span.start), default=None)
    if nearest is None or at - nearest.end > 2:
        return None
    closes = _GOES_ON.search(page.flat[hit.end : zone.end]) if zone.contains(hit) else None
    found = sides_in(page, Span(nearest.start, hit.end + closes.start() if closes else zone.end))
    if any(mention.span == nearest and mention.home for mention in names):
        found = replace(found, home_named=True)
    if found.partners and not found.home and _HE_OR_SHE.search(page.flat[at : hit.end]):
        meant = antecedent(page, clause, frozenset(found.partners))
        found = replace(found, home_people=meant.home_people, home_named=meant.home)
    return found if found.home and found.partners else None


def _of_the_ties(page: Page, clause: Clause) -> Cast | None:
    """Both sides of ties behind "that" or "as": "surprised Oman, as Peru and Chile have had ties since 1950"."""
    hit, zone = clause.hit.span, clause.zone
    if clause.hit.trigger.type is not EngagementType.UPGRADE:
        return None
    opens = [match.end() for match in _CLAUSE_OF_TIES.finditer(page.flat[zone.start : hit.start])]
    found = sides_in(page, Span(zone.start + opens[-1], zone.end)) if opens else Cast()
    return found if found.home and found.partners else None


def _completed(page: Page, clause: Clause, found: Cast) -> Cast:
    """Fill the missing side from the nearest words of the sentence: before the clause, else after it."""
    sentence = clause.sentence.span
    before = sides_in(page, Span(sentence.start, clause.zone.start))
    if len(before.partners) > 1 and _TALKS_OF_OTHERS.search(page.flat[sentence.start : clause.zone.start]):
        before = replace(before, partners=(), partner_people=())
    if not (before.home or before.partners):
        before = antecedent(page, clause, frozenset({HOME}) if found.home else frozenset(found.partners))
    cataphoric = clause.zone.start <= sentence.start + 2 and not together(page, clause)
    aside = _SUBORDINATE.search(page.flat[clause.zone.end : sentence.end]) is not None
    behind = Span(clause.zone.end, sentence.end)
    during = clause.hit.trigger.frame in ("sign", "upgrade") and _DURING.search(page.words(behind)) is not None
    after = sides_in(page, behind) if cataphoric and (during or not aside) else Cast()
    if during and not after.partners:
        abroad = ordered(place.code for place in page.places_in(behind) if place.code != page.home)
        after = replace(after, partners=abroad[:1])
    if during and after.partners and not after.home:
        after = replace(after, home_named=any(mention.home for mention in page.partners_in(behind)))
    home_people, home_named = found.home_people, found.home_named
    partner_people, partners = found.partner_people, found.partners
    if not found.home:
        source = before if before.home else after
        home_people, home_named = _each_of(page, clause, source.home_people), source.home_named
    if not (home_people or home_named):
        home_people = antecedent(page, clause).home_people
    if not partners:
        source = before if before.partners else after
        partner_people = tuple(p for p in source.partner_people if p.span == source.partner_people[-1].span)
        partners = tuple(page.side(person) or "" for person in partner_people) or source.partners
    if not partners and home_people and clause.hit.trigger.frame == "sign":
        partners = _where_he_stays(page, sentence)
    return Cast(home_people, partner_people, partners, home_named)


def _where_he_stays(page: Page, sentence: Span) -> tuple[str, ...]:
    """The one land of the towns told, where papers are signed during a stay of home's: "signed in Lima during A's"."""
    abroad = ordered(place.code for place in page.places_in(sentence) if place.code != page.home)
    return abroad if len(abroad) == 1 and _DURING_A_STAY.search(page.words(sentence)) else ()


def _each_of(page: Page, clause: Clause, people: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
    """The last of the people, or all those joined to him in "invited by A and B, who will each meet the guest"."""
    if not _WHO_EACH.search(page.flat[clause.zone.start : clause.hit.span.start]):
        return people[-1:]
    group = people[-1:]
    for person in people[-2::-1]:
        if not JOINT.search(page.flat[person.span.end : group[0].span.start]):
            break
        group = (person, *group)
    return group

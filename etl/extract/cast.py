"""Who takes part: the people, countries and organisations of a clause, told apart by side."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from etl.extract.agenda import talked_of
from etl.extract.anaphora import by_pronoun, met_him, together
from etl.extract.both import both_of_them
from etl.extract.feast_of_home import for_its_feast
from etl.extract.lands_meant import joined_to, lands_meant
from etl.extract.of_a_party import of_a_party
from etl.extract.offstage import offstage
from etl.extract.page import Page, once
from etl.extract.patterns import Match, pattern
from etl.extract.quotes import in_quotes
from etl.extract.sentences import Sentence
from etl.extract.slots import JOINT, named, people_by_side
from etl.extract.subjectless import subjects
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PartnerMention, PersonMention
from etl.spans import Span

_WHICH = pattern(r"(?i),\s+(?:which|whose|where|who with|when [^,;]{3,60} (?:gather|meet|assemble|convene)|a |an )")
_WITH = pattern(
    r"(?i)(?:(?:^|\n|[.!?][\"')]? )(?:the\s+)?|\b(?:with|between|and|by|from|to)\s+(?:the\s+)?|\n|"
    r"\bwith (?:the |some |several |senior |leading )*(?:officials|representatives|leaders|experts|authorities|"
    r"agencies|delegates|envoys) (?:of|from) (?:the )?|"
    r"\b(?:received?|receiving|met|meet|meeting|hosted|hosts?|hosting|welcomed|saw|with) "
    r"(?:an? |the |visiting |high-ranking |high-level |senior |some |several |working |joint |\w+-member )*"
    r"(?:delegations?|missions?|teams?|(?:chief )?representatives?|officials|experts|leaders|executives) "
    r"(?:of|from) (?:the )?)$"
)
# "met Ambassador A, Permanent Representative of Chile to the UN": where he is posted
_POST = pattern(
    r"(?i)\b(?:representative|ambassador|mission|observer|envoy|delegate)s? (?:of (?:[\w-]+ ){1,3})?to (?:the )?$"
)
# "received an IMF delegation", "worked with the WHO team"
_ITS_DELEGATION = pattern(r"^ (?:[\w-]+ ){0,2}(?:delegations?|missions?|team)\b")
_MET_THERE = pattern(
    r"(?i)\b(?:received?|receiving|met|meet|meeting|hosted|hosts?|hosting|welcomed|saw|with|by) "
    r"(?:an? |the |visiting |high-ranking |high-level |senior |some |several |working |joint |\w+-member )*$"
)
_TALK = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_BACK, _FURTHEST_BACK = 3, 12
_OPENS_LIST = pattern(
    r"(?i)\b(?:ambassadors|envoys|ministers|leaders|presidents|premiers|counterparts|representatives|officials|heads|"
    r"diplomats|countries|states|nations|members)\b(?:(?: (?:of|from) (?:\w+ ){1,4}\w+)?(?: --? |: ?| \()|"
    r"[^;.]{0,90}?,? (?:including|such as|namely|among them) )(?:the )?"
)
_LIST_GAP = 12
_COLLEAGUES = pattern(r"(?i)\b(?:colleagues|counterparts|peers|opposite numbers|homologues) (?:of|from) (?:the )?")
_OPENED = pattern(r"(?i)^\W*(?:at|in|during) (?:the |their |this |his |her |a |an )?(?:[a-z-]+ ){0,2}$")
# "Meeting with Minister A on Friday, B said that": what follows is said
_MEETING_HIM = pattern(r"^\W*(?:Meeting|Receiving|Talking|Speaking|Welcoming|Hosting|Greeting)(?: (?:with|to))?$")
_PARTICIPLE = pattern(r"^\W*(?:Speaking|Talking|Meeting|Conferring|Chatting|Sitting|Conversing) ")
_HE_NEXT = pattern(
    r"(?i)^[^;.]*?, (?:he|she|the (?:official|diplomat|guest|visitor|envoy|host|leader|dignitary)) [a-z]+"
)
_NEXT_TO = 60
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
_OBJECT = pattern(
    r"(?i)\b(?:meetings?|talks|discussions?|call|met|conversations?) (?:with|between) (?:the |his |her )?$"
)
_WHERE_HE = pattern(r"(?i)\b(?:where|during which|after which|when|before|after) (?:he|she)\b")
# "In Lima he was received by President B": "he" of the next sentence is still the same, not B
_HE_FIRST = pattern(
    r"(?:^\W*(?:He|She|His|Her)|,? (?:he|she)) [^;.]*"
    r"(?:by|with|met|meet|meets|see|saw|sees|on|to|for|of|visit|visited|receive|received|hosts?|hosted) "
    r"(?:the |his |her |[A-Z]\w+'s )?(?:[A-Z]\w+ ){0,4}$"
)
# "The official met with": whoever the sentence before is about
_THE_OFFICIAL = pattern(
    r"^\W*(?:The|(?:[A-Z][\w' ]{2,30}), the) (?:(?:senior|top|high-ranking|veteran|visiting) )?(?:official|diplomat|"
    r"legislator|lawmaker|parliamentarian|envoy|politician|top diplomat|statesman|stateswoman|guest|visitor|dignitary) "
    r"(?:[a-z]+ ){0,3}$|^\W*(?:[A-Z][\w' ]{2,30}), the visiting [a-z]+ and "
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
_THEY = pattern(r"^\W*(?:They|The (?:ministers|delegation|pair|officials|lawmakers|envoys))\b")


class Cast(Struct, frozen=True):
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


def cast(page: Page, clause: Clause) -> Cast:
    """The sides named in the clause itself, less what a relative clause adds, or else in the rest of its sentence."""
    if (own := _relative(page, clause) or _of_the_ties(page, clause)) is not None:
        return own
    found = _union([_in(page, span) for span in _without_relative(page, _up_to_the_saying(page, clause))])
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
    people = page.people_in(Span(zone.end, sentence.end))
    if not people or people[0].span.start - zone.end > _NEXT_TO:
        return None
    end = people[0].span.end
    for person in people[1:]:
        if not JOINT.search(page.flat[end : max(end, person.span.start)]):
            break
        end = person.span.end
    sides = _in(page, Span(zone.end, end))
    return sides if sides.home and sides.partners else None


def _up_to_the_saying(page: Page, clause: Clause) -> Clause:
    """The clause less what was said at the meeting that opens it: "During the talks, A said that B's visit ..."."""
    start = clause.sentence.span.start
    if clause.hit.trigger.frame == "weak" and (how := _HOW.search(page.flat[clause.hit.span.end : clause.zone.end])):
        return replace(clause, zone=Span(clause.zone.start, clause.hit.span.end + how.end()))
    if clause.hit.trigger.type in _TALK and _MEETING_HIM.search(page.flat[start : clause.hit.span.end]):
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
    found = _in(page, Span(nearest.start, hit.end + closes.start() if closes else zone.end))
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
    found = _in(page, Span(zone.start + opens[-1], zone.end)) if opens else Cast()
    return found if found.home and found.partners else None


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
    listed = of_a_party(page, foreign, span.start) if sides else ()
    meant = lands_meant(page, span)
    if meant is not None and (not codes or joined_to(page, meant, codes)):
        codes = ordered((*meant.codes, *codes))
    codes = ordered((*codes, *listed, *_spelled_out(page, span), *_colleagues_from(page, span)))
    home_there = HOME in quiet or any(mention.home for mention in mentions) or (meant is not None and meant.home)
    return Cast(home, partner, codes, home_there)


def _spelled_out(page: Page, span: Span) -> tuple[str, ...]:
    """Countries listed behind those whom a number stands for: "envoys of three states - Italy, Spain and Malta"."""
    opened = _OPENS_LIST.search(page.words(span))
    if opened is None:
        return ()
    start = span.start + opened.end()
    found: list[str] = []
    for mention in page.partners_in(Span(start, span.end)):
        gap = page.flat[start : mention.span.start]
        if mention.home or mention.kind == "organisation" or (found and not JOINT.search(gap)) or len(gap) > _LIST_GAP:
            break
        found.append(mention.code)
        start = mention.span.end
    return tuple(found) if len(found) > 1 else ()


def _colleagues_from(page: Page, span: Span) -> tuple[str, ...]:
    """Lands of nameless colleagues beside people of others: "met her colleagues from Italy and Malta and Premier A"."""
    opened = _COLLEAGUES.search(page.words(span))
    if opened is None:
        return ()
    start, found = span.start + opened.end(), list[str]()
    for mention in page.partners_in(Span(start, span.end)):
        gap = page.flat[start : mention.span.start]
        among = JOINT.search(gap) if found else not gap.strip()
        if not among or mention.home or mention.form not in ("name", "abbreviation"):
            break
        if any(person.span.overlaps(mention.span) for person in page.people_in(mention.span)):
            break
        found.append(mention.code)
        start = mention.span.end
    return tuple(found)


def _without_bodies(page: Page, people: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
    """Nameless "leaders" of an organisation left out beside people of a country: they frame the event."""
    sided = [person for person in people if person.name and len(page.side(person) or "") == 3]
    countries = [person for person in sided if page.side(person) not in page.bodies]
    if not countries:
        return people
    return tuple(person for person in people if person.name or page.side(person) not in page.bodies)


def _joined(page: Page, mentions: list[PartnerMention], known: set[str]) -> list[str]:
    """Codes standing in one list with a known one: "the ministers of Laos, Cambodia and Thailand"."""
    added: list[str] = []
    for mention in mentions:
        near = page.partners_in(Span(max(0, mention.span.start - 60), mention.span.start))
        if near and near[-1].code in known and JOINT.search(page.flat[near[-1].span.end : mention.span.start]):
            known.add(mention.code)
            added.append(mention.code)
    return added


def _best(page: Page, mentions: list[PartnerMention]) -> tuple[str, ...]:
    """Countries before organisations: an organisation is a partner where no country is and it acts itself."""
    countries = ordered(mention.code for mention in mentions if mention.kind != "organisation")
    return countries or ordered(mention.code for mention in mentions if _acts(page, mention))


def _acts(page: Page, mention: PartnerMention) -> bool:
    """Whether an organisation stands as a party ("with the EU", "Vietnam-EU talks"), not as the frame of an event."""
    before = page.flat[max(0, mention.span.start - 60) : mention.span.start]
    if mention.form == "compound" or _WITH.search(before) is not None:
        return not _POST.search(before)
    behind = page.flat[mention.span.end : mention.span.end + 40]
    return _ITS_DELEGATION.search(behind) is not None and _MET_THERE.search(before) is not None


def _completed(page: Page, clause: Clause, found: Cast) -> Cast:
    """Fill the missing side from the nearest words of the sentence: before the clause, else after it."""
    sentence = clause.sentence.span
    before = _in(page, Span(sentence.start, clause.zone.start))
    if len(before.partners) > 1 and _TALKS_OF_OTHERS.search(page.flat[sentence.start : clause.zone.start]):
        before = replace(before, partners=(), partner_people=())
    if not (before.home or before.partners):
        before = antecedent(page, clause, frozenset({HOME}) if found.home else frozenset(found.partners))
    cataphoric = clause.zone.start <= sentence.start + 2 and not together(page, clause)
    aside = _SUBORDINATE.search(page.flat[clause.zone.end : sentence.end]) is not None
    behind = Span(clause.zone.end, sentence.end)
    during = clause.hit.trigger.frame in ("sign", "upgrade") and _DURING.search(page.words(behind)) is not None
    after = _in(page, behind) if cataphoric and (during or not aside) else Cast()
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


def antecedent(page: Page, clause: Clause, never: frozenset[str] = frozenset()) -> Cast:
    """Whom "he" or "she" means: the first person in the nearest of three sentences before it, of no side in `never`."""
    start = clause.sentence.span.start
    if _THEY.search(page.flat[start : clause.hit.span.start]):
        return _group_before(page, clause, never)
    told = page.flat[start : clause.hit.span.start]
    pointed = by_pronoun(page, Span(start, max(clause.hit.span.start, start + 60))) or _THE_OFFICIAL.search(told)
    if not (pointed or met_him(page, clause) or _he_behind(page, clause)):
        return Cast()
    if (subject := _whom_it_tells_of(page, clause)) is not None:
        return _alone(page, subject) if page.side(subject) not in never else Cast()
    for sentence in _told_before(page, clause.sentence):
        people = tuple(person for person in page.people_in(sentence.span) if not _is_object(page, person))
        if not in_quotes(page, clause.hit.span):
            people = tuple(person for person in people if not in_quotes(page, person.span))
        for person in sorted(people, key=lambda person: person.name is None):
            side = page.side(person)
            if side is not None and side not in never:
                return _alone(page, person)
    return Cast()


def _he_behind(page: Page, clause: Clause) -> bool:
    """Whether "he" is the subject behind the comma: "Meeting Ambassador A in Lima on Friday, the official said"."""
    sentence, end = clause.sentence.span, clause.hit.span.end
    opens = _MEETING_HIM.search(page.flat[sentence.start : end]) is not None
    return opens and _HE_NEXT.search(page.flat[end : sentence.end]) is not None


def _told_before(page: Page, here: Sentence) -> Iterator[Sentence]:
    """The nearest sentences before it that may name whom "he" means: three, besides those that say "he" themselves."""
    told = 0
    for sentence in page.sentences[max(0, here.order - _FURTHEST_BACK) : here.order][::-1]:
        if sentence.section.story != here.section.story or sentence.section.kind is not here.section.kind:
            continue
        people = page.people_in(sentence.span)
        if people and _HE_FIRST.search(page.flat[sentence.span.start : people[0].span.start]):
            continue
        told += 1
        if told > _BACK:
            return
        yield sentence


def _is_object(page: Page, person: PersonMention) -> bool:
    """Whether somebody is only who was met: "a meeting with Premier A"."""
    before = page.flat[max(0, person.span.start - 24) : person.span.start]
    return _OBJECT.search(before) is not None


def _alone(page: Page, person: PersonMention) -> Cast:
    side = page.side(person) or ""
    return Cast((person,), (), (), True) if side == HOME else Cast((), (person,), (side,))


def _whom_it_tells_of(page: Page, clause: Clause) -> PersonMention | None:
    """The subject of "Premier A flew to Peru, where he met ...": his sentence's own, no one told of before."""
    start = clause.sentence.span.start
    there = _WHERE_HE.search(page.flat[start : clause.hit.span.start])
    people = page.people_in(Span(start, start + there.start())) if there else ()
    return next((person for person in people if page.side(person) is not None), None)


def _group_before(page: Page, clause: Clause, never: frozenset[str]) -> Cast:
    """Whom "they" means: the people of one side alone in the sentence before it, or the one before that."""
    section = clause.sentence.section
    for sentence in page.sentences[max(0, clause.sentence.order - 2) : clause.sentence.order][::-1]:
        if sentence.section.story != section.story or sentence.section.kind is not section.kind:
            break
        people = [person for person in page.people_in(sentence.span) if page.side(person) is not None]
        sides = {page.side(person) or "" for person in people}
        if len(sides) > 1 or sides & never:
            return Cast()
        if sides == {HOME}:
            return Cast(tuple(people), (), (), True)
        if sides and not any(mention.home for mention in page.partners_in(sentence.span)):
            return Cast((), tuple(people), tuple(sides))
    return Cast()

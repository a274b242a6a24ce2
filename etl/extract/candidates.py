"""Who may be on the way: the people and countries of a stretch that could be a visit's travellers."""

from collections.abc import Sequence

from etl.extract.dateline_town import behind_dateline
from etl.extract.further_verb import goes_on_from
from etl.extract.invitees import invitees
from etl.extract.offstage import offstage
from etl.extract.page import Page
from etl.extract.parties import Cast, ordered
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.slots import inviters, named
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_AGENT_AFTER = pattern(
    r"(?i)\b(?:by|of|for|takes?|took|brings?|brought|awaits?|await(?:ed|ing)|ahead)\s+[^;]*$|"
    r"\b(?:taken|carrie[sd]|kept|keeps|gave|gives|led|leads|lets?|allow(?:s|ed)|saw|sees|enabled) (?:[\w'.-]+ ){0,4}$"
)
_TOLD_BY = pattern(
    r"(?i)\b(?:announced|confirmed|reported|disclosed|revealed|described|hailed|seen|covered|accompanied|joined|"
    r"escorted|flanked) by\b|\b(?:ground|groundwork|way|prepar\w+|arrangements) for\b"
)
# "After Lavrov, Minister Baerbock will visit"
# "after the minister, B, visited Peru": the comma only ends his name
_AND_GOES = pattern(r"(?i)^, (?:(?:the |an? )?[^,;]{3,60}, )?(?:(?:had|has|have|also|first|recently|last|then) )*$")
_THEN_HE = pattern(r"(?i)^ (?:he|she|they) ")
_AFTER_WHOM = pattern(r"(?i)\b(?:after|following|before|besides|like|unlike)\s+$")
# "With Lima and Quito vying for favour, three ships called": how things are
_REMARK = pattern(r"(?i)^\W*(?:with|amid|while|as) [^,;]{4,110}?\b[a-z]+(?:ing|ed|s)\b[^,;]{0,60}, ")
# "After his summit with Putin he will visit": not Putin
_HIS_TALKS_WITH = pattern(
    r"(?i)^\W*(?:[a-z]+ ){1,3}(?:his|her|their) (?:[a-z-]+ ){1,4}(?:with|to|for) (?:[^\s,;]+ ){0,8}$"
)
_HE_GOES = pattern(r"(?i)^(?: [^\s,;]+){0,5},? (?:he|she|they) ")
_TRIP_BY = pattern(r"(?i)\b(?:visit|trip|tour|journey|one)s?(?: to [^,;]{2,40})? by (?:the )?$")
_OWNED = pattern(r"^'s? (?:[^\s,;]+ ){0,6}$")
_ADJECTIVES = pattern(r"^ (?:[a-z-]+ ){0,5}$")
_HAILS = pattern(
    r"(?i)^ (?:has |also |warmly )?"
    r"(?:dub|hail|laud|prais|describ|call|highlight|spoke of|speaks of|review|assess|applaud)"
    r"(?:s|e?d|es)? (?:the |this |that |(?:[\w.-]+ ){0,5}[\w.-]+'s? )(?:[a-z-]+ ){0,4}(?-i:(?:[A-Z][a-z]+ ){0,2})$"
)
_RELATIVE = pattern(r"(?i)^ (?:(?:which|that) )?(?:the |then |his |her |their )?(?:(?-i:[A-Z])[\w'-]+ ){0,3}$")
_PAID = pattern(
    r"(?i)^(?: of (?:the )?(?-i:[A-Z])[\w-]+)?(?:,(?: [^,;.]{3,60},)?)? "
    r"(?:had |has |have |would |will )?(?:recently |just |also )?"
    r"(?:paid|made|undertook|undertaken|pay|make|started|began|ended|concluded)\b|"
    r"^ (?:was|were|is|are) (?:(?:due|set|scheduled|expected|supposed) )?to (?:have )?(?:pay|paid|make|made)\b|"
    r"^ (?:is|are|was|were|has been|had been) (?:now |currently |also )?(?:paying|making|undertaking|to pay|to make)\b"
)
# "a visit to Peru which the minister began on Monday"
_TO_LAND_WHICH = pattern(r"^ (?:to|in) (?:the )?[^,;.]{2,30} (?:which|that) (?:the )?(?:[A-Z][\w'-]+ ){0,3}$")
_BEGAN_IT = pattern(r"^ (?:had |has )?(?:started|began|ended|concluded|paid|made) ")
# "a visit to Peru awaits the minister"
_AWAITS_HIM = pattern(
    r"(?i)^ (?:to (?:[^\s,;]+ ){1,5})?(?:(?:next|then|also|already) )?(?:awaits|awaited|is awaiting|lies ahead of|"
    r"lies ahead for|is in store for|will take|is to take) (?:the )?(?:(?-i:[A-Z])\w+ )?$"
)
_OF_OR_BY = pattern(r"(?i)^ (?:to (?:[^\s,;]+ ){1,5})?(?:of|by|from) (?:[^\s,;]+ ){0,3}$")
# the subject of the sentence travels: "Kim met his host on Monday on an official visit"
_ON_A_VISIT = pattern(
    r"(?i)\b(?:on|during|as part of|while on|(?:at|towards) the (?:start|beginning|end|close|outset) of|throughout|"
    r"(?:start|begin|beg[au]n|end|conclud|finish|clos|open)(?:s|ed|e|es|ing|ning)?) (?:a|an|his|her) (?:[a-z-]+ ){0,4}$"
)
_FROM_BODY = pattern(r"(?i)\b(?:of|from|by|with) (?:the )?$")
_BEHIND_COLON = pattern(r"^[^;:]*: (?:the |a )?$")
_NEXT_MEMBER = pattern(r"^(?:[,;]|[,;]? and) (?:the |a )?$")
_COUNTED = pattern(r"(?i)^ [^;,]{0,50}\b(?:included?|includes|including|were|are|have been|such as)\b[^;]*$")
_TOGETHER = pattern(
    r"(?i)^[^;]{0,40}(?:,|\band\b|&|accompan\w+ by|together with|along with|headed by|led by)[^;]{0,32}$"
)
# "Due in Lima on Monday is the Omani minister A"
_OPENING = pattern(r"(?i)^\W*(?:(?:also|next|first|currently|now|then|(?:among|one of) [^;,.]{2,50}) )?$")
_IS_WHO = pattern(
    r"(?i)^ [^;]{2,70} (?:is|was|are|were|will be) (?:also )?(?:the |an? )?"
    r"(?:(?-i:[A-Z])[\w'-]* ){0,3}(?:[a-z]+ ){0,3}$"
)
# whoever is sent stands behind the verb
_SENT = "envoy sent"
# "The tour led the premier to Peru and Oman"
_JOURNEY_LEADS = frozenset(
    {"journey leads to", "journey has him in", "days that saw a guest", "awaited guest", "place where he went"}
)
# "; the Premier followed in May", ", as did the Premier in May", "and when the Premier did so in May"
_JOINED = pattern(
    r"(?i)^\)?\s*(?:,|;)?\s*(?:(?:and|while|whereas|but|then|as|so|when|did|had|also)\s+)+(?:the )?$|^;\s*(?:the )?$"
)
# or "After a tour that took him to Peru and Oman, the premier"
_LED = pattern(
    r"^ (?:the |then )?(?:[A-Z][\w.-]+(?:'s)? ){0,2}$|^ (?:him|her|them) [^;]{2,80}, (?:the )?(?:[A-Z][\w'-]* ){0,2}$"
)
# "Ahead of his trip to Peru, Minister A spoke to the press": the owner stands behind
# and so does he who is there as it begins or ends: "Ending a two-day trip to Peru, Ghanaian President B thanked"
_HIS_AHEAD = pattern(
    r"(?i)^\W*(?:[a-z]+ ){0,5}(?:his|her|their) (?:[a-z-]+ ){0,4}$|"
    r"^\W*(?:on )?[a-z]+day, (?:the )?[a-z]+ (?:full )?day of (?:his|her|their|an?) (?:[a-z-]+ ){0,4}$|"
    r"^\W*(?:[a-z]+ly )?(?:(?:end|conclud|complet|finish|clos|cap|wrap|round|w[io]u?nd|begin|start|open|extend)[a-z]*"
    r"(?: up| off)?|kick\w* off|(?:on|at|towards?|near) the [a-z]+(?: [a-z]+)? of|(?:mid|half)way through|"
    r"day \w+ of|\w+ days? into|fresh from|on) (?:an?|the|what is|what was) (?:[a-z-]+ ){0,4}$|"
    r"^\W*(?:speaking|talking|asked) (?:[a-z]+ ){0,4}(?:at|on|near|towards?) the "
    r"(?:end|close|start|beginning|outset|eve) of (?:an?|the|his|her) (?:[a-z-]+ ){0,4}$|"
    r"^\W*(?:[A-Za-z]+ ){0,3}(?:[Aa]fter|[Ff]ollowing|[Dd]uring|[Ff]rom) an? (?:[a-z-]+ ){0,4}$|"
    # "For a state visit to Peru and an official one to Chile, the President left"
    r"^\W*(?:To (?:pay|make|undertake|begin|start)|For|On) (?:an? )?(?:[a-z-]+ ){0,4}$|"
    r"^\W*(?:To (?:pay|make|undertake|begin|start)|For|On) (?:an? )?(?:[a-z-]+ ){0,4}(?:visits?|trips?|tours?|stays?) "
    r"(?:to|in|of) [^;.]{2,130}(?:,|,? and) (?:an? )?(?:[a-z-]+ ){0,3}$"
)
# "Visiting Lima, A said", "On arriving in Lima, A", "Having spent a week in Peru, A", "Back from Peru, A"
_PARTICIPLE = pattern(
    r"^\W*(?:Having (?:[a-z]+ )?[a-z]+|While in|"
    r"(?:(?:(?:Shortly |Soon |Just |Right )?(?:[Aa]fter|[Bb]efore)|On|Upon|While|When|"
    r"Since|By|Following|Prior to|Ahead of) )?(?:[a-z]+ly )?[A-Za-z]+ing(?: (?:in|at|to|for|from|here|back))*|"
    r"(?:In|At|From) (?:the )?[A-Z][^,;]{1,40}, (?:where|to which|which) (?:he|she|they) (?:[a-z]+ ){0,2}[a-z]+|"
    r"(?:Just |Freshly )?(?:[Bb]ack|[Hh]ome|[Rr]eturned) from)$"
)
_MAIN_SUBJECT = pattern(r"^[^;]{0,170}, (?:the |Mr\.? |Ms\.? |Mrs\.? )?(?:visiting |new )?(?:[A-Z][\w'-]* ){0,3}$")
# "Ambassador: the premier's visit to open a chapter"
_SAYS = b": "
GREETER = pattern(r"(?i)\b(?:welcomed|received|greeted|hosted|feted|seen off)\b[^;]*\bby (?:[a-z]+ ){0,3}$")


def _body_visited(page: Page, clause: Clause, person: PersonMention) -> bool:
    """Whether nameless "heads of government" of a body stand behind the verb: whom a journey leads to."""
    if person.name or page.side(person) not in page.bodies or person.span.start < clause.hit.span.end:
        return False
    return _FROM_BODY.search(page.flat[max(0, person.span.start - 12) : person.span.start]) is None


def present(page: Page, clause: Clause, goals: tuple[Place, ...], span: Span) -> Cast:
    """Those of `span` that may travel: who owns the visit, else the group nearest before the trigger, or "by", "of"."""
    away = {HOME if goal.code == page.home else goal.code for goal in goals}
    invited = invitees(page, clause)
    people = [*invited] or [
        person
        for person in page.people_in(span)
        if _may_travel(page, clause, person.span)
        and page.side(person) not in away
        and not _body_visited(page, clause, person)
        and "spokes" not in (person.role or "").lower()
        and (not offstage(page, person.span) or owns(page, clause, person.span))
        and not _judges(page, clause, person.span)
        and page.flat[person.span.end : person.span.end + 2] != _SAYS
        and not _after_him(page, clause, person.span)
        and not _left_for_a_pronoun(page, clause, person.span)
        and not _on_a_trip_of_his_own(page, clause, person.span)
        and not GREETER.search(page.flat[max(clause.sentence.span.start, person.span.start - 120) : person.span.start])
    ]
    people = [person for person in people if person.name or page.side(person) not in page.bodies] or people
    hosts = () if invited else inviters(page, people, clause.sentence.span)
    group = [*invited] or _group(page, clause, [one for one in people if one not in hosts and page.side(one)])
    home = tuple(person for person in group if page.side(person) == HOME)
    partner = tuple(person for person in group if page.side(person) != HOME)
    taken = [goal.span for goal in goals]
    mentions = [
        m
        for m in named(page, span)
        if _may_travel(page, clause, m.span)
        and not any(goal.overlaps(m.span) for goal in taken)
        and not _in_opening_remark(page, clause, m.span)
        and not _after_him(page, clause, m.span)
    ]
    owner = [m for m in mentions if owns(page, clause, m.span)]
    mentions = owner or ([] if any(owns(page, clause, person.span) for person in group) else mentions)
    foreign = ordered(m.code for m in mentions if not m.home and m.kind != "organisation")
    codes = ordered(page.side(person) or "" for person in partner) or foreign
    sent = any(page.side(one) == HOME and _on_a_trip_of_his_own(page, clause, one.span) for one in page.people_in(span))
    return Cast(home, partner, codes, sent or any(m.home for m in mentions))


def _after_him(page: Page, clause: Clause, person: Span) -> bool:
    """Whether somebody else goes, as he did or on from there: "After Lavrov, B will visit", not "after he arrived"."""
    ahead = page.flat[max(clause.sentence.span.start, person.start - 14) : person.start]
    goes = _AND_GOES.search(page.flat[person.end : max(person.end, clause.hit.span.start)])
    if not _AFTER_WHOM.search(ahead) or goes:
        return False
    return (
        page.flat[person.end : person.end + 1] in (b",", b"")
        or _THEN_HE.search(page.flat[person.end :][:6]) is not None
    )


def _on_a_trip_of_his_own(page: Page, clause: Clause, person: Span) -> bool:
    """Whether another journey of the sentence is told as his: "left two weeks after the trip to Peru by A"."""
    start = clause.sentence.span.start
    told = _TRIP_BY.search(page.flat[max(start, person.start - 70) : person.start])
    if told is None:
        return False
    noun = Span(max(start, person.start - 70) + told.start(), person.start)
    return not noun.overlaps(clause.hit.span) and clause.hit.trigger.verb


def _in_opening_remark(page: Page, clause: Clause, land: Span) -> bool:
    """Whether a land stands only in how things are: "With Lima and Quito vying for favour, three ships called"."""
    start = clause.sentence.span.start
    remark = _REMARK.search(page.flat[start : clause.hit.span.start])
    if remark is None or land.start >= start + remark.end():
        return False
    return any(not m.home for m in named(page, Span(start + remark.end(), clause.hit.span.start)))


def _left_for_a_pronoun(page: Page, clause: Clause, person: Span) -> bool:
    """Whether the sentence only opens with somebody met, and "he" goes: "After his talks with A he will visit Peru"."""
    opening = page.flat[clause.sentence.span.start : person.start]
    return (
        _HIS_TALKS_WITH.search(opening) is not None
        and _HE_GOES.search(page.flat[person.end : max(person.end, clause.hit.span.start)]) is not None
    )


def _judges(page: Page, clause: Clause, person: Span) -> bool:
    """Whether the person only speaks of somebody's journey: "the deputy minister hails the President's trip"."""
    between = page.flat[person.end : max(person.end, clause.hit.span.start)]
    own = any(word in between for word in (b" his ", b" her ", b" their "))
    return not (clause.hit.trigger.verb or own) and _HAILS.search(between) is not None


def owns(page: Page, clause: Clause, span: Span) -> bool:
    """Whether the journey is told as that of the one at `span`: "the minister's first visit"."""
    between = page.flat[span.end : max(span.end, clause.hit.span.start)]
    owned = _OWNED.search(between) or (page.words(span).lower() == b"my" and _ADJECTIVES.search(between))
    return span.end <= clause.hit.span.start and bool(owned)


def _group(page: Page, clause: Clause, people: list[PersonMention]) -> list[PersonMention]:
    """The person nearest the trigger and those joined to it by "and" or a comma, across sides only when joined."""
    hit = clause.hit.span
    before = [person for person in people if person.span.start < hit.start]
    after = people[len(before) :]
    direct = (
        after
        and (
            _OF_OR_BY.search(page.flat[hit.end : after[0].span.start])
            or _paid_it(page, hit, after[0].span)
            or _sent(clause, page.flat[hit.end : after[0].span.start])
            or (_nameless(before) and _counted(clause, page.flat[hit.end : after[0].span.start]))
        )
        and not (before and owns(page, clause, before[-1].span))
    )
    behind = page.flat[before[-1].span.end : hit.start] if before else b""
    if len(before) > 1 and _ON_A_VISIT.search(behind) and b" who " not in behind:
        before = before[:1]
    if len(before) > 1 and goes_on_from(page, hit, before[0].span, before[-1].span):
        before = before[:1]
    ranked = after if direct else before[::-1] or people
    group: list[PersonMention] = ranked[:1]
    for person in ranked[1:]:
        one, two = sorted((group[-1].span, person.span))
        if one != two and not _TOGETHER.search(page.flat[one.end : max(one.end, two.start)]):
            break
        if not any(page.identity(person) == page.identity(known) and person.side == known.side for known in group):
            group.append(person)
    return sorted(group, key=lambda person: person.span)


def _nameless(people: Sequence[PersonMention]) -> bool:
    return not any(person.name for person in people)


def _owns_from_behind(page: Page, clause: Clause, span: Span) -> bool:
    """Whether a sentence that opens with "his" visit or "Visiting" names him as the subject of its main clause."""
    hit, start = clause.hit.span, clause.sentence.span.start
    opens = _PARTICIPLE if clause.hit.trigger.verb else _HIS_AHEAD
    if not opens.search(behind_dateline(page, start, hit.end if clause.hit.trigger.verb else hit.start)):
        return False
    between = Span(hit.end, span.start)
    return not page.people_in(between) and _MAIN_SUBJECT.search(page.words(between)) is not None


def _may_travel(page: Page, clause: Clause, span: Span) -> bool:
    hit = clause.hit.span
    if span.start < hit.start or (span.start >= clause.zone.end and clause.stem is None):
        return True
    if clause.stem is not None and clause.zone.contains(span) and _goes_instead(page, clause, span):
        return True
    if clause.hit.trigger.rule == _SENT or _listed_behind(page, clause, span):
        return True
    between = page.flat[hit.end : span.start]
    if _paid_it(page, hit, span) or _OF_OR_BY.search(between) or _owns_from_behind(page, clause, span):
        return True
    if not clause.hit.trigger.verb and _AWAITS_HIM.search(between):
        return True
    if (
        _counted(clause, between)
        or _sent(clause, between)
        or _comes_last(page, clause, span)
        or (clause.hit.trigger.rule in _JOURNEY_LEADS and _LED.search(between))
    ):
        return True
    return _AGENT_AFTER.search(between) is not None and not _TOLD_BY.search(between)


def _comes_last(page: Page, clause: Clause, person: Span) -> bool:
    """Whether the verb opens the sentence and he stands behind "is": "Due in Lima on Monday is Minister A"."""
    ahead = page.flat[clause.sentence.span.start : clause.hit.span.start]
    if not clause.hit.trigger.verb or not _OPENING.search(ahead) or not page.people_in(person):
        return False
    return _IS_WHO.search(page.flat[clause.hit.span.end : person.start]) is not None


def _sent(clause: Clause, between: bytes) -> bool:
    """Whether somebody stands behind "sent", ahead of whither: "the king sent his premier, A, and B to Peru"."""
    return clause.hit.trigger.rule == "envoy sent" and b" to " not in between


def _goes_instead(page: Page, clause: Clause, span: Span) -> bool:
    """Whether a member of a list opens with a traveller of its own: "A visited Peru and the Prime Minister Chile".

    So does "A's trip to Peru in May, B's to Chile in June" without a word between them.
    """
    before = page.flat[clause.zone.start : span.start]
    theirs = not clause.hit.trigger.verb and page.flat[span.end : span.end + 2] == b"'s"
    return _JOINED.search(before) is not None or (theirs and _NEXT_MEMBER.search(before) is not None)


def _listed_behind(page: Page, clause: Clause, span: Span) -> bool:
    """Whether those who came are told one by one behind a colon: "Two ships called at Lima: Italy's in May, Peru's"."""
    if not clause.hit.trigger.verb or b":" not in page.flat[clause.hit.span.end : span.start]:
        return False
    if clause.stem is None:
        return _BEHIND_COLON.search(page.flat[clause.hit.span.end : span.start]) is not None
    return clause.zone.contains(span) and _NEXT_MEMBER.search(page.flat[clause.zone.start : span.start]) is not None


def _counted(clause: Clause, between: bytes) -> bool:
    """Whether those who came are named behind the verb: "leaders visiting Peru included A (2014) and B (2016)"."""
    return clause.hit.trigger.verb and _COUNTED.search(between) is not None


def _paid_it(page: Page, hit: Span, person: Span) -> bool:
    """Whether a relative clause tells whose it was: "the visit which the minister had paid to Peru"."""
    between = page.flat[hit.end : max(hit.end, person.start)]
    if _TO_LAND_WHICH.search(between) is not None:
        return _BEGAN_IT.search(page.flat[person.end : person.end + 30]) is not None
    return _RELATIVE.search(between) is not None and _PAID.search(page.flat[person.end : person.end + 95]) is not None

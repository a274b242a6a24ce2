"""One more of the kind just told, in words that name nobody's act: "The second guest was B", "So did C"."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.dated import only_time
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PersonMention, Status
from etl.spans import Span

_RULE = "one more of the kind"
_KINDS = frozenset(
    {
        EngagementType.MEETING, EngagementType.CALL, EngagementType.MESSAGE, EngagementType.CREDENTIALS,
        EngagementType.CONSULTATION, EngagementType.VISIT,
    }
)  # fmt: skip
_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last|final|other|another|others|one more|two more|"
    r"a further)"
)
_ITS_KIND = (
    r"(?: (?:guests?|callers?|visitors?|interlocutors?|envoys?|ambassadors?|diplomats?|newcomers?|letters?|messages?|"
    r"calls?|meetings?|one|of them|to (?:come|arrive|call|follow|be (?:received|heard|seen)|write|speak)|"
    r"appointments?|engagements?|talks?|"
    r"in (?:line|turn)|on the list|of the (?:day|morning|afternoon|evening)|up))*"
)
_CAME = (
    r"(?:was|were|is|are|will be|is to be|would be|came|comes|will come|went|followed|will follow|arrived|reached|"
    r"belonged)"
)
_WHEN = r"(?:(?:on|in|at|the same|that) [^,;.]{3,24},? |(?:a|two|three|four) [a-z]+ later,? )?"
# "The second guest was B", "Next came the envoy of Peru", "Then it was the turn of C"
_ONE_MORE = pattern(
    rf"(?i)^\W*{_WHEN}(?:and |but )?(?:(?:the|his|her|their|its|a|an) )?(?:(?:day|morning|afternoon|evening|week)'s )?"
    rf"{_NTH}{_ITS_KIND} {_CAME}\b|"
    rf"^\W*{_WHEN}(?:second|third|fourth|fifth|next|then|last|lastly|finally|afterwards|later|"
    rf"(?:after|before|following) (?:him|her|them|that|this)),? (?:it )?{_CAME}\b|"
    rf"^\W*{_WHEN}it (?:was|is|will be) (?:then )?(?:the turn of |(?-i:[A-Z])[\w'-]+(?:'s)? |"
    rf"(?:(?-i:[A-Z])[\w'.-]+ ){{1,6}}turn)|"
    r"^\W*(?:an? )?(?:similar|like|identical|further|separate|the same|more) (?:[a-z]+ )?(?:letters?|messages?|cables?|"
    rf"telegrams?|notes?|greetings?|wishes|sentiments?|words|calls?|congratulations|condolences) (?:also )?{_CAME}\b"
)
# of the sentence before alone: "So did B", "B did the same a day later", "B followed", "B wrote in the same vein to C"
_SO_DID = pattern(
    r"(?i)^\W*(?:so|as) (?:did|was|were|had|has|have|will|would|does|do) |"
    r"\b(?:in (?:the same vein|similar terms|like terms)|to the same effect|along the same lines)\b|"
    r"\b(?:followed(?: suit)?|came (?:next|second|third|last|after|too)|(?:was|were) (?:next|second|third|last|"
    r"no different)|(?:did|does|do) (?:so|the same|likewise|too|as much)|(?:'s|s') turn)"
    r"(?:,? (?:(?:a|two|three|some|the|on|in|later|next|from|after|that)\b)[^.;]{0,40})?\W*$"
)
_TO, _BY, _WHO = pattern(r"\bto (?:the )?(?-i:[A-Z])"), pattern(r"\b(?:by|from) "), pattern(r"\bwho ")
_SPEAKS = pattern(r"(?i)\b(?:said|says|told|added|asked|noted|argued|warned|denied|resigned|died)\b|[\":]")
_ELSEWHERE = pattern(r"(?i)[;,.]|\b(?:that|news|word|who|which|when|whether|if|and|where|floods?|rain|war)\b")
# how far back the act gone on from may stand behind one only recalled: "met A and recalled his visit. Then came B"
_REACH_BACK = 2
_NEAR, _LONGEST, _NEXT_TO = 2, 230, 45


def likewise(page: Page, sentence: Sentence, told: Sequence[Act]) -> list[Act]:
    """The acts of a sentence without a trigger of its own that goes on from the last of `told`, one a land."""
    last = next((act for act in reversed(told[-_REACH_BACK:]) if act.asserted), None)
    if last is None or last.type not in _KINDS or last.story != sentence.section.story:
        return []
    brief = sentence.span.end - sentence.span.start <= _LONGEST
    cue = _cue(page, sentence, sentence.order - last.clause.sentence.order) if brief else None
    if cue is None:
        return []
    known = {page.identity(person) for person in last.partner_people}
    people = [
        person
        for person in page.people_in(sentence.span)
        if page.side(person) not in (None, HOME) and page.identity(person) not in known
    ]
    if people and (last.mover == "home" or _between_others(page, sentence, people)):
        return []
    lands = {} if people else _lands(page, sentence, last)
    if not any(_beside(page, cue, one) for one in (*(person.span for person in people[:1]), *lands.values())):
        return []
    codes = ordered(page.side(person) or "" for person in people) or tuple(lands)
    listed = last.partners if last.type is EngagementType.CREDENTIALS else ()
    return [_act(page, sentence, last, code, people) for code in codes if code not in listed]


def _between_others(page: Page, sentence: Sentence, people: Sequence[PersonMention]) -> bool:
    """Whether it is sent to A by B without home, is told of "A, who", or is something of theirs: "B's outburst"."""
    words = page.words(sentence.span)
    both_ends = _WHO.search(words) is not None or (_TO.search(words) is not None and _BY.search(words) is not None)
    owned = any(page.flat[person.span.end : person.span.end + 3] == b"'s " for person in people)
    ours = any(page.side(person) == HOME for person in page.people_in(sentence.span))
    return owned or (both_ends and not ours)


def _cue(page: Page, sentence: Sentence, apart: int) -> Span | None:
    """The words that go on from what was told `apart` sentences before."""
    words = page.words(sentence.span)
    if not 0 < apart <= _NEAR or _SPEAKS.search(words):
        return None
    cue = _ONE_MORE.search(words) or (_SO_DID.search(words) if apart == 1 else None)
    return Span(sentence.span.start + cue.start(), sentence.span.start + cue.end()) if cue else None


def _beside(page: Page, cue: Span, named: Span) -> bool:
    """Whether somebody stands next to the cue: "Next came B", "B did the same", not "Next came the news that B"."""
    if named.overlaps(cue):
        return True
    gap = Span(cue.end, named.start) if named.start >= cue.end else Span(named.end, cue.start)
    return gap.end - gap.start <= _NEXT_TO and _ELSEWHERE.search(page.words(gap)) is None


def _lands(page: Page, sentence: Sentence, last: Act) -> dict[str, Span]:
    """Lands that stand for who travels, and where: "Two days later it was Japan's turn", "Tokyo was next"."""
    if last.type is not EngagementType.VISIT:
        return {}
    named = {m.code: m.span for m in page.partners_in(sentence.span) if not m.home and m.kind != "organisation"}
    towns = {place.code: place.span for place in page.places_in(sentence.span) if place.code != page.home}
    return {code: span for code, span in (named or towns).items() if code not in last.partners}


def _act(page: Page, sentence: Sentence, last: Act, code: str, people: Sequence[PersonMention]) -> Act:
    theirs = tuple(person for person in people if page.side(person) == code)
    ours = tuple(person for person in page.people_in(sentence.span) if page.side(person) == HOME)
    at = theirs[0].span if theirs else Span(sentence.span.start, sentence.span.start + 1)
    clause = Clause(Hit(last.clause.hit.trigger, at), sentence.span, sentence)
    day = only_time(page, sentence)
    date, times, why = (day.interval, (day,), f"“{day.text}” stands in the sentence") if day else (
        last.date, last.times, "the day of the one told before it"
    )  # fmt: skip
    ahead = date is not None and date.first > page.published(sentence).last
    return replace(
        last, clause=clause, partners=(code,), home_people=ours or last.home_people, partner_people=theirs,
        place=None, status=Status.PLANNED if ahead else last.status, date=date, times=times, why=why, ordinal=None,
        count=None, borrowed=True, rules=(_RULE,), tellings=(clause,), part_of=None,
    )  # fmt: skip

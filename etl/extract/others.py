"""Partners among themselves: a clause with two foreign sides and nobody from home."""

from itertools import pairwise

from etl.extract.antecedent import antecedent
from etl.extract.each_other import after_talks_of_his, met_each_other
from etl.extract.fronted import of_the_subject_alone
from etl.extract.his_own import met_by_his_own, talks_of_his_own
from etl.extract.on_to_others import on_to_others
from etl.extract.own_ministry import called_home
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, PartnerMention
from etl.spans import Span

# "then it was the turn of A, followed by B": whom the one of before met next
_IN_TURN = frozenset({"whose turn it was", "first of several came", "one of his interlocutors"})
_ON_THEIR = pattern(
    r"(?i)\b(?:congratulat|welcom|hail|prais|applaud|commend|thank|urg|encourag)\w* [^;.]{3,90} "
    r"(?:on|for|to) (?:hold |resume |continue )?their (?:[a-z-]+ ){0,3}$"
)
_BETWEEN = pattern(r"(?i)^[^.;,]{0,40}\bbetween\s+")
# "Peru welcomes the accord signed by Iran and Oman", "the talks held by Iran and Oman": papers and talks of those two
_BY = pattern(r"(?i)^(?: (?:held|reached|concluded|struck|signed|initialled|made))? by\s+")
_BY_BOTH = frozenset({EngagementType.AGREEMENT, EngagementType.CONSULTATION})
# "had talks with A and with B": one beside the other, both with the subject
_AND_WITH = pattern(r"(?i)^,?(?: and| then| as well as| and then| and also| followed by one)+,? with\b")
_SUMMIT_BETWEEN = pattern(r"(?i)\b(?:summit|talks|meeting|encounter) between ")
_HYPHENED = pattern(
    r"\b([A-Z][\w']+) ?[-/] ?([A-Z][\w']+) (?:[a-z-]+ ){0,2}(?:meeting|summit|talks|encounter|call|conversation)\b",
    groups=True,
)
_FIRST_OF_TWO = pattern(r"^([A-Z][\w-]+) and ", groups=True)
_HE_OR_SHE = pattern(r"(?i)\b(?:he|she)\b")
_OPENING = 30
_GOES_TO = pattern(r"\b(?:visited|came to|flew to|travelled to|traveled to|was in|arrived in) (?:[A-Z]\w+,? ){0,3}$")
_MET = pattern(r"(?i)\b(?:with|met|meet\w*|by|to|from|after|receiv\w+|welcom\w+|invit\w+)\b")
_WITH = pattern(r"(?i)\bwith (?:the )?(?:\w+ ){0,3}$")


_BESIDES = pattern(r"(?i)^\W*(?:besides|apart from|aside from|in addition to) [^,;]{2,60},")
# "at a meeting with members of the Thai cabinet, the Thai premier said": not with home
_CABINET = pattern(
    r"(?i)^ (?:with )?(?:the )?(?:permanent )?(?:members of|ministers of) (?:the |his |her )?(?:[a-z]+ )?"
    r"(?:government|cabinet|security council|parliament|politburo)\b"
)
_AND_LAND, _NEXT_IN_LIST = pattern(r"^,? and (?:the )?$|^, (?:the )?$"), 16
_IS_A_PAPER = pattern(
    r"(?i)^ (?:[a-z-]+ ){0,4}(?:agreement|accord|treaty|deal|pact|declaration|protocol|memorandum|armistice|truce)\b"
)
_ALL_OF_THEM = pattern(
    r"(?i)\b(?:participating|attending|assembled|gathered) (?:[a-z]+ )?(?:ministers|leaders|delegates|delegations|"
    r"countries|officials|members|nations|parties)\b[^;.]*$"
)


def third_party(page: Page, clause: Clause, sides: Cast) -> bool:
    """Two foreign sides and nobody from home: partners among themselves."""
    tests = (
        _of_both_others,
        _between_others,
        _with_each_other,
        met_each_other,
        after_talks_of_his,
        _of_a_foreigner,
        _of_a_foreign_subject,
        _after_a_summit_of_others,
        _of_a_pair,
        _of_all_who_attend,
        _besides_home,
        _of_his_own_cabinet,
        _paper_of_others,
        of_the_subject_alone,
        called_home,
        talks_of_his_own,
        met_by_his_own,
        on_to_others,
    )
    if any(test(page, clause) for test in tests):
        return True
    trigger = clause.hit.trigger
    if sides.home or unknown_people(page, clause) or trigger.rule in _IN_TURN:
        return False
    if trigger.type is EngagementType.CREDENTIALS or _addressed_to_home(page, clause):
        # several envoys hand their letters to the one head of state
        return False
    foreign = {page.side(person) for person in page.people_in(clause.zone)} - {HOME, None}
    if len(foreign) > 1 or len(set(sides.partners)) > 1:
        return True
    return _signed_there(page, clause) or _meant_of_others(page, clause, sides)


def _addressed_to_home(page: Page, clause: Clause) -> bool:
    """Whether a message goes to home, by the name of the land: "came to Lima from the leaders of Chile and Oman"."""
    return clause.hit.trigger.frame == "send" and any(
        place.code == page.home
        and page.flat[max(0, place.span.start - 8) : place.span.start].endswith((b" to ", b" to the "))
        for place in page.places_in(clause.zone)
    )


def _paper_of_others(page: Page, clause: Clause) -> bool:
    """Whether a paper bears the names of two foreign lands: "witnessed the signing of the Peru-Chile Accord"."""
    if clause.hit.trigger.type is not EngagementType.AGREEMENT:
        return False
    behind = page.partners_in(Span(clause.hit.span.end, clause.zone.end))
    for one, two in pairwise(behind):
        joined = page.flat[one.span.end : two.span.start].strip() in (b"-", b"--")
        if joined and not (one.home or two.home) and _IS_A_PAPER.search(page.flat[two.span.end : clause.zone.end]):
            return page.flat[two.span.end : two.span.end + 1] != b"-"
    return False


def _signed_there(page: Page, clause: Clause) -> bool:
    """Whether a verb goes on about two foreigners of the same sentence: "met Premier A in Lima and signed a pact"."""
    here = clause.sentence.span
    if not clause.hit.trigger.verb or any(mention.home for mention in page.partners_in(here)):
        return False
    ahead = [person for person in page.people_in(Span(here.start, clause.hit.span.start)) if person.name]
    sides = {page.side(person) for person in ahead}
    return len(sides) > 1 and not sides & {HOME, None}


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
        if _AND_WITH.search(page.flat[behind[0].span.end : behind[1].span.start]):
            return False
        ahead, after = behind[:1], behind[1:]
    if any(page.side(person) == HOME for person in people) or page.side(ahead[-1]) == page.side(after[0]):
        return False
    between = page.flat[ahead[-1].span.end : after[0].span.start]
    near = page.partners_in(Span(max(0, ahead[-1].span.start - 30), after[0].span.end))
    return _WITH.search(between) is not None and not any(mention.home for mention in near)


def _of_a_foreigner(page: Page, clause: Clause) -> bool:
    """Whether a relative clause tells of a foreigner and another: "President A, who is due to meet President B"."""
    zone, hit = clause.zone, clause.hit.span
    at = page.flat.rfind(b", who ", max(0, zone.start - 1), hit.start)
    if at < 0:
        return False
    ahead = [person for person in page.people_in(Span(max(0, at - 90), at)) if at - 1 <= person.span.end <= at + 1]
    stop = page.flat.find(b",", hit.end, zone.end)
    end = stop if stop >= 0 else zone.end
    sides = [page.side(person) for person in page.people_in(Span(hit.end, end)) if person.name]
    if not ahead or not sides or HOME in (*sides, page.side(ahead[-1])) or None in (*sides, page.side(ahead[-1])):
        return False
    home = any(mention.home for mention in page.partners_in(Span(at, end)))
    return not home and page.side(ahead[-1]) not in sides


def _of_a_foreign_subject(page: Page, clause: Clause) -> bool:
    """Whether a foreigner opens a sentence without home and acts with one of a third side in a later clause of it."""
    sentence, hit = clause.sentence.span, clause.hit.span
    people = [person for person in page.people_in(sentence) if page.side(person)]
    ahead = [page.side(person) for person in people if person.span.start < hit.start]
    after = [page.side(person) for person in people if person.span.start >= hit.end]
    if (
        not ahead
        or not after
        or any(mention.home and not _goes_to(page, mention) for mention in page.partners_in(sentence))
    ):
        return False
    opening = page.flat[sentence.start : people[0].span.start]
    if len(opening) > _OPENING or _HE_OR_SHE.search(opening) or _MET.search(opening):
        return False
    return HOME not in ahead + after and len(set(ahead)) == 1 and ahead[0] != after[0]


def _goes_to(page: Page, mention: PartnerMention) -> bool:
    """Whether home is only where a foreigner came to meet another: "came to Lima, Peru, in May to meet A"."""
    return _GOES_TO.search(page.flat[max(0, mention.span.start - 30) : mention.span.start]) is not None


def _besides_home(page: Page, clause: Clause) -> bool:
    """Whether home's person is only whom the guest saw before: "Besides Lam, Anwar also met President A of Fiji"."""
    start = clause.sentence.span.start
    opening = _BESIDES.search(page.words(clause.sentence.span))
    if opening is None or start + opening.end() > clause.hit.span.start:
        return False
    sides = [page.side(person) for person in page.people_in(Span(start + opening.end(), clause.sentence.span.end))]
    foreign = {side for side in sides if side}
    return HOME not in foreign and len(foreign) > 1


def _of_all_who_attend(page: Page, clause: Clause) -> bool:
    """Whether it is the session of all: "the participating ministers will hold talks on the climate"."""
    start = max(clause.sentence.span.start, clause.hit.span.start - 70)
    if not _ALL_OF_THEM.search(page.flat[start : clause.hit.span.start]):
        return False
    return not any(not mention.home for mention in page.partners_in(clause.zone))


def _of_his_own_cabinet(page: Page, clause: Clause) -> bool:
    """Whether a foreign leader spoke to those who govern with him: the next person named is of their land."""
    hit, end = clause.hit.span, clause.sentence.span.end
    cabinet = _CABINET.search(page.flat[hit.end : end])
    if cabinet is None:
        return False
    following = page.people_in(Span(hit.end + cabinet.end(), end))
    lands = {mention.code for mention in page.partners_in(Span(hit.end, hit.end + cabinet.end()))}
    side = page.side(following[0]) if following else None
    return side not in (None, HOME) and lands <= {side}


def _of_both_others(page: Page, clause: Clause) -> bool:
    """Whether it is what two others are wished joy of: "congratulated Oman and Iran on their talks"."""
    before = Span(max(clause.sentence.span.start, clause.hit.span.start - 120), clause.hit.span.start)
    found = None if clause.hit.trigger.verb else _ON_THEIR.search(page.words(before))
    if found is None:
        return False
    named = page.partners_in(Span(before.start + found.start(), before.end))
    return len({mention.code for mention in named}) > 1 and not any(mention.home for mention in named)


def _between_others(page: Page, clause: Clause) -> bool:
    """Whether the words right after the trigger name two others: "the talks between Iran and France"."""
    hit = clause.hit.span
    start = hit.start if page.words(hit).lower().endswith(b" between") else hit.end
    between = _BETWEEN.search(page.flat[start : clause.sentence.span.end])
    if between is None:
        return _by_others(page, clause)
    near = Span(start + between.end(), min(clause.sentence.span.end, start + between.end() + 90))
    people = [page.side(person) for person in page.people_in(near)]
    mentions = page.partners_in(near)
    if _by_surname(page, near, people):
        return True
    if HOME in people[:2] or None in people[:2] or any(mention.home for mention in mentions[:2]):
        return False
    return len({mention.code for mention in mentions[:2]}) > 1 or len(set(people[:2])) > 1


def _by_others(page: Page, clause: Clause) -> bool:
    """Whether the words right behind tell of two lands, home none of them, that signed or held it."""
    hit = clause.hit.span
    if clause.hit.trigger.verb and clause.hit.trigger.type not in _BY_BOTH:
        return False
    by = _BY.search(page.flat[hit.end : clause.sentence.span.end])
    if by is None:
        return False
    near = Span(hit.end + by.end(), min(clause.sentence.span.end, hit.end + by.end() + 90))
    lands = [mention for mention in page.partners_in(near) if mention.form in ("name", "abbreviation", "capital")]
    if len(lands) < 2 or not _AND_LAND.search(page.flat[lands[0].span.end : lands[1].span.start]):
        return False
    listed = Span(near.start, lands[1].span.end + _NEXT_IN_LIST)
    ours = any(mention.home for mention in page.partners_in(listed))
    return not ours and lands[0].code != lands[1].code and not page.people_in(Span(near.start, lands[1].span.end))


def _after_a_summit_of_others(page: Page, clause: Clause) -> bool:
    """Whether the sentence is about two others: "the second summit between Kim and Trump after the two met in Rome"."""
    start = clause.sentence.span.start
    told = _SUMMIT_BETWEEN.search(page.flat[start : clause.hit.span.start])
    if told is None:
        return False
    near = Span(start + told.end(), min(clause.sentence.span.end, start + told.end() + 90))
    return _by_surname(page, near, [page.side(person) for person in page.people_in(near)])


def _of_a_pair(page: Page, clause: Clause) -> bool:
    """Whether the sentence is about two others named by a hyphen: "the Trump-Kim summit, after the two met in Rome"."""
    pair = _HYPHENED.search(page.flat[clause.sentence.span.start : clause.hit.span.end])
    if pair is None or clause.hit.trigger.type is EngagementType.VISIT:
        return False
    of_both = [_bearers(page, pair.group(number)) for number in (1, 2)]
    return all(len(sides) == 1 and not sides & {HOME, None} for sides in of_both) and of_both[0] != of_both[1]


def _bearers(page: Page, name: bytes) -> set[str | None]:
    """The sides of those on the page who go by a name."""
    word = name.decode("latin-1")
    return {page.side(person) for person in page.people.items if word in (person.name or "").replace("-", " ").split()}


def _by_surname(page: Page, near: Span, people: list[str | None]) -> bool:
    """Whether the first of two goes by a name that only a foreigner of the story bears: "between Kim and Mr Trump"."""
    first = _FIRST_OF_TWO.search(page.words(near))
    if first is None or not people:
        return False
    bearers = _bearers(page, first.group(1))
    return len(bearers) == 1 and not bearers & {HOME, None, people[0]}


def unknown_people(page: Page, clause: Clause) -> bool:
    """Whether the sentence names people whose side is open."""
    return any(page.side(person) is None for person in page.people_in(clause.sentence.span))

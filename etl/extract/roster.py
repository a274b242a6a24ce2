"""A roster of counterparts: lines or a list of names without a verb, under words that tell of several meetings."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.dated import Dating, only_time
from etl.extract.diary import under_its_day
from etl.extract.one_by_one import Several
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.extract.triggers import Hit
from etl.extract.zones import Clause
from etl.model import HOME, PartnerMention, PersonMention, Status
from etl.spans import Span

# "- Peru: Minister A", "1. Minister B of Chile", "Spain - Minister C"
_VERB = pattern(
    r"(?i)\b(?:said|told|met|held|had|has|have|was|were|is|are|will|would|visited|received|agreed|signed|sent|spoke|"
    r"discussed|thanked|affirmed|asked|noted|that|who|whose|which|after|before|not|"
    r"[a-z]{3,}ed (?:the|an?|to|that|by|his|her|its|him|(?-i:[A-Z][a-z]+)))\b"
)
# "Sept. 25 was given over to Europe: A of Spain, B of Latvia"
_INTRODUCED = pattern(r"(?i)^[^:;]{3,90}: ")
# "Ana Lopes of Portugal", a name that nothing else tells to be one
_NAME_OF = pattern(r"(?:^|[^\w.'-])[A-Z][\w.'-]+ (?:[A-Z][\w.'-]+ ){1,3}(?:of|from) (?:the )?$")
_LABEL = pattern(r"^\W*(?:\d{1,2}[.)] ?)?(?:the )?$")
_LABELS = pattern(r"^(?: ?:| --?) (?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? )?[A-Z][\w.'-]* [A-Z][\w.'-]+")
_LONGEST_LINE, _LONGEST_LIST, _FURNITURE = 170, 420, 40
_NAME_REACH = 60
_RULE = "roster of counterparts"


@dataclass(slots=True)
class Roster:
    """What stands open: the meetings announced last, and after which sentence."""

    told: Several | None = None
    order: int = 0

    def opened(self, told: Several | None, sentence: Sentence) -> None:
        """Keep an announcement of this sentence, or let go of the one before."""
        self.told, self.order = told, sentence.order

    def acts(self, page: Page, sentence: Sentence) -> list[Act]:
        """The meetings that a sentence without a verb of meeting lists; none where it is no member of the roster."""
        if self.told is None:
            return []
        found = list(_acts(page, sentence, self.told))
        if found or sentence.span.end - sentence.span.start <= _FURNITURE:
            self.order = sentence.order
        elif sentence.order > self.order:
            self.told = None
        return found


def _acts(page: Page, sentence: Sentence, told: Several) -> Iterator[Act]:
    listed = _listed(page, sentence)
    people = [person for person in page.people_in(listed) if page.side(person) not in (None, HOME)] if listed else []
    lands = _lands(page, listed, people) if listed else ()
    codes = ordered([*(page.side(person) or "" for person in people), *(land.code for land in lands)])
    if listed is None or not codes:
        return
    at = min([person.span for person in people] + [land.span for land in lands])
    clause = Clause(Hit(told.trigger, at), sentence.span, sentence)
    dating = _days(page, clause) or under_its_day(page, clause) or told.dating
    for code in codes:
        own = tuple(person for person in people if page.side(person) == code)
        named = own[0].span if own else next(land.span for land in lands if land.code == code)
        yield _act(page, replace(clause, hit=Hit(told.trigger, named)), told, code, own, dating)


def _listed(page: Page, sentence: Sentence) -> Span | None:
    """The stretch of a line or list that names the counterparts: no verb stands in it."""
    span = sentence.span
    introduced = _INTRODUCED.search(page.words(span))
    if introduced and len(page.people_in(Span(span.start + introduced.end(), span.end))) > 1:
        rest = Span(span.start + introduced.end(), span.end)
        return rest if rest.end - rest.start <= _LONGEST_LIST and not _VERB.search(page.words(rest)) else None
    short = span.end - span.start <= _LONGEST_LINE and not _VERB.search(page.words(span))
    return span if short and not any(page.side(person) == HOME for person in page.people_in(span)) else None


def _lands(page: Page, span: Span, people: list[PersonMention]) -> tuple[PartnerMention, ...]:
    """Countries that stand for somebody whose name alone is given: "Spain: A. Lopez", "Ana Lopes of Portugal"."""
    if people:
        return ()
    found = []
    for mention in page.partners_in(span):
        ahead = page.flat[max(span.start, mention.span.start - _NAME_REACH) : mention.span.start]
        labels = _LABEL.search(page.flat[span.start : mention.span.start]) and _LABELS.search(
            page.flat[mention.span.end : mention.span.end + _NAME_REACH]
        )
        if not mention.home and (labels or _NAME_OF.search(ahead)):
            found.append(mention)
    return tuple(found)


def _days(page: Page, clause: Clause) -> Dating | None:
    """The one day that the line itself gives."""
    time = only_time(page, clause.sentence)
    return Dating(time.interval, (time,), f"“{time.text}” stands in the line") if time else None


def _act(
    page: Page, clause: Clause, told: Several, code: str, people: tuple[PersonMention, ...], dating: Dating
) -> Act:
    trigger, days = told.trigger, dating.interval
    ahead = days is not None and days.first > page.published(clause.sentence).last
    return Act(
        clause, trigger.type, trigger.subtype, (code,), told.home.home_people, people, True,
        None, None, True, Status.PLANNED if ahead else Status.HELD, days, dating.times,
        dating.why, rules=(_RULE,), tellings=(clause,),
    )  # fmt: skip

"""Meetings announced by their number and then told one by one: "had two meetings. The first, with Premier A, ..."."""

from msgspec import Struct
from msgspec.structs import replace

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.triggers import Trigger
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType
from etl.spans import Span

RULES = frozenset({"one of several", "first of several came", "spoken to in turn"})
_BY_PARTICIPLE = frozenset({"message told again by its wish", "discuss together"})
# "met leaders of several economies one by one"
_EACH = pattern(r"(?i)^[^.;]{0,120}\b(?:one by one|one after (?:the other|another)|in turn|individually)\b")
_LISTS = pattern(r"(?i)^[^.;]{0,80}[,:-] (?:the first|one)(?: one)?(?:,| was| took place| was held)? with\b")
# "met the following counterparts:"
_MANY = pattern(
    r"(?i)^ (?:with )?(?:(?:the|his|her|their|several|many|some|other|foreign|\w+) ){0,4}"
    r"(?:counterparts|colleagues|leaders|ministers|partners|officials|interlocutors|guests|ambassadors|visitors)\b[^;]*:$|"
    r"^ (?:with )?(?:two|three|four|five|six|seven|several) (?:[a-z]+ ){0,2}(?:counterparts|colleagues|leaders|"
    r"ministers|guests|ambassadors|visitors|envoys)\b[^;:]*[.]$|^(?: with)?:$"
)
_APPOINTMENTS = pattern(r"(?i)\b(?:appointments|engagements|encounters|conversations|interviews)\b")
_KINDS = frozenset(
    {EngagementType.MEETING, EngagementType.CALL, EngagementType.CONSULTATION, EngagementType.CREDENTIALS}
)


class Several(Struct, frozen=True):
    """The announcement: what kind of acts, who of home takes part in them, and when."""

    trigger: Trigger
    home: Cast
    dating: Dating


def one_of_them(page: Page, clause: Clause) -> bool:
    """Whether it tells of one of the meetings announced, be it by how the sentence opens: "Congratulating A, he"."""
    opens = not page.flat[clause.sentence.span.start : clause.hit.span.start].strip(b' "')
    spoken = opens and page.words(clause.hit.span).split()[0].endswith(b"ing")
    return clause.hit.trigger.rule in RULES or (spoken and clause.hit.trigger.rule in _BY_PARTICIPLE)


def announced(page: Page, clause: Clause, present: Cast, dating: Dating) -> Several | None:
    """Several acts of home with nobody named yet: "held three bilateral meetings on Tuesday"; None for any other."""
    trigger, words = clause.hit.trigger, page.words(clause.hit.span)
    each = trigger.verb and _EACH.search(page.flat[clause.hit.span.end : clause.sentence.span.end])
    if each and trigger.type in _KINDS and present.home and not set(present.partners) - page.bodies:
        return Several(trigger, Cast(present.home_people, home_named=True), dating)
    if trigger.type not in _KINDS or not present.home:
        return None
    if not words.endswith(b"s") and not _MANY.search(page.flat[clause.hit.span.end : clause.sentence.span.end]):
        return None
    if present.partners and not _LISTS.search(page.flat[clause.hit.span.end : clause.sentence.span.end]):
        return None
    return Several(trigger, Cast(present.home_people, home_named=True), dating)


def on_his_programme(page: Page, clause: Clause, dating: Dating) -> Several | None:
    """Those of a sentence that names home's person ahead: "Two appointments were on her diary: one with A"."""
    ahead = Span(clause.sentence.span.start, clause.hit.span.start)
    ours = tuple(person for person in page.people_in(ahead) if page.side(person) == HOME)
    if not ours or not _APPOINTMENTS.search(page.words(ahead)):
        return None
    return Several(clause.hit.trigger, Cast(ours, home_named=True), dating)


def taken_up(clause: Clause, present: Cast, dating: Dating, told: Several) -> tuple[Clause, Cast, Dating]:
    """One of those announced: of their kind, with home's people and their day where it gives none of its own."""
    kind = replace(clause.hit.trigger, type=told.trigger.type, subtype=told.trigger.subtype, frame=told.trigger.frame)
    sides = replace(present, home_people=present.home_people or told.home.home_people, home_named=True)
    when = dating if dating.interval else told.dating
    return replace(clause, hit=replace(clause.hit, trigger=kind)), sides, when

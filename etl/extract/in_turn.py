"""One act for each home office that wrote, was written to, or received the guest in turn."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.wording import passive
from etl.model import EngagementType, Level, PersonMention
from etl.spans import Span

_APART = pattern(r"(?i)\b(?:separately|separate (?:[a-z]+ )?(?:meetings|talks|receptions|sessions)|in turn|each)\b")
_SEPARATELY = pattern(
    r"(?i)\b(?:separately|separate (?:[a-z]+ )?(?:meetings|talks|receptions|sessions)|in turn|each|"
    r"both of (?:them|whom)|with both|respectively|"
    r"one after (?:the other|another)|had (?:their|a) turns?|took turns|"
    r"(?:as|so) (?:did|had|will|would|do|does|has|have|was|were|is))\b"
)
_WITH_OTHERS = pattern(
    r"(?i)\b(?:together with|along with|alongside|accompan\w+|in the presence of|joined by|"
    r"[a-z]{3,}ed|held|met|had|gave|saw|took|will|was|were|is)\b"
)


# "the President, the Prime Minister and Chairman A": of what he is the chairman is understood
_HEAD = pattern(r"(?i)^(?:chairman|chairwoman|chair|speaker|chief|head|president)$")
_LEADERS = 2
_MET = pattern(r"(?i)^(?:met|meets|saw|greeted|guests?)$")
_TOGETHER = pattern(r"(?i)\b(?:together|jointly|both|joint|side by side|at once|delegations?)\b")
_MEETINGS = pattern(r"(?i)^(?:meetings|receptions)$")


def by_office(page: Page, act: Act) -> list[Act]:
    """One act for each home office that wrote or was written to, or that received the guest in turn."""
    apart = act.type is EngagementType.MESSAGE or passive(page, act.clause) or _in_turn(page, act)
    people = {page.identity(person): person for person in reversed(_each(page, act))}
    led = any(person.level.rank < Level.AMBASSADOR.rank for person in people.values())
    people = {key: person for key, person in people.items() if not led or person.level is not Level.AMBASSADOR}
    if not apart or len(people) < 2:
        return _one_by_one(page, act)
    return [replace(act, home_people=(person,)) for person in reversed(people.values())]


def _one_by_one(page: Page, act: Act) -> list[Act]:
    """One act for each foreigner whom the same home people met apart: "met separately with A and B"."""
    people = {page.identity(person): person for person in act.partner_people if person.name}
    several = act.type is EngagementType.MEETING and len(people) > 1 and len(act.partners) == 1
    if not several or not _APART.search(page.words(act.clause.zone)):
        return [act]
    return [replace(act, partner_people=(person,)) for person in people.values()]


def _in_turn(page: Page, act: Act) -> bool:
    """Whether a guest met several home leaders, each in an office of their own: "called on A and on B"."""
    people, hit = _each(page, act), act.clause.hit.span
    if act.type is not EngagementType.MEETING or len(people) < 2:
        return False
    if _SEPARATELY.search(page.words(act.clause.zone)):
        return True
    here = [person for person in people if act.clause.sentence.span.contains(person.span)]
    ranked = sorted(here or people, key=lambda person: person.span)
    met = ranked[0].span.start >= hit.end or act.clause.hit.trigger.frame == "host" or _each_met(page, act)
    offices = {_office(person) for person in people if person.level.rank <= Level.DEPUTY_MINISTER.rank}
    heads = [person for person in people if person.level is Level.OTHER and _HEAD.search((person.role or "").encode())]
    people = people if len(heads) != 1 or len(offices) < _LEADERS else [who for who in people if who not in heads]
    between = page.words(Span(ranked[0].span.end, max(ranked[0].span.end, ranked[-1].span.start)))
    members = (part.split(b", who ")[0] for part in between.split(b";"))
    return met and len(offices) == len(people) and not any(_WITH_OTHERS.search(member) for member in members)


def _each_met(page: Page, act: Act) -> bool:
    """Whether one foreigner was met by several in meetings of their own: "A and B had meetings with the guest".

    So it is with leaders, a premier and a speaker, who meet nobody together unless that is said.
    """
    guests = {page.identity(person) for person in act.partner_people}
    words = page.words(act.clause.hit.span)
    leaders = all(person.level is Level.LEADER and person.name for person in _each(page, act))
    alone = leaders and _MET.search(words) and not _TOGETHER.search(page.words(act.clause.zone))
    return len(guests) < 2 and bool(alone or _MEETINGS.search(words))


def _each(page: Page, act: Act) -> Sequence[PersonMention]:
    """Home's people, less the "leaders" whom names spell out: "including A and B", "the two ministers, A and B of"."""
    named = [person for person in act.home_people if page.fullest(person).name]
    spelled_out = named and all((one.role or "").endswith("s") for one in act.home_people if one not in named)
    return named if len(named) > 1 or spelled_out else act.home_people


def _office(person: PersonMention) -> tuple[object, ...]:
    """What keeps two home people apart: a leader's own office, below that the channel they act in."""
    return (person.channel,) if person.level.rank >= Level.MINISTER.rank else (person.channel, person.level)

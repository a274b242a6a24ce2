"""Which side a named person is on, where neither the office nor the words around the name say it."""

import re

from etl.model import HOME, Channel, Level
from etl.recognise.drafts import Draft, Page
from etl.recognise.home_offices import can_be_home
from etl.recognise.known import held_by_others, known, known_by_short_name
from etl.recognise.met import met_there
from etl.recognise.person_names import family_names, fold, is_vietnamese, short_forms

VIETNAM = "VNM"
# what a minister of state goes by in headlines
BARE = frozenset({"Minister"})
_SERVES = re.compile(r" (?:to|for) (?:the )?")
# heads of a part of a country: abroad they are told with their country
_LOCAL = re.compile(r"(?i)\b(?:governor|akim|mayor|prefect|chief minister|head of [\w' -]{2,40} region)\b")
_SPOUSES = ("first lady", "first gentleman", "spouse", "wife", "husband")


def settle(page: Page, drafts: list[Draft]) -> None:
    """Give named people a side: the seed table's, the story's, by a Vietnamese name, by the sentence's only country.

    Home's own "Secretary General" serves a ministry: one who leads a body of many countries is on the body's side.
    """
    tails = {tail for draft in drafts for tail in family_names(draft.name or "")}
    full = [draft for draft in drafts if draft.name and " " in draft.name and draft.name not in tails]
    for draft in full:
        person = known(draft.name or "", page.home)
        if not draft.side and person:
            draft.side = page.side_of(person.country)
    first: dict[tuple[int, str | None], Draft] = {}
    for draft in full:
        _settle_repeat(draft, first.setdefault((draft.story, fold(draft.name or "")), draft))
    by_short: dict[str, list[Draft]] = {}
    sides: dict[tuple[int, str, str], dict[str, set[str]]] = {}
    for draft in full:
        _know(sides, draft)
    for draft in full:
        draft.side = (
            draft.side
            or _by_initials(draft.name or "", sides.get(_ends(draft), {}))
            or _of_whom_he_serves(page, draft, drafts)
            or _side_by_default(page, draft, full)
        )
        _know(sides, draft)
        if draft.side == HOME and draft.channel is Channel.MULTILATERAL and draft.level is Level.LEADER:
            draft.level, draft.channel = Level.DEPUTY_MINISTER, Channel.GOVERNMENT
        name = draft.name or ""
        for short in (*short_forms(name, is_vietnamese(name)), *family_names(name)):
            by_short.setdefault(short, []).append(draft)
    for draft in drafts:
        if draft.name and (" " not in draft.name or draft.name in tails):
            _settle_short(page, draft, by_short.get(draft.name, []))


def _ends(draft: Draft) -> tuple[int, str, str]:
    """What a person's full name and the one with letters share in a story: the first letter and the last word."""
    name = draft.name or ""
    return draft.story, name[:1], name.replace(".", ". ").split()[-1]


def _know(sides: dict[tuple[int, str, str], dict[str, set[str]]], draft: Draft) -> None:
    """Note the side of a name, where it is known, among those that end alike."""
    if draft.side:
        sides.setdefault(_ends(draft), {}).setdefault(draft.name or "", set()).add(draft.side)


def _by_initials(name: str, alike: dict[str, set[str]]) -> str | None:
    """The side of the one who is told elsewhere with his given names cut to letters: "N.P. Saud"."""
    words = name.replace(".", ". ").split()
    sides = {
        side
        for other, known_sides in alike.items()
        if "." in other + name and _same_initials(words, other.replace(".", ". ").split())
        for side in known_sides
    }
    return sides.pop() if len(sides) == 1 else None


def _same_initials(one: list[str], two: list[str]) -> bool:
    """Whether two names end alike and the words before agree, where one cuts them to their first letters."""
    if len(one) != len(two) or len(one) < 2 or one[-1] != two[-1]:
        return False
    return all(a == b or ("." in a + b and a[0] == b[0]) for a, b in zip(one[:-1], two[:-1], strict=True))


def _of_whom_he_serves(page: Page, draft: Draft, drafts: list[Draft]) -> str | None:
    """The side of the one behind "adviser to President B", "spokesman for Premier C"."""
    to = _SERVES.match(page.text[draft.end : draft.end + 16])
    at = draft.end + to.end() if to else -1
    return next((other.side for other in drafts if other is not draft and other.start == at), None) if to else None


def _side_by_default(page: Page, draft: Draft, full: list[Draft]) -> str | None:
    """Home's where the text is silent, unless home's own holder of the same office has been named."""
    if is_vietnamese(draft.name or ""):
        return page.side_of(VIETNAM)
    if page.home == VIETNAM:
        foreign = page.foreign_in(*page.sentence(draft.start))
        return foreign[0] if len(foreign) == 1 else None
    if (there := met_there(page, draft)) is not None:
        return there
    if _of_a_part_of_home(page, draft, full):
        return HOME
    if draft.level in (Level.OTHER, Level.AMBASSADOR) or _office_taken(draft, full):
        return None
    if not can_be_home(draft.role or "", page.home) or _of_a_kingdom(page, draft):
        return None
    leads = draft.level is Level.LEADER and draft.channel in (Channel.STATE, Channel.GOVERNMENT)
    if leads and held_by_others(draft.name or "", draft.core, page.home):
        return None
    return HOME


def _of_a_part_of_home(page: Page, draft: Draft, full: list[Draft]) -> bool:
    """Whether the head of a region meets foreigners, each of whom is told with his country, and none is told of his."""
    if draft.level is not Level.OTHER or not _LOCAL.search(draft.role or ""):
        return False
    low, high = page.sentence(draft.start)
    others = {other.side for other in full if other is not draft and low <= other.start < high and other.side}
    foreign = set(page.foreign_in(low, high))
    return bool(others - {HOME}) and foreign <= others


def _of_a_kingdom(page: Page, draft: Draft) -> bool:
    """Whether "the Kingdom's minister" is spoken of where home is none."""
    return "kingdom's" in page.text[draft.start - 14 : draft.end].lower() and not can_be_home("King", page.home)


def _office_taken(draft: Draft, full: list[Draft]) -> bool:
    """Whether another of home's people holds the same office earlier in the story: two foreign ministers, two sides."""
    return any(
        other.side == HOME and other.story == draft.story and other.start < draft.start
        and other.core and other.core == draft.core and (other.name or "").split()[-1] not in (draft.name or "")
        for other in full
    )  # fmt: skip


def _settle_short(page: Page, draft: Draft, fits: list[Draft]) -> None:
    """ "Minister Son" is the Bui Thanh Son of the story, wherever there; else the only one of the page or the table."""
    fits = [other for other in fits if not (draft.side and other.side and draft.side != other.side)]
    fits = [other for other in fits if not _is_kin(other, draft)]
    in_story = [other for other in fits if other.story == draft.story]
    earlier = [other for other in in_story if other.start < draft.start]
    choice = earlier or in_story or (fits if len({other.name for other in fits}) == 1 else [])
    if not choice:
        person = known_by_short_name(draft.name or "", draft.level, page.home, draft.role or "")
        named = person and (person.level is Level.LEADER or person.country == page.home or _names(page, person.country))
        if person and named and (draft.side is None or draft.side == page.side_of(person.country)):
            draft.name, draft.side = person.name, page.side_of(person.country)
        return
    fuller = choice[-1] if earlier else choice[0]
    core = draft.core
    later = fuller.start > draft.start
    draft.take(fuller)
    draft.core = core or fuller.core
    if later:
        draft.refers_to = None


def _is_kin(other: Draft, draft: Draft) -> bool:
    """Whether the fuller name is the spouse's: "First Lady Ana Lima" is not President Lima."""
    return (other.role or "").lower().startswith(_SPOUSES) and draft.level is not Level.OTHER


def _names(page: Page, country: str) -> bool:
    return any(mention.code == country for mention in page.partners)


def _settle_repeat(draft: Draft, first: Draft) -> None:
    """The second full mention of a person takes the side of the first, and gives it its own."""
    if first is draft:
        return
    draft.side = draft.side or first.side
    first.side = first.side or draft.side
    draft.refers_to = first
    if first.role in BARE and draft.role not in BARE and draft.level is Level.DEPUTY_MINISTER:
        first.level = draft.level
    if first.level.rank < draft.level.rank and draft.level is not Level.OTHER:
        draft.level, draft.channel = first.level, first.channel

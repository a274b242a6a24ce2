"""Who is meant without a name: counterparts, hosts and guests, the two ministers, and offices named before."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from etl.model import HOME
from etl.patterns import Pattern
from etl.recognise.drafts import Draft, Page
from etl.recognise.heads import repeats
from etl.recognise.led import LIST_LINKS
from etl.recognise.person_names import run_at

NEAR = 400
MOST_BACK = 200

_COUNTERPART = Pattern(
    r"\b(?:[Cc]ounterparts?|[Oo]pposite numbers?|COUNTERPART|[Cc]olleagues?|[Hh]omologues?|[Pp]eers?)\b"
    r"(?:(?: in| from| of)(?: the)? (\p{Lu}))?"
)
_HOSTS = Pattern(
    r"\b(?:received|receives|receiving|hosted|hosts|hosting|welcomed|welcomes|welcoming|host)\b"
    r"(?: (?:a|an|the)? ?(?:\w+ )?"
    r"(?:reception|banquet|dinner|ceremony|luncheon|lunch)[a-z ]{0,12} (?:for|to|in honou?r of))?"
)
_RECEIVED_BY = Pattern(
    r"\b(?:was|were|been|being) (?:warmly )?(?:received|hosted|welcomed|greeted) (?:[\w ]{0,24} )?by\b"
)
_HOST = Pattern(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Bb]oth|[Ii]ts) (?:\w+ )?(host|guest|visitor)(?: leader| minister)?\b")
_LIST_GOES_ON = re.compile(r"(?: ?, ?(?:and )?| and )(?:the )?")
_PAIR = Pattern(r"\b(?:[Tt]he two|[Bb]oth|[Tt]wo|TWO|[Tt]heir)(?: \w+){0,2} $")
_MEMORIAL = Pattern(
    r"(?i)\b(?:bust|statue|monument|memorial|portrait|mausoleum|tomb|grave|memory|birthday|birth|thought|ideology|relics?|"
    r"museum|legacy|example|teachings|anniversary|tribute) (?:[a-z]+ )?(?:of|to|for|on) (?:the )?(?:late )?$"
)
_BESIDE_IT = 60
# "At the invitation of Premier A, the Prime Minister will visit": who invites is not the one who goes
_INVITES = Pattern(r"(?i)\b(?:invitation (?:of|from|by)|invited by) (?:the |his |her )?(?:[\w'-]+ ){0,4}$")
# "The minister, on a four-day visit to Peru, called on the premier": not Peru's
_ON_A_VISIT = re.compile(
    r",? (?:who (?:is|was) )?(?:currently |now )?"
    r"(?:(?:on|during|paying|making) (?:an?|his|her) (?:[\w-]+ ){0,4}(?:visit|trip|tour) "
    r"(?:to|in|of)|visiting) (?:the )?"
)
_THAT_COUNTRY = re.compile(r"\b(?:the|that|host) country's (?:\w+ ){0,2}$")
_GOES = re.compile(r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?, the $")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """ "her Russian counterpart A. Rudenko": the words, the side they give, and the name if any.

    `sides` are all those of a list: "his Turkish and Afghan counterparts".
    """

    start: int
    end: int
    side: str | None
    name: str | None
    plural: bool
    sides: tuple[str, ...] = ()


def counterparts(page: Page, stops: frozenset[int]) -> list[Counterpart]:
    """Counterparts named in the text, in order."""
    found = []
    for match in _COUNTERPART.finditer(page.text):
        start, end, side = match.start(), match.end(), None
        if match.group(1):
            mention = page.mention_at(match.end() - 1)
            if mention and mention.form == "place" and " in " in match.group():
                end = match.start() + len(match.group().split(" in ")[0])
            elif not mention:
                end = match.end(0) if not match.group(1) else page.text.index(" ", match.start() + 3)
            else:
                side, end = mention.code, mention.span.end
        before = page.mention_before(start)
        if before and page.text[before.span.end : start] in (" ", "'s ", "' "):
            side, start = before.code, before.span.start
        at = end + 2 if page.text[end : end + 2] == ", " else end + 1
        run = run_at(page.text, at, stops) if page.text[end : end + 1] in (" ", ",") else None
        name = page.text[run[0] : run[1]] if run else None
        if run and (at == end + 1 or " " in (name or "")):
            end = run[1]
        else:
            name = None
        plural = (
            match.group().lower().startswith(("counterparts", "opposite numbers", "colleagues", "homologues", "peers"))
        )
        if ("olleague" in match.group() and not (side and name)) or ("eer" in match.group() and not side):
            continue
        sides, last = _listed(page, start, match.end() if name else end) if plural else ((), end)
        end = end if name else last
        found.append(Counterpart(start, end, side, name, plural, sides))
    return found


def _listed(page: Page, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """Sides of a list around a plural, and where it ends: "his Lao and Thai counterparts", "from Peru and Chile"."""
    first, last = page.mention_at(start), page.mention_before(end + 1)
    found = [first.code] if first else [last.code] if last and last.span.end == end else []
    while first and (before := page.mention_before(first.span.start)):
        if page.text[before.span.end : first.span.start].strip(" ") not in LIST_LINKS:
            break
        found.insert(0, before.code)
        first = before
    while last and last.span.end == end:
        gap = _LIST_GOES_ON.match(page.text[end : end + 12])
        last = page.mention_at(end + gap.end()) if gap else None
        if last:
            found.append(last.code)
            end = last.span.end
    return tuple(dict.fromkeys(found)), end


def antecedent(drafts: list[Draft], at: int, story: int, side: str | None) -> Draft | None:
    """The person whose counterpart is meant: the nearest before, of the same story and another side."""
    first = bisect_left(drafts, at, key=lambda draft: draft.start)
    for draft in reversed(drafts[max(0, first - MOST_BACK) : first]):
        if draft.story != story:
            continue
        if at - draft.end > NEAR:
            return None
        several = draft.name is None and draft.role is not None and draft.role.endswith("s")
        if draft.role and not several and (side is None or draft.side is None or draft.side != side):
            return draft
    return None


def same_office(page: Page, drafts: list[Draft], later: Draft) -> Draft | None:
    """The named person of the same story whose office a bare title repeats: home's own, else the nearest before.

    In a paper abroad, which tells of home's as a foreigner, its own.
    """
    first = bisect_left(drafts, later.start, key=lambda draft: draft.start)
    ours = nearest = None
    invited, guest = False, _is_a_guest(page, later)
    for draft in reversed(drafts[max(0, first - MOST_BACK) : first]):
        if draft.story != later.story or not draft.name or not draft.core or _is_honoured(page, draft):
            continue
        if _invites(page, draft, later):
            invited = True
            continue
        if guest and draft.side == HOME:
            continue
        if (later.side and draft.side and later.side != draft.side) or not repeats(later.core, draft.core):
            continue
        if later.side:
            return draft
        if draft.side == HOME:
            ours = ours or draft
        else:
            nearest = nearest or draft
    if invited:
        return ours
    if ours and nearest and nearest.side:
        return nearest if _of_the_paper(page, drafts, nearest, ours) else ours
    return ours or nearest


def _is_honoured(page: Page, draft: Draft) -> bool:
    """Whether somebody is only remembered there: "the bust of President Ho Chi Minh", "in memory of"."""
    return _MEMORIAL.search(page.text[max(0, draft.start - _BESIDE_IT) : draft.start]) is not None


def _invites(page: Page, draft: Draft, later: Draft) -> bool:
    """Whether the first invites the other over, who is told behind the comma."""
    return (
        _INVITES.search(page.text[max(0, draft.start - _BESIDE_IT) : draft.start]) is not None
        and _GOES.fullmatch(page.text[draft.end : later.start]) is not None
    )


def _is_a_guest(page: Page, later: Draft) -> bool:
    """Whether the words behind the office say that its holder is in home's country on a visit."""
    found = _ON_A_VISIT.match(page.text[later.end : later.end + _BESIDE_IT])
    there = page.mention_at(later.end + found.end()) if found else None
    return there is not None and there.home


def _of_the_paper(page: Page, drafts: list[Draft], foreign: Draft, ours: Draft) -> bool:
    """Whether a paper abroad tells it: its own premier comes without a country, home's with one."""
    first: dict[tuple[str | None, str | None], Draft] = {}
    for draft in drafts:
        if draft.name and draft.role and draft.side in (foreign.side, HOME) and draft.core:
            first.setdefault((draft.side, draft.name), draft)
    own, other = first.get((foreign.side, foreign.name), foreign), first.get((HOME, ours.name), ours)
    return not _with_country(page, own) and _with_country(page, other)


def _with_country(page: Page, draft: Draft) -> bool:
    """Whether somebody is brought in as of a country, "Peruvian Premier A", or as another's "counterpart"."""
    if "counterpart" in page.text[draft.start : draft.end].lower():
        return True
    if _THAT_COUNTRY.search(page.text[max(0, draft.start - _BESIDE_IT) : draft.start]):
        return True
    before = page.mention_before(draft.start)
    if before and draft.start - before.span.end <= 3 and before.form in ("demonym", "name", "abbreviation"):
        return True
    return bool(page.partners_within(draft.start, draft.end))


def hosts_and_guests(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Mentions "the host", "his guest" as drafts that refer to the person who received or was received."""
    named = {draft.start for draft in drafts if draft.name}
    mentions = [match for match in _HOST.finditer(page.text) if not named & {match.end() + 1, match.end() + 2}]
    if not mentions:
        return []
    roles, found = _received(page, drafts), []
    for match in mentions:
        story = page.story(match.start())
        if story not in roles:
            continue
        meant = roles[story][0 if match.group(1) == "host" else 1]
        if meant.start > match.start():
            continue
        draft = Draft(match.start(), match.end(), meant.name, meant.role, meant.side, meant.level, meant.channel, story)
        draft.refers_to = meant.refers_to or meant
        found.append(draft)
    return found


def _received(page: Page, drafts: list[Draft]) -> dict[int, tuple[Draft, Draft]]:
    """Host and guest of every story, by its first act of reception with a person of another side on either hand."""
    people = [draft for draft in drafts if draft.name]
    starts = [draft.start for draft in people]
    roles: dict[int, tuple[Draft, Draft]] = {}
    for pattern, passive in ((_RECEIVED_BY, True), (_HOSTS, False)):
        for match in pattern.finditer(page.text):
            story, index = page.story(match.start()), bisect_left(starts, match.start())
            if story in roles or not 0 < index < len(people):
                continue
            before, after = people[index - 1], people[index]
            near = match.start() - NEAR < before.end and after.start < match.end() + NEAR
            if near and before.story == after.story == story and before.side != after.side:
                roles[story] = (after, before) if passive else (before, after)
    return roles


def is_counterpart(text: str, draft: Draft) -> bool:
    """Whether a named person is only called somebody's counterpart: his office is the other's."""
    return text[draft.start : draft.end].endswith(f"ounterpart {draft.name}")


def is_pair(text: str, lead: int) -> bool:
    """Whether "the two" or "both" stands before a plural office."""
    return bool(_PAIR.search(text[max(0, lead - 30) : lead]))


def two_others(page: Page, drafts: list[Draft], at: int) -> list[str]:
    """The two foreign countries that a sentence names before "their ministers", when it does not name home."""
    low, _ = page.sentence(at)
    foreign = page.foreign_in(low, at)
    ours = any(mention.home and low <= mention.span.start < at for mention in page.partners)
    ours = ours or any(draft.side == HOME and low <= draft.start < at for draft in drafts)
    return [] if ours or len(foreign) != 2 else foreign


def other_side(page: Page, drafts: list[Draft], at: int, story: int) -> str | None:
    """The foreign side of a story: the one named most just before, else the last, the next, the only one."""
    first = bisect_left(drafts, at, key=lambda draft: draft.start)
    near = Counter(
        draft.side
        for draft in drafts[max(0, first - MOST_BACK) : first]
        if draft.story == story and draft.side not in (None, HOME) and at - draft.end < NEAR
    )
    if len(near) > 1:
        (most, times), (_, fewer) = near.most_common(2)
        if times > fewer:
            return most
    nearest = (*reversed(drafts[max(0, first - MOST_BACK) : first]), *drafts[first : first + MOST_BACK])
    for draft in nearest:
        if draft.story == story and draft.side not in (None, HOME):
            return draft.side
    foreign = page.foreign_in(*page.sentence(at))
    return foreign[0] if len(foreign) == 1 else None

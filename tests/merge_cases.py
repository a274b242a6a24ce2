"""Tellings in one line, for corpora and stories of merging.

`<2024-06-20 visit/state RUS 2024-06-19/2024-06-20 in -/L state P[Vladimir Putin: President] @Hanoi` reads: published on
that day; type/subtype; partners joined by commas; days as EDTF, with `:week` or another granularity where it is not the
plain one, `none` for undated; direction; levels home/partner by initial (V a deputy minister); channel; then, in any
order, a status, H[...] and P[...] people as "name: role; ...", @place, #ordinal, xcount, for[occasion].
"""

import re
from dataclasses import replace

from msgspec import structs

from etl import intervals
from etl.intervals import Granularity, Interval
from etl.merge import MergeResult
from etl.model import Channel, Direction, EngagementMention, EngagementType, Level, Participant, Status

DIRECTIONS = {
    "in": "inbound", "out": "outbound", "third": "third-country", "remote": "remote", "res": "resident", "?": "unknown",
}  # fmt: skip
LEVELS = {
    "L": "leader", "D": "deputy-leader", "M": "minister", "V": "deputy-minister", "A": "ambassador", "-": "other",
}  # fmt: skip
CHANNELS = {
    "party": "party", "state": "state", "gov": "government", "parl": "parliament", "def": "defence-security",
    "ppl": "people-to-people", "multi": "multilateral", "eco": "economic",
}  # fmt: skip
BRACKETS = re.compile(r"\b(H|P|for)\[([^\]]*)\]")
PLACE = re.compile(r"@([^#\[<]+?)(?=\s+(?:H\[|P\[|for\[|#)|$)")


def telling(line: str, article: str, index: int = 0) -> tuple[EngagementMention, Interval]:
    """The mention a line tells, and when its article was published."""
    people = {kind: words for kind, words in BRACKETS.findall(line)}
    rest = BRACKETS.sub("", line)
    place = PLACE.search(rest.strip())
    published, kind, partners, when, direction, levels, channel, *more = PLACE.sub("", rest).split()
    kind, _, subtype = kind.partition("/")
    home, partner = levels.split("/")
    mention = EngagementMention(
        article_id=article,
        index=index,
        type=EngagementType(kind),
        subtype=subtype or None,
        date=days(when),
        date_basis=f"told as {when}",
        partners=tuple(sorted(partners.split(","))),
        channel=Channel(CHANNELS[channel]),
        direction=Direction(DIRECTIONS[direction]),
        level_home=Level(LEVELS[home]),
        level_partner=Level(LEVELS[partner]),
        status=Status.HELD,
        home_participants=participants(people.get("H", "")),
        partner_participants=participants(people.get("P", "")),
        place=place[1].strip() if place else None,
        evidence=(),
        rules=("test",),
        confidence=0.9,
        occasion=people.get("for"),
    )
    for word in more:
        mention = _with(mention, word)
    return mention, intervals.parse(published.removeprefix("<"))


def said(result: MergeResult) -> tuple[object, ...]:
    """All that a merge says, to be compared with another."""
    return (
        result.rows.to_dicts(), result.tellings.sort("telling").to_dicts(), result.judgements, result.id_history,
        result.rejected_corrections, result.previous.ids.sort("telling").to_dicts(),
    )  # fmt: skip


def days(text: str) -> Interval | None:
    if text == "none":
        return None
    edtf, _, granularity = text.partition(":")
    interval = intervals.parse(edtf)
    if granularity:
        return structs.replace(interval, granularity=Granularity(granularity))
    by_day = interval.granularity in (Granularity.NONE, Granularity.DAY)
    return structs.replace(interval, granularity=Granularity.DAY if by_day else interval.granularity)


def participants(text: str) -> tuple[Participant, ...]:
    people = []
    for person in filter(None, (part.strip() for part in text.split(";"))):
        name, colon, role = person.partition(":")
        people.append(Participant(name.strip(), role.strip(), None) if colon else Participant(None, person, None))
    return tuple(people)


def _with(mention: EngagementMention, word: str) -> EngagementMention:
    if word[0] == "#":
        return replace(mention, ordinal=int(word[1:]))
    if word[0] == "x" and word[1:].isdigit():
        return replace(mention, count=int(word[1:]))
    return replace(mention, status=Status(word))

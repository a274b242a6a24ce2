"""How far the words of an office reach: "of the Lao National Assembly" behind it, "the former Russian" before it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.dates.grammar.words import listed
from etl.model import Channel, Level, PartnerMention
from etl.patterns import Pattern
from etl.recognise.names import rows
from etl.recognise.titles import Title

LONGEST_LEFT = 70
NEXT_WORD = 48
LINK_WORDS = frozenset({"the", "of", "for", "and"})
# last letters of "former", "late", "ex-", "retired", "then-", "predecessor": a look before a search
FORMER_ENDS = frozenset("rRexdnEXDN-")
LIST_LINKS = frozenset({",", "and", ", and", "&", "-", "–"})
POSSESSED = frozenset({" ", "'s ", "' ", "-", "'s new "})

_CONNECT = re.compile(
    r"(?:,|'s?)? +(?:(?:of|for|from|on|in charge of|and|&|the|its|under|at) +){1,3}| +[-–—] +|(?:'s?|,)? +| *[-–/&] *"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*")
# "(NPC)", "(House of Representatives)", "(lower house)"
_ACRONYM = re.compile(
    r"\s*\((?:[A-Z][\w-]+(?: (?:of|the|and|[A-Z][\w-]+)){0,4}|(?:the )?(?:[Ll]ower|[Uu]pper) [Hh]ouse|parliament)\)"
)
_LAST_ACRONYM = re.compile(r" \([A-Z][\w-]+\) $")
# "of Elders" in "Council of Elders of the Arab League"
_PART_OF = Pattern(
    r"(?:\p{Lu}[\p{L}'-]+,? (?:and |for )?){0,3}(?:Elders|Ministers|Governors|Trustees|Representatives|Experts|"
    r"Directors|Presidents|Speakers|Councils?|Committees?|Commission|Board|Chamber|House|Secretariat|Assembly|Conference|Court|"
    r"Department|Directorate|Division|Bureau|Office|Section|Mission|Delegation) (?:of|at|in) (?:the )?"
)
_AT_AN_EVENT = ("at", "on")
_EVENT = re.compile(
    r"(?:'s)? (?:[\w-]+ ){0,3}(?:[Ss]ummits?|[Mm]eetings?|[Cc]onferences?|[Ff]orums?|[Ss]ession|[Rr]etreat|"
    r"[Aa]ssembly)\b"
)
# "leaders of ASEAN member states" are of many countries
_FOR = ("and", ", and", "&", "for")
_MEMBERS = re.compile(
    r"(?:'s?)? (?:member|partner|participating|dialogue) (?:states|countries|nations|economies|partners)\b"
)
_IN_BRACKETS = re.compile(r"\([A-Z]{2,6}\)")
_POSTED = re.compile(r"\s+(?:to|in)\s+(?:the\s+)?")
_FORMER = re.compile(r"(?i)\b(?:former|late|ex|retired|then[- ]|predecessor)\s*-?\s*$")
_THEN = re.compile(r"(?i)\bthen[- ]\s*$")
# "Vice Trade Minister", "First Deputy Interior Minister": portfolios that have no title of their own
_DEPUTY = re.compile(
    r"\b(?:(?:First|Senior|Permanent|Standing|Parliamentary|Executive|Administrative) )?(?:Deputy|Vice|Assistant)[ -]$"
)
_BODY = Pattern(
    r"(?:\p{Lu}[\p{L}'-]+ (?:and |for |of )?){1,4}(?:Party|Association|Union|Group|Corporation|Company|"
    r"University|Institute|Foundation|Committee|Council|Club|Bank|Academy|Society|Federation|Center|Centre|Museum|"
    r"Agency|Fund|Front|League|"
    r"Chamber|Authority|Network|Forum|Movement|Coalition|Alliance|Bloc)\b"
)
_ADJECTIVES = re.compile(
    r"(?:\b(?:new|newly[- ]elected|newly[- ]appointed|visiting|incoming|outgoing|current|acting|incumbent|then|"
    r"senior|top|young|long-serving|recently appointed|re-elected|interim|caretaker|side's|former|New|Visiting|"
    r"Acting|female|veteran)\s+)+$"
)
# "Brunei's second foreign minister": between the possessor and the office stand only words that describe it
_DESCRIBED = re.compile(r"(?<=['’]s )(?:[a-z][a-z-]+ ){1,3}$|(?<=s['’] )(?:[a-z][a-z-]+ ){1,3}$")
_LINKING = listed(
    """
    a an the to with of and for or by in on at from as that who which when while after before between into than but
    nor over under through via is was are were be been had have will would its his her their our your met meet
    saw see held hold led lead sent told gave took made paid delegation visit trip tour team group government
    """
)
_ENDS_OF_VERBS = ("ed", "s", "ing")


@dataclass(slots=True)
class Office:
    """One office, or several that one person holds.

    `lead` is where the words before it begin ("the Russian"), `start` where the office itself does, `end` where what
    it is of ends. `side` is a partner code or None, `posted` the country an envoy is accredited to. `sides` holds
    several codes where a plural names them ("the foreign ministers of Laos and Cambodia").
    """

    lead: int
    start: int
    end: int
    text: str
    level: Level
    channel: Channel
    side: str | None
    posted: str | None = None
    plural: bool = False
    generic: bool = False
    former: bool = False
    sides: tuple[str, ...] = ()
    title: int = 0


class OfficePage:
    """A plain text with its partner mentions, and what stands at an offset."""

    __slots__ = ("ends", "partners", "starts", "text", "titles")

    def __init__(self, text: str, partners: Sequence[PartnerMention]) -> None:
        self.text = text
        self.partners = partners
        self.starts = [mention.span.start for mention in partners]
        self.ends = [mention.span.end for mention in partners]
        self.titles: frozenset[int] = frozenset()

    def mention_at(self, at: int) -> PartnerMention | None:
        """The partner mention that begins at the offset."""
        index = bisect_left(self.starts, at)
        return self.partners[index] if index < len(self.starts) and self.starts[index] == at else None

    def mention_before(self, at: int) -> PartnerMention | None:
        """The last partner mention that ends at or before the offset."""
        index = bisect_left(self.starts, at) - 1
        return self.partners[index] if index >= 0 and self.ends[index] <= at else None

    def mention_over(self, at: int) -> PartnerMention | None:
        """The partner mention that begins before the offset and goes on behind it."""
        index = bisect_left(self.starts, at) - 1
        return self.partners[index] if index >= 0 and self.ends[index] > at else None


@cache
def office_words() -> frozenset[str]:
    """Lower-case words that names of institutions and portfolios are made of."""
    return frozenset(word for row in rows("office_words.csv") for word in row["words"].split())


def _is_a_brief(page: OfficePage, title: Title, since: int, end: int) -> bool:
    """Whether a body is what a minister is for: "Minister of Foreign Affairs and East African Community"."""
    body = page.mention_before(end)
    if body is None or body.kind != "organisation" or "minister" not in title.text.lower():
        return False
    return page.text[since : body.span.start].strip() in _FOR


def completed(page: OfficePage, title: Title, start: int, end: int) -> Office:
    """The title with what it is of ("of the Lao National Assembly") and where the envoy is posted ("to Vietnam")."""
    codes: list[str] = []
    position = end
    while True:
        if "(" in page.text[position : position + 2] and (
            acronym := _ACRONYM.match(page.text[position : position + NEXT_WORD])
        ):
            position += acronym.end()
            continue
        step = _next_word(page, position, first=position == end, plural=title.plural)
        if not step:
            break
        since, (position, code) = position, step
        if code and code not in codes and not _is_a_brief(page, title, since, position):
            codes.append(code)
    posted = None
    envoy = title.level is Level.AMBASSADOR or "onsul" in title.text or "epresentative" in title.text
    if (
        envoy
        and page.text[position : position + 4] in (" to ", " in ")
        and (to := _POSTED.match(page.text[position : position + NEXT_WORD]))
    ):
        mention = page.mention_at(position + to.end())
        if mention and mention.kind != "organ":
            posted, position = mention.code, mention.span.end
    side = codes[0] if codes else title.side or None
    sides = tuple(codes) if title.plural else ()
    return Office(
        start,
        start,
        position,
        "",
        title.level,
        title.channel,
        side,
        posted,
        title.plural,
        title.generic,
        False,
        sides,
        start,
    )


def _next_word(page: OfficePage, position: int, first: bool, plural: bool) -> tuple[int, str] | None:
    """End of the next word that belongs to the office, and the partner code that it names, or None."""
    window = page.text[position : position + NEXT_WORD]
    link = _CONNECT.match(window)
    if not link:
        return None
    at, joint = position + link.end(), link.group().strip()
    if first and joint.startswith("'") and not page.mention_at(at):
        return None
    linked = joint not in ("", ",") or page.text[position - 3 : position] in (" of", "for")
    if mention := page.mention_at(at):
        if joint.endswith(_AT_AN_EVENT) and _EVENT.match(page.text[mention.span.end : mention.span.end + NEXT_WORD]):
            return None
        apposed = page.text[mention.span.end : mention.span.end + 2] == ", " and mention.form in ("name", "official")
        if "from" in joint and not ((plural and mention.form == "name") or apposed):
            return None
        return _partner(page.text, mention, joint, linked, first, plural)
    if at in page.titles:
        return None
    if linked and (body := _BODY.match(page.text[at : at + 2 * NEXT_WORD])):
        return at + body.end(), ""
    if linked and (part := _PART_OF.match(page.text[at : at + 2 * NEXT_WORD])) and page.mention_at(at + part.end()):
        return at + page.text[at : at + part.end()].rstrip().rindex(" "), ""
    word = _WORD.match(window[link.end() :])
    if not word or word.group().lower().removesuffix("'s") not in office_words():
        return None
    ends = at + word.end()
    goes_on = linked or (joint == "," and _listed(page, ends)) or (joint == "" and not first)
    return (ends, "") if goes_on else None


def _partner(
    text: str, mention: PartnerMention, joint: str, linked: bool, first: bool, plural: bool
) -> tuple[int, str] | None:
    """A country or body as part of an office, unless it only follows: "President, Laos"."""
    body = mention.kind in ("organisation", "organ")
    if (first and not linked and not body) or (mention.form == "place" and not linked):
        return None
    if joint in (",", "and", ", and") and not plural and not body:
        return None
    return mention.span.end, "" if body and _MEMBERS.match(text, mention.span.end) else mention.code


def _listed(page: OfficePage, at: int) -> bool:
    """Whether after a comma the list of a ministry's subjects goes on: "Labour, Invalids and Social Affairs"."""
    rest = page.text[at : at + 24]
    following = rest.split(" ")[1] if rest.startswith(" ") else ""
    return rest.startswith((" and ", ", ")) or following.lower() in office_words()


def led(page: OfficePage, office: Office, floor: int) -> Office:
    """The office with the words before it, none before `floor`: "Trade" Minister, "Russian" President, "Laos's" PM."""
    start = office.start
    while length := _word_before(page, start, floor, office.plural):
        start -= length
    while page.text[start : start + 4] in ("and ", "the "):
        start += 4
    start = _with_deputy(page, office, start, floor)
    before_it = page.text[max(0, start - 14) : start]
    former = _FORMER.search(before_it) if before_it.rstrip()[-1:] in FORMER_ENDS else None
    lead = max(0, start - 14) + former.start() if former else start
    lead = _skip_adjectives(page.text, lead)
    still_held = bool(_THEN.search(page.text[max(0, start - 8) : start]))
    office.start, office.lead, office.former = start, lead, bool(former) and not still_held
    named_to = _before_acronym(page.text, lead)
    before = page.mention_before(named_to)
    local = "ayor" in page.text[start : office.end] or "overnor" in page.text[start : office.end]
    if (
        not before
        or before.span.start < floor
        or (before.form == "place" and not local)
        or page.text[before.span.end : named_to] not in POSSESSED
    ):
        return office
    office.lead, office.side = before.span.start, before.code
    if office.plural:
        office.sides = _listed_before(page, before)
    return office


def _with_deputy(page: OfficePage, office: Office, start: int, floor: int) -> int:
    """Where "Vice" or "First Deputy" opens a minister's office: he stands below the minister of that portfolio."""
    if office.level is not Level.MINISTER or office.plural:
        return start
    found = _DEPUTY.search(page.text[max(floor, start - LONGEST_LEFT) : start])
    if found is None:
        return start
    office.level = Level.DEPUTY_MINISTER
    return start - len(found[0])


def _word_before(page: OfficePage, start: int, floor: int, plural: bool) -> int:
    """Length, with its space, of the word before `start` if it belongs to the office; else 0."""
    window = page.text[max(floor, start - LONGEST_LEFT) : start]
    head, _, word = window[:-1].rpartition(" ")
    bare = word.rstrip(",")
    if not window.endswith(" ") or not bare or "\n" in word:
        return 0
    before = page.mention_before(start)
    if before and before.span.end >= start - 1:
        return 0
    if _IN_BRACKETS.fullmatch(bare):
        return len(word) + 1 if head.rpartition(" ")[2].lower() in office_words() else 0
    if bare in ("and", "&"):
        return len(word) + 1 if head.rpartition(" ")[2].lower() in office_words() else 0
    belongs = bare.lower() in office_words() and bare.lower() not in LINK_WORDS and (bare[0].isupper() or plural)
    return len(word) + 1 if belongs else 0


def _skip_adjectives(text: str, lead: int) -> int:
    start = max(0, lead - 40)
    before = text[start:lead]
    if found := _ADJECTIVES.search(before):
        return start + int(found.start())
    found = _DESCRIBED.search(before)
    return start + int(found.start()) if found and _describe(found[0].split()) else lead


def _describe(words: list[str]) -> bool:
    """Whether no word is a verb, a link or the name of a group: "second", "69-year-old", "long-time"."""
    return not any(word in _LINKING or ("-" not in word and word.endswith(_ENDS_OF_VERBS)) for word in words)


def _before_acronym(text: str, lead: int) -> int:
    """Where the name ends to whose acronym the office belongs: "World Trade Organization (WTO) Chief"."""
    found = _LAST_ACRONYM.search(text[max(0, lead - 16) : lead]) if text[max(0, lead - 2) : lead] == ") " else None
    return lead - len(found[0]) + 1 if found else lead


def _listed_before(page: OfficePage, last: PartnerMention) -> tuple[str, ...]:
    """Codes of a list that ends before a plural: "Vietnamese, Chinese PMs", "the Lao and Cambodian ambassadors"."""
    codes = [last.code]
    while True:
        before = page.mention_before(last.span.start)
        if not before or page.text[before.span.end : last.span.start].strip(" ") not in LIST_LINKS:
            return tuple(reversed(codes))
        codes.append(before.code)
        last = before

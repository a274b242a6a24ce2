"""How far the words of an office reach: "of the Lao National Assembly" behind it, "the former Russian" before it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.model import Channel, Level, PartnerMention
from etl.patterns import Pattern
from etl.recognise.names import rows
from etl.recognise.titles import Title

NEXT_WORD = 48

_CONNECT = re.compile(
    r"(?:,|'s?)? +(?:(?:of|for|from|on|in charge of|and|&|the|its|under|at) +){1,3}| +[-–—] +|(?:'s?|,)? +| *[-–/&] *"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*")
# "(NPC)", "(House of Representatives)", "(lower house)"
_ACRONYM = re.compile(
    r"\s*\((?:[A-Z][\w-]+(?: (?:of|the|and|[A-Z][\w-]+)){0,4}|(?:the )?(?:[Ll]ower|[Uu]pper) [Hh]ouse|parliament)\)"
)
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
# "leaders on Iraq": what they talk about, unless one is sent for it
_ENVOY = re.compile(r"(?i)ambassador|consul|representative|attach[eé]\b|charg[eé] d")
_SENT_ON = re.compile(r"(?i)envoy|representative|advis[eo]r|coordinator|ambassador|rapporteur|delegate")
# "Governor of the Mangystau Region"
_REGION = (
    r"(?:\p{Lu}[\p{L}'-]+[ -]){1,3}(?:[Rr]egion|[Pp]rovince|[Oo]blast|[Cc]ounty|[Pp]refecture|[Dd]istrict|[Kk]rai|"
    r"[Gg]overnorate|[Cc]anton|[Vv]oivodeship|[Ss]tate)\b"
)
_POSTED = re.compile(r"\s+(?:to|in)\s+(?:the\s+)?")
_BODY_OR_REGION = Pattern(
    r"(?:\p{Lu}[\p{L}'-]+ (?:and |for |of )?){1,4}(?:Party|Association|Union|Group|Corporation|Company|"
    r"University|Institute|Foundation|Committee|Council|Club|Bank|Academy|Society|Federation|Center|Centre|Museum|"
    r"Agency|Fund|Front|League|"
    r"Chamber|Authority|Network|Forum|Movement|Coalition|Alliance|Bloc)\b|" + _REGION
)


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
    envoy = title.level is Level.AMBASSADOR or _ENVOY.search(title.text)
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
        if _at_or_about(page, position, joint, mention) or _opens_the_next(page, joint, mention):
            return None
        apposed = page.text[mention.span.end : mention.span.end + 2] == ", " and mention.form in ("name", "official")
        if "from" in joint and not ((plural and mention.form == "name") or apposed):
            return None
        return _partner(page.text, mention, joint, linked, first, plural)
    if at in page.titles:
        return None
    if linked and (body := _BODY_OR_REGION.match(page.text[at : at + 2 * NEXT_WORD])):
        return at + body.end(), ""
    if linked and (part := _PART_OF.match(page.text[at : at + 2 * NEXT_WORD])) and page.mention_at(at + part.end()):
        return at + page.text[at : at + part.end()].rstrip().rindex(" "), ""
    word = _WORD.match(window[link.end() :])
    if not word or word.group().lower().removesuffix("'s").removesuffix("'") not in office_words():
        return None
    ends = at + word.end()
    goes_on = linked or (joint == "," and _listed(page, ends)) or (joint == "" and not first)
    return (ends, "") if goes_on else None


def _opens_the_next(page: OfficePage, joint: str, mention: PartnerMention) -> bool:
    """Whether a body is what a second office is of: "Politburo member and the Central Committee's Secretary".

    So too "the IMF Managing Director, the World Bank President".
    """
    end = mention.span.end
    if mention.span.start in page.titles:
        return True
    owner = joint in ("and", "and the", ", and", ",") and page.text.startswith("'s ", end)
    beside = joint in ("and the", ", the", ", and the") and page.text.startswith(" ", end)
    return (owner and end + len("'s ") in page.titles) or (beside and end + 1 in page.titles)


def _at_or_about(page: OfficePage, position: int, joint: str, mention: PartnerMention) -> bool:
    """Whether a name behind "at" or "on" is where they met, or what they talk about: ", at NATO", "leaders on Iraq"."""
    if joint.startswith(",") and "at" in joint.split():
        return True
    if joint.split()[-1:] == ["on"] and not _SENT_ON.search(page.text[position - 40 : position]):
        return True
    at_event = _EVENT.match(page.text[mention.span.end : mention.span.end + NEXT_WORD])
    return joint.endswith(_AT_AN_EVENT) and at_event is not None


def _partner(
    text: str, mention: PartnerMention, joint: str, linked: bool, first: bool, plural: bool
) -> tuple[int, str] | None:
    """A country or body as part of an office, unless it only follows: "President, Laos"."""
    body = mention.kind in ("organisation", "organ")
    if (first and not linked and not body) or (mention.form == "place" and not linked):
        return None
    if joint in (",", "and", ", and") and not plural and not body:
        return None
    if joint == ", and the" and not plural:
        return None
    if joint.startswith(",") and mention.form == "demonym" and (first or not plural):
        # "At a meeting with the leaders, the Vietnamese legislator praised": the next office begins
        return None
    return mention.span.end, "" if body and _MEMBERS.match(text, mention.span.end) else mention.code


def _listed(page: OfficePage, at: int) -> bool:
    """Whether after a comma the list of a ministry's subjects goes on: "Labour, Invalids and Social Affairs"."""
    rest = page.text[at : at + 24]
    following = rest.split(" ")[1] if rest.startswith(" ") else ""
    return rest.startswith((" and ", ", ")) or following.lower() in office_words()

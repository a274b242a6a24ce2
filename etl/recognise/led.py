"""The words before an office: its portfolio, what describes its holder, and whose it is."""

import re

from etl.dates.grammar.words import listed
from etl.model import Level, PartnerMention
from etl.recognise.person_names import name_words
from etl.recognise.reach import Office, OfficePage, office_words

LONGEST_LEFT = 70
LINK_WORDS = frozenset({"the", "of", "for", "and"})
# last letters of "former", "late", "ex-", "retired", "then-", "predecessor": a look before a search
FORMER_ENDS = frozenset("rRexdnEXDN-")
LIST_LINKS = frozenset(
    {",", "and", ", and", "&", "-", "–", "and the", ", the", ", and the", "as well as", "as well as the"}
)
POSSESSED = frozenset({" ", "'s ", "' ", "-", "'s new "})
_LAST_ACRONYM = re.compile(r" \([A-Z][\w-]+\) $")
_IN_BRACKETS = re.compile(r"\([A-Z]{2,6}\)")
_FORMER = re.compile(r"(?i)\b(?:former|late|ex|retired|then[- ]|predecessor)\s*-?\s*$")
_THEN = re.compile(r"(?i)\bthen[- ]\s*$")
# "Vice Trade Minister", "First Deputy Interior Minister": portfolios that have no title of their own
_DEPUTY = re.compile(
    r"\b(?:(?:First|Senior|Permanent|Standing|Parliamentary|Executive|Administrative) )?(?:Deputy|Vice|Assistant)[ -]$"
)
_ADJECTIVES = re.compile(
    r"(?:\b(?:new|newly[- ]elected|newly[- ]appointed|visiting|incoming|outgoing|current|acting|incumbent|then|"
    r"senior|top|young|long-serving|recently appointed|re-elected|interim|caretaker|side's|former|New|Visiting|"
    r"Acting|female|veteran)\s+)+$"
)
# "Brunei's second foreign minister": between the possessor and the office stand only words that describe it
_DESCRIBED = re.compile(r"(?<=['’]s )(?:[a-z][a-z-]+ ){1,3}$|(?<=s['’] )(?:[a-z][a-z-]+ ){1,3}$")
_LOCAL = re.compile(r"[Mm]ayor|[Gg]overnor|\b[Aa]kim\b|Chief Minister")
_LINKING = listed(
    """
    a an the to with of and for or by in on at from as that who which when while after before between into than but
    nor over under through via is was are were be been had have will would its his her their our your met meet
    saw see held hold led lead sent told gave took made paid delegation visit trip tour team group government
    """
)
_ENDS_OF_VERBS = ("ed", "s", "ing")


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
    local = _LOCAL.search(page.text[start : office.end]) is not None
    if (
        not before
        or before.span.start < floor
        or (before.form == "place" and not local)
        or page.text[before.span.end : named_to] not in POSSESSED
    ):
        return office
    office.lead, office.side = before.span.start, before.code
    if (former_at := _former_before(page.text, before.span.start)) is not None:
        office.lead, office.former = former_at, True
    if office.plural:
        office.sides = _listed_before(page, before)
    return office


def _former_before(text: str, lead: int) -> int | None:
    """Where "former" begins when the country stands between it and the office: "former Russian President"."""
    start = max(0, lead - 14)
    found = _FORMER.search(text[start:lead])
    return start + found.start() if found and not _THEN.search(text[start:lead]) else None


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
    if word.endswith(",") and (bare in name_words("body") or _ends_a_name(page, start - len(word) - 1, head)):
        return 0
    belongs = bare.lower() in office_words() and bare.lower() not in LINK_WORDS and (bare[0].isupper() or plural)
    return len(word) + 1 if belongs else 0


def _ends_a_name(page: OfficePage, start: int, head: str) -> bool:
    """Whether the word before a comma is a surname: "Administrator Samantha Power, Trade Representative"."""
    given = head.rpartition(" ")[2]
    before = page.mention_before(start)
    of_a_land = before is not None and start - before.span.end <= len("'s ")
    capital = given[:1].isupper() and given.isalpha() and given.lower() != "the"
    return capital and given.lower() not in office_words() and not of_a_land


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

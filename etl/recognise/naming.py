"""People with a name: holders of offices, counterparts, a country's "own", and those the seed table knows."""

import re

from etl.model import HOME, Channel, Level, PartnerMention
from etl.patterns import Pattern
from etl.recognise import references
from etl.recognise.drafts import Draft, Page, Taken
from etl.recognise.heads import heads_of
from etl.recognise.holders import Holder, holder
from etl.recognise.known import Known, known, known_hits, leaders_by_surname
from etl.recognise.listed import holders_by_country, listed_holders, named_in_turn, side_after
from etl.recognise.person_names import is_vietnamese, name_words, run_at
from etl.recognise.reach import Office
from etl.recognise.scan import plain

VIETNAM = "VNM"
_GOES_TO = re.compile(
    r"\b(?:visits?|visiting|tours?|leaves? for|arrives? in|(?:trip|visits?) to) (?:[A-Z][a-z]+(?:,| and) )*$"
)
NAME_LINKS = (" of ", " of the ", " (", " (the ")

_PLURAL_HEAD = re.compile(
    r"\b(Minister|President|Ambassador|Premier|Speaker|Chancellor|Governor|Envoy|PM|FM|Leader|Chief|King|Commissioner|"
    r"Director|Commander)s\b"
)
_NAME_OF = Pattern(r"((?:\p{Lu}[\p{L}\p{M}'.-]+ ){1,4}\p{Lu}[\p{L}\p{M}'-]+)(?: of (?:the )?| \((?:the )?)$")
_REMEMBERED = Pattern(
    r"(?:'s?)? (?:\p{Lu}\p{L}+|(?:mausoleum|museum|thought|ideology|legacy|testament|birthday|birth|statue|"
    r"monument|memorial|teachings|example|relic|trail|campaign|city|administration|doctrine)\b)"
)
# "met the envoy, Jo Ray, the speaker noted that": the office after the comma begins a clause of its own
_OPENS_CLAUSE = re.compile(
    r" (?:also |further |then |later |again |separately |for (?:his|her) part,? )?"
    r"(?!(?:based|accredited|posted|appointed|named|elected|nominated|tasked|designated|called|stationed|used|need)\b)"
    r"(?:[a-z]+ed|said|says|told|spoke|spoken|met|held|took|gave|made|saw|laid|paid|sent|thought|sought|put|set|went|"
    r"wrote|spelt|drew|left|came|flew|began|will|would|did|leaves|arrives|visits|meets|pays|holds|attends|begins|"
    r"receives|seek|discuss|meet|hold|talk|agree|vow|pledge|review|exchange|look|affirm|co-chair|sign|witness|want|share|"
    r"call for|confer|underline|stress|eye|mull|chat|speak|"
    r"(?:is|are|was|were) (?:now |also |then )?(?:to|due|set|expected|scheduled|[a-z]+ing)|"
    r"(?:has|had|have) (?:also |just |already )?(?:been|[a-z]+ed|made|paid|held|met|left))\b"
)
# the name opens its sentence: a comma left out behind "Jo Ray, the Peruvian premier said"
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:\n\"“”–—-] ?|\) ?)$")
_CAPITALISED = Pattern(r"(\p{Lu}[\p{L}\p{M}'.-]*)[ -]$")
_MET_ANY = Pattern(r"\b(?:[Rr]eceiv(?:e|es|ed|ing)|[Mm]et|[Mm]eeting|[Ww]elcom(?:es|ed|ing)|[Hh]ost(?:s|ed|ing)) [A-Z]")
_TITLE = re.compile(
    r"\b(?:President|Minister|Secretary|Chairm|Speaker|Chancellor|Premier|Ambassador|Governor|Chief|King|Queen|Prince|"
    r"Embassy|Ministry|Bank|Prime|Foreign|Director|Union|Party|Kingdom|Republic|Leaders?|Members?)"
)
_MET = re.compile(
    r"\b(?:[Rr]eceiv(?:e|es|ed|ing)|[Mm]et|[Mm]eeting|[Tt]alks|[Ww]elcom(?:es|ed|ing)|[Hh]ost(?:s|ed|ing))"
    r"(?: with)? (?:H\.E\. )?(?:Mr\.? |Mrs\.? |Ms\.? |Dr\.? )?$"
)
_PLURAL = Pattern(r"(?i)\b(ministers|ambassadors|envoys|high commissioners|consuls[ -]general)\b")


def office_holders(page: Page, held: list[Office], stops: frozenset[int]) -> list[Draft]:
    """Offices with their holders. An office that follows a holder's name in apposition adds to that person."""
    drafts: list[Draft] = []
    for office in held:
        if office.plural:
            drafts += _listed(page, office, stops)
            continue
        found = holder(page, office, stops)
        if not found:
            continue
        name = page.text[found.start : found.end]
        last = drafts[-1] if drafts else None
        if found.before and _opens_clause(page, office, found):
            continue
        if found.before and last and last.end == found.end:
            _add_office(page, last, office)
            continue
        start, end = min(found.start, office.start), max(found.end, office.end)
        draft = Draft(
            start,
            end,
            name,
            role_of(office),
            side_of_office(page, office),
            office.level,
            office.channel,
            page.story(start),
            core_of(office),
        )
        _by_the_table(page, office, draft)
        if not draft.side:
            draft.side = side_after(page, found.end)[0]
        if page.home == VIETNAM and is_vietnamese(name) and _land_ends_a_headline(page, draft.start):
            draft.side = HOME
        drafts.append(draft)
    return drafts


def _by_the_table(page: Page, office: Office, draft: Draft) -> None:
    """The rank of "Chairman Ray", whom the table knows as chairman of a parliament."""
    if not office.generic or draft.level is not Level.OTHER or not draft.name:
        return
    person = known(draft.name, page.home)
    if person is not None and person.role.startswith(f"{draft.role} of "):
        draft.level, draft.channel = person.level, person.channel


def _opens_clause(page: Page, office: Office, found: Holder) -> bool:
    """Whether an office behind a name's comma is no apposition: "talks with Jo Ray, the Omani premier praised"."""
    if not _OPENS_CLAUSE.match(page.text[office.end : office.end + 40]):
        return False
    return not _OPENS_SENTENCE.search(page.text[max(0, found.start - 2) : found.start])


def _land_ends_a_headline(page: Page, start: int) -> bool:
    """Whether the land before an office is the last word of a headline: "Council visits Oman Chairman Le Van An"."""
    mention = page.mention_before(start)
    if mention is None or mention.home or mention.form != "name" or start - mention.span.end > 1:
        return False
    return _GOES_TO.search(page.text[max(0, mention.span.start - 60) : mention.span.start]) is not None


def _listed(page: Page, office: Office, stops: frozenset[int]) -> list[Draft]:
    """Two or more who share an office, each a person of that office."""
    role = _PLURAL_HEAD.sub(r"\1", role_of(office), count=1)
    together = listed_holders(page, office, stops)
    role = role if together else role.split(" of ")[0]
    return [
        Draft(
            office.start if order == 0 else one.start, one.end, page.text[one.start : one.end], role, one.side,
            office.level, office.channel, page.story(one.start), core_of(office),
        )
        for order, one in enumerate(together or holders_by_country(page, office, stops))
    ]  # fmt: skip


def _add_office(page: Page, draft: Draft, office: Office) -> None:
    draft.end = office.end
    draft.role = f"{draft.role}, {role_of(office)}"
    draft.core += "|" + core_of(office)
    draft.side = draft.side or side_of_office(page, office)
    if office.level.rank < draft.level.rank:
        draft.level, draft.channel = office.level, office.channel


def role_of(office: Office) -> str:
    """The words of an office, on one line."""
    return " ".join(office.text.split())


def core_of(office: Office) -> str:
    """The heads a later bare title would repeat, from the most to the least specific: "deputy pm|minister|diplomat"."""
    return heads_of(" ".join(office.text.lower().split()))


def side_of_office(page: Page, office: Office) -> str | None:
    """The side that an office's own words give: its country, or home for an envoy accredited elsewhere."""
    if office.side:
        return page.side_of(office.side)
    if office.posted:
        return None if office.posted == page.home or office.posted in page.home_codes else HOME
    return None


def counterparts(page: Page, drafts: list[Draft], stops: frozenset[int]) -> list[Draft]:
    """Counterparts take office and rank from the person they are the counterpart of."""
    found: list[Draft] = []
    taken, by_start = Taken(drafts), {draft.start: draft for draft in drafts}
    for counterpart in references.counterparts(page, stops):
        if taken.touches(counterpart.start, counterpart.end):
            continue
        side = page.side_of(counterpart.side) if counterpart.side else None
        story = page.story(counterpart.start)
        of = references.antecedent(drafts, counterpart.start, story, side)
        parted = page.text[counterpart.end : counterpart.end + 2] == ", "
        titled = by_start.get(counterpart.end + 1) or (by_start.get(counterpart.end + 2) if parted else None)
        if titled and of and not counterpart.name:
            titled.start, titled.side = counterpart.start, side or titled.side
            if of.level.rank < titled.level.rank:
                titled.level, titled.channel, titled.role = of.level, of.channel, of.role
            continue
        level, channel, role, core = (of.level, of.channel, of.role, of.core) if of else (Level.OTHER, None, None, "")
        if counterpart.name and counterpart.sides:
            at = counterpart.end - len(counterpart.name)
            turns = named_in_turn(page, at, counterpart.sides, stops)
            found += [
                Draft(one.start, one.end, page.text[one.start : one.end], role, one.side, level, channel, story, core)
                for one in turns
                if not taken.touches(one.start, one.end)
            ]
            if turns:
                continue
        sides: list[str | None] = [page.side_of(code) for code in counterpart.sides if not counterpart.name]
        found += [
            Draft(counterpart.start, counterpart.end, counterpart.name, role, one, level, channel, story, core)
            for one in sides or [side]
        ]
    return found


def people_of_a_country(page: Page, drafts: list[Draft], stops: frozenset[int]) -> list[Draft]:
    """ "Australia's Marise Payne": a full name after a country's possessive, of the rank of the person met."""
    found: list[Draft] = []
    taken = Taken(drafts)
    lists = bool(_PLURAL.search(page.text)) or bool(_MET_ANY.search(page.text))
    for mention in page.partners:
        if lists:
            found += _before_of(page, mention, taken)
        end = mention.span.end
        if page.text[end : end + 3] != "'s " or mention.form == "place" or mention.kind not in ("country", "territory"):
            continue
        run = run_at(page.text, end + 3, stops)
        if not run or run[0] != end + 3 or " " not in page.text[run[0] : run[1]]:
            continue
        if taken.touches(*run):
            continue
        name, side = page.text[run[0] : run[1]], page.side_of(mention.code)
        person = known(name, page.home)
        of = references.antecedent(drafts, run[0], page.story(run[0]), side)
        if not person and not (of and run[0] - of.end < 40):
            continue
        level, channel, role = (of.level, of.channel, of.role) if of else (Level.OTHER, None, None)
        if person:
            level, channel, role = person.level, person.channel, person.role
        found.append(Draft(run[0], run[1], name, role, side, level, channel, page.story(run[0])))
    return found


def _before_of(page: Page, mention: PartnerMention, taken: Taken) -> list[Draft]:
    """ "Two ministers, Ann Lee of Fiji and Jo Ray of Malta": a name between a plural or "met" and a land."""
    low = max(0, mention.span.start - 70)
    if not page.text[low : mention.span.start].endswith(NAME_LINKS):
        return []
    match = _NAME_OF.search(page.text[low : mention.span.start])
    if not match or mention.kind not in ("country", "territory", "organisation"):
        return []
    start, end = low + match.start(1), low + match.end(1)
    known = page.mention_before(mention.span.start)
    if known and known.span.end > start:
        return []
    if lead := _PLURAL.match(match.group(1)):
        start += lead.end() + 1
    elif match.group(1).partition(" ")[0] in name_words("stop"):
        start += match.group(1).index(" ") + 1
    if taken.touches(start, end) or page.mention_at(start):
        return []
    name, side = page.text[start:end], page.side_of(mention.code)
    before = page.sentence(start)[0]
    plural = _PLURAL.search(page.text[before:start])
    if not plural:
        met = _MET.search(page.text[max(before, start - 24) : start]) if mention.kind == "country" else None
        draft = Draft(start, end, name, None, side, Level.OTHER, None, page.story(start), ranked=False)
        return [draft] if met and " " in name and not _TITLE.search(name) else []
    minister = plural.group(1).lower() == "ministers"
    level, role = (Level.MINISTER, "Minister") if minister else (Level.AMBASSADOR, "Ambassador")
    return [Draft(start, end, name, role, side, level, Channel.GOVERNMENT, page.story(start))]


def known_without_office(page: Page, drafts: list[Draft], stops: frozenset[int]) -> list[Draft]:
    """People of the seed table who stand without an office; their highest office counts."""
    taken = Taken(drafts)
    found: list[Draft] = []
    first_in_story: dict[tuple[int, str | None], int] = {}
    for draft in drafts:
        first_in_story.setdefault((draft.story, draft.name), draft.start)
    named = {word for draft in drafts if draft.name for word in draft.name.split(" ")}
    text = plain(page.text)
    full = list(known_hits(text))
    named |= {word for person, _, _ in full for word in person.name.split(" ")}
    alone = [
        hit
        for hit in leaders_by_surname(text, page.home)
        if not set(hit[0].name.split(" ")) & named and _alone(page, hit)
    ]
    for hit, start, end in sorted(full + alone, key=lambda hit: hit[1]):
        person = known(hit.name, page.home) or hit
        story = page.story(start)
        name = page.text[start:end]
        if taken.touches(start, end) or first_in_story.get((story, name), end) < start:
            continue
        before = page.mention_before(end + 40)
        if (before and before.span.start <= start < before.span.end) or _REMEMBERED.match(page.text[end : end + 24]):
            continue
        first_in_story[story, name] = start
        found.append(
            Draft(
                start,
                end,
                name,
                person.role,
                page.side_of(person.country),
                person.level,
                person.channel,
                story,
            )
        )
    return found


def _alone(page: Page, hit: tuple[Known, int, int]) -> bool:
    """Whether a leader's surname stands by itself on a page that is about the leader's country or home."""
    person, start, end = hit
    lands = {mention.code for mention in page.partners if mention.kind in ("country", "territory") and not mention.home}
    if person.country != page.home and lands and person.country not in lands:
        return False
    after = page.text[end : end + 2]
    if after[:1] in (" ", "-") and after[1:].isupper():
        return False
    before = _CAPITALISED.search(page.text[max(0, start - 24) : start])
    mention = page.mention_before(start)
    return (
        before is None
        or before.group(1) in name_words("stop")
        or (mention is not None and mention.span.end == start - 1)
    )

"""Who is named in a stretch of text: people, countries and organisations, told apart by side."""

from collections.abc import Iterable

from msgspec import Struct

from etl.extract.lands_meant import joined_to, lands_meant
from etl.extract.of_a_party import of_a_party
from etl.extract.offstage import offstage
from etl.extract.page import Page, once
from etl.extract.patterns import pattern
from etl.extract.slots import JOINT, named, people_by_side
from etl.model import HOME, PartnerMention, PersonMention
from etl.spans import Span

_WITH = pattern(
    r"(?i)(?:(?:^|\n|[.!?][\"')]? )(?:the\s+)?|\b(?:with|between|and|by|from|to)\s+(?:the\s+)?|\n|"
    r"\bwith (?:the |some |several |senior |leading )*(?:officials|representatives|leaders|experts|authorities|"
    r"agencies|delegates|envoys) (?:of|from) (?:the )?|"
    r"\b(?:received?|receiving|met|meet|meeting|hosted|hosts?|hosting|welcomed|saw|with) "
    r"(?:an? |the |visiting |high-ranking |high-level |senior |some |several |working |joint |\w+-member )*"
    r"(?:delegations?|missions?|teams?|(?:chief )?representatives?|officials|experts|leaders|executives) "
    r"(?:of|from) (?:the )?)$"
)
# "met Ambassador A, Permanent Representative of Chile to the UN": where he is posted
_POST = pattern(
    r"(?i)\b(?:representative|ambassador|mission|observer|envoy|delegate)s? (?:of (?:[\w-]+ ){1,3})?to (?:the )?$"
)
# "received an IMF delegation", "worked with the WHO team"
_ITS_DELEGATION = pattern(r"^ (?:[\w-]+ ){0,2}(?:delegations?|missions?|team)\b")
_MET_THERE = pattern(
    r"(?i)\b(?:received?|receiving|met|meet|meeting|hosted|hosts?|hosting|welcomed|saw|with|by) "
    r"(?:an? |the |visiting |high-ranking |high-level |senior |some |several |working |joint |\w+-member )*$"
)
_OPENS_LIST = pattern(
    r"(?i)\b(?:ambassadors|envoys|ministers|leaders|presidents|premiers|counterparts|representatives|officials|heads|"
    r"diplomats|countries|states|nations|members)\b(?:(?: (?:of|from) (?:\w+ ){1,4}\w+)?(?: --? |: ?| \()|"
    r"[^;.]{0,90}?,? (?:including|such as|namely|among them) )(?:the )?"
)
_LIST_GAP = 12
_HEAD_OF_BODY = pattern(
    r"\b(?:Secretary[- ]General|Director[- ]General|Managing Director|President|Executive Director)$"
)
_COLLEAGUES = pattern(r"(?i)\b(?:colleagues|counterparts|peers|opposite numbers|homologues) (?:of|from) (?:the )?")


class Cast(Struct, frozen=True):
    """The two sides of an act; `partners` are codes in text order, `borrowed` tells sides taken from the story."""

    home_people: tuple[PersonMention, ...] = ()
    partner_people: tuple[PersonMention, ...] = ()
    partners: tuple[str, ...] = ()
    home_named: bool = False
    borrowed: bool = False

    @property
    def home(self) -> bool:
        """Whether the home side is there."""
        return bool(self.home_people) or self.home_named


def ordered(codes: Iterable[str]) -> tuple[str, ...]:
    """Distinct codes in order of first mention."""
    return tuple(dict.fromkeys(codes))


@once
def sides_in(page: Page, span: Span) -> Cast:
    """Both sides of the act by whoever is named in a stretch: codes of people first, then of lands and bodies."""
    home, partner = people_by_side(page, span)
    mentions = named(page, span)
    foreign = [mention for mention in mentions if not mention.home]
    partner = _without_bodies(page, partner)
    sides = [page.side(person) or "" for person in partner]
    quiet = [side for person in page.people_in(span) if offstage(page, person.span) and (side := page.side(person))]
    codes = ordered(sides + _joined(page, foreign, set(sides))) if sides else _best(page, foreign)
    codes = codes or ordered(side for side in quiet if side != HOME)
    listed = of_a_party(page, foreign, span.start) if sides else ()
    meant = lands_meant(page, span)
    if meant is not None and (not codes or joined_to(page, meant, codes)):
        codes = ordered((*meant.codes, *codes))
    codes = ordered((*codes, *listed, *_spelled_out(page, span), *_colleagues_from(page, span)))
    home_there = HOME in quiet or any(mention.home for mention in mentions) or (meant is not None and meant.home)
    return Cast(home, partner, codes, home_there)


def _spelled_out(page: Page, span: Span) -> tuple[str, ...]:
    """Countries listed behind those whom a number stands for: "envoys of three states - Italy, Spain and Malta"."""
    opened = _OPENS_LIST.search(page.words(span))
    if opened is None:
        return ()
    start = span.start + opened.end()
    found: list[str] = []
    for mention in page.partners_in(Span(start, span.end)):
        gap = page.flat[start : mention.span.start]
        if mention.home or mention.kind == "organisation" or (found and not JOINT.search(gap)) or len(gap) > _LIST_GAP:
            break
        found.append(mention.code)
        start = mention.span.end
    return tuple(found) if len(found) > 1 else ()


def _colleagues_from(page: Page, span: Span) -> tuple[str, ...]:
    """Lands of nameless colleagues beside people of others: "met her colleagues from Italy and Malta and Premier A"."""
    opened = _COLLEAGUES.search(page.words(span))
    if opened is None:
        return ()
    start, found = span.start + opened.end(), list[str]()
    for mention in page.partners_in(Span(start, span.end)):
        gap = page.flat[start : mention.span.start]
        among = JOINT.search(gap) if found else not gap.strip()
        if not among or mention.home or mention.form not in ("name", "abbreviation"):
            break
        if any(person.span.overlaps(mention.span) for person in page.people_in(mention.span)):
            break
        found.append(mention.code)
        start = mention.span.end
    return tuple(found)


def _without_bodies(page: Page, people: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
    """Nameless "leaders" of an organisation left out beside people of a country: they frame the event.

    The one head of it stays who ends the list of those people: "met Premier A and the WTO Director-General".
    """
    lands = [person for person in people if _of_a_land(page, person)]
    if not lands:
        return people
    spans = {person.span for person in lands}
    return tuple(
        person
        for before, person in zip((None, *people), people, strict=False)
        if person.name
        or page.side(person) not in page.bodies
        or person.span in spans
        or (before and _heads_it_beside(page, before, person))
    )


def _of_a_land(page: Page, person: PersonMention) -> bool:
    """Whether somebody's side is a country."""
    side = page.side(person) or ""
    return len(side) == 3 and side not in page.bodies


def _heads_it_beside(page: Page, before: PersonMention, person: PersonMention) -> bool:
    """Whether the head of an organisation is listed right behind another person."""
    between = Span(before.span.end, max(before.span.end, person.span.start))
    names = [mention.span.start for mention in page.partners_in(between)]
    gap = page.flat[between.start : names[-1] if names else between.end]
    return _HEAD_OF_BODY.search((person.role or "").encode()) is not None and JOINT.search(gap) is not None


def _joined(page: Page, mentions: list[PartnerMention], known: set[str]) -> list[str]:
    """Codes standing in one list with a known one: "the ministers of Laos, Cambodia and Thailand"."""
    added: list[str] = []
    for mention in mentions:
        near = page.partners_in(Span(max(0, mention.span.start - 60), mention.span.start))
        if near and near[-1].code in known and JOINT.search(page.flat[near[-1].span.end : mention.span.start]):
            known.add(mention.code)
            added.append(mention.code)
    return added


def _best(page: Page, mentions: list[PartnerMention]) -> tuple[str, ...]:
    """Countries before organisations: an organisation is a partner where no country is and it acts itself."""
    countries = ordered(mention.code for mention in mentions if mention.kind != "organisation")
    return countries or ordered(mention.code for mention in mentions if _acts(page, mention))


def _acts(page: Page, mention: PartnerMention) -> bool:
    """Whether an organisation stands as a party ("with the EU", "Vietnam-EU talks"), not as the frame of an event."""
    before = page.flat[max(0, mention.span.start - 60) : mention.span.start]
    if mention.form == "compound" or _WITH.search(before) is not None:
        return not _POST.search(before)
    behind = page.flat[mention.span.end : mention.span.end + 40]
    return _ITS_DELEGATION.search(behind) is not None and _MET_THERE.search(before) is not None

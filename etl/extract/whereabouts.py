"""Sides that a clause names by places alone: host towns, the addresses of messages, the venue of a celebration."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.assembly import hosting_bodies, hosts_it, own_meeting, seat_of
from etl.extract.page import Page
from etl.extract.parties import Cast, ordered
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.slots import JOINT
from etl.extract.venue import located
from etl.extract.wording import passive
from etl.extract.zones import Clause
from etl.model import Level
from etl.spans import Span

_ADDRESS = pattern(r"(?i)\b(?:from|to)\s+(?:the\s+|[A-Z][\w ]{2,24},? and )?$")
_WENT_TO = pattern(
    r"(?i)\b(?:visited|visits|toured|(?:came|comes|flew|travell?ed|went) to|(?:visits?|trips?) to|arrived in) "
    r"(?:the )?$"
)
_AND_THERE = pattern(r"(?i)^[^;]{0,60}(?:,| and| where (?:he|she|they))(?: (?:also|then|they|he|she|both|jointly))* $")
_DOES = pattern(
    r"(?i)^,? ?(?:(?:will|would|(?:is|are|was|were)(?: set| due| expected)? to|is|are|now|currently|also|has|had|"
    r"have|then|later|soon|again|"
    r"twice|warmly|(?:hope[sd]?|want(?:s|ed)?|wish(?:es|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|offer(?:s|ed)?|"
    r"look(?:s|ed|ing)? forward|would (?:like|love)|(?:is|are|was) (?:keen|ready|eager|happy|preparing|glad)) to|"
    r"on [A-Z]\w+day|(?:last|next|this) \w+|in \d{4}|in [A-Z]\w+)\b,? ?)*$|"
    r"^ (?:rolled|rolls|will roll|unrolled|laid|will lay) (?:out )?(?:the |a )?$"
)
_HIS_HOSTS = pattern(r"(?i)\bwith (?:his|her|their|the) (?:[\w-]+ )?hosts\b")
_HOSTING = frozenset(
    {
        "gave floor to guest",
        "played host",
        "foreign leaders welcomed",
        "welcomed guest",
        "will welcome guest",
        "receive guest",
        "port receives ships",
        "red carpet",
        "see somebody",
    }
)


def hosted_by_country(page: Page, act: Act) -> str | None:
    """Who comes to a country that is itself the host, "home" or "partner": "Hanoi will host the Peruvian minister"."""
    hit = act.clause.hit
    if hit.trigger.rule not in _HOSTING or bool(act.home_people) == bool(act.partner_people):
        return None
    start = (act.clause.stem or act.clause.zone).start
    start = max(start, page.flat.rfind(b": ", start, hit.span.start) + 1)
    ahead = Span(start, max(start, hit.span.start))
    hosts = {place.code for place in page.places_in(ahead) if _DOES.search(page.flat[place.span.end : hit.span.start])}
    if page.people_in(ahead) or {person.level for person in act.partner_people} == {Level.AMBASSADOR}:
        return None
    if act.home_people:
        return "home" if hosts & {*act.partners} else None
    named = any(mention.home for mention in page.partners_in(ahead)) and hit.trigger.rule != "receive guest"
    return "partner" if named or page.home in hosts else None


def _where_received(page: Page, clause: Clause) -> list[str]:
    """The land of the town right behind a passive: "the Cuban delegation was received in Hanoi"."""
    hit = clause.hit.span
    behind = page.places_in(Span(hit.end, clause.zone.end)) if passive(page, clause) else ()
    return [place.code for place in behind[:1] if _RECEIVED_IN.search(page.flat[hit.end : place.span.start])]


# "received in", "welcomed with full honours in", "received at State House, Nairobi"
_RECEIVED_IN = pattern(
    r"^ (?:here |warmly |(?:with|amid|to) (?:[a-z0-9-]+ ){1,5}(?:at (?:the )?(?:[A-Z]\w+ ){1,3})?)?(?:in |at )$|"
    r"^ at (?:the )?(?:[A-Z]\w+ ?){1,3}(?:,| in) $"
)
# "was awarded the order in Lima": by those whose town it is
_AWARD = "order conferred on"
_MISSION_IN = pattern(r"(?i)\b(?:embassy|consulate(?:[ -]general)?|high commission) (?:in|to) (?:the )?$")
_TO = pattern(r"(?i)^ (?:back |over )?to (?:the )?(?:[a-z]+ ){0,2}$")


def with_venue(page: Page, clause: Clause, sides: Cast) -> Cast:
    """Celebrations, exchanges and assemblies name a side by the place alone: "Cultural Day in Mongolia"."""
    if clause.hit.trigger.frame == "send":
        return _with_addresses(page, clause, sides)
    if clause.hit.trigger.frame == "sign" and not (sides.home and sides.partners):
        return _with_goal(page, clause, sides)
    if clause.hit.trigger.rule in _HOSTING:
        ahead = [
            place.code
            for place in page.places_in(Span(clause.zone.start, max(clause.zone.start, clause.hit.span.start)))
        ]
        abroad = ordered(code for code in ahead if code != page.home) if sides.home_people else ()
        ahead += _where_received(page, clause)
        return replace(sides, partners=sides.partners or abroad, home_named=sides.home_named or page.home in ahead)
    if clause.hit.trigger.rule == _AWARD or _HIS_HOSTS.search(page.words(clause.zone)):
        return _with_hosts(page, clause, sides)
    if clause.hit.trigger.frame not in ("ceremony", "exchange", "assembly"):
        return sides
    here = page.places_in(clause.zone)
    places = [
        place.code
        for place in here
        if located(page, place, clause) or _comes_to(page, clause, place) or _has_the_mission(page, clause, place)
    ]
    abroad = ordered(code for code in places if code != page.home)
    home_named = sides.home_named or page.home in places or hosts_it(page, clause)
    assembly = clause.hit.trigger.frame == "assembly"
    bodies = hosting_bodies(page, clause) or own_meeting(page, clause) if assembly else ()
    seat = seat_of(page, clause) if assembly else ()
    return replace(sides, partners=sides.partners or bodies or abroad or seat, home_named=home_named)


def _with_hosts(page: Page, clause: Clause, sides: Cast) -> Cast:
    """Whoever comes to a land meets its people there: "came to Lima for talks with his hosts"."""
    lands = ordered(place.code for place in page.places_in(clause.sentence.span))
    if sides.partners and not sides.home:
        return replace(sides, home_named=page.home in lands)
    abroad = [land for land in lands if land != page.home]
    return replace(sides, partners=(abroad[0],)) if sides.home and not sides.partners and len(abroad) == 1 else sides


def _comes_to(page: Page, clause: Clause, place: Place) -> bool:
    """Whether a troupe or a festival travels there: "a Peruvian circus is coming to Hanoi"."""
    if clause.hit.trigger.rule != "culture comes":
        return False
    return _TO.search(page.flat[clause.hit.span.end : max(clause.hit.span.end, place.span.start)]) is not None


def _has_the_mission(page: Page, clause: Clause, place: Place) -> bool:
    """Whether it is where the embassy is that holds the event: "the Peruvian Embassy in Oman held a cultural night"."""
    before = page.flat[max(clause.sentence.span.start, place.span.start - 30) : place.span.start]
    exchange = clause.hit.trigger.frame == "exchange" and place.span.end <= clause.hit.span.start
    return exchange and _MISSION_IN.search(before) is not None


def _with_goal(page: Page, clause: Clause, sides: Cast) -> Cast:
    """Who goes somewhere signs with those he visits: "the Peruvian leader visited Viet Nam and signed a pact"."""
    start = clause.sentence.span.start
    went = [
        place.code
        for place in page.places_in(Span(start, max(start, clause.hit.span.start)))
        if _WENT_TO.search(page.flat[max(start, place.span.start - 40) : place.span.start])
        and _AND_THERE.search(page.flat[place.span.end : clause.hit.span.start])
    ]
    if not went:
        return sides
    abroad = ordered(code for code in went if code != page.home) if sides.home else ()
    home_named = sides.home_named or (bool(sides.partner_people) and page.home in went)
    if len(abroad) > 1:
        # papers with several lands are signed by many hands, not by the traveller alone
        return Cast((), sides.partner_people, sides.partners or abroad, True, sides.borrowed)
    return replace(sides, partners=sides.partners or abroad, home_named=home_named)


def _with_addresses(page: Page, clause: Clause, sides: Cast) -> Cast:
    """A message may name both sides by their towns: "went from Nairobi to Manila"."""
    start = clause.zone.start
    places: list[str] = []
    end = None
    for place in page.places_in(clause.zone):
        joined = end is not None and JOINT.search(page.flat[end : max(end, place.span.start)]) is not None
        if joined or _ADDRESS.search(page.flat[max(start, place.span.start - 40) : place.span.start]):
            places.append(place.code)
            end = place.span.end
    abroad = ordered(code for code in places if code != page.home)
    named = sides.partners if sides.partner_people or not abroad else ()
    return replace(sides, partners=named or abroad, home_named=sides.home_named or page.home in places)

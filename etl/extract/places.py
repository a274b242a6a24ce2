"""Where: cities and countries named as places, with the country they lie in."""

import csv
import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from etl.model import PartnerMention
from etl.paths import SEEDS
from etl.recognise.names import sovereigns
from etl.spans import Span

# "HMCS Montreal", "USS San Diego": a ship, and not where it is
_SHIP = re.compile(
    r"\b(?:USS|USNS|USCGC|HMS|HMCS|HMAS|HMNZS|HNLMS|HDMS|HSwMS|INS|ICGS|JS|JDS|ROKS|KRI|KD|BRP|RSS|FS|FGS|ITS|ESPS|TCG|"
    r"PNS|BNS|SLNS|ORP|HTMS|NRP|BAP|ARA) $"
)
_STOPS = re.compile(r"\s*$|\s*[.,;:)(\n\"”–—-]")
_GOES_ON = re.compile(
    r" (?:on|in|from|to|for|at|where|this|last|next|during|by|after|before|with|as|until|till|between|today|yesterday|"
    r"tomorrow|early|earlier|late|later|when|while|who|which|over|under|\d)\b|  |\n"
)
_LISTED = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}(?:,? and |, [A-Z])")
# bodies that are travelled to as a land is: "a visit to the EU", "to the ASEAN Secretariat"
_VISITED_BODIES = frozenset({"EU", "UN"})
_SEAT_OF_A_BODY = " Secretariat"
_SIDE_FORMS = frozenset({"demonym", "compound", "capital", "metonym", "org"})


class Place(Struct, frozen=True):
    """A named place; `code` is ISO 3166-1 alpha-3 of its country, `city` tells a town from a country."""

    span: Span
    code: str
    city: bool


def find(text: str, partners: tuple[PartnerMention, ...], home: str) -> tuple[Place, ...]:
    """Towns of seeds/places.csv and country names of `partners`, in text order; a town hides a country in it.

    Seats that several states call alike ("State House") are those of `home`, where it has one; a town is of the country
    that stands behind it: "in Brest, Belarus".
    """
    codes, automaton = _gazetteer(home)
    towns = [
        Place(Span(start, end), _under(codes[index], home), True)
        for index, start, end in automaton.find_matches_as_indexes(text)
        if not text[start - 1 : start].isalnum()
        and not text[end : end + 1].isalnum()
        and not _SHIP.search(text[max(0, start - 7) : start])
    ]
    taken = {town.span.start for town in towns}
    countries = [
        Place(mention.span, _under(mention.code, home), mention.form == "place")
        for mention in partners
        if mention.span.start not in taken
        and (
            _is_land(mention)
            or mention.code in _VISITED_BODIES
            or text[mention.span.start : mention.span.end].endswith(_SEAT_OF_A_BODY)
        )
    ]
    named = {country.span.start: country for country in countries if not country.city}
    towns = [Place(town.span, _behind(text, town, named, home), True) for town in towns]
    return tuple(sorted(towns + countries, key=lambda place: place.span))


def _under(code: str, home: str) -> str:
    """Home for a territory of its own, which is no land abroad."""
    return home if sovereigns().get(code) == home else code


def _behind(text: str, town: Place, countries: dict[int, Place], home: str) -> str:
    """The code of the country that stands right behind a town and a comma, else the town's own."""
    after = town.span.end + 2
    country = countries.get(after) if text[town.span.end : after] == ", " else None
    return country.code if country is not None and _closes(text, country, home) else town.code


def _closes(text: str, country: Place, home: str) -> bool:
    """Whether the country closes the name of the town: it opens no list, "Brest, Belarus and Poland", nor the clause.

    "On a visit to Lima, India's minister", "After talks in Lima, India agreed": there it is the subject, as home is
    wherever words go on behind it.
    """
    start, end = country.span.start, country.span.end
    if _LISTED.match(text[start : start + 60]):
        return False
    behind = text[end : end + 12]
    return _STOPS.match(behind) is not None or (country.code != home and _GOES_ON.match(behind) is not None)


def _is_land(mention: PartnerMention) -> bool:
    return mention.kind != "organisation" and mention.form not in _SIDE_FORMS


@cache
def regions() -> dict[str, str]:
    """The M49 region of each country."""
    with (SEEDS / "partners.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["region"] for row in csv.DictReader(file)}


@cache
def _gazetteer(home: str) -> tuple[tuple[str, ...], AhoCorasick]:
    with (SEEDS / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (SEEDS / "home_seats.csv").open(encoding="utf-8", newline="") as file:
        rows += [row for row in csv.DictReader(file) if row["country_code"] == home]
    names = [row["name"] for row in rows] + [row["name"].upper() for row in rows]
    return tuple(row["country_code"] for row in rows) * 2, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)

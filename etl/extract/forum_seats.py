"""The country that always hosts a forum, from the forum's name alone: the partner of whoever goes there."""

from msgspec import Struct

from etl.extract.patterns import Pattern, pattern


class Forum(Struct, frozen=True):
    """A yearly gathering without an organisation behind it, and the country where it is held."""

    name: Pattern
    country: str
    example: str


FORUMS = (
    Forum(pattern(r"(?i)^Munich (?:Security|Conference)"), "DEU", "Munich Security Conference"),
    Forum(pattern(r"(?i)^Shangri-? ?La Dialogue"), "SGP", "Shangri-La Dialogue"),
    Forum(pattern(r"(?i)^Raisina Dialogue"), "IND", "Raisina Dialogue"),
    Forum(pattern(r"(?i)^(?:Boao|Xiangshan|Belt and Road) Forum"), "CHN", "Boao Forum for Asia"),
    Forum(pattern(r"(?i)^Antalya Diplomacy Forum"), "TUR", "Antalya Diplomacy Forum"),
    Forum(pattern(r"(?i)^Astana International Forum"), "KAZ", "Astana International Forum"),
    Forum(pattern(r"(?i)^(?:Eastern|Saint Petersburg International|St Petersburg International) Economic"), "RUS",
          "Eastern Economic Forum"),
)  # fmt: skip


def seat(words: bytes) -> tuple[str, ...]:
    """The code of the country that hosts the forum of that name, none for one that moves about.

    Where each is held is told by its own site: securityconference.org, iiss.org, orfonline.org, boaoforum.org,
    antalyadf.org, astanainternationalforum.org, forumvostok.ru and forumspb.com.
    """
    return next(((forum.country,) for forum in FORUMS if forum.name.search(words)), ())

"""A page as bad sites have it: glyphs set in, words run together, furniture strewn in, doubled, cut, in capitals.

Each mutation takes the text and a seeded source of chance, and gives the text spoilt.
"""

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[str, Random], str]

GLYPHS = "♉꧂൩❀🌱★☘\u200b\u00ad"
FURNITURE = ("VNA", "See more", "Photo: VNA", "Share on Facebook", "image-20250619-01.jpg", "win8899 casino login")
JOINTS = re.compile(
    r"[a-z]\. (?=[A-Z][a-z])|[a-z], (?=[a-z])|\b(?:March|April|May|June|July|August) (?=\d)|"
    r" (?:the|in) (?=[A-Z][a-z]{3})|[a-z]{4} (?=(?:and|of|with|for|which|from) )"
)


def glyphs(text: str, chance: Random) -> str:
    """Six glyphs anywhere, in words and between them."""
    for _ in range(6):
        at = chance.randrange(1, len(text))
        text = text[:at] + chance.choice(GLYPHS) + text[at:]
    return text


def joined(text: str, chance: Random) -> str:
    """Three spaces lost: after a stop or a comma, before a day, beside a small word."""
    places = [match.end() - 1 for match in JOINTS.finditer(text)]
    for at in sorted(chance.sample(places, min(3, len(places))), reverse=True):
        text = text[:at] + text[at + 1 :]
    return text


def strewn(text: str, chance: Random) -> str:
    """Three lines of site furniture between the lines of the page."""
    lines = text.split("\n")
    for _ in range(3):
        lines.insert(chance.randrange(1, len(lines) + 1), chance.choice(FURNITURE))
    return "\n".join(lines)


def doubled(text: str, chance: Random) -> str:
    """One line twice."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])


def cut(text: str, chance: Random) -> str:
    """The end lost, somewhere in the last half."""
    return text[: chance.randrange(len(text) // 2, len(text))]


def capitals(text: str, chance: Random) -> str:
    """The headline in capitals."""
    headline, end, rest = text.partition("\n")
    return headline.upper() + end + rest


ALL: tuple[Mutation, ...] = (glyphs, joined, strewn, doubled, cut, capitals)

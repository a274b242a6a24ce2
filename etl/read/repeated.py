"""Whole lines that a page may share with others: the same teaser beside many stories, and the story it leads to."""

import re
from hashlib import blake2b
from string import ascii_lowercase, digits

SHORTEST = 6
_LONG = re.compile(rf"[\W_]*+(?:[^\W_]++[\W_]++){{{SHORTEST - 1}}}[^\W_]")
_LEFT_OUT = bytes(set(range(128)) - set(f"{ascii_lowercase}{digits}".encode()))


def line_keys(text: str) -> list[int]:
    """A number of 64 bits for each line of `text` that has six words or more, in order, each once.

    Lines are alike that have the same letters and figures: case, spaces, accents and injected glyphs tell none apart.
    """
    long = (line for line in text.split("\n") if _LONG.match(line))
    bare = (line.lower().encode("ascii", "ignore").translate(None, _LEFT_OUT) for line in long)
    return list(dict.fromkeys(_key(line) for line in bare if line))


def _key(line: bytes) -> int:
    return int.from_bytes(blake2b(line, digest_size=8).digest(), "little")

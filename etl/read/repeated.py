"""Whole lines that a page may share with others: the same teaser beside many stories, and the story it leads to."""

import re
from hashlib import blake2b

SHORTEST = 6
_WORD = re.compile(r"[^\W_]+")
_LEFT_OUT = re.compile(r"[^a-z0-9]+")


def line_keys(text: str) -> list[int]:
    """A number of 64 bits for each line of `text` that has six words or more, in order, each once.

    Lines are alike that have the same letters and figures: case, spaces, accents and injected glyphs tell none apart.
    """
    whole = (line for line in text.split("\n") if len(_WORD.findall(line)) >= SHORTEST)
    bare = (_LEFT_OUT.sub("", line.lower()) for line in whole)
    return list(dict.fromkeys(_key(line) for line in bare if line))


def _key(line: str) -> int:
    return int.from_bytes(blake2b(line.encode(), digest_size=8).digest(), "little")

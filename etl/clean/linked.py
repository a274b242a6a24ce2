"""Sentences broken into lines around the links in them, as pages stripped of markup leave them: made whole again."""

import re
from itertools import pairwise

from etl.clean.cleaned import Edit
from etl.clean.wrapped import CLOSERS, ENDS, LINE

# ", where he met" or "." alone: what stood behind a link
GOES_ON_BEHIND = re.compile(r"[,;)](?:\s|$)|\.$")
NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}$")
# a page shows it by lines that open with a comma
LEAST_COMMAS = 2


def linked(text: str) -> list[Edit]:
    """Line breaks around names that have a line each made spaces, on a page where lines open with a comma."""
    lines = [(one.end() - len(one[0].lstrip()), one.end()) for one in LINE.finditer(text)]
    words = [text[start:end] for start, end in lines]
    if sum(GOES_ON_BEHIND.match(line) is not None for line in words) < LEAST_COMMAS:
        return []
    behind = [False] * len(words)
    for at in range(len(words) - 1, 0, -1):
        behind[at] = _goes_on(words, at, behind)
    return [
        Edit(one[1], two[0], "" if GOES_ON_BEHIND.match(words[at]) else " ")
        for at, (one, two) in enumerate(pairwise(lines), 1)
        if text.count("\n", one[1], two[0]) == 1 and behind[at] and not _ends(words[at - 1])
    ]


def _goes_on(words: list[str], at: int, behind: list[bool]) -> bool:
    """Whether a line goes on with the one before: a comma, small letters behind a name, or a name with such behind."""
    line, before = words[at], words[at - 1]
    if GOES_ON_BEHIND.match(line) or before in (",", ";"):
        return True
    if line[0].islower():
        return NAME.match(before) is not None
    return NAME.match(line) is not None and at + 1 < len(words) and behind[at + 1]


def _ends(line: str) -> bool:
    return line.rstrip(CLOSERS).endswith(ENDS) and line not in (",", ";")

"""Paragraphs broken into lines of one width, as mail archives and old sites print them: each becomes one line again."""

import re
from collections.abc import Iterator
from itertools import pairwise

from etl.clean.cleaned import Edit

LINE = re.compile(r"[^\n]*[^\s]")
SHORTEST, LONGEST = 40, 130
# lines that are longer than any page is wide speak against it
SHARE_OF_LONG_LINES = 0.1
LEAST_BREAKS = 2
# a line that the next word broke is not much shorter than the widest
FULL = 0.6
ENDS = (".", "!", "?", ":", ";", "…", "|")
CLOSERS = "\"'”’»)]"
# an item of a list or a dateline opens a line of its own
OPENS_ITS_OWN = re.compile(r"[-*•◢◌>|+#]|\d{1,2}[.)] |[A-Z]{3,}[A-Z .]*(?:,|\(| \(|/)|\(?[A-Z]{2,10}\) ")


def wrapped(text: str) -> list[Edit]:
    """Line breaks in the midst of a sentence made spaces, on a page that shows that its lines were cut to a width."""
    if text.count("\n") < LEAST_BREAKS:
        return []
    lines = list(LINE.finditer(text))
    widths = [len(line[0].strip()) for line in lines]
    wide = sum(width > LONGEST for width in widths)
    breaks = list(_breaks(text, lines))
    if wide > SHARE_OF_LONG_LINES * len(lines) or sum(_goes_on(text, two) for _, two in breaks) < LEAST_BREAKS:
        return []
    full = FULL * max(len(one[0].strip()) for one, two in breaks if _goes_on(text, two))
    first = lines[0].start()
    return [
        Edit(one.end(), _start(text, two), " ")
        for one, two in breaks
        if len(one[0].strip()) >= full
        and (_goes_on(text, two) or (one.start() != first and not OPENS_ITS_OWN.match(text, _start(text, two))))
    ]


def _breaks(text: str, lines: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Two lines, the one right under the other, of which the upper ends no sentence."""
    for one, two in pairwise(lines):
        upper = one[0].strip()
        if not SHORTEST <= len(upper) <= LONGEST or len(two[0]) > LONGEST or upper.endswith(ENDS):
            continue
        if upper.rstrip(CLOSERS).endswith(ENDS) or text.count("\n", one.end(), _start(text, two)) > 1:
            continue
        yield one, two


def _goes_on(text: str, line: re.Match[str]) -> bool:
    return text[_start(text, line)].islower()


def _start(text: str, line: re.Match[str]) -> int:
    return line.end() - len(line[0].lstrip())

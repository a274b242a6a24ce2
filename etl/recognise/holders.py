"""Who holds an office: the name right after it, before it in apposition, or after a comma."""

import re
from dataclasses import dataclass

from etl.patterns import Pattern
from etl.recognise.drafts import Page
from etl.recognise.person_names import honorific_length, is_vietnamese, name_words, run_at
from etl.recognise.reach import Office

LONGEST_APPOSED = 90
APPOSES = (", ", "– ", "— ", "- ", "(", "s ", "e ", "o ", "a ", "n ", "r ", "w ", "y ", "t ", "g ", "d ")

_APPOSED = Pattern(
    r"((?:\p{Lu}[\p{L}\p{M}'.-]*)(?: (?:(?:bin|binti|al|el|de|del|da|dos|du|van|von|der|di|la) ){0,2}"
    r"\p{Lu}[\p{L}\p{M}'.-]*){1,5})"
    r"(?: \([A-Za-z, ]{1,12}\))?(?:, | [–—-] |,? who (?:is|was|serves as|also serves as|is also|heads|leads|chairs) "
    r"|, who is concurrently | as | \()(?:also |currently |then )?"
    r"(?:the (?:\p{L}+'s )?|a |an |our |its |his |her )?"
    r"(?:new |current |visiting |incoming |outgoing |newly[ -]appointed |first )?$"
)
_COMMA = re.compile(r", (?:the )?")
_ENDS_NAME = re.compile(
    r"(?:\s*[,;.):–—(]|\s+(?:MP|MEP|and|who|on|in|at|to|has|had|is|was|said|with|for|will|as|from|during|also)\b|\s*$|\s*\n)"
)
_OFFICE = Pattern(
    r"(?: \([A-Za-z ]{1,8}\))?, (?:the |a )?\p{Lu}?[a-z]* ?"
    r"(?:Minister|President|Chairman|Ambassador|Secretary|Director|Head)"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A name with its offsets, and whether it stands before the office."""

    start: int
    end: int
    before: bool


def holder(page: Page, office: Office, stops: frozenset[int]) -> Holder | None:
    """The holder of a single office; None for an office that stands alone."""
    if office.plural:
        return None
    gap = len(page.text[office.end : office.end + 2]) - len(page.text[office.end : office.end + 2].lstrip(" "))
    run = run_at(page.text, office.end + gap, stops) if gap else None
    if run and _is_name(page.text[run[0] : run[1]]):
        return Holder(*run, before=False)
    if found := _apposed(page, office):
        return found
    if comma := _COMMA.match(page.text[office.end : office.end + 8]):
        run = run_at(page.text, office.end + comma.end(), stops)
        if (
            run
            and " " in page.text[run[0] : run[1]]
            and _ENDS_NAME.match(page.text[run[1] : run[1] + 16])
            and not _office_follows(page, run[1])
        ):
            return Holder(*run, before=False)
    return None


def _apposed(page: Page, office: Office) -> Holder | None:
    low = max(0, office.lead - LONGEST_APPOSED)
    window = page.text[low : office.lead]
    if not window.endswith(APPOSES):
        return None
    found = _APPOSED.search(window)
    if not found or "\n" in window[found.start(1) :]:
        return None
    start, end = low + found.start(1), low + found.end(1)
    before = page.mention_before(end)
    if before and before.span.end > start:
        start = before.span.end + 1
        while start < end and not page.text[start].isupper():
            start += 1
    words = page.text[start:end].split(" ")
    while words and words[0].rstrip(".") in name_words("stop") and not is_vietnamese(" ".join(words)):
        start += len(words[0]) + 1
        words = words[1:]
    start += honorific_length(" ".join(words))
    name = page.text[start:end]
    return Holder(start, end, before=True) if " " in name and _is_name(name) else None


def _office_follows(page: Page, at: int) -> bool:
    """Whether an apposition after the comma name gives that person another office: then the name is theirs."""
    return bool(_OFFICE.match(page.text[at : at + 60]))


def _is_name(run: str) -> bool:
    words = run.split(" ")
    return not (len(words) == 1 and (len(run) < 2 or run.endswith(".") or (run.isupper() and len(run) < 5)))

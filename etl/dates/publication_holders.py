"""Officials that a sentence names beside an office of theirs: the page was written while it was theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from etl.dates.publication_seeds import people
from etl.dates.wording import day
from etl.patterns import Pattern

LOWER_OFFICE = Pattern(
    r"(?i)\b(?:(?:former|late|then|ex|incoming|designate|deputy|vice|assistant|acting|under|elect|first)[- ]*"
    r"|(?:former|late|then|ex|first|1st|previous)[- ](?:[\p{L}.’'-]+ ){1,2})$"
)
# Between an office and its holder stand only names of what it is the office of, titles and first names.
OF_OFFICE = Pattern(r"(?:,? (?:of|of the|for|the|and|&|\p{Lu}[\p{L}.’'-]*|H\.E\.|\([A-Z]+\)))*,? ?$")
# "Prime Minister A and his Japanese counterpart B": B is what A is.
COUNTERPART = Pattern(r"\b(?i:his|her)(?: [\p{L}-]+){0,3} (?i:counterpart),? (?:H\.E\. |Mr\.? |Ms\.? )?$")
# "General X, Vietnamese Minister of ...": after a name and its comma, the state.
APPOSED = Pattern(r", (?:the )?\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+)?(?:['’]s)? ")
REACH = 110
OFFICE_SHORT = {
    "Minister of Foreign Affairs": ("Foreign Minister", "Minister for Foreign Affairs", "FM"),
    "Minister for Foreign Affairs": ("Foreign Minister", "Minister of Foreign Affairs", "FM"),
    "Foreign Minister": ("Minister of Foreign Affairs", "Minister for Foreign Affairs", "FM"),
    "Deputy Minister of Foreign Affairs": ("Deputy Foreign Minister", "Deputy FM"),
    "Minister of National Defence": ("Defence Minister", "Defense Minister", "Minister of National Defense"),
    "Minister of Defence": ("Defence Minister", "Defense Minister", "Minister of Defense"),
    "Prime Minister": ("PM", "Premier"),
    "Deputy Prime Minister": ("Deputy PM",),
    "Chairman of the National Assembly": (
        "National Assembly Chairman",
        "NA Chairman",
        "National Assembly (NA) Chairman",
    ),
    "President of the National Assembly": ("National Assembly President", "NA President"),
    "General Secretary and President": ("President", "General Secretary"),
    "General Secretary of the CPV Central Committee": ("Party General Secretary", "Party chief", "Party leader"),
    "Secretary-General": ("UN Secretary-General", "Secretary General"),
    "Secretary of Defense": ("Defense Secretary", "Secretary of Defence"),
}


@dataclass(frozen=True, slots=True)
class Holder:
    """An official named with an office: the days the office was theirs, `last` None while it still is."""

    first: date
    last: date | None
    why: str


class Named(NamedTuple):
    """An official and where in the sentence the name stands."""

    start: int
    end: int
    holder: Holder


def officials(text: str) -> list[int]:
    """Where `text` names a person whose terms are known."""
    _, names = people()
    return [match.start() for match in names.finditer(text)] if names else []


def holders(sentence: str) -> Iterator[Named]:
    """Officials that `sentence` names beside an office of theirs, former and future ones left out."""
    _, names = people()
    if names is None:
        return
    for match in names.finditer(sentence):
        before = sentence[max(0, match.start() - REACH) : match.start()]
        after = sentence[match.end() : match.end() + REACH]
        small = before.lower()
        role = next((role for role in _offices(match[0]) if _beside(role, before, small, after)), None)
        if role:
            yield Named(match.start(), match.end(), _term(match[0], role))


@cache
def _offices(name: str) -> tuple[str, ...]:
    """The offices of a person, the longest first."""
    return tuple(sorted({role for role, _, _ in people()[0][name]}, key=len, reverse=True))


def _beside(role: str, before: str, small: str, after: str) -> bool:
    """Whether an office stands right before a name, or right after it and a comma, as the name's own.

    `small` is `before` in small letters.
    """
    small_after = after.lower()
    for wording, apposed in _wordings(role):
        at = small.rfind(wording)
        named = at >= 0 and not LOWER_OFFICE.search(before[:at])
        if named and (OF_OFFICE.fullmatch(before[at + len(wording) :]) or COUNTERPART.search(before)):
            return True
        if after.startswith(apposed):
            return True
        if (of_state := APPOSED.match(after)) and small_after[of_state.end() :].startswith(wording):
            return True
    return False


@cache
def _term(name: str, role: str) -> Holder:
    """All terms of one office as one: a text of the years between two of them is told by the rest of the page."""
    own = [(first, last) for office, first, last in people()[0][name] if office == role]
    first = min(first for first, _ in own)
    last = None if any(last is None for _, last in own) else max(last for _, last in own if last)
    return Holder(first, last, f"{name} was {role} from {day(first)}" + (f" until {day(last)}" if last else ""))


@cache
def _wordings(role: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """An office as written in full and for short: in small letters, and as it follows a name."""
    return tuple(
        (wording.lower(), (f", {wording}", f", the {wording}", f" ({wording}"))
        for wording in (role, *OFFICE_SHORT.get(role, ()))
    )

"""Names of persons: where a run of name words begins and ends, and which of its words the person goes by."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from etl.patterns import Pattern
from etl.recognise.names import rows

# "Kh.Battulga", "L.Oyun-Erdene": initials written to the name as Mongolian news writes them
_GLUED = r"(?:\p{Lu}|Ts|Kh|Ch|Sh|Yo|Yu|Ya|Zh|Dz)\.(?:\p{Lu}\.)?\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:-[\p{L}\p{M}]+)*"
_PLAIN = r"\p{Lu}[\p{L}\p{M}]*(?:-[\p{L}\p{M}]+|'[\p{L}\p{M}]{2,})*"
_WORD = rf"(?:{_GLUED}|\p{{Lu}}\.(?:-?\p{{Lu}}\.)*|{_PLAIN})"
_PARTICLE = r"(?:bin|binti|al|el|de|del|della|di|da|das|dos|du|des|van|von|der|den|la|le|ibn|ben|ten|y|e|af|bint|zu)"
_NICKNAME = r" [\"“]\p{Lu}[\p{L} ]+[\"”]"
_RUN = rf"(?:{_WORD})(?:(?:{_NICKNAME})?[ ]{{1,2}}(?:{_PARTICLE}[ -]){{0,3}}{_WORD})*"
_HONORIFIC = (
    r"(?:(?:H\.E\.|H\.E|HE|Mr\.?|Mrs\.?|Ms\.?|Mme\.?|Madam|Dr\.?|Prof\.?|Professor|Shri|Smt\.?|Sir|Dame|Lord|Dato'?|"
    r"Datuk|Seri|Sri|Tan Sri|Tun|Hon\.?|Rt\.? Hon\.?|Comrade|comrade|Sheikh|Sayyid|Samdech|Pehin|Haji|Ir\.?|"
    r"Amb\.?|Engr?\.?|HRH|HM|Excellency|His Excellency|Her Excellency|Sen\.|Snr\.|Sr\.|Lt\.?|Lieut\.?|Gen\.?|"
    r"Maj\.?|Col\.?|Adm\.?|Brig\.?|Capt\.?|Cmdr\.?|Assoc\.)\s+)"
)
PARTICLES = frozenset(_PARTICLE.removeprefix("(?:").removesuffix(")").split("|"))
GENERATIONS = frozenset({"Jr", "Sr", "II", "III", "IV"})
MIDDLE_NAMES = frozenset({"van", "thi"})
MOST_WORDS = 6
LONGEST_INITIAL = 2
LONGEST_RUN = 90
DISTINCT = 50_000


# "General Dong Jun, who": no day and no year follows
_NAME_ENDS = re.compile(
    r"[,.;)’']|$| (?:and|has|had|was|is|will|on|at|in|held|to|said|told|met|who|by|during|after|as|co)\b"
)


@cache
def _run() -> Any:
    return Pattern(_RUN)


@cache
def _honorifics() -> Any:
    return re.compile(_HONORIFIC)


@cache
def name_words(kind: str) -> frozenset[str]:
    """Capitalised words of one kind of name_words.csv.

    `stop` words end a name, `plain` ones are names only where they act, `first` ones are months that open a name behind
    an office, `last` ones short months that close one. A run that ends in a `body` word ("Coast Guard",
    "People's Committee") names no person. `shared` ones are borne by too many to stand for one leader.
    """
    return frozenset(word for row in rows("name_words.csv") if row["kind"] == kind for word in row["words"].split())


@lru_cache(maxsize=DISTINCT)
def fold(word: str) -> str:
    """Lower case without diacritics, the D-stroke included."""
    decomposed = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def syllables(kind: str) -> frozenset[str]:
    """Folded Vietnamese family names or common middle names: `kind` is "surname" or "middle"."""
    return frozenset(
        fold(word)
        for row in rows("vietnamese_syllables.csv")
        if row["kind"] == kind
        for word in row["syllables"].split()
    )


def honorific_length(text: str) -> int:
    """How many characters of honorifics ("H.E. Mr. ") a name begins with."""
    length = 0
    while honorific := _honorifics().match(text[length : length + 24]):
        length += honorific.end()
    return length


def run_at(text: str, start: int, stops: frozenset[int] = frozenset()) -> tuple[int, int] | None:
    """Span of the name that begins at `start` (after any honorific), or None; it ends before an offset in `stops`."""
    if not text[start : start + 1].isupper():
        return None
    start += honorific_length(text[start : start + LONGEST_RUN])
    found = _run().match(text[start : start + LONGEST_RUN])
    if not found:
        return None
    end = start
    position = start
    for count, word in enumerate(found.group().split(" ")):
        at = position
        position += len(word) + 1
        if not word:
            continue
        if count >= MOST_WORDS or at in stops:
            break
        if _completes(text[start:end], word) or _stands_between(found.group().split(" "), count):
            end = at + len(word)
            continue
        if (
            word in name_words("stop") or (word.isupper() and len(word) > 2 and word.capitalize() in name_words("stop"))
        ) and not (
            (count == 0 and (word in name_words("first") or _opens_vietnamese(found.group())))
            or (
                count == 1
                and word in name_words("last")
                and _NAME_ENDS.match(text[at + len(word) : at + len(word) + 8])
            )
        ):
            break
        end = at + len(word)
    if text[start:end].rsplit(" ", 1)[-1] in name_words("body"):
        return None
    return (start, end) if end > start else None


def _completes(begun: str, word: str) -> bool:
    """Whether a plain word is the given name that a run ending in a middle name lacks: "Nguyen Van An"."""
    return fold(begun.rsplit(" ", 1)[-1]) in MIDDLE_NAMES and " " in begun and word in name_words("plain")


def _stands_between(words: list[str], count: int) -> bool:
    """Whether an article or "May" is the middle name that two others enclose: "Nguyen The Phuong", "Mary May Simon"."""
    if count != 1 or words[1] not in ("The", "A", "May") or len(words) < 3 or words[2] in name_words("stop"):
        return False
    if words[1] == "May":
        return words[0] not in name_words("stop") and words[2].istitle()
    return is_vietnamese(" ".join(words[:3]))


def _opens_vietnamese(run: str) -> bool:
    """Whether a run that opens with a plain English word is a Vietnamese name all the same: "To Lam", "An Phong"."""
    words = run.split(" ")[:2]
    return len(words) == 2 and is_vietnamese(" ".join(words)) and words[1] not in name_words("stop")


@lru_cache(maxsize=DISTINCT)
def is_vietnamese(name: str) -> bool:
    """Whether a full name follows the Vietnamese pattern: a family name first, then one to four plain syllables."""
    words = [fold(word) for word in name.split()]
    if not 2 <= len(words) <= 5 or words[0] not in syllables("surname"):
        return False
    return all(word.isalpha() and (1 < len(word) <= 6 or word == "a") for word in words[1:])


def spaced(name: str) -> str:
    """The name with its initials set apart: "Kh. Battulga" for "Kh.Battulga"."""
    head, dot, rest = name.partition(".")
    glued = dot and len(head) <= LONGEST_INITIAL and rest[1:2].islower()
    return f"{head}. {rest}" if glued else name


@lru_cache(maxsize=DISTINCT)
def short_forms(name: str, vietnamese: bool) -> tuple[str, ...]:
    """The single words a person goes by after the first mention, the likeliest first.

    The last word and the first, and those between for names with two family names ("Esteban Lazo Hernandez" is Lazo).
    """
    words = [word for word in name.split() if len(word) > 1 and not word.endswith(".") and word[0].isupper()]
    words = [word for word in words if word not in GENERATIONS]
    if len(words) < 2:
        return tuple(words) if len(name.split()) > 1 and len("".join(words)) > 3 else ()
    if vietnamese:
        return (words[-1],)
    capitals = [word for word in words if word.isupper() and len(word) > 2]
    if capitals:
        return (capitals[0], capitals[0].capitalize())
    return tuple(dict.fromkeys((words[-1], *words[-2:0:-1], words[0])))


@lru_cache(maxsize=DISTINCT)
def family_names(name: str) -> tuple[str, ...]:
    """Family names of several words or with a particle: "Le Drian", "de la Fuente", "al-Jubeir", "Bruins Slot"."""
    words = name.split()
    particle = next((place for place, word in enumerate(words) if place and _is_particle(word)), None)
    if particle is not None:
        tail = " ".join(words[particle:])
        return tail[0].lower() + tail[1:], tail[0].upper() + tail[1:]
    return (" ".join(words[-2:]),) if len(words) > 2 and not is_vietnamese(name) else ()


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES or word.lower().startswith(("al-", "el-"))

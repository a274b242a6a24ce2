"""Whether two written names are one person: Vietnamese and Western order, short names, initials, transliterations."""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from etl.errors import SeedError
from etl.paths import SEEDS

KINDS = (
    "honorific",
    "royal title",
    "collective",
    "family name",
    "nickname",
    "letters",
    "vessel",
    "matter",
    "town",
    "patronymic",
)

FUZZY_LENGTH = 5
FUZZY_RATIO = 80
CALLED_LENGTH = 4
THREE_WORDS = 3
PLURAL_LENGTH = 3
# a letter, or two that write one sound: "Kh. Battulga", "Ts. Elbegdorj"
INITIAL = re.compile(r"\w|[cgkpst]h|zh|ts|d[jz]")


@cache
def words(kind: str) -> dict[str, str]:
    """Words of one kind from seeds/merge_names.csv, each with the word it stands for (itself where none is given).

    Honorifics are no part of a name, nor are royal titles that open it; a collective names nobody in particular; a
    family name that millions share names nobody when it stands alone; a nickname or other transliteration stands for
    one spelling, letters of another alphabet for those that others write for them; what kind of vessel a ship is stands
    before its name here and not there, and a matter or a town has many names.
    A patronymic ends in what the father's own name has not. Raises SeedError.
    """
    path = SEEDS / "merge_names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for line, row in enumerate(rows, 2):
        if row["kind"] not in KINDS:
            raise SeedError(f"{path}:{line}: kind {row['kind']!r}: expected {', '.join(KINDS)}")
    return {row["word"]: row["same_as"] or row["word"] for row in rows if row["kind"] == kind}


@cache
def fold(text: str) -> str:
    """Lower case without accents, đ as d, punctuation as single spaces."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ø", "o").replace("ł", "l"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", " ", plain.replace("'", "").replace("’", "")).strip()


@cache
def canonical(name: str | None) -> str | None:
    """The folded name without honorifics, or None when it names nobody in particular."""
    parts = [word for word in fold(name or "").split() if word not in words("honorific")]
    while len(parts) > 1 and parts[0] in words("royal title"):
        parts = parts[1:]
    if not parts or parts[0] == "the" or not words("collective").keys().isdisjoint(parts):
        return None
    return " ".join(parts)


@cache
def occasion(text: str) -> str:
    """A folded occasion without the kind of a ship, each matter in a word of its own, and many things as one.

    "USCGC Waesche" and "the cutter Waesche" are one, and so are "recruitment of workers" and "recruitment of labour".
    """
    parts, matters = fold(text).split(), words("matter")
    named = [_of_one(matters.get(word, word)) for word in parts if word not in words("vessel")] or parts
    return " ".join(matters.get(word, word) for word in named)


def _of_one(word: str) -> str:
    many = len(word) > PLURAL_LENGTH and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if many else word


@lru_cache(maxsize=1 << 18)
def same(one: str, other: str) -> bool:
    """Whether two canonical names can be one person's."""
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return True
    short, long = sorted((one.split(), other.split()), key=lambda parts: (len(parts), parts))
    if len(short) == 1:
        return _same_alone(short[0], long)
    return _same_words(short, long) or _same_words(*sorted(_written_alike(short, long), key=len))


def _written_alike(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Both names with two words as one where the other writes them so: "Wei-dong" for "Weidong"."""
    return _joined_as(one, other), _joined_as(other, one)


def _joined_as(name: list[str], other: list[str]) -> list[str]:
    for place, pair in enumerate(pairwise(name)):
        if "".join(pair) in other:
            return [*name[:place], "".join(pair), *name[place + 2 :]]
    return name


def _same_alone(word: str, long: list[str]) -> bool:
    """Of a long name in four words or more any may be what its bearer is called, as a Brazilian president is.

    So may the second of three, where a mother's name follows the father's: Boric is Gabriel Boric Font.
    """
    if _is_initial(word) or word in words("family name"):
        return False
    if len(long) == THREE_WORDS and word == long[1] and len(word) >= FUZZY_LENGTH:
        return long[0] not in words("family name")
    if len(word) >= CALLED_LENGTH <= len(long) and word in long:
        return True
    return any(_alike(word, other) for other in (long[0], long[-1]) if not _is_initial(other))


def _same_words(short: list[str], long: list[str]) -> bool:
    left = list(long)
    spelt_out = 0
    for word in sorted(short, key=lambda word: (-len(word), word)):
        match = word if word in left else next((other for other in left if _alike(word, other)), None)
        if match is None:
            return False
        left.remove(match)
        spelt_out += not (_is_initial(word) or _is_initial(match))
    return spelt_out > 0


def _alike(word: str, other: str) -> bool:
    nicknames = words("nickname")
    if nicknames.get(word, word) == nicknames.get(other, other):
        return True
    if _is_initial(word) or _is_initial(other):
        return word.startswith(other) or other.startswith(word)
    if min(len(word), len(other)) < FUZZY_LENGTH:
        return False
    short, long = sorted((word, other), key=len)
    if long.removeprefix(short) in words("patronymic"):
        return True
    return fuzz.ratio(word, other) >= FUZZY_RATIO or _in_other_letters(word) == _in_other_letters(other)


@cache
def _in_other_letters(word: str) -> str:
    """A name as it is written by those who write "j" for "zh": only the same is alike, "Zhiping" is no "Jinping"."""
    for written, same_as in words("letters").items():
        word = word.replace(written, same_as)
    return word


def _is_initial(word: str) -> bool:
    return INITIAL.fullmatch(word) is not None


@lru_cache(maxsize=1 << 18)
def any_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a person stands in both sets of canonical names."""
    return not one.isdisjoint(other) or any(same(name, twin) for name in one for twin in other)


@lru_cache(maxsize=1 << 18)
def any_same_in_full(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a person stands in both sets, by more than one word of the name in each."""
    mine, theirs = ([name for name in names if " " in name] for names in (one, other))
    return any(same(name, twin) for name in mine for twin in theirs)


@lru_cache(maxsize=1 << 18)
def any_namesake(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a shared family name that stands alone in one set is a word of a name in the other."""
    return any(_bears(name, twin) or _bears(twin, name) for name in one for twin in other)


def _bears(alone: str, name: str) -> bool:
    return alone in words("family name") and alone in name.split()

"""Countries, cities, organs and organisations named in a text, each with the form in which it is named."""

from collections.abc import Iterator
from functools import cache

from etl.model import PartnerMention
from etl.recognise import contexts
from etl.recognise.names import Name, gazetteer
from etl.recognise.scan import Scanner, plain
from etl.spans import Span

DASHES = frozenset("-–—")


def partners(text: str, home: str) -> tuple[PartnerMention, ...]:
    """Mentions sorted by position, never overlapping, the longest name first.

    `home` is an ISO 3166-1 alpha-3 code. An organ of the home country keeps its own acronym and is marked `home`; an
    organ of another country carries that country's code. A capital that acts as its government has the form
    `capital` (a palace or ministry `metonym`); where it is merely a place the form is `place`.
    """
    flat = plain(text)
    found = list(_named(flat))
    mentions = []
    for position, (name, start, end, verdict) in enumerate(found):
        if name.form == "compound" and not _leads(found, position):
            continue
        form = _form(flat, found, position)
        code, at_home = _code(name, home)
        mentions.append(PartnerMention(Span(start, end), code, name.kind, form, at_home))
        del verdict
    return tuple(mentions)


@cache
def _scanner() -> Scanner:
    return Scanner(gazetteer()[1])


def _named(flat: str) -> Iterator[tuple[Name, int, int, str]]:
    """Hits that stand for a partner, with the verdict on those that may be places."""
    names = gazetteer()[0]
    verdict = ""
    for index, start, end in _scanner().hits(flat):
        name = names[index]
        if name.kind == "mask":
            continue
        match name.context:
            case "acting":
                verdict = contexts.acting(flat, start, end)[0]
            case "given-name" if contexts.is_given_name(flat, start, end):
                continue
            case "language" if contexts.is_language(flat, start, end):
                continue
            case "defined" if name.full not in flat:
                continue
            case "define":
                continue
            case _:
                verdict = ""
        yield name, start, end, verdict


def _leads(found: list[tuple[Name, int, int, str]], position: int) -> bool:
    """Whether a prefix such as "Sino-" stands directly before another partner."""
    return position + 1 < len(found) and found[position + 1][1] == found[position][2]


def _form(flat: str, found: list[tuple[Name, int, int, str]], position: int) -> str:
    name, start, end, verdict = found[position]
    if name.form in ("capital", "metonym"):
        if verdict == "paired":
            follows = position + 1 < len(found) and found[position + 1][1] - end <= 5
            verdict = "acting" if follows else ""
        if not verdict and position:
            verdict = _like_neighbour(flat, found, position)
        acts = verdict == "acting" or (name.form == "metonym" and verdict == "")
        return name.form if acts else "place"
    if name.form == "city":
        return "place"
    if _joined(flat, found, position) or (position and _joined(flat, found, position - 1)):
        return "compound"
    return name.form


def _like_neighbour(flat: str, found: list[tuple[Name, int, int, str]], position: int) -> str:
    """A city after "and" acts when the one before it does."""
    before, _, before_end, before_verdict = found[position - 1]
    gap = flat[before_end : found[position][1]]
    if gap.strip() not in ("and", ",", "-", "–", "&") or len(gap) > 5:
        return ""
    if before.form not in ("capital", "metonym", "city"):
        return "acting"
    return "acting" if before_verdict in ("acting", "paired") else "place"


def _joined(flat: str, found: list[tuple[Name, int, int, str]], position: int) -> bool:
    """Whether this and the next are the two halves of a compound: "Vietnam-US", "Vietnam – Russia"."""
    if position + 1 >= len(found):
        return False
    (first, _, end, _), (second, start, _, _) = found[position], found[position + 1]
    if first.kind == "city" or second.kind == "city":
        return False
    gap = flat[end:start]
    return len(gap) <= 3 and gap.strip() in DASHES if gap.strip() else first.form == "compound" and not gap


def _code(name: Name, home: str) -> tuple[str, bool]:
    if name.country and name.form == "org" and name.country == home:
        return name.code, True
    if name.country:
        return name.country, name.country == home
    return name.code, name.code == home

"""Countries, cities, organs and organisations named in a text, each with the form in which it is named."""

from collections.abc import Iterator
from functools import cache

from etl.model import PartnerMention
from etl.recognise import contexts
from etl.recognise.names import Name, gazetteer, partner_kinds, rows, sovereigns
from etl.recognise.scan import Scanner, plain
from etl.spans import Span

Hit = tuple[Name, int, int, str]
LONGEST_LIST = 8
DASHES = frozenset("-–—")
ACTING_FORMS = frozenset({"capital", "metonym"})
LINKS = frozenset({"and", ",", ", and", "-", "–", "&"})


def partners(text: str, home: str) -> tuple[PartnerMention, ...]:
    """Mentions sorted by position, never overlapping, the longest name first.

    `home` is an ISO 3166-1 alpha-3 code. An organ of the home country keeps its own acronym and is marked `home`; an
    organ of another country carries that country's code. A capital that acts as its government has the form
    `capital` (a palace or ministry `metonym`); where it is merely a place the form is `place`.
    """
    flat = plain(text)
    found = list(_named(flat))
    mentions: list[PartnerMention] = []
    forms: list[str] = []
    for position, (name, start, end, _) in enumerate(found):
        form = _form(flat, found, position, forms)
        forms.append(form)
        if name.form == "compound" and not _leads(found, position):
            continue
        code, at_home = _code(name, home)
        kind = partner_kinds()[code] if form in ACTING_FORMS else name.kind
        mentions.append(PartnerMention(Span(start, end), code, kind, form, at_home))
    return tuple(mentions)


@cache
def _scanner() -> Scanner:
    return Scanner(gazetteer()[1])


def _named(flat: str) -> Iterator[Hit]:
    """Hits that stand for a partner, with the verdict on those that may be places."""
    names = gazetteer()[0]
    for index, start, end in _scanner().hits(flat):
        name = names[index]
        if name.kind == "mask" or (name.context and _is_something_else(flat, name, start, end)):
            continue
        verdict = contexts.acting(flat, start, end)[0] if name.context == "acting" else ""
        yield name, start, end, verdict


def _is_something_else(flat: str, name: Name, start: int, end: int) -> bool:
    """Whether the words around make the name a person's, a language's, or another body's acronym."""
    return (
        ("given-name" in name.context and contexts.is_given_name(flat, start, end))
        or ("language" in name.context and contexts.is_language(flat, start, end))
        or ("surname" in name.context and contexts.is_family_name(flat, start, end))
        or (name.context == "settled" and not contexts.is_settled(flat, start, end))
        or (name.context == "defined" and name.full not in flat)
        or name.context == "define"
    )


def _leads(found: list[Hit], position: int) -> bool:
    """Whether a prefix such as "Sino-" stands directly before another partner."""
    return position + 1 < len(found) and found[position + 1][1] == found[position][2]


def _form(flat: str, found: list[Hit], position: int, forms: list[str]) -> str:
    """The form of one hit; `forms` holds those of the hits before it."""
    name = found[position][0]
    if name.form in ACTING_FORMS:
        verdict = _verdict(flat, found, position, forms)
        acts = verdict == "acting" or (name.form == "metonym" and verdict == "")
        return name.form if acts else "place"
    if name.form == "city":
        return "place"
    if _joined(flat, found, position) or (position and _joined(flat, found, position - 1)):
        return "compound"
    return name.form


def _verdict(flat: str, found: list[Hit], position: int, forms: list[str]) -> str:
    """The verdict on a capital; where its own words give none it goes with its neighbours in a list."""
    verdict = found[position][3]
    if verdict not in ("", "paired"):
        goes_with_city = _linked(flat, found, position) and found[position + 1][0].form == "city"
        return "place" if goes_with_city else verdict
    if position and _linked(flat, found, position - 1):
        acts = found[position - 1][0].form not in (*ACTING_FORMS, "city") or forms[-1] in ACTING_FORMS
        return "acting" if acts else "place"
    for after in range(position, min(position + LONGEST_LIST, len(found))):
        if not _linked(flat, found, after):
            break
        if found[after + 1][0].form == "city":
            return "place"
        if (later := found[after + 1][3]) not in ("", "paired"):
            return later
        if verdict == "paired":
            return "acting"
    return ""


def _linked(flat: str, found: list[Hit], position: int) -> bool:
    """Whether only "and", a comma or a dash stands between this hit and the next."""
    if position + 1 >= len(found):
        return False
    gap = flat[found[position][2] : found[position + 1][1]]
    return len(gap) <= 6 and gap.strip() in LINKS


def _joined(flat: str, found: list[Hit], position: int) -> bool:
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
        return name.country, _is_home(name.country, home)
    return name.code, _is_home(name.code, home)


def _is_home(code: str, home: str) -> bool:
    """Whether a code is home's own, or that of a state it grew out of or of a territory under it."""
    return code == home or code in _forerunners(home) or sovereigns().get(code) == home


@cache
def _forerunners(home: str) -> frozenset[str]:
    """Former states that home grew out of: the last two letters of an ISO 3166-3 code name the state that followed."""
    table = list(rows("partners.csv"))
    short = next((row["alpha_2"] for row in table if row["code"] == home), "")
    return frozenset(
        row["code"] for row in table if row["kind"] == "former" and len(row["code"]) == len("VDVN") and short
        and row["code"].endswith(short)
    )  # fmt: skip

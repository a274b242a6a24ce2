"""Who speaks when: the day on which a quotation was said, for the "today" and "this year" inside it."""

import re
from collections.abc import Sequence

from etl.dates.find import Found
from etl.dates.shapes import Away, Day, Daytime, Shape, Shift, Unit, Weekday, Within

_MARKS = frozenset('"“”')
_VERB = (
    r"(?:said|says|told|wrote|tweeted|posted|declared|announced|stated|added|remarked|insisted|warned|explained|noted)"
)
_OTHER_EVENT = r"(?!(?:of|for|about|ahead|before|after|until|since|regarding|following|that|on)\b)"
_ON_A_PAGE = (
    r"on (?:X|Twitter|Facebook|Instagram|Weibo|Telegram|LinkedIn|Truth Social|social media"
    r"|(?:his|her|its|their) (?:\w+ )?(?:page|account|channel|blog|website))"
)
# '..., today," the minister told reporters in Hanoi on'
_SAID_AFTER = re.compile(
    rf"[^\"“”\n]{{0,300}}[\"”],?\s(?:[^\s\"“”.;]+\s){{0,9}}?{_VERB}\s(?:{_OTHER_EVENT}[^\s\"“”.;,]+\s){{0,7}}"
    rf"(?:{_ON_A_PAGE}\s)?(?:on\s)?\Z"
)
# 'On 12 May 2014 he had said: "There will be no talks'
_SAID_BEFORE = re.compile(rf"[^.;\n\"“”]{{0,80}}?\b{_VERB}\b[^.;\n\"“”]{{0,60}}[:,]\s?[\"“][^\"“”\n]{{0,300}}\Z")
# 'He had said on 12 May 2014: "There will be no talks'
_VERB_FIRST = re.compile(rf"\b{_VERB}\b[^.;\n\"“”]{{0,60}}\son\s\Z")
_COLON = re.compile(r"[:,]\s?[\"“][^\"“”\n]{0,300}\Z")
_MAY_COUNT = frozenset({Shift, Daytime, Away})
_NEAR = 90
_REACH = 420
_LINE = 600


def said_on(text: str, found: Sequence[Found]) -> dict[int, int]:
    """The number of the expression that dates the speech, by the number of each one inside a quotation."""
    if '"' not in text and "“" not in text:
        return {}
    out: dict[int, int] = {}
    for number, one in enumerate(found):
        if type(one.shape) in _MAY_COUNT and _counts_from_speech(one.shape) and _is_quoted(text, one.span.start):
            day = _day_after(text, found, number) or _day_before(text, found, number)
            if day is not None:
                out[number] = day
    return out


def _counts_from_speech(shape: Shape) -> bool:
    match shape:
        case Shift(Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR, _, False) | Daytime(_, Shift(Unit.DAY, _, False)):
            return True
        case Away(_, _, -1, False, None):
            return True
    return False


def _is_quoted(text: str, start: int) -> bool:
    line = text[max(0, start - _LINE) : start].rpartition("\n")[2]
    opened = line.rfind("“")
    return opened > line.rfind("”") if opened >= 0 else line.count('"') % 2 == 1


def _day_after(text: str, found: Sequence[Found], number: int) -> int | None:
    """The first expression behind the quotation, where it says when the words were said."""
    end = found[number].span.end
    for place in range(number + 1, min(number + 4, len(found))):
        start = found[place].span.start
        if start - end > _REACH:
            return None
        between = text[end:start]
        if not _MARKS & set(between):
            continue
        return place if _is_day(found[place].shape) and _SAID_AFTER.match(between) else None
    return None


def _day_before(text: str, found: Sequence[Found], number: int) -> int | None:
    """The last expression before the quotation, where it says when the words were said."""
    start = found[number].span.start
    for place in range(number - 1, max(-1, number - 4), -1):
        end = found[place].span.end
        if start - end > _REACH:
            return None
        between = text[end:start]
        if not _MARKS & set(between):
            continue
        return place if _is_day(found[place].shape) and _opens(text, found[place].span.start, between) else None
    return None


def _opens(text: str, start: int, between: str) -> bool:
    """Whether a day, the verb of saying before or behind it, leads to a quotation that is still open."""
    if _SAID_BEFORE.match(between):
        return True
    return bool(_COLON.match(between) and _VERB_FIRST.search(text, start - _NEAR, start))


def _is_day(shape: Shape) -> bool:
    match shape:
        case Day(int()) | Within(Day(int()), _) | Weekday() | Shift(Unit.DAY, -1, False):
            return True
        case Daytime(_, of) if of is not None:
            return _is_day(of)
    return False

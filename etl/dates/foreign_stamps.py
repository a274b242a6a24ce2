"""Stamps in the language of another edition over an English page: "Ngày 15 tháng 4 năm 2019", "15 avril 2019"."""

import re
from collections.abc import Iterator
from datetime import date

from etl import intervals
from etl.dates.grammar.words import numbered
from etl.dates.stamps import Worn
from etl.model import Basis

# Months of the year in order, each in French, Spanish, Portuguese, Italian, German, Dutch, Indonesian and Russian.
_MONTHS = numbered(
    """
    janvier enero janeiro gennaio januar januari января, février febrero fevereiro febbraio februar februari февраля,
    mars marzo março märz maart maret mac марта, avril abril aprile april апреля, mai mayo maio maggio mei мая,
    juin junio junho giugno juni jun июня, juillet julio julho luglio juli julai июля,
    août agosto augustus agustus ogos августа, septembre septiembre setembro settembre september сентября,
    octobre octubre outubro ottobre oktober октября, novembre noviembre novembro november ноября,
    décembre diciembre dezembro dicembre dezember december desember disember декабря
    """
)
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FORMS = (
    re.compile(
        r"(?i)(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày),? "
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)\b"
    ),
    re.compile(r"(?i)\b(?P<day>\d{1,2}) ?tháng (?P<month>\d{1,2}),? ?năm (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"(?P<year>(?:19|20)\d\d) ?[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]"),
    re.compile(
        rf"(?i)\b(?P<day>\d{{1,2}})(?:er|\.|º|°)? (?:de )?(?P<name>{_NAME})\.?,? (?:del? )?(?P<year>(?:19|20)\d\d)\b"
    ),
)
_HEAD = 1500
_LONGEST_LINE = 70


def from_foreign_stamps(text: str) -> Iterator[Worn]:
    """The days that short lines at the head of a page state in another language than English."""
    for line in text[:_HEAD].split("\n"):
        if len(line) <= _LONGEST_LINE:
            for form in _FORMS:
                if (found := form.search(line)) and (when := _day(found)):
                    yield Worn(Basis.STAMP, "stamp", found.group(), intervals.day(when))


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None

"""The words of the interface, English and Vietnamese: rows of dashboards/wording/*.csv, found by key."""

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date

FOLDER = Path(__file__).resolve().parent / "wording"
NAMED = 3  # names told before the rest is counted
LANGUAGES = {"en": "English", "vi": "Tiếng Việt"}
DATES = {
    "en": {"long": "d MMMM y", "day": "d MMM y", "of year": "d MMM", "of month": "d", "month": "MMMM y"},
    "vi": {"long": "d 'tháng' M 'năm' y", "day": "d/M/y", "of year": "d/M", "of month": "d", "month": "'tháng' M/y"},
}


@dataclass(frozen=True, slots=True)
class Words:
    """One language; call it with a key and the values of its {placeholders}."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The wording of `key`, that of one (`key.one`) where n is 1; raises KeyError for a key without a row."""
        row = rows().get(f"{key}.one") if str(values.get("n")) == "1" else None
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return (row or rows()[key])[self.language].format(**shown)

    def count(self, noun: str, n: int | str) -> str:
        """A number with its noun, which agree: 1 partner, 12 partners, 3–4 engagements."""
        return self(f"count.{noun}", n=n)

    def number(self, n: float) -> str:
        """A number with its thousands set apart: 12,345 or 12.345; halves are kept."""
        text = f"{n:,}" if isinstance(n, int) else f"{n:,.3g}" if n < 1000 else f"{n:,.0f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def span(self, certain: int, possible: int) -> str:
        """A count with its uncertainty: 12, or 12–15 when three more may belong to it."""
        most = self.number(possible)
        return most if certain == possible else f"{self.number(certain)}–{most}"

    def listed(self, names: Sequence[str], more: str = "and_more") -> str:
        """Names of partners, the first three and how many more; of other things where `more` is the key for these."""
        shown = ", ".join(names[:NAMED])
        return shown if len(names) <= NAMED else self(more, names=shown, n=len(names) - NAMED)

    def code(self, field: str, value: str | None) -> str:
        """A value of the vocabulary in words (`type`, `visit`); a value without a row is shown as it is."""
        if value is None:
            return self("none")
        row = rows().get(f"{field}.{value}")
        return row[self.language] if row else value

    def country(self, iso2: str | None, name: str) -> str:
        """A country's name from CLDR; `name` for organisations and former states."""
        if not iso2 or self.language == "en":
            return name
        return str(Locale(self.language).territories.get(iso2, name))

    def day(self, when: date) -> str:
        """A day in words: 5 July 2025."""
        return self._date(when, "long")

    def period(self, start: date, per: str) -> str:
        """A month, quarter or year by its first day: Jul 2025, Q3 2025, 2025."""
        match per:
            case "year":
                return f"{start.year}"
            case "quarter":
                return self("quarter_name", quarter=(start.month + 2) // 3, year=str(start.year))
            case _:
                return format_date(start, "MMM y" if self.language == "en" else "MM/y", locale=self.language)

    def dates(self, first: date | None, last: date | None, granularity: str) -> str:
        """The days of an engagement as finely as they are known, never more finely."""
        if first is None or last is None:
            return self("undated")
        if first == last:
            return self._date(first, "day")
        if granularity == "year" and first.year == last.year:
            return str(first.year)
        if granularity == "month" and (first.year, first.month) == (last.year, last.month):
            return self._date(first, "month")
        head = "of month" if (first.year, first.month) == (last.year, last.month) else "of year"
        span = f"{self._date(first, head if first.year == last.year else 'day')}–{self._date(last, 'day')}"
        return self("within", span=span) if granularity not in ("day", "week") else span

    def _date(self, when: date, form: str) -> str:
        return str(format_date(when, DATES[self.language][form], locale=self.language))


@cache
def rows() -> Mapping[str, Mapping[str, str]]:
    """Every row of the wording by its key; raises ValueError for a key that stands twice."""
    found: dict[str, Mapping[str, str]] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["key"] in found:
                    raise ValueError(f"{path}: key {row['key']!r} stands twice")
                found[row["key"]] = row
    return found


def folded(text: str) -> str:
    """Text for comparing: lower case, no accents, đ as d ("Triều Tiên" and "trieu tien" are the same)."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return " ".join("".join(mark for mark in plain if not unicodedata.combining(mark)).split())

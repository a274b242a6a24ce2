"""The dates of one text as a person would check them."""

from datetime import date

from etl import clean, dates, intervals, read
from etl.model import Publication, TimeExpression


def dates_of(
    text: str, published: str | None, today: date | None, home: str
) -> tuple[Publication, tuple[TimeExpression, ...]]:
    """Publication of `text` and its time expressions, in spans of the mended text; ValueError on a bad `published`."""
    mended = clean.clean(text).text
    sections = read.sections(mended)
    found = dates.find(mended)
    given = intervals.parse(published) if published else None
    page, publications = dates.publications(mended, sections, found, given, {}, home, today)
    return page, dates.resolve(mended, sections, found, publications)

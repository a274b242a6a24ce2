"""Holidays by the names of seeds/holidays.csv, with or without their year or part of the day."""

import re
from functools import cache

from etl.dates.grammar.absolute import year
from etl.dates.grammar.fragments import COMMA, GAP, HYPHEN, QUANTITY, YEAR
from etl.dates.grammar.relative import RELATIVE_UNIT
from etl.dates.grammar.rule import Groups, Rule, UnreadableError
from etl.dates.grammar.words import amount, unit
from etl.dates.holidays import names
from etl.dates.shapes import Away, Daytime, Holding, Holiday, Near, Shape, Unit, Within


@cache
def rules() -> tuple[Rule, ...]:
    """One rule for a holiday, one with its year, one with a part of its day."""
    listed = "|".join(re.escape(name).replace(r"\ ", GAP) for name in sorted(names(), key=lambda name: -len(name)))
    feast = rf"(?P<feast>(?i:{listed}))"
    the = rf"(?:(?i:the){GAP})?"
    return (
        Rule(
            "a holiday of a year",
            rf"{the}{feast}(?:{COMMA}(?i:(?:of|in){GAP})?(?P<year>{YEAR})|{GAP}(?P<outer>{RELATIVE_UNIT}))",
            _of_year,
            "Christmas 1963",
        ),
        Rule(
            "a holiday of a year",
            rf"{the}(?P<year>{YEAR}){GAP}{feast}(?P<outer>)\b",
            _of_year,
            "the 2025 Lunar New Year",
        ),
        Rule(
            "a distance from a holiday",
            rf"(?:(?P<n>{QUANTITY}){HYPHEN}|(?i:the){GAP})(?P<unit>(?i:days?|weeks?|months?)){GAP}(?P<where>(?i:before|after|ahead{GAP}of)){GAP}{the}{feast}\b",
            _from_feast,
            "three days before Christmas",
        ),
        Rule(
            "a part of a holiday", rf"{feast}{GAP}(?i:night)\b", lambda g: Daytime("NI", _named(g)), "Christmas night"
        ),
        Rule(
            "a holiday's week",
            rf"{the}{feast}{GAP}(?i:week)\b",
            lambda g: Holding(Unit.WEEK, _named(g)),
            "Easter week",
        ),
        Rule(
            "a holiday looked for from here",
            rf"(?:(?i:this){GAP})?(?P<adj>(?i:last|past|next|coming|this)){GAP}{feast}\b",
            _looked_for,
            "last Christmas",
            guard="holiday",
        ),
        Rule("a holiday", rf"{the}{feast}(?:{GAP}(?i:holidays?))?\b", _named, "Thanksgiving", guard="holiday"),
    )


def _named(groups: Groups) -> Holiday:
    return Holiday(names()[" ".join(groups["feast"].lower().split())])


def _looked_for(groups: Groups) -> Shape:
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(groups["adj"].lower())
    return Near(_named(groups), direction) if direction else _named(groups)


def _from_feast(groups: Groups) -> Shape:
    count = amount(groups["n"]) if groups["n"] else 1
    if count is None:
        raise UnreadableError("a loose distance has no day")
    return Away(count, unit(groups["unit"]), 1 if groups["where"].lower() == "after" else -1, of=_named(groups))


def _of_year(groups: Groups) -> Shape:
    return Within(_named(groups), year(groups["year"]) if groups["year"] else groups.read("outer"))

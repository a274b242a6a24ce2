"""What is given as text for a variable of a question becomes the value meant, or an error saying what was expected."""

import re
from collections.abc import Mapping
from datetime import date

import duckdb

from etl.asking import ask
from etl.errors import CordialeError

LARGE = 2**32 - 1
NUMBERS = {  # the least and the greatest that make sense
    "rows": (1, LARGE), "least": (0, LARGE), "days": (0, 40_000), "months": (0, 1_200), "fiscal_start": (1, 12),
    "year": (1, 9999), "since_year": (1, 9999), "top": (1, LARGE), "row_limit": (1, LARGE), "row_offset": (0, LARGE),
    "per_day": (1, LARGE), "dated": (0, LARGE), "engagement_key": (0, LARGE),
}  # fmt: skip
DAYS = ("since", "until", "from_date", "to_date")
FLAGS = ("parts", "round_only")
# of the pages, with a comma between
LISTS = ("partners", "types", "levels", "channels", "directions", "statuses", "precisions")
SAID = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
Value = str | int | bool | date | list[str]


def meant(connection: duckdb.DuckDBPyConnection, variable: str, text: str) -> Value:
    """The value of `variable` that `text` stands for; raises CordialeError naming both and what was expected."""
    if variable in NUMBERS:
        return _number(variable, text)
    if variable in DAYS:
        return _day(variable, text)
    if variable in FLAGS:
        return _flag(variable, text)
    if variable in LISTS:
        return [_partner(connection, each) if variable == "partners" else each for each in re.split(r"\s*,\s*", text)]
    if variable == "partner":
        return _partner(connection, text)
    return _word(connection, variable, text)


def _number(variable: str, text: str) -> int:
    least, most = NUMBERS[variable]
    if not re.fullmatch(r"\d{1,10}", text) or not least <= int(text) <= most:
        raise _unfit(variable, text, f"a whole number from {least:,} to {most:,}")
    return int(text)


def _day(variable: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _unfit(variable, text, "a day such as 2024-06-19") from None


def _flag(variable: str, text: str) -> bool:
    if text.casefold() not in SAID:
        raise _unfit(variable, text, "true or false")
    return SAID[text.casefold()]


def _word(connection: duckdb.DuckDBPyConnection, variable: str, text: str) -> str:
    """A word as the file has it, capitals aside; any text where the variable has no list of words."""
    words: Mapping[str, str] = {
        str(row["word"]).casefold(): str(row["word"]) for row in ask(connection, "choices", {"variable": variable})
    }
    if words and text.casefold() not in words:
        raise _unfit(variable, text, f"one of {', '.join(words.values())}")
    return words.get(text.casefold(), text)


def _partner(connection: duckdb.DuckDBPyConnection, called: str) -> str:
    [(code,)] = connection.execute("SELECT partner_code(?)", [called]).fetchall()
    if code is None:
        likely = connection.execute("FROM partners_called(?)", [called]).fetchall()
        if likely:
            fitting = ", ".join(f"{code} ({name})" for code, name in likely)
            raise CordialeError(f"several partners are called {called!r}: expected one of {fitting}")
        raise CordialeError(f"no partner is called {called!r}: expected a code such as LAO or a name such as Laos")
    if (str(code),) in connection.table("build").select("home").fetchall():
        raise CordialeError(f"{called!r} is {code}, the home country of this file: expected one of its partners")
    return str(code)


def _unfit(variable: str, text: str, expected: str) -> CordialeError:
    return CordialeError(f"--{variable.replace('_', '-')} {text!r}: expected {expected}")

"""Reference tables of seeds/ as frames of the published file; a value outside its contract stops the build, named."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from etl.intervals import Interval
from etl.load import rules
from etl.load.fill import columns
from etl.load.folding import fold
from etl.load.lines import Line, read
from etl.paths import SEEDS

SECTORAL = "sectoral-SP"
MASK = "mask"  # rows of partner_names.csv that only keep the recogniser from reading a name


def frames(home: str, folder: Path = SEEDS) -> dict[str, pl.DataFrame]:
    """Frames of every reference table, milestones and tiers those of `home`; raises SeedError."""
    countries = list(read(folder / "partners.csv", ("code", "name", "kind", "source")))
    organisations = list(read(folder / "organisations.csv", ("code", "name", "aliases", "parent", "source")))
    names = list(read(folder / "partner_names.csv", ("code", "name", "form")))
    lookups = read(folder / "partner_lookups.csv", ("code", "name", "source"))
    cow = read(folder / "cow_codes.csv", ("partner", "cow_code", "cow_number"))
    partners = _partners(countries, organisations, {line.required("partner"): line for line in cow})
    codes = set(partners["partner"])
    milestones = read(folder / "milestones.csv", ("home", "partner", "kind", "date", "source", "note"))
    tiers = read(folder / "tiers.csv", ("home", "partner", "tier", "scope", "date", "source", "note"))
    kinds = list(read(folder / "tier_kinds.csv", ("tier", "rank", "name")))
    return {
        "partner": partners,
        "partner_name": pl.concat([_names(countries, organisations, names, codes), _lookups(lookups, codes)]),
        "milestone": _milestones(_of(home, milestones, codes), codes),
        "tier": _tiers(_of(home, tiers, codes), kinds, codes),
        **rules.frames(folder),
    }


def _frame(table: str, rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns(table), orient="row")


def _partners(countries: Sequence[Line], organisations: Sequence[Line], cow: Mapping[str, Line]) -> pl.DataFrame:
    rows: dict[str, tuple[object, ...]] = {}
    for line in countries:
        code = line.required("code")
        if code in rows:
            raise line.error("code", "each code once")
        kind = line.one_of("kind", ("country", "former", "territory"), "country, former or territory")
        war = cow.get(code)
        rows[code] = (
            code, line.required("name"), line["official_name"], line["name_vi"], kind, line["region"], line["capital"],
            line["alpha_2"], war and war["cow_code"], war and int(war.required("cow_number")),
            _year(line, "from_year", first=True), _year(line, "to_year", first=False),
            line.required("source"),
        )  # fmt: skip
    whole = sorted(organisations, key=lambda line: line["parent"] == line["code"])
    for line in whole:  # an organ of an organisation shares its code; the organisation itself stands first
        code = line.required("code")
        if code not in rows:
            source = line.required("source")
            rows[code] = (code, line.required("name"), None, None, "organisation", *[None] * 7, source)
    return _frame("partner", [rows[code] for code in sorted(rows)])


def _year(line: Line, column: str, *, first: bool) -> date | None:
    interval = line.interval(column)
    if interval is None:
        return None
    return interval.first if first else interval.last


def _names(
    countries: Sequence[Line], organisations: Sequence[Line], names: Sequence[Line], codes: Collection[str]
) -> pl.DataFrame:
    rows: set[tuple[str, str, str, str]] = set()
    for line in countries:
        code = line.required("code")
        given = (("name", "name"), ("official_name", "official"), ("name_vi", "name"), ("demonym", "demonym"))
        rows.update((code, name, form, fold(name)) for column, form in given if (name := line[column]))
        rows.add((code, code, "code", fold(code)))
    for line in organisations:
        code = line.required("code")
        aliases = (line["aliases"] or "").split(";")
        rows.update((code, name.strip(), "organisation", fold(name.strip())) for name in aliases if name.strip())
        rows.add((code, line.required("name"), "organisation", fold(line.required("name"))))
        rows.add((code, code, "code", fold(code)))
    for line in names:
        if (form := line.required("form")) != MASK:
            code = line.one_of("code", codes, "a code of partners.csv or organisations.csv")
            rows.add((code, line.required("name"), form, fold(line.required("name"))))
    return _frame("partner_name", sorted(rows))


def _lookups(lookups: Iterator[Line], codes: Collection[str]) -> pl.DataFrame:
    """Names that people look a partner up by and that are too ambiguous, or in another language, to be read in news."""
    rows = [
        (line.one_of("code", codes, "a partner of the seeds"), name := line.required("name"), "lookup", fold(name))
        for line in lookups
    ]
    return _frame("partner_name", rows)


def _of(home: str, lines: Iterator[Line], codes: Collection[str]) -> list[Line]:
    return [line for line in lines if line.one_of("home", codes, "an ISO 3166-1 alpha-3 code") == home]


def _milestones(lines: Sequence[Line], codes: Collection[str]) -> pl.DataFrame:
    rows = []
    for line in lines:
        partner = line.one_of("partner", codes, "an ISO 3166-1 alpha-3 code or an organisation of the seeds")
        if (interval := line.interval("date")) is None:
            raise line.error("date", "YYYY, YYYY-MM or YYYY-MM-DD")
        rows.append(
            (
                partner, line.required("kind"), interval.first, interval.last, str(interval.granularity),
                line.required("source"), line["note"],
            )
        )  # fmt: skip
    return _frame("milestone", rows)


def _tiers(lines: Sequence[Line], kinds: Sequence[Line], codes: Collection[str]) -> pl.DataFrame:
    known = {line.required("tier"): (int(line.required("rank")), line.required("name")) for line in kinds}
    read_lines = []
    for line in lines:
        partner = line.one_of("partner", codes, "an ISO 3166-1 alpha-3 code or an organisation of the seeds")
        tier = line.one_of("tier", known, f"one of {', '.join(known)}")
        read_lines.append((partner, tier, line.interval("date"), line))
    rows = [
        (
            partner, tier, *known[tier], line["scope"], began and began.first, began and began.last,
            str(began.granularity) if began else "none", _ends(partner, tier, began, read_lines),
            line.required("source"), line["note"],
        )
        for partner, tier, began, line in read_lines
    ]  # fmt: skip
    return _frame("tier", rows)


def _ends(
    partner: str, tier: str, began: Interval | None, lines: Sequence[tuple[str, str, Interval | None, Line]]
) -> date | None:
    if tier == SECTORAL:  # holds beside a tier of the whole relationship
        return None
    later = [
        other.first
        for code, kind, other, _ in lines
        if code == partner and kind not in (tier, SECTORAL) and other and (began is None or other.first > began.first)
    ]
    return min(later) - timedelta(days=1) if later else None

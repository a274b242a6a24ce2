"""Published files for the tests of the dashboards: empty, small with hostile words, and full (some hundred rows)."""

import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl

from etl.load.fill import SCHEMA_VERSION, create

SQL = Path(__file__).resolve().parent.parent / "sql"
AS_OF = date(2025, 7, 5)
HOSTILE = '<script>alert(1)</script> ![x](http://evil.example/x.png) [link](javascript:alert(2)) =HYPERLINK("x") $x^2$'

PARTNERS = (
    ("LAO", "Laos", "country", "South-eastern Asia", "LA", 30),
    ("CHN", "China", "country", "Eastern Asia", "CN", 26),
    ("JPN", "Japan", "country", "Eastern Asia", "JP", 22),
    ("KOR", "Korea, Republic of", "country", "Eastern Asia", "KR", 19),
    ("USA", "United States", "country", "Northern America", "US", 17),
    ("RUS", "Russian Federation", "country", "Eastern Europe", "RU", 16),
    ("KHM", "Cambodia", "country", "South-eastern Asia", "KH", 15),
    ("IND", "India", "country", "Southern Asia", "IN", 13),
    ("FRA", "France", "country", "Western Europe", "FR", 11),
    ("AUS", "Australia", "country", "Australia and New Zealand", "AU", 10),
    ("ASEAN", "Association of Southeast Asian Nations", "organisation", None, None, 10),
    ("SGP", "Singapore", "country", "South-eastern Asia", "SG", 9),
    ("IDN", "Indonesia", "country", "South-eastern Asia", "ID", 8),
    ("CUB", "Cuba", "country", "Caribbean", "CU", 7),
    ("PRK", "Korea, Democratic People's Republic of", "country", "Eastern Asia", "KP", 3),
    ("ZMB", "Zambia", "country", "Eastern Africa", "ZM", 2),
)
TIERS = (
    ("LAO", "special", 1, "special relationship", date(1977, 7, 18)),
    ("CHN", "CSP", 2, "comprehensive strategic partnership", date(2008, 5, 31)),
    ("RUS", "CSP", 2, "comprehensive strategic partnership", date(2012, 7, 27)),
    ("IND", "CSP", 2, "comprehensive strategic partnership", date(2016, 9, 3)),
    ("JPN", "CSP", 2, "comprehensive strategic partnership", date(2023, 11, 27)),
    ("USA", "CSP", 2, "comprehensive strategic partnership", date(2023, 9, 10)),
    ("SGP", "CSP", 2, "comprehensive strategic partnership", date(2025, 3, 12)),
)
ALIASES = (("PRK", "Triều Tiên", "trieu tien"), ("DEU", "Đức", "duc"), ("LAO", "Lào", "lao"), ("JPN", "Tokyo", "tokyo"))
KINDS = (
    ("visit", "official visit", "state", "leader"),
    ("visit", "working visit", "government", "minister"),
    ("meeting", "talks", "government", "minister"),
    ("meeting", "courtesy call", "government", "deputy-minister"),
    ("meeting", "courtesy call", "state", "ambassador"),
    ("call", None, "government", "minister"),
    ("consultation", "political consultation", "government", "deputy-minister"),
    ("message", None, "party", "leader"),
    ("agreement", None, "economic", "minister"),
    ("exchange", None, "people-to-people", "other"),
)


QUIET = "FRA"  # no contact in the last two years of the data
DERIVED = ("contact_month", "frequency_count")
ENGAGEMENT_ONLY = ("subtype", "level_home", "level_partner")

Row = dict[str, object]
Tables = dict[str, list[Row]]


def empty(path: Path, build_id: str = "20250705T000000-0000", schema_version: int = SCHEMA_VERSION) -> Path:
    """A file with every table and no row but the build's."""
    return _written(path, {}, build_id, None, schema_version)


def small(path: Path, build_id: str = "20250705T081500-3f2a") -> Path:
    """Two engagements with Zambia, one of them with hostile words in every text column."""
    return _filled(path, build_id, [row for row in _engagements(1) if row["partner"] == "ZMB"])


def full(path: Path, build_id: str = "20250705T081500-3f2a") -> Path:
    """Some hundred engagements of 2018-2025 with sixteen partners, wide dates, plans, conflicts and a correction."""
    return _filled(path, build_id, _engagements(2))


def busy(path: Path, build_id: str = "busy") -> Path:
    """Four hundred engagements with Laos, more than one chart shows one by one, and plans for the half-year ahead."""
    rows = [row for row in _engagements(13) if row["partner"] == "LAO"]
    ahead = [
        {**row, "date_first": AS_OF + timedelta(days=30 * n), "date_last": AS_OF + timedelta(days=30 * n)}
        for n, row in enumerate(rows[:4], start=1)
    ]
    plans = [{**row, "granularity": "day", "status": "planned"} for row in ahead]
    return _filled(path, build_id, [*rows, *plans])


def journeys(path: Path, build_id: str = "journeys") -> Path:
    """Laos came on a visit with two talks within it and once more for talks; the home side went on a visit."""
    rows = [row for row in _engagements(13) if row["partner"] == "LAO" and row["status"] == "held"][:5]
    kinds = (
        ("visit", "inbound"),
        ("meeting", "inbound"),
        ("meeting", "inbound"),
        ("meeting", "inbound"),
        ("visit", "outbound"),
    )
    told = []
    for number, (row, (kind, direction)) in enumerate(zip(rows, kinds, strict=True)):
        day = date(2025, 3, 10 + 5 * max(number - 2, 0))
        days = {"date_first": day, "date_last": day, "granularity": "day", "level": "leader"}
        part = {"part_of_key": 1} if number in (1, 2) else {}
        told.append({**row, **days, **part, "type": kind, "direction": direction, "subtype": None})
    return _filled(path, build_id, told)


def alike(path: Path, build_id: str = "alike") -> Path:
    """Laos and China with two visits each on the same days, Japan with one: no partner, cell or month leads."""
    rows = [row for row in _engagements(2) if row["status"] == "held"]
    told = []
    for partner, days in (("LAO", (10, 100)), ("CHN", (10, 100)), ("JPN", (50,))):
        row = next(row for row in rows if row["partner"] == partner)
        for day in (date(2025, 1, 1) + timedelta(days=number) for number in days):
            fixed = {"date_first": day, "date_last": day, "granularity": "day", "level": "leader", "tellings": 1}
            told.append({**row, **fixed, "type": "visit", "direction": "inbound"})
    return _filled(path, build_id, told)


def decided(path: Path, build_id: str = "decided") -> Path:
    """The small file with a call that an analyst added by hand, told by nobody, and a plan forty days overdue."""
    small(path, build_id)
    with duckdb.connect(str(path)) as connection:
        for table, changes in (
            ("engagement", "900 AS engagement_key, 'E-added' AS engagement_id, 0 AS tellings, 0 AS articles,"
             " 'call' AS type, DATE '2025-06-12' AS date_first, DATE '2025-06-12' AS date_last, NULL AS subtype,"
             " 'Tran Lan' AS confirmed_by, 'day' AS granularity, 'remote' AS direction"),
            ("engagement_partner", "900 AS engagement_key, 'call' AS type, DATE '2025-06-12' AS date_first,"
             " DATE '2025-06-12' AS date_last, 'day' AS granularity, 'remote' AS direction"),
            ("engagement_search", "900 AS engagement_key, ' zambia call' AS words"),
        ):  # fmt: skip
            stored = "* EXCLUDE (level, is_part, edtf)" if table == "engagement" else "*"
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT * REPLACE ({changes}) FROM"
                f" (SELECT {stored} FROM {table} WHERE engagement_key = 1)"
            )
        connection.execute(
            "INSERT INTO correction BY NAME SELECT 7 AS correction_key, '2025-07-01T09:00:00Z' AS made_at,"
            " 'Tran Lan' AS made_by, 'add' AS action, 'E-added' AS engagement_id, '{}' AS new_value,"
            " 'the embassy''s note 114' AS why, 'applied' AS outcome"
        )
        connection.execute(
            "INSERT INTO correction BY NAME SELECT 8 AS correction_key, '2025-07-02T09:00:00Z' AS made_at,"
            " 'Pham Minh' AS made_by, 'reject' AS action, 'E-no' AS engagement_id, 'a rumour' AS why,"
            " 'applied' AS outcome"
        )
        connection.execute("INSERT INTO id_history VALUES ('E-no', NULL, 'reject', 'Pham Minh: a rumour')")
        connection.execute(
            "UPDATE engagement SET status = 'planned', overdue = true, confidence = 0.9, conflicts = 0,"
            " date_first = DATE '2025-05-20', date_last = DATE '2025-05-26' WHERE engagement_key = 1"
        )
    return path


def publish(folder: Path, file: Path) -> Path:
    """Swap the link `current.duckdb` in `folder` to `file`, as the build does."""
    link, fresh = folder / "current.duckdb", folder / ".next"
    fresh.symlink_to(file.name)
    return fresh.replace(link)


def _engagements(factor: int) -> list[Row]:
    """Deterministic rows: each partner as often as its weight says, dates over seven and a half years."""
    chance = random.Random(7)
    rows: list[Row] = []
    for partner, name, *_, weight in PARTNERS:
        for _ in range(weight * factor):
            kind, subtype, channel, level = chance.choice(KINDS)
            first, last, granularity = _dates(chance, kind)
            while partner == QUIET and last > date(2023, 6, 30):
                first, last, granularity = _dates(chance, kind)
            ways = ("remote",) if kind in ("call", "message") else ("inbound", "outbound", "inbound", "third-country")
            rows.append(
                {
                    "partner": partner,
                    "name": name,
                    "type": kind,
                    "subtype": subtype,
                    "channel": channel,
                    "level": level,
                    "date_first": first,
                    "date_last": last,
                    "granularity": granularity,
                    "direction": chance.choice(ways),
                    "status": "planned" if first > AS_OF else "held",
                    "tellings": chance.choice((1, 1, 2, 3)),
                }
            )
    return sorted(rows, key=lambda row: (str(row["date_first"]), str(row["partner"])))


def _dates(chance: random.Random, kind: str) -> tuple[date, date, str]:
    first = date(2018, 1, 10) + timedelta(days=chance.randrange(2790))
    draw = chance.random()
    if draw < 0.04:
        return date(first.year, 1, 1), date(first.year, 12, 31), "year"
    if draw < 0.15:
        first = first.replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1), "month"
    return first, first + timedelta(days=chance.randrange(4) if kind == "visit" else 0), "day"


def _filled(path: Path, build_id: str, engagements: list[Row]) -> Path:
    tables: Tables = defaultdict(list)
    _reference(tables)
    for key, row in enumerate(engagements, start=1):
        hostile = key == len(engagements)
        _engagement(tables, key, row, hostile)
        for telling in range(int(str(row["tellings"]))):
            _telling(tables, key, row, telling, hostile)
    _oddities(tables)
    return _written(path, tables, build_id, AS_OF)


def _written(
    path: Path, tables: Tables, build_id: str, as_of: date | None, schema_version: int = SCHEMA_VERSION
) -> Path:
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.5.0"}) as connection:
        create(connection)
        for table, rows in tables.items():
            frame = pl.DataFrame(rows, infer_schema_length=None)  # noqa: F841
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM frame")
        connection.execute("CREATE TEMP MACRO is_counted(period, partner, period_first) AS true")
        for table in DERIVED:
            connection.execute(f"CREATE TEMP VIEW {table}_given AS FROM engagement_partner")
            connection.execute((SQL / "derive" / f"{table}.sql").read_text(encoding="utf-8"))
        counted = {"articles": "article", "mentions": "mention", "engagements": "engagement"}
        counted |= {"unresolved": "unresolved", "failures": "failure"}
        counts = ", ".join(f"(SELECT count(*) FROM {table}) AS {name}" for name, table in counted.items())
        connection.execute(
            "INSERT INTO build BY NAME SELECT ? AS build_id, ? AS schema_version, 'VNM' AS home, ?::DATE AS as_of,"
            f" {counts},"
            " TIMESTAMP '2025-07-05 08:15:00' AS created_at,"
            " (SELECT count(DISTINCT partner) FROM engagement_partner) AS partners",
            [build_id, schema_version, as_of],
        )
    return path


def _reference(tables: Tables) -> None:
    germany = ("DEU", "Germany", "country", "Western Europe", "DE", 0)
    home = ("VNM", "Viet Nam", "country", "South-eastern Asia", "VN", 0)
    for code, name, kind, region, iso2, _ in (*PARTNERS, germany, home):
        tables["partner"].append({"partner": code, "name": name, "kind": kind, "region": region, "iso2": iso2})
        tables["partner_name"].append({"partner": code, "name": name, "form": "name", "search_name": name.lower()})
    for code, name, folded in ALIASES:
        tables["partner_name"].append({"partner": code, "name": name, "form": "alias", "search_name": folded})
    for code, tier, rank, name, since in TIERS:
        days = {"valid_from_first": since, "valid_from_last": since, "granularity": "day"}
        tables["tier"].append({"partner": code, "tier": tier, "rank": rank, "name": name, "source": "test", **days})
    for code, when in (("LAO", date(1962, 9, 5)), ("JPN", date(1973, 9, 21)), ("RUS", date(1950, 1, 30))):
        days = {"date_first": when, "date_last": when, "granularity": "day"}
        tables["milestone"].append({"partner": code, "kind": "relations established", "source": "test", **days})


def _shared(row: Row) -> Row:
    names = ("type", "subtype", "date_first", "date_last", "granularity", "channel", "direction", "status")
    return {**{name: row[name] for name in names}, "level_home": row["level"], "level_partner": row["level"]}


def _engagement(tables: Tables, key: int, row: Row, hostile: bool) -> None:
    place = HOSTILE if hostile else ("Hanoi" if row["direction"] == "inbound" else str(row["name"]))
    confidence = round(0.55 + key % 9 / 20, 2)
    tables["engagement"].append(
        {
            **_shared(row),
            "engagement_key": key,
            "engagement_id": f"E{key:05d}",
            "part_of_key": row.get("part_of_key"),
            "subtype": HOSTILE if hostile else row["subtype"],
            "date_why": "the sentence names the day; the page was published two days later",
            "place": place,
            "occasion": HOSTILE if hostile else None,
            "tellings": row["tellings"],
            "articles": row["tellings"],
            "first_published": row["date_first"],
            "last_published": row["date_last"],
            "confidence": confidence,
            "conflicts": int(key % 40 == 0),
            "partners": [row["partner"]],
            "overdue": False,
            "corrected": [],
        }
    )
    facts = {name: value for name, value in _shared(row).items() if name not in ENGAGEMENT_ONLY}
    tables["engagement_partner"].append(
        {
            **facts,
            "partner": row["partner"],
            "engagement_key": key,
            "level": row["level"],
            "is_part": "part_of_key" in row,
        }
    )
    words = f" {row['name']} {place} {row['type']}".lower()
    tables["engagement_search"].append({"engagement_key": key, "words": words})
    guest = HOSTILE if hostile else f"Guest {key % 3} of {row['name']}"
    for side, country, name, role in (
        ("home", "VNM", f"Nguyen Van {'ABC'[key % 3]}", "Deputy Prime Minister"),
        ("partner", row["partner"], guest, "Minister of Foreign Affairs"),
    ):
        tables["engagement_participant"].append(
            {"engagement_key": key, "side": side, "position": 0, "name": name, "role": role, "country": country}
        )


def _telling(tables: Tables, key: int, row: Row, telling: int, hostile: bool) -> None:
    article = mention = len(tables["article"]) + 1
    first = row["date_first"]
    assert isinstance(first, date)
    when = f"on {first:%d %B %Y}"
    words = HOSTILE + " " if hostile else ""
    sentence = (
        f"{words}Deputy Prime Minister Nguyen Van A received the guest of {row['name']} {when} for a {row['type']}."
    )
    text = f"Story {article}\n{sentence}\nThe two sides agreed to go on."
    _article(tables, article, first + timedelta(days=2 + 30 * telling), text, hostile)
    tables["article_partner"].append({"article_key": article, "partner": row["partner"], "mentions": 2})
    tables["mention"].append(
        {
            **_shared(row),
            "mention_key": mention,
            "article_key": article,
            "mention_index": 0,
            "engagement_key": key,
            "date_basis": f"{when!r} is a full date",
            "confidence": 0.8,
            "rules": ["received a guest"],
        }
    )
    tables["mention_partner"].append({"mention_key": mention, "partner": row["partner"]})
    at = text.index(sentence)
    for field, span in (("sentence", sentence), ("date", when), ("partner", str(row["name"])), ("type", "received")):
        start = text.index(span, at)
        span_ = {"span_start": start, "text": span}
        tables["evidence"].append({"mention_key": mention, "field": field, **span_})
    start = text.index(when, at) + 3
    tables["time_expression"].append(
        {
            "article_key": article,
            "span_start": start,
            "span_end": start + len(when) - 3,
            "text": when[3:],
            "type": "DATE",
            "value": str(first),
            "date_first": first,
            "date_last": first,
            "granularity": "day",
            "anchor": "absolute",
            "rule": "day month year",
            "why": "day, month and year are written out",
            "dates_engagements": True,
        }
    )


def _article(tables: Tables, key: int, published: date, text: str, hostile: bool) -> None:
    tables["article_text"].append({"article_key": key, "text": text})
    tables["article"].append(
        {
            "article_key": key,
            "article_id": f"a{key}",
            "source": f"seeds/articles/{key}.txt",
            "outlet": HOSTILE if hostile else "Test Gazette",
            "url": "javascript:alert(3)" if hostile else f"https://news.example/{key}",
            "title": HOSTILE if hostile else f"Story {key}",
            "language": "en",
            "published_first": published,
            "published_last": published,
            "published_granularity": "day",
            "published_basis": "dateline",
            "published_why": "the dateline gives the day",
            "mentions": 1,
            "characters": len(text),
            "repairs": 0,
        }
    )


def _oddities(tables: Tables) -> None:
    for row in tables["engagement"]:
        if row["conflicts"]:
            told = "one telling says a day later"
            tables["conflict"].append({"engagement_key": row["engagement_key"], "position": 0, "text": told})
    tables["correction"].append(
        {
            "correction_key": 0,
            "made_at": "2025-07-01 10:00:00",
            "made_by": "desk",
            "action": "correct",
            "engagement_id": "E00001",
            "field": "place",
            "old_value": "Hue",
            "new_value": "Hanoi",
            "why": "the caption says so",
            "outcome": "applied",
        }
    )
    history = {
        "old_id": "E-old",
        "new_id": "E00001",
        "action": "merge",
        "why": "the same visit",
    }
    tables["id_history"].append(history)
    span = {"span_start": 0, "span_end": 5, "text": "Story"}
    tables["unresolved"].append(
        {"article_key": 1, "kind": "partner", **span, "why": "no partner named in the sentence"}
    )
    tables["failure"].append({"source": "broken.csv", "line": 3, "error": "expected the column text"})

"""Loading and asking at size: rows a second, bytes an engagement, and how long views, questions and search take.

    python -m tests.benchmarks sql [ENGAGEMENTS] [--texts]

Prints medians and 95th percentiles over a few runs, the slowest, and processor seconds, which depend less on what else
the machine does; goals stand beside them. Views are asked for partners from the most frequent to the least.
"""

import argparse
import resource
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.export import answers
from etl.load import checks, fill
from tests.benchmarks.generate import build

RUNS = 20  # fewer have no 95th percentile
PARTNERS = 25  # spread over the order of frequency, the most and the least frequent among them
SEARCHES = ("state visit", "nguyen an", "đặng minh", "tokyo leader", "laos agreement hanoi", "no such words")
PROSE = {"article_text": ("text",), "evidence": ("text",), "engagement_search": ("words",)}
FILTERS = {
    "partner": "partner = '{}'",
    "partners": "list_contains(partners, '{}')",
    "engagement_key": "engagement_key IN (SELECT engagement_key FROM engagement_partner WHERE partner = '{}')",
}


def main() -> None:
    """Generate, load, check and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engagements", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--texts", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        file = load(given.engagements, Path(folder), texts=given.texts)
        with duckdb.connect(str(file), read_only=True) as connection:
            ask(connection)
            if given.texts:
                search(connection)
        questions(file)


def load(engagements: int, folder: Path, *, texts: bool) -> Path:
    """Load a generated build; prints rate and size."""
    (folder / "rows").mkdir()
    rows = build(engagements, folder / "rows", texts=texts)
    file = folder / "built.duckdb"
    when = datetime(2025, 7, 1, tzinfo=UTC)
    began, used = time.perf_counter(), cpu()
    counts = fill.write(file, rows, build_id="b", created_at=when, home="VNM", as_of=date(2025, 6, 30))
    loaded, used = time.perf_counter() - began, cpu() - used
    checks.verify(file, counts)
    checked = time.perf_counter() - began - loaded
    total = sum(counts.values())
    print(
        f"load    {total:,} rows in {loaded:.1f} s: {total / loaded:,.0f} rows/s (goal 250,000), "
        f"{used:.0f} CPU s: {total / used:,.0f} rows/s on one processor; checks {checked:.1f} s"
    )
    prose = bytes_of_prose(file, folder)
    size = file.stat().st_size
    print(
        f"size    {size / engagements:.1f} bytes an engagement, {(size - prose) / engagements:.1f} without texts (60)"
    )
    return file


def bytes_of_prose(file: Path, folder: Path) -> int:
    """What the columns of running text weigh, measured by writing them alone."""
    alone = folder / "prose.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{file}' AS built (READ_ONLY)")
        connection.execute(f"ATTACH '{alone}' AS alone (STORAGE_VERSION '{fill.STORAGE_VERSION}', {fill.LAYOUT})")
        for table, columns in PROSE.items():
            connection.execute(f"CREATE TABLE alone.{table} AS SELECT {', '.join(columns)} FROM built.{table}")
    return alone.stat().st_size


def ask(connection: duckdb.DuckDBPyConnection) -> None:
    """First 1,000 rows of every view: for all partners together, and for one, of whatever frequency."""
    counted = "SELECT partner FROM engagement_partner GROUP BY partner ORDER BY count(*) DESC, partner"
    partners = [partner for (partner,) in connection.execute(counted).fetchall()]
    chosen = [partners[round(at * (len(partners) - 1) / (PARTNERS - 1))] for at in range(PARTNERS)]
    print(f"{'view':24} {'all partners (goal 3 s)':52}   one of {PARTNERS} partners (goal 0.5 s)")
    views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name").fetchall()
    for (view,) in views:
        columns = connection.sql(f"SELECT * FROM {view} LIMIT 0").columns
        one = next((condition for column, condition in FILTERS.items() if column in columns), None)
        first = f"SELECT * FROM {view}"
        all_together = timed(connection, [f"{first} LIMIT 1000"], RUNS)
        single = (
            timed(connection, [f"{first} WHERE {one.format(name)} LIMIT 1000" for name in chosen], 2) if one else ""
        )
        print(f"{view:24} {all_together}   {single}", flush=True)


def search(connection: duckdb.DuckDBPyConnection) -> None:
    """Full text by words: engagements, and sentences."""
    asked = {question.name: question.sql for question in answers.questions() if question.name in ("find", "sentences")}
    for words in SEARCHES:
        connection.execute("SET VARIABLE words = ?", [words])
        for name, sql in asked.items():
            print(f"{name:10} {words:20} {timed(connection, [sql], RUNS)} (goal 0.3 s at 1 M)")


def questions(file: Path) -> None:
    """The slowest questions of the cookbook with their defaults."""
    spent = {q.name: _seconds(lambda name=q.name: answers.answer(file, name, {})) for q in answers.questions()}  # type: ignore[misc]
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1])[:8]:
        print(f"ask     {name:24} {seconds:.2f} s")


def timed(connection: duckdb.DuckDBPyConnection, queries: list[str], runs: int) -> str:
    """Median, 95th percentile and maximum of `runs` of each query, and the processor seconds of that percentile."""
    spent, used = [], []
    for query in queries:
        for _ in range(runs):
            before = cpu()
            spent.append(_seconds(lambda query=query: connection.execute(query).fetchall()))  # type: ignore[misc]
            used.append(cpu() - before)
    spent.sort()
    used.sort()
    late = round(0.95 * (len(spent) - 1))
    return f"{spent[len(spent) // 2]:7.3f} s (p95 {spent[late]:7.3f}, most {spent[-1]:7.3f}, CPU p95 {used[late]:6.3f})"


def cpu() -> float:
    """Processor seconds this process has used, all threads together."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

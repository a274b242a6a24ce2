"""The reference tables: those shipped are sound, and a bad value stops the build, named with file and line."""

import csv
import re
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl.errors import SeedError
from etl.load import seeds
from etl.load.fill import statements
from etl.load.folding import fold
from etl.paths import SEEDS

CHECKED = [
    f"{name}.csv"
    for name in (
        "people", "dated_facts", "dated_facts_relations", "tiers", "milestones", "holidays", "holiday_dates",
    )
]  # fmt: skip
ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/[^\s;]*)?")

FILES = [
    f"{name}.csv"
    for name in (
        "partners",
        "organisations",
        "partner_names",
        "partner_lookups",
        "milestones",
        "tiers",
        "tier_kinds",
        "cow_codes",
        "people",
        "titles",
        "triggers",
    )
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(SEEDS / name, tmp_path / name)
    return tmp_path


def test_shipped_seeds_are_sound() -> None:
    made = seeds("VNM")
    assert made["milestone"].height >= 47
    assert made["tier"].filter(pl.col("tier") == "CSP").height >= 12
    assert not made["partner"]["partner"].is_duplicated().any()


def test_facts_of_another_home_are_left_out() -> None:
    made = seeds("IND")
    assert made["milestone"].is_empty()
    assert made["tier"].is_empty()


def test_a_tier_ends_where_the_next_can_begin() -> None:
    japan = seeds("VNM")["tier"].filter(pl.col("partner") == "JPN").sort("valid_from_first")
    ends = japan["valid_to"].to_list()
    begins = japan["valid_from_first"].to_list()
    assert ends[-1] is None
    assert all((later - end).days == 1 for end, later in zip(ends[:-1], begins[1:], strict=True))


@pytest.mark.parametrize("name", ["milestones.csv", "tiers.csv", "tier_kinds.csv", "cow_codes.csv"])
def test_every_fact_has_its_source(name: str) -> None:
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            assert row["source"].strip(), f"{name}:{number} has no source"


@pytest.mark.parametrize("name", CHECKED)
def test_where_a_fact_was_seen_is_an_address_or_nothing(name: str) -> None:
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            seen = row["checked"].split("; ") if row["checked"] else []
            assert all(ADDRESS.fullmatch(one) for one in seen), f"{name}:{number}: {row['checked']!r}"


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("milestones.csv", "VNM,XYZ,relations established,1950,here,,", ["milestones.csv:49", "'XYZ'", "alpha-3"]),
        ("milestones.csv", "VNM,LAO,relations established,195O,here,,", ["milestones.csv:49", "'195O'", "YYYY"]),
        ("milestones.csv", "VNM,LAO,relations established,2023-02-30,here,,", ["'2023-02-30'"]),
        ("milestones.csv", "VNM,LAO,relations established,,here,,", ["date", "''"]),
        ("milestones.csv", "VNM,LAO,relations established,1962,,,", ["source", "a value"]),
        ("milestones.csv", "VIE,LAO,relations established,1962,here,,", ["home", "'VIE'"]),
        ("milestones.csv", "VNM,LAO,relations established,1962", ["milestones.csv:49", "more or fewer"]),
        ("tiers.csv", "VNM,LAO,best,,2020,here,,", ["tiers.csv:59", "'best'", "CSP"]),
        ("tiers.csv", "VNM,ZZZ,CSP,,2020,here,,", ["'ZZZ'"]),
        ("partners.csv", "LAO,LA,Laos,,,,,,country,,,here", ["'LAO'", "once"]),
        ("partners.csv", "QQQ,QQ,Nowhere,,,,,,planet,,,here", ["'planet'", "country"]),
        ("partners.csv", "QQQ,QQ,Nowhere,,,,,,country,19x0,,here", ["'19x0'"]),
        ("people.csv", "Lan,,VNM,Minister,boss,,2020,,here,", ["people.csv", "'boss'", "leader"]),
        ("people.csv", "Lan,,VNM,Minister,minister,,2020,2019,here,", ["'2019'", "not before 2020"]),
        ("titles.csv", "Grand Panjandrum,leader,circus,,,Example.", ["titles.csv", "'circus'", "party"]),
        ("partner_names.csv", "QQQ,Nowhere,name,,,here", ["'QQQ'", "partners.csv"]),
    ],
)
def test_a_bad_value_is_named(folder: Path, name: str, line: str, words: list[str]) -> None:
    with (folder / name).open("a", encoding="utf-8") as handle:
        handle.write(line + "\n")
    with pytest.raises(SeedError) as raised:
        seeds("VNM", folder)
    assert all(word in str(raised.value) for word in words), str(raised.value)


def test_a_missing_column_is_named(folder: Path) -> None:
    (folder / "tiers.csv").write_text("home,partner,tier\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"tiers\.csv:1: column 'scope' is missing"):
        seeds("VNM", folder)


def test_a_missing_or_broken_file_is_named(folder: Path) -> None:
    (folder / "cow_codes.csv").unlink()
    with pytest.raises(SeedError, match=r"cow_codes\.csv"):
        seeds("VNM", folder)
    (folder / "cow_codes.csv").write_bytes(b"partner,cow_code,cow_number\nLAO,\xff,1\n")
    with pytest.raises(SeedError, match=r"cow_codes\.csv"):
        seeds("VNM", folder)


def test_folding_in_python_is_folding_in_sql() -> None:
    letters = [chr(code) for code in (*range(32, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
    macro = next(line for line in statements("macros.sql").splitlines() if line.startswith("CREATE MACRO fold"))
    with duckdb.connect() as connection:
        connection.execute(macro)
        rows = connection.execute("SELECT x, fold(x) FROM (SELECT unnest(?) AS x)", [letters]).fetchall()
    assert [(letter, folded) for letter, folded in rows if folded != fold(letter)] == []


def test_rules_may_be_absent(folder: Path) -> None:
    for name in ("people.csv", "titles.csv", "triggers.csv"):
        (folder / name).unlink()
    made = seeds("VNM", folder)
    assert made["person"].is_empty() and made["title"].is_empty() and made["trigger_rule"].is_empty()


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Đặng Thị Ngọc Thịnh", "dang thi ngoc thinh"), ("TRIỀU TIÊN", "trieu tien"), ("São Tomé", "sao tome")],
)
def test_folding_drops_accents_and_the_stroke(written: str, folded: str) -> None:
    assert fold(written) == folded

"""What articles claim in numbers: found where it is said of one partner, and held against the tables."""

from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl import pipeline
from etl.extract.claims import RULES, _rules
from etl.extract.patterns import fold
from etl.intervals import day
from etl.load.fill import columns
from etl.model import Article
from tests import sample_build as sample


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_a_rule_finds_its_example(rule) -> None:
    pattern = next(pattern for known, pattern in _rules() if known is rule)
    assert pattern.search(fold(rule.example))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Viet Nam and Laos mark the 62nd anniversary of their diplomatic relations.",
         [("anniversary", 62, "LAO", None)]),
        ("Forty ministers came. Japan and Viet Nam look back on 50 years of diplomatic ties.",
         [("anniversary", 50, "JPN", None)]),
        ("Viet Nam and India hail the 5th anniversary of their comprehensive strategic partnership.",
         [("tier anniversary", 5, "IND", "CSP")]),
        ("Viet Nam counts 13 comprehensive partners, he said.", [("partners", 13, None, "CP")]),
        ("Viet Nam has twelve strategic partnerships.", [("partners", 12, None, "SP")]),
        ("Laos and Cambodia came for the 50th anniversary of diplomatic relations.", []),
        ("The 80th anniversary of the August Revolution was marked in Japan.", []),
        ("For Japan, Viet Nam is one; Japan has seven strategic partners.", []),
        ("It was the 3rd anniversary of the bridge that Japan built.", []),
        ("The first visit of the school class to Japan took 12 years to arrange.", []),
    ],
)  # fmt: skip
def test_claims_of_a_text(text: str, found: list[tuple[object, ...]]) -> None:
    reading = pipeline.read_page(Article("a", "a.txt", "0" * 64, text, published=day(date(2025, 3, 1))))
    assert [(c.kind, c.number, c.partner, c.tier) for c in reading.claims] == found


def test_a_first_visit_is_claimed_of_the_visit_told() -> None:
    text = (
        "Laos President Thongloun Sisoulith arrived in Ha Noi on March 1, 2025, "
        "the first visit by a Lao president in 16 years."
    )
    reading = pipeline.read_page(Article("a", "a.txt", "0" * 64, text, published=day(date(2025, 3, 1))))
    [claim] = reading.claims
    assert (claim.kind, claim.number, claim.partner) == ("first visit", 16, "LAO")
    assert reading.engagements[claim.mention or 0].partners == ("LAO",)


def test_claims_are_held_against_the_tables_and_nothing_is_changed(tmp_path: Path) -> None:
    """Relations with Cuba began in December 1960, with Laos in September 1962."""
    said = [
        ("anniversary", "CUB", None, 75, "contradicts"),
        ("anniversary", "CUB", None, 64, "agrees"),
        ("anniversary", "CUB", None, 65, "agrees"),
        ("anniversary", "ZMB", None, 12, "open"),
        ("partners", None, "CSP", 37, "contradicts"),
        ("partners", None, "CSP", 7, "agrees"),
    ]
    rows = [
        (4, kind, number, number + 5, kind, number, partner, tier, None, date(2024, 6, 25), date(2024, 6, 25))
        for kind, partner, tier, number, _ in said
    ]
    frames = sample.rows() | {"claim": pl.DataFrame(rows, schema=columns("claim"), orient="row")}
    file = sample.publish(
        frames, tmp_path, build_id="claims", created_at=sample.CREATED, home="VNM", as_of=sample.AS_OF
    )
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("SELECT kind, partner, tier, number, verdict FROM claim_checked").fetchall()
        doubtful = connection.execute("SELECT detail FROM review_queue WHERE reason = 'doubtful claim'").fetchall()
    assert sorted(found, key=str) == sorted(said, key=str)
    assert len(doubtful) == 2

"""Every sentence of tests/corpus/engagement_cases.csv tells the engagements its row expects, and no other."""

import csv
from pathlib import Path

import pytest

from tests.extracting import extracted, row

CORPUS = Path(__file__).parent / "corpus" / "engagement_cases.csv"


def cases() -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['home']} {case['text'][:50]}")
def test_sentence_tells_its_engagements(case: dict[str, str]) -> None:
    mentions, unresolved = extracted(case["text"], case["home"], case["published"])
    want = sorted(part.strip() for part in case["expected"].split("&") if part.strip())
    trail = [(mention.rules, mention.date_basis) for mention in mentions], [item.why for item in unresolved]
    assert sorted(row(mention) for mention in mentions) == want, trail


def test_corpus_is_broad() -> None:
    rows = cases()
    kinds = {part.split("|")[0].strip() for case in rows for part in case["expected"].split("&") if part.strip()}
    assert len(rows) >= 200
    assert {case["home"] for case in rows} >= {"VNM", "IND", "KEN", "KAZ", "IDN", "FRA"}
    assert sum(not case["expected"] for case in rows) >= 40
    assert kinds >= {"visit", "meeting", "consultation", "call", "message", "agreement", "upgrade", "credentials",
                     "exchange", "ceremony", "multilateral"}  # fmt: skip


def offices() -> list[dict[str, str]]:
    with CORPUS.with_name("engagement_offices.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", offices(), ids=lambda case: f"{case['home']} {case['text'][:50]}")
def test_sentence_tells_channel_and_level(case: dict[str, str]) -> None:
    """In the order of the text."""
    mentions, _ = extracted(case["text"], case["home"], case["published"])
    trail = [(mention.type, mention.home_participants, mention.partner_participants) for mention in mentions]
    assert " & ".join(mention.channel for mention in mentions) == case["channel"], trail
    assert " & ".join(mention.level for mention in mentions) == case["level"], trail

"""Every sentence of tests/corpus/engagement_cases.csv tells the engagements its row expects, and no other."""

import csv
from pathlib import Path

import pytest

from tests.extracting import extracted, extracted_page, row

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


def test_a_headline_broken_over_lines_is_one_sentence() -> None:
    title = "Foreign Minister Bui Thanh Son to visit\nPeru and Chile from June 3\nto 9"
    body = "Hanoi (VNA) – The ministry announced the trip on Monday and said that trade would be spoken of."
    mentions, _ = extracted_page(f"{title}\n{body}", "VNM", "2024-05-28")
    want = [f"visit|{land}|2024-06-03..2024-06-09|planned|outbound" for land in ("CHL", "PER")]
    assert sorted(row(mention) for mention in mentions) == want
    labels = "Foreign Minister Bui Thanh Son\nPeru and Chile\n"
    assert extracted_page(labels + body, "VNM", "2024-05-28")[0] == ()


def test_whoever_a_label_names_says_i() -> None:
    lines = (
        "Press Conference by Foreign Minister Fumio Kishida",
        "Minister for Foreign Affairs Fumio Kishida: Two things today. I will visit Kyrgyzstan from July 15 to 16.",
        "I also intend to pay a courtesy call on President Almazbek Atambayev.",
        "Tanaka, Daily News: Did you meet Secretary of State John Kerry last month?",
        "Minister Kishida: I met him in Paris on June 20.",
    )
    mentions, _ = extracted_page("\n\n".join(lines), "JPN", "2014-07-11")
    assert sorted(row(mention) for mention in mentions) == [
        "meeting|KGZ|2014-07-15..2014-07-16|planned|outbound",
        "meeting|USA|2014-06-20..2014-06-20|held|third-country",
        "visit|KGZ|2014-07-15..2014-07-16|planned|outbound",
    ]


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

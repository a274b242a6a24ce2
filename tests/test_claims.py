"""What articles claim in numbers: found where it is said of one partner, and held against the tables."""

import json
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl import building, pipeline
from etl.asking import ask, opened
from etl.extract.claim_rules import RULES
from etl.extract.claims import _rules
from etl.extract.patterns import fold
from etl.extract.visit_rules import VISIT_RULES
from etl.intervals import day
from etl.load.fill import columns
from etl.model import Article
from etl.settings import Settings
from tests import sample_build as sample


@pytest.mark.parametrize("rule", [*RULES, *VISIT_RULES], ids=lambda rule: rule.example)
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
        ("Viet Nam has by now 37 strategic and comprehensive partners, the minister said.",
         [("partners", 37, None, None)]),
        ("Viet Nam has formed comprehensive and strategic partnerships with thirty countries.",
         [("partners", 30, None, None)]),
        ("Viet Nam has formed comprehensive and strategic partnerships with over thirty countries.", []),
        ("Viet Nam and Italy look back on fifty-two years of diplomatic relations.",
         [("anniversary", 52, "ITA", None)]),
        ("Viet Nam and Japan look back on more than 50 years of diplomatic relations.", []),
        ("This year marks 75 years since Viet Nam and China established diplomatic relations.",
         [("anniversary", 75, "CHN", None)]),
        ("Since establishing diplomatic ties 50 years ago, Viet Nam and Germany have moved closer.",
         [("anniversary", 50, "DEU", None)]),
        ("Viet Nam and Spain marked 15 years since they set up a strategic partnership.",
         [("tier anniversary", 15, "ESP", "SP")]),
        ("Ten years after the comprehensive partnership was set up, Viet Nam and the US raised it.",
         [("tier anniversary", 10, "USA", "CP")]),
        ("Malaysia became Viet Nam's ninth comprehensive strategic partner.", [("nth partner", 9, "MYS", "CSP")]),
        ("France is the 8th comprehensive strategic partner of Viet Nam.", [("nth partner", 8, "FRA", "CSP")]),
        ("Australia is the seventh country to establish a comprehensive strategic partnership with Viet Nam.",
         [("nth partner", 7, "AUS", "CSP")]),
        ("Australia is the twelfth country with which Laos set up a strategic partnership.", []),
        ("Viet Nam counts 13 countries as comprehensive strategic partners.", [("partners", 13, None, "CSP")]),
        ("Viet Nam has upgraded ties with ten countries to a comprehensive strategic partnership.",
         [("partners", 10, None, "CSP")]),
        ("The number of Viet Nam's comprehensive strategic partners has risen to 14.",
         [("partners", 14, None, "CSP")]),
        ("Viet Nam keeps relations with most UN members, 17 strategic partners (three comprehensive strategic "
         "partners) among them.", [("partners", 17, None, "SP"), ("partners", 3, None, "CSP")]),
        ("Viet Nam had a strategic partnership with 15 countries and comprehensive partnerships with 11 nations.",
         [("partners", 15, None, "SP"), ("partners", 11, None, "CP")]),
        ("Viet Nam and China celebrated the 71st anniversary of the two countries\u2019 diplomatic relations.",
         [("anniversary", 71, "CHN", None)]),
        ("Viet Nam and Laos marked the sixtieth anniversary of Viet Nam - Laos diplomatic ties.",
         [("anniversary", 60, "LAO", None)]),
        ("Viet Nam and Cuba established diplomatic relations 65 years ago.", [("anniversary", 65, "CUB", None)]),
        ("Sixty years after the two countries set up diplomatic relations, Cuba and Viet Nam trade more.",
         [("anniversary", 60, "CUB", None)]),
        ("Viet Nam and Japan can look back on half a century of diplomatic relations.",
         [("anniversary", 50, "JPN", None)]),
        ("In 20 years of strategic partnership Viet Nam and Russia have built much.",
         [("tier anniversary", 20, "RUS", "SP")]),
        ("Viet Nam and Laos hailed fifty years since the first bridge between them.", []),
        ("Viet Nam noted that Japan has strategic partnerships with 20 countries.", []),
        ("Laos opened its embassy 50 years ago; Viet Nam sent a wreath.", []),
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


@pytest.mark.parametrize(
    ("said", "kind", "number"),
    [
        ("It was the first visit by a Lao president in 16 years.", "first visit", 16),
        ("This is the first time in sixteen years that a Lao president has come.", "first visit", 16),
        ("The trip is the first by a Lao head of state in more than two decades.", "first visit", 20),
        ("It is the first visit of a Lao leader for over a decade.", "first visit", 10),
        ("His visit is the first by a Lao president since 2009.", "first visit since", 2009),
        ("He was the first Lao leader to come in twelve years.", None, 12),
        ("This is the first statement by the two leaders in five years.", None, 5),
        ("It made him the first Lao head of state to travel there since 2011.", "first visit since", 2011),
        ("It was the first state visit of a Thai president for 16 years.", None, 16),
        ("He is the first Lao head of state to do so in 16 years.", "first visit", 16),
        ("It made him the first Lao head of state to do so in 16 years.", "first visit", 16),
        ("It was his first in four years.", "first visit", 4),
        ("It came sixteen years after the last visit by a Lao president.", "first visit", 16),
        ("It rose for the first time in three years.", None, 3),
        ("Trade rose for the first time in three years.", None, 3),
    ],
)
def test_a_sentence_takes_up_the_visit_told_before_it(said: str, kind: str | None, number: int) -> None:
    text = f"Laos President Thongloun Sisoulith paid a state visit to Viet Nam from March 1 to 3, 2025. {said}"
    reading = pipeline.read_page(Article("a", "a.txt", "0" * 64, text, published=day(date(2025, 3, 5))))
    found = [(claim.kind, claim.number, claim.partner) for claim in reading.claims]
    assert found == ([(kind, number, "LAO")] if kind else [])


PAGES = {
    "cuba": (
        "2025-01-10",
        "HA NOI - Viet Nam and Cuba will celebrate the 75th anniversary of the establishment of diplomatic relations "
        "this year, Foreign Minister Bui Thanh Son said on January 9, 2025.",
    ),
    "partners": (
        "2016-05-10",
        "HA NOI - Viet Nam now has 37 strategic partners, Foreign Minister Pham Binh Minh said on May 9, 2016.",
    ),
    "first": (
        "2025-03-05",
        "HA NOI - Laos President Thongloun Sisoulith paid a state visit to Viet Nam from March 1 to 3, 2025, the first "
        "visit by a Lao president in 16 years.",
    ),
    "earlier": (
        "2021-06-30",
        "HA NOI - Laos President Thongloun Sisoulith paid an official visit to Viet Nam from June 28 to 29, 2021.",
    ),
    "true": (
        "2023-02-27",
        "HA NOI - Viet Nam and Australia celebrated the 50th anniversary of diplomatic relations on February 26, 2023.",
    ),
}


def test_what_pages_claim_against_the_tables_is_listed_by_the_question_on_claims(tmp_path: Path) -> None:
    """75 years with Cuba, 37 strategic partners in 2016, a first visit in 16 years four years after another one."""
    news = tmp_path / "news"
    news.mkdir()
    for name, (published, text) in PAGES.items():
        (news / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": text, "published": published}))
    settings = Settings(data=tmp_path / "data", corrections=tmp_path / "corrections.csv", jobs=1)
    file = building.build(settings, [news], lambda _: None).file
    with opened(file) as connection:
        listed = {row["kind"]: row for row in ask(connection, "claims", {})}
        agreeing = [(row["kind"], row["partner"]) for row in ask(connection, "claims", {"verdict": "agrees"})]
        queue = connection.execute("SELECT count(*) FROM review_queue WHERE reason = 'doubtful claim'").fetchall()
    assert {kind: row["partner"] for kind, row in listed.items()} == {
        "anniversary": "CUB", "partners": None, "first visit": "LAO",
    }  # fmt: skip
    assert listed["anniversary"]["against"].startswith("began 1960")
    assert listed["first visit"]["against"].startswith("visit ")
    assert agreeing == [("anniversary", "AUS")]
    assert queue == [(3,)]


def test_claims_are_held_against_the_tables_and_nothing_is_changed(tmp_path: Path) -> None:
    """Relations with Cuba began in December 1960, with Laos in September 1962."""
    said = [
        ("anniversary", "CUB", None, 75, "contradicts"),
        ("anniversary", "CUB", None, 64, "agrees"),
        ("anniversary", "CUB", None, 65, "agrees"),
        ("anniversary", "ZMB", None, 12, "open"),
        ("nth partner", "AUS", "CSP", 7, "agrees"),
        ("nth partner", "AUS", "CSP", 9, "contradicts"),
        ("partners", None, "CSP", 37, "contradicts"),
        ("partners", None, "CSP", 7, "agrees"),
    ]
    rows = [
        (4, kind, number, number + 5, kind, number, partner, tier, None, *[date(2024, 6, 25)] * 2, None, None)
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
    assert len(doubtful) == 3


LAO_VISIT = "Laos President Thongloun Sisoulith paid a state visit to Viet Nam from March 1 to 3, 2025."


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It was the first ever visit by a Lao president to Viet Nam.", ("nth visit", 1, None)),
        ("This is the first-ever state visit to Viet Nam by a President of Laos.", ("nth visit", 1, None)),
        ("It was the first visit to Viet Nam by a Lao president.", ("nth visit", 1, None)),
        ("It is the first time that a Lao president has visited Viet Nam.", ("nth visit", 1, None)),
        ("It made him the first Lao president to visit Viet Nam.", ("nth visit", 1, None)),
        ("It is the third visit by a Lao leader to Viet Nam in as many years.", ("nth visit", 3, 3)),
        ("It is the second visit by a Lao president in over two years.", ("nth visit", 2, 2)),
        ("The visit is the second by a Lao president this year.", ("nth visit", 2, 1)),
        ("It is his third visit to Viet Nam this year.", ("own nth visit", 3, 1)),
        ("The trip is his 3rd to Viet Nam this year.", ("own nth visit", 3, 1)),
        ("This was the president's second trip to Hanoi in two years.", ("own nth visit", 2, 2)),
        ("It was the third visit this year.", ("own nth visit", 3, 1)),
        ("It is his fourth visit to the country in the past five years.", ("own nth visit", 4, 5)),
        ("It was his first visit to Viet Nam as president.", ("own nth visit", 1, None)),
        ("It was his maiden visit to Viet Nam, officials said.", ("own nth visit", 1, None)),
        ("It is the fourth time this year that he has visited Viet Nam.", ("own nth visit", 4, 1)),
        ("It was the first visit by a woman president of Laos.", None),
        ("It was his first visit to Hue.", None),
        ("It is his second visit to Laos this year.", None),
        ("It was his third foreign trip this year.", None),
        ("It is his first visit to Viet Nam since taking office.", None),
        ("It is the first visit by a Lao president to Viet Nam since the war ended.", None),
        ("It was his first visit to Viet Nam in 2009 that changed his view.", None),
        ("It came after his first visit to Viet Nam, which was short.", None),
        ("It is his second visit to Viet Nam in six months.", None),
        ("It is at least the third visit this year.", None),
        ("It was the first visit by a Lao naval ship to Viet Nam.", None),
        ("It was the first visit by a Lao king to Viet Nam.", None),
        ("It is the first visit by a Lao president to Viet Nam and Cuba.", None),
        ("It was the first day of his visit to Viet Nam.", None),
    ],
)  # fmt: skip
def test_a_visit_is_numbered(said: str, found: tuple[str, int, int | None] | None) -> None:
    reading = pipeline.read_page(
        Article("a", "a.txt", "0" * 64, f"{LAO_VISIT} {said}", published=day(date(2025, 3, 5)))
    )
    assert [(claim.kind, claim.number, claim.years) for claim in reading.claims] == ([found] if found else [])


def test_the_sentence_of_a_claim_leads_back_to_the_page_as_it_came() -> None:
    said = "It was his third vi\u0d69sit to Viet Nam this year."
    text = f"{LAO_VISIT} {said}"
    reading = pipeline.read_page(Article("a", "a.txt", "0" * 64, text, published=day(date(2025, 3, 5))))
    [claim] = reading.claims
    assert claim.sentence is not None
    assert claim.sentence.of(text).strip().rstrip(".") == said.rstrip(".")
    assert claim.span.of(text).endswith("to Viet Nam this year")


def test_a_claim_begins_behind_the_name_of_the_guest() -> None:
    text = f"{LAO_VISIT} It was Thongloun's second visit to Viet Nam."
    reading = pipeline.read_page(Article("a", "a.txt", "0" * 64, text, published=day(date(2025, 3, 5))))
    assert [claim.span.of(text) for claim in reading.claims] == ["second visit to Viet Nam"]


NUMBERED = [
    ("2024-02-20", "from February 18 to 19, 2024", ""),
    ("2025-01-20", "from January 18 to 19, 2025", ""),
    ("2025-04-20", "from April 18 to 19, 2025", ""),
    ("2025-08-20", "from August 18 to 19, 2025", "It was his second visit to Viet Nam this year."),
    ("2025-08-21", "from August 18 to 19, 2025", "It was his third visit to Viet Nam this year."),
    ("2025-08-22", "from August 18 to 19, 2025", "It was his fourth visit to Viet Nam in two years."),
    ("2025-08-23", "from August 18 to 19, 2025", "It was the fifth visit by a Lao president in two years."),
    ("2025-08-24", "from August 18 to 19, 2025", "It was the first ever visit by a Lao president to Viet Nam."),
    ("2025-08-25", "from August 18 to 19, 2025", "It was his first visit to Viet Nam as president."),
    ("2025-08-26", "from August 18 to 19, 2025", "It was the first state visit by a Lao president to Viet Nam."),
]


def test_numbered_visits_are_held_against_the_visits_counted(tmp_path: Path) -> None:
    """Visits of February 2024, January, April and August 2025: more than claimed contradicts, fewer does not."""
    news = tmp_path / "news"
    news.mkdir()
    for at, (published, days, said) in enumerate(NUMBERED):
        text = f"HA NOI - Laos President Thongloun Sisoulith paid an official visit to Viet Nam {days}. {said}"
        (news / f"{at}.jsonl").write_text(json.dumps({"id": str(at), "text": text, "published": published}))
    settings = Settings(data=tmp_path / "data", corrections=tmp_path / "corrections.csv", jobs=1)
    file = building.build(settings, [news], lambda _: None).file
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(
            "SELECT text, known_least, verdict FROM claim_checked ORDER BY published_first"
        ).fetchall()
        queue = connection.execute("SELECT detail FROM review_queue WHERE reason = 'doubtful claim'").fetchall()
        visits = connection.execute("SELECT count(*) FROM engagement WHERE type = 'visit'").fetchall()
    assert visits == [(4,)]
    assert found == [
        ("second visit to Viet Nam this year", 3, "contradicts"),
        ("third visit to Viet Nam this year", 3, "agrees"),
        ("fourth visit to Viet Nam in two years", 4, "agrees"),
        ("fifth visit by a Lao president in two years", 4, "open"),
        ("first ever visit by a Lao president to Viet Nam", 4, "contradicts"),
        ("his first visit to Viet Nam as president", 4, "contradicts"),
        ("first state visit by a Lao president to Viet Nam", 1, "open"),
    ]
    assert len(queue) == 3
    assert any(
        "counted here 3, the one before: visit " in words and "It was his second visit" in words for (words,) in queue
    )

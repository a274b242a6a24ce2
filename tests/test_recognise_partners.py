"""Partners: every row of the corpus, every context rule's example, and the seed tables themselves."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.recognise import contexts, partners
from etl.recognise.names import gazetteer, rows
from etl.recognise.scan import plain

CORPUS = Path(__file__).parent / "corpus" / "partner_mentions.csv"


def _cases() -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _told(text: str, home: str) -> str:
    return ";".join(
        f"{mention.span.of(text)}={mention.code}:{mention.form}{'*' if mention.home else ''}"
        for mention in partners(text, home)
    )


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"][:60])
def test_names_in_context(case: dict[str, str]) -> None:
    assert _told(case["text"], case["home"]) == case["expected"]


@pytest.mark.parametrize("rule", contexts.ACTING, ids=lambda rule: rule.name)
def test_every_context_rule_decides_its_example(rule: contexts.Rule) -> None:
    start, end = rule.example.index("["), rule.example.index("]") - 1
    text = rule.example.replace("[", "").replace("]", "")
    assert contexts.acting(text, start, end) == (rule.verdict, rule.name)


def test_every_name_leads_back_to_its_code() -> None:
    wrong = []
    for row in rows("partner_names.csv"):
        if row["context"] or row["form"] in ("mask", "compound"):
            continue
        found = partners(row["name"], "VNM")
        if [mention.code for mention in found] != [row["code"]]:
            wrong.append((row["name"], row["code"], [mention.code for mention in found]))
    assert not wrong


def test_no_mask_is_a_partner() -> None:
    shown = {row["name"]: partners(row["name"], "VNM") for row in rows("partner_names.csv") if row["form"] == "mask"}
    assert {name: found for name, found in shown.items() if found} == {}


def test_every_organisation_is_found_by_all_its_names() -> None:
    wrong = []
    for row in rows("organisations.csv"):
        for name in [row["name"], *filter(None, row["aliases"].split(";"))]:
            codes = [mention.code for mention in partners(name, "VNM")]
            if codes != [row["country"] if row["country"] not in ("", "VNM") else row["code"]]:
                wrong.append((name, row["code"], codes))
    assert not wrong


def test_partner_table_is_whole() -> None:
    table = list(rows("partners.csv"))
    codes = [row["code"] for row in table]
    assert len(codes) == len(set(codes))
    assert sum(row["kind"] in ("country", "territory") for row in table) >= 249
    assert all(row["name"] and row["source"] for row in table)
    assert all(row["from_year"] < row["to_year"] for row in table if row["kind"] == "former")
    assert {row["code"] for row in rows("partner_names.csv") if row["code"]} <= set(codes)


def test_organisations_are_many_and_their_parents_exist() -> None:
    table = list(rows("organisations.csv"))
    codes = {row["code"] for row in table}
    assert len(codes) >= 150
    assert {row["parent"] for row in table if row["parent"]} <= codes
    assert all(row["source"] for row in table)
    assert not codes & {row["code"] for row in rows("partners.csv")}


def test_ambiguous_names_say_why() -> None:
    by_name = {row["name"]: row for row in rows("partner_names.csv")}
    for name in ("Korea", "Guinea", "Georgia", "America", "Congolese", "Dominican", "Republic of China"):
        assert by_name[name]["reason"], name


@given(st.text(alphabet="Vietnam Laos–-'’US.(),\n ĐHàNộiKorea", max_size=80))
def test_mentions_are_sorted_apart_and_inside_the_text(text: str) -> None:
    found = partners(text, "VNM")
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in found)


@given(st.text(max_size=120))
def test_plain_text_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_spellings_are_parallel_to_their_names() -> None:
    names, spellings = gazetteer()
    assert len(names) == len(spellings) == len(set(spellings))

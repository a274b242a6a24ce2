"""People: every row of the corpora, every title's and institution's example, and the seed tables themselves."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model import Level, PersonMention, Section, SectionKind
from etl.recognise import partners, people
from etl.recognise.known import known
from etl.recognise.names import rows
from etl.recognise.person_names import fold, is_vietnamese, short_forms
from etl.recognise.titles import plural
from etl.spans import Span

CORPUS = Path(__file__).parent / "corpus"
ALPHA_OR_ORGANISATION = {row["code"] for table in ("partners.csv", "organisations.csv") for row in rows(table)}


ONE_AT_A_TIME = ("President", "Prime Minister", "Chairman of the National Assembly")
PARTY_LEADER = "General Secretary of the CPV Central Committee"


def _cases(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _people(text: str, home: str = "VNM", sections: tuple[Section, ...] = ()) -> tuple[PersonMention, ...]:
    return people(text, sections, partners(text, home), home)


@pytest.mark.parametrize("case", _cases("people_mentions.csv"), ids=lambda case: case["text"][:60])
def test_people_in_context(case: dict[str, str]) -> None:
    found = _people(case["text"], case["home"])
    told = ";".join(f"{who.name or '-'}:{who.side or '?'}:{who.level.value}" for who in found)
    assert told == case["expected"], [who.role for who in found]


@pytest.mark.parametrize("case", _cases("people_names.csv"), ids=lambda case: case["name"])
def test_short_and_family_names_mean_the_person_named_before(case: dict[str, str]) -> None:
    short = case["short"]
    lead = f"President Luong Cuong received {case['office']} {case['name']}."
    text = f"{lead} {short[0].upper()}{short[1:]} thanked the host. Earlier, {short} had met reporters."
    host, guest, *later = [who for who in _people(text) if who.name]
    assert host.name == "Luong Cuong"
    assert case["name"].endswith(guest.name or "-")
    assert (guest.side, guest.level.value) == (case["side"], case["level"])
    assert [who.name for who in later if who.side == guest.side] == [guest.name] * 2


@pytest.mark.parametrize("row", list(rows("titles.csv")), ids=lambda row: row["title"])
def test_every_title_ranks_its_holder(row: dict[str, str]) -> None:
    found = [who for who in _people(row["example"]) if who.name and row["title"] in who.span.of(row["example"])]
    assert [who.level.value for who in found] == [row["level"]]
    side = row["side"] or partners(row["example"], "VNM")[0].code
    assert found[0].side == ("home" if side == "VNM" else side)


@pytest.mark.parametrize("row", list(rows("institutions.csv")), ids=lambda row: row["phrase"])
def test_every_institution_ranks_its_head(row: dict[str, str]) -> None:
    found = _people(f"{row['example']}, aged 60, spoke." if row["example"][-1].islower() else row["example"])
    expected = row["deputy"] if re.search(r"(?i)\b(?:vice|deputy)\b", row["example"]) else row["head"]
    assert [who.level.value for who in found[:1]] == ([expected] if expected != "other" or found else [])


def _story(text: str, *starts: int) -> tuple[Section, ...]:
    bounds = [*starts, len(text)]
    return tuple(
        Section(index, SectionKind.BODY, Span(bounds[index], bounds[index + 1]), story=index)
        for index in range(len(starts))
    )


def test_a_short_name_stays_in_its_story() -> None:
    first = "Deputy Foreign Minister Le Thi Thu Hang chaired the talks.\n"
    second = "Spokeswoman Pham Thu Hang answered. The ministry, Hang said, had no news.\n"
    text = first + second
    found = _people(text, sections=_story(text, 0, len(first)))
    later = [who for who in found if who.span.of(text) == "Hang"]
    assert [who.name for who in later] == ["Pham Thu Hang"]


def test_a_short_name_without_a_fuller_one_in_its_story_is_left_alone() -> None:
    first = "Deputy Foreign Minister Le Thi Thu Hang chaired the talks.\n"
    second = "The country stands ready to do more, Hang said.\n"
    text = first + second
    found = _people(text, sections=_story(text, 0, len(first)))
    assert [who.span.of(text) for who in found if who.span.start >= len(first)] == []


def test_a_headline_takes_the_name_from_the_lead_below() -> None:
    text = "PM Phuong sets off for Peru\nPrime Minister Tran Viet Phuong left Hanoi on Monday.\n"
    found = _people(text)
    assert {(who.name, who.side, who.level) for who in found} == {("Tran Viet Phuong", "home", Level.LEADER)}


def test_later_mentions_refer_to_the_first() -> None:
    text = "US Secretary of State Mike Pompeo arrived. Pompeo met nobody. The Secretary of State then left."
    found = _people(text)
    assert [who.refers_to for who in found] == [None, 0, 0]


def test_known_people_have_sound_dates_and_sources() -> None:
    table = list(rows("people.csv"))
    assert len(table) >= 300
    for row in table:
        assert row["source"], row
        assert row["country"] in ALPHA_OR_ORGANISATION, row
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", row["from"]), row
        assert not row["to"] or row["from"] <= row["to"], row
        for day in (row["from"], row["to"]):
            if len(day) == 10:
                date.fromisoformat(day)


def test_offices_that_one_person_holds_at_a_time_do_not_overlap() -> None:
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in rows("people.csv"):
        if row["level"] == "leader" and row["role"] in ONE_AT_A_TIME:
            held.setdefault((row["country"], row["role"]), []).append((row["from"], row["to"] or "9999", row["name"]))
    overlaps = [
        (office, earlier, later)
        for office, terms in held.items()
        for earlier, later in zip(sorted(terms), sorted(terms)[1:], strict=False)
        if earlier[1][: len(later[0])] > later[0]
    ]
    assert not overlaps


def test_vietnamese_leaders_are_complete() -> None:
    terms: dict[str, list[tuple[str, str]]] = {}
    for row in rows("people.csv"):
        if row["country"] == "VNM" and row["from"] >= "1997" and row["role"] in (*ONE_AT_A_TIME, PARTY_LEADER):
            terms.setdefault(row["role"], []).append((row["from"], row["to"]))
    assert set(terms) == {*ONE_AT_A_TIME, PARTY_LEADER}
    assert all(min(held)[0] < "2002" and max(held)[1] == "" for held in terms.values())
    assert known("Võ Văn Thưởng") == known("Vo Van Thuong") is not None


@pytest.mark.parametrize(
    ("name", "vietnamese"),
    [
        ("Nguyen Phu Trong", True), ("Tô Lâm", True), ("Đỗ Hùng Việt", True), ("Le Thi Thu Hang", True),
        ("Mike Pompeo", False), ("Xi Jinping", False), ("Thongloun Sisoulith", False), ("Narendra Modi", False),
        ("Jean-Yves Le Drian", False),
    ],
)  # fmt: skip
def test_vietnamese_names(name: str, vietnamese: bool) -> None:
    assert is_vietnamese(name) is vietnamese


def test_short_forms() -> None:
    assert short_forms("Le Thi Thu Hang", True) == ("Hang",)
    assert short_forms("Mike Pompeo", False) == ("Pompeo", "Mike")
    assert short_forms("KAMIKAWA Yoko", False) == ("KAMIKAWA", "Kamikawa")


def test_plurals() -> None:
    assert plural("Minister of Foreign Affairs") == "Ministers of Foreign Affairs"
    assert plural("NA Chairman") == "NA Chairmen"
    assert plural("Foreign Secretary") == "Foreign Secretaries"


def test_folding_keeps_no_mark() -> None:
    assert fold("Đỗ Hùng Việt") == "do hung viet"


MIXED = (
    "the Prime Minister President of Laos and Nguyen Phu Trong Trong's , . Foreign Ambassador to Vietnam counterpart "
    "Russian Secretary-General UN (VUFO) Chairman National Assembly \n met General Hang two ministers host"
)
WORDS = st.sampled_from(MIXED.split(" "))


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_mixture_of_words_gives_sound_mentions(text: str) -> None:
    found = _people(text)
    assert [who.span for who in found] == sorted(who.span for who in found)
    for number, who in enumerate(found):
        assert 0 <= who.span.start < who.span.end <= len(text)
        assert who.refers_to is None or (who.refers_to != number and 0 <= who.refers_to < len(found))


def test_broken_characters_are_read() -> None:
    found = _people("The \ud83d President of Laos, \udc00 Minister Nguyen Van Minh")
    assert [who.name for who in found] == [None, "Nguyen Van Minh"]


@given(st.text(max_size=150))
def test_any_text_is_read(text: str) -> None:
    _people(text)

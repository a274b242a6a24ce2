"""Names and offices as merging compares them."""

import csv

import pytest

from etl.merge.names import canonical, occasion, same
from etl.merge.offices import OFFICES, offices
from etl.merge.towns import town
from etl.paths import SEEDS


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.name)
def test_an_office_is_read_from_its_example(office) -> None:
    assert office.name in offices(office.example)


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("Deputy Foreign Minister", {"deputy foreign"}),
        ("Deputy Prime Minister and Foreign Minister", {"deputy prime minister", "foreign"}),
        ("President of the Union of Friendship Organizations", {"friendship"}),
        ("Vice Chairman of the Lao National Assembly", {"deputy parliament chair"}),
        ("General Secretary and President", {"party leader", "head of state"}),
        ("US Vice President", {"vice president"}),
        ("Vice President of the National Assembly", {"deputy parliament chair"}),
        ("Vice President of an airline", set()),
        ("singer", set()),
        (None, set()),
    ],
)
def test_deputies_and_double_offices(role, names) -> None:
    assert offices(role) == names


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Bùi Thanh Sơn", "Bui Thanh Son", True),
        ("KAMIKAWA Yoko", "Yoko Kamikawa", True),
        ("Mr Son", "Bui Thanh Son", True),
        ("A. Rudenko", "Andrey Rudenko", True),
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Tony Blinken", "Antony J. Blinken", True),
        ("Kim Jong-un", "Kim Jong Il", False),
        ("Pham Minh Chinh", "Pham Binh Minh", False),
        ("Nguyen", "Nguyen Phu Trong", False),
        ("Nguyen Phu Trong", "Nguyen Xuan Phuc", False),
        ("Vladimir Putin", "V. Putin", True),
        ("George Bush", "Jeb Bush", False),
        ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev", True),
        ("Cheng Zhiping", "Cheng Jinping", False),
        ("Wei-dong Sun", "Sun Weidong", True),
        ("Han Duck-soo", "Han Duk Su", True),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky", True),
        ("Volodymyr Zelenskyy", "Vladimir Putin", False),
        ("Abdel Fattah el-Sisi", "Abdul Fatah Al-Sissi", True),
        ("Mohammed bin Salman", "Mohamed bin Zayed", False),
        ("Sheikh Tamim", "Sheikh Mohamed", False),
        ("Jiang Jun", "Zhang Jun", False),
        ("Nguyen Van Khanh", "Nguyen Van Hanh", False),
    ],
)
def test_names_alike(one, other, alike) -> None:
    assert same(canonical(one), canonical(other)) is alike
    assert same(canonical(other), canonical(one)) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("King Charles III", "Charles III", True),
        ("King Charles", "King Charles III", True),
        ("Emperor Naruhito", "Naruhito", True),
        ("Crown Prince Haakon", "King Harald V", False),
        ("Radek Sikorski", "Radoslaw Sikorski", True),
        ("Prince Mahamat", "Mahamat", True),
        ("King", "Charles III", False),
    ],
)
def test_royal_titles_and_diminutives_are_no_other_people(one, other, alike) -> None:
    assert same(canonical(one), canonical(other)) is alike
    assert same(canonical(other), canonical(one)) is alike


@pytest.mark.parametrize("name", [None, "", "the visiting delegation", "Mr", "Vietnamese officials"])
def test_what_names_nobody(name) -> None:
    assert canonical(name) is None


def test_every_seed_row_does_what_it_says() -> None:
    with (SEEDS / "merge_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        named = canonical(row["example"])
        if row["kind"] == "collective":
            assert named is None, row
        elif row["kind"] == "town":
            assert town(row["example"]) == town(row["same_as"]) == row["same_as"], row
        elif row["kind"] == "letters":
            assert row["word"] in (named or ""), row
            assert same(named or "", (named or "").replace(row["word"], row["same_as"])), row
        elif row["kind"] == "matter":
            said = occasion(row["example"]).split()
            assert row["same_as"] in said, row
            assert row["word"] not in said, row
        elif row["kind"] == "vessel":
            assert occasion(row["example"]) == "waesche", row
        elif row["kind"] in ("honorific", "royal title"):
            assert named and row["word"] not in named.split(), row
        elif row["kind"] == "nickname":
            assert same(
                named or "", canonical(row["example"].replace(row["example"].split()[0], row["same_as"])) or ""
            ), row
        elif row["kind"] == "patronymic":
            fathers, own = (named or "").split()
            assert fathers.endswith(row["word"]), row
            assert same(named or "", f"{own} {fathers.removesuffix(row['word'])}"), row
        else:
            assert not same(named or "", f"{named} van an"), row


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recruitment of skilled workers", "skilled labour recruitment"),
        ("offshore wind power", "Offshore wind energy"),
        ("the 50 years of ties", "the 50 years of relationship"),
    ],
)
def test_a_matter_has_many_words(one, other) -> None:
    assert set(occasion(one).split()) - {"of"} == set(occasion(other).split()) - {"of"}


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("Hanoi", "hanoi"),
        ("Hà Nội", "ha noi"),
        ("Viet Nam", None),
        ("Kazakhstan", None),
        ("Singapore", "singapore"),
        (None, None),
    ],
)
def test_a_country_is_no_town(place, named) -> None:
    assert town(place) == named

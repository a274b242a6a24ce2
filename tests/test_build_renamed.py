"""An article edited in a file renamed as well: what it goes on telling keeps its id, and no id is led astray."""

from pathlib import Path

import pytest

from etl import building
from etl.asking import opened
from etl.deciding import made_whole
from etl.merge import append
from etl.merge.editions import WHY
from etl.merge.ids import GONE
from etl.model import Correction
from tests.test_build_gone import history
from tests.test_build_places import from_nothing
from tests.test_incremental import articles, contents, nothing, settings_of

HEAD = "HA NOI, December 1, 2025 - "
VISIT = (
    "President Thongloun Sisoulith of Laos paid a state visit to Viet Nam from June 10 to 12, 2025. The streets of the "
    "old town were hung with flags of both countries, and children waved at the convoy on its way from the airport."
)
BESIDE = "HA NOI, December 3, 2025 - Lao President Thongloun Sisoulith paid a state visit to Viet Nam on June 10, 2025."
CALL = "Foreign Minister Bui Thanh Son held a phone call with Thai Foreign Minister Maris Sangiampongsa on {}, 2025. {}"
JUNE = CALL.format("June 3", "They spoke of rice that rots at a border gate, of trains, and of a bridge to be built.")
SEPTEMBER = CALL.format("September 9", "The line was poor, and both promised to write letters about fish and visas.")


@pytest.fixture(autouse=True, params=[0, 10**6], ids=["onto the former file", "into a new file"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "WORTH_A_PATCH", request.param)


class Desk:
    """Files of one folder among others that stay, built again whenever they change, here and from nothing elsewhere."""

    def __init__(self, at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at, self.monkeypatch, self.built = at, monkeypatch, 0
        self.news, self.ours = at / "news", settings_of(at / "ours")
        articles(self.news, range(3))

    def build(self, **files: str) -> Path:
        before = self.ours.database.resolve()
        for old in self.news.glob("*.txt"):
            old.unlink()
        for name, text in files.items():
            (self.news / f"{name}.txt").write_text(text)
        file = building.build(self.ours, [self.news], nothing, confirmed=True).file
        if self.built:
            theirs = self.at / f"theirs-{self.built}"
            assert contents(file) == contents(from_nothing(theirs, self.ours, self.news, self.monkeypatch, before))
        self.built += 1
        return file


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def ids(file: Path) -> dict[str, str]:
    """The engagement of each file in which it is told."""
    question = """
        SELECT a.source, e.engagement_id
        FROM mention AS m JOIN article AS a USING (article_key) JOIN engagement AS e USING (engagement_key)
        WHERE a.source LIKE '%.txt'
    """
    with opened(file) as connection:
        return {Path(source).stem: name for source, name in connection.sql(question).fetchall()}


def test_it_keeps_its_id_and_what_was_decided(desk: Desk) -> None:
    name = ids(desk.build(a=HEAD + VISIT))["a"]
    decided = Correction("2026-01-01T00:00:00Z", "Lan", "she was there", "correct", name, "place", "", "Hue")
    append(desk.ours.corrections, made_whole(desk.ours.database, decided))
    desk.build(a=HEAD + VISIT)
    after = desk.build(b=f"{HEAD}Mended. {VISIT}")
    assert ids(after) == {"b": name}
    with opened(after) as file:
        assert file.sql("SELECT place FROM engagement WHERE subtype = 'state'").fetchall() == [("Hue",)]
        assert file.sql("SELECT outcome FROM correction").fetchall() == [("applied",)]
    assert [row[1:] for row in history(after)] == [(name, "rename", WHY)]
    again = desk.build(c=f"{HEAD}Mended twice. {VISIT}")
    assert ids(again) == {"c": name}
    assert {row[1:] for row in history(again)} == {(name, "rename", WHY)}


def test_it_keeps_the_id_of_what_another_article_tells_too(desk: Desk) -> None:
    before = ids(desk.build(a=HEAD + VISIT, b=BESIDE))
    assert before["a"] == before["b"]
    after = desk.build(c=f"{HEAD}Mended. {VISIT}", b=BESIDE)
    assert ids(after) == {"c": before["a"], "b": before["a"]}


def test_files_that_are_counted_anew_hand_no_id_to_each_other(desk: Desk) -> None:
    before = ids(desk.build(n1=HEAD + JUNE, n2=HEAD + SEPTEMBER))
    assert before["n1"] != before["n2"]
    after = ids(desk.build(n1=HEAD + VISIT, n2=f"{HEAD}Mended. {JUNE}", n3=f"{HEAD}Mended. {SEPTEMBER}"))
    assert (after["n2"], after["n3"]) == (before["n1"], before["n2"])
    assert after["n1"] not in before.values()


def test_what_is_written_into_the_file_of_one_that_is_gone_is_not_merged_with_it(desk: Desk) -> None:
    told_again = f"HA NOI, December 3, 2025 - {JUNE.partition('. ')[0]}."
    before = ids(desk.build(a=HEAD + JUNE, b=told_again, c=HEAD + SEPTEMBER))
    assert before["a"] == before["b"] != before["c"]
    after = desk.build(b=told_again, c=f"{HEAD}Mended. {JUNE}")
    assert ids(after) == {"b": before["a"], "c": before["a"]}
    assert (before["c"], None, "gone", GONE) in history(after)
    assert {row[2] for row in history(after)} == {"gone", "rename"}


@pytest.mark.parametrize(
    ("later", "why"),
    [
        ({"b": HEAD + JUNE.replace("June 3", "June 8")}, "the days are others"),
        ({"b": f"{HEAD}One. {JUNE}", "c": f"{HEAD}Two. {JUNE}"}, "two are as alike"),
        ({"b": f"{HEAD}{JUNE.partition('. ')[0]}. {VISIT.partition('. ')[2] * 2}"}, "the words are others"),
        ({"a": HEAD + SEPTEMBER}, "the place alone is the same"),
    ],
)
def test_where_it_is_not_sure_to_be_the_same_the_id_is_gone_and_led_nowhere(
    desk: Desk, later: dict[str, str], why: str
) -> None:
    name = ids(desk.build(a=HEAD + JUNE))["a"]
    after = desk.build(**later)
    assert name not in ids(after).values(), why
    assert history(after) == [(name, None, "gone", GONE)], why
    assert ids(after).keys() == later.keys()

"""Inputs that are as they were once before: the same rows again, and what was published in between leads to them."""

import json
from pathlib import Path

import pytest

from etl import building, explain, reading
from tests.test_build_onto import rows
from tests.test_incremental import VIETNAMESE, articles, contents, nothing, settings_of

VISIT = "President Thongloun Sisoulith of Laos paid a state visit to Viet Nam"
LATE = {"text": f"HA NOI - {VISIT} in June 2025.", "published": "2025-08-30"}
EARLY = {"text": f"HA NOI - {VISIT} from June 10 to 12, 2025.", "published": "2025-06-12"}
ID = "SELECT engagement_id FROM engagement WHERE subtype = 'state'"


@pytest.mark.parametrize("worth_a_patch", [0, 10**6], ids=["onto the former file", "into a new file"])
def test_ids_of_builds_in_between_lead_to_those_of_a_build_that_is_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth_a_patch: int
) -> None:
    monkeypatch.setattr(building, "WORTH_A_PATCH", worth_a_patch)
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(6))
    (news / "late.json").write_text(json.dumps(LATE))
    first = building.build(ours, [news], nothing)
    ((late,),), before = rows(first.file, ID), contents(first.file)
    for _ in range(2):
        (news / "early.json").write_text(json.dumps(EARLY))
        ((early,),) = rows(building.build(ours, [news], nothing, confirmed=True).file, ID)
        (news / "early.json").unlink()
        again = building.build(ours, [news], nothing, confirmed=True)
        assert rows(again.file, ID) == [(late,)] != [(early,)]
        assert rows(again.file, f"SELECT new_id FROM id_history WHERE old_id = '{early}'") == [(late,)]
        assert explain.identified(ours.database, str(early)) == late
        now = contents(again.file)
        assert all(now[table] == before[table] for table in before.keys() - {"id_history", "manifest"})
        assert building.build(ours, [news], nothing).file == again.file
    assert not again.is_new, "the second time all of it had been published before"


def test_where_nothing_is_to_be_led_the_build_that_is_there_is_published_again(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(6))
    first = building.build(ours, [news], nothing).file
    (news / "idle.json").write_text(json.dumps({"text": "The weather in Ha Noi was fine.", "published": "2025-06-12"}))
    assert building.build(ours, [news], nothing).file != first
    (news / "idle.json").unlink()
    (ours.data / f"{first.stem}-mine.duckdb").write_text("a file of somebody else's")
    again = building.build(ours, [news], nothing)
    assert (again.is_new, again.file) == (False, first)
    assert ours.database.resolve() == first.resolve()


def test_refusals_in_another_order_are_the_same_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is refused once it is read is named among what is refused unread as the batches fall."""
    for size in ("BATCH", "WORTH_A_POOL"):
        monkeypatch.setattr(reading, size, 2)
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(3))
    (news / "#.json").write_text(json.dumps({"text": VIETNAMESE, "published": "2024-05-07"}))
    (news / "z.json").write_text("no JSON at all")
    first, again = (building.build(ours, [news], nothing) for _ in range(2))
    assert len(first.summary.failures) == 2
    assert first.summary.failures != again.summary.failures
    assert (again.is_new, again.file) == (False, first.file)

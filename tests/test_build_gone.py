"""What is no longer told or decided says in the record why it is gone."""

import json
from pathlib import Path

import pytest

from etl import building
from etl.asking import opened
from etl.merge import added_id, append, diff
from etl.merge.ids import WITHDRAWN
from etl.model import Correction
from tests.test_build_places import from_nothing
from tests.test_incremental import articles, contents, nothing, settings_of

CALL = json.dumps({"type": "call", "partners": "JPN", "date": "2025-02-03"})


def history(file: Path) -> list[tuple[object, ...]]:
    with opened(file) as connection:
        return connection.sql("SELECT old_id, new_id, action, why FROM id_history ORDER BY ALL").fetchall()


@pytest.mark.parametrize("worth_a_patch", [0, 10**6], ids=["onto the former file", "into a new file"])
def test_what_was_added_by_a_row_that_is_deleted_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth_a_patch: int
) -> None:
    monkeypatch.setattr(building, "WORTH_A_PATCH", worth_a_patch)
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(12))
    building.build(ours, [news], nothing)
    added = [Correction(f"2026-01-01T00:00:0{n}Z", "Lan", "heard it", "add", "", new=CALL) for n in range(2)]
    for row in added:
        append(ours.corrections, row)
    building.build(ours, [news], nothing)
    articles(news, range(12, 13))
    before = building.build(ours, [news], nothing).file
    lines = ours.corrections.read_text().splitlines(keepends=True)
    ours.corrections.write_text("".join([*lines[:1], *lines[2:]]))
    after = building.build(ours, [news], nothing).file
    name = added_id(added[0])
    assert history(after) == [(name, None, "gone", WITHDRAWN)]
    assert [(change.engagement_id, change.cause) for change in diff(before, after)] == [(name, f"gone: {WITHDRAWN}")]
    assert contents(after) == contents(from_nothing(tmp_path / "theirs", ours, news, monkeypatch, before))
    ours.corrections.write_text("".join(lines))
    assert history(building.build(ours, [news], nothing).file) == []

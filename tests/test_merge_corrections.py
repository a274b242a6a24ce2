"""The analysts' word: written safely, replayed on every build, reported when its row has changed."""

import threading
from datetime import date
from pathlib import Path

import pytest

from etl import intervals, merge
from etl.errors import InputError
from etl.model import Correction
from tests.merge_cases import said
from tests.test_merge_life import HELD, OTHER, PLAN, TALKS, built


def row(action: str, engagement_id: str, **fields: str) -> Correction:
    return Correction("2025-07-01T09:00:00Z", "Lan", "seen in the file", action, engagement_id, **fields)


def test_corrections_are_replayed_and_a_changed_row_is_reported() -> None:
    plain = built(HELD, TALKS, OTHER)
    name = {e.best.type.value: e.engagement_id for e in plain.engagements}
    corrections = (
        row("correct", name["visit"], field="date", old="2025-06-10/2025-06-12", new="2025-06-10/2025-06-13"),
        row("correct", name["visit"], field="subtype", old="official", new="working"),
        row("correct", name["visit"], field="channel", old="state", new="nowhere"),
        row("correct", name["visit"], field="colour", old="", new="red"),
        row("confirm", name["meeting"]),
        row("reject", name["call"]),
        row("confirm", "never-was"),
        row("add", "", new='{"type": "call", "partners": "LAO", "date": "2025-01-07", "status": "held"}'),
        row("add", "", new='{"type": "tea party", "partners": "LAO"}'),
    )
    result = built(HELD, TALKS, OTHER, corrections=corrections)
    by_id = {e.engagement_id: e for e in result.engagements}
    assert by_id[name["visit"]].date == intervals.parse("2025-06-10/2025-06-13")
    assert by_id[name["visit"]].corrected == ("date",)
    assert by_id[name["meeting"]].confirmed_by == "Lan"
    assert name["call"] not in by_id
    assert any(e.tellings == () and e.date == intervals.day(date(2025, 1, 7)) for e in result.engagements)
    assert [refused.why for refused in result.rejected_corrections] == [
        f"subtype of {name['visit']} is now 'state', no longer 'official'",
        "channel 'nowhere': 'nowhere' is not a valid Channel",
        "field 'colour': expected date, type, subtype, partners, channel, direction, level_home, level_partner, status,"
        " place, occasion, ordinal, count, home_participants, partner_participants",
        "no engagement never-was: it is gone or was rejected",
        "added engagement cannot be read: 'tea party' is not a valid EngagementType",
    ]
    again = built(HELD, TALKS, OTHER, corrections=corrections, previous=result.previous)
    assert said(again) == said(result)


def test_an_analyst_merges_and_splits() -> None:
    other_day = HELD.replace("2025-06-10/2025-06-12", "2025-06-20/2025-06-21")
    plain = built(HELD, other_day)
    one, other = (e.engagement_id for e in plain.engagements)
    joined = built(HELD, other_day, corrections=(row("merge", one, other_id=other),))
    assert [e.engagement_id for e in joined.engagements] == [one]
    assert len(joined.engagements[0].tellings) == 2
    assert not joined.judgements

    together = built(HELD, PLAN)
    (whole,) = together.engagements
    split = built(HELD, PLAN, corrections=(row("split", whole.engagement_id, new=whole.tellings[0].key),))
    assert len(split.engagements) == 2
    assert whole.engagement_id in {e.engagement_id for e in split.engagements}
    assert split.id_history[-1].action == "split"


def test_corrections_written_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    rows = [row("confirm", f"e-{number}", new='two\n"lines", one cell') for number in range(40)]
    writers = [
        threading.Thread(target=lambda part: [merge.append(path, r) for r in part], args=(rows[n::4],))
        for n in range(4)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(merge.read(path), key=lambda r: int(r.engagement_id[2:])) == rows


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2025,Lan,why,praise,e-1,,,,", "action 'praise': expected correct, confirm, reject, merge, split, add"),
        ("2025,,why,confirm,e-1,,,,", "corrections.csv:2: who is empty: a confirm needs it"),
        ("2025,Lan,why,merge,e-1,,,,", "corrections.csv:2: other_id is empty: a merge needs it"),
        ("2025,Lan,why", "corrections.csv:2: 3 values: expected 9"),
    ],
)  # fmt: skip
def test_a_bad_correction_is_named_by_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("when,who,why,action,engagement_id,field,old,new,other_id\n" + line + "\n")
    with pytest.raises(InputError, match=r"corrections\.csv:2: ") as error:
        merge.read(path)
    assert str(error.value).endswith(message)

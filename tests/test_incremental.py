"""Articles come in batches: what comes of them is what comes of all at once, and only what is touched is done again."""

import json
import os
import shlex
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import etl.read.files  # noqa: F401 - the module, which the package hides behind its function
from etl import building, derived, explain, inputs, intervals, memory, pipeline, store
from etl.asking import opened
from etl.cli import app
from etl.deciding import made_whole
from etl.load import keys, patch
from etl.merge import Memo, append, diff, merge_rows, tellings
from etl.merge.ids import current, fresh_id, onward
from etl.merge.merging import MergeResult
from etl.model import Article, Correction, EngagementMention, Reading, Status
from etl.settings import Settings
from tests.merge_cases import said
from tests.test_merge_properties import AS_OF, MENTIONS, PUBLISHED

write = patch.write
reading_files = sys.modules["etl.read.files"]
few = settings(max_examples=15, deadline=None)
many = settings(max_examples=40, deadline=None)


def rows(mentions: list[EngagementMention]) -> pl.DataFrame:
    articles: dict[str, list[EngagementMention]] = {}
    for mention in mentions:
        articles.setdefault(mention.article_id, []).append(mention)
    return tellings.frame((told, PUBLISHED.get(name)) for name, told in articles.items())


def corrections(before: MergeResult, actions: list[str]) -> list[Correction]:
    """A correction of each kind for the engagements at hand, in turn."""
    made = []
    for action, engagement in zip(actions, before.engagements, strict=False):
        other = before.engagements[0].engagement_id
        telling = engagement.tellings[0].key
        fields = {
            "correct": {"field": "place", "old": "", "new": "Hue"},
            "merge": {"other_id": other},
            "split": {"new": telling},
        }.get(action, {})
        made.append(Correction("2026-01-01T00:00:00Z", "Lan", "seen", action, engagement.engagement_id, **fields))
    return made


@few
@given(
    MENTIONS,
    st.lists(st.integers(0, 12), max_size=4),
    st.lists(st.sampled_from(("correct", "confirm", "reject", "merge", "split")), max_size=3),
)
def test_batches_come_to_what_all_at_once_come_to(tmp_path_factory, mentions, cuts, actions) -> None:
    memo = Memo(tmp_path_factory.mktemp("memo"))
    step = merge_rows(rows([]), as_of=AS_OF, memo=memo)
    decided: list[Correction] = []
    for cut in [*sorted(cuts), len(mentions)]:
        batch, known = rows(mentions[:cut]), step.previous
        step = merge_rows(batch, as_of=AS_OF, memo=memo, previous=known, corrections=decided)
        anew = merge_rows(batch, as_of=AS_OF, previous=known, corrections=decided)
        assert said(step) == said(anew)
        decided = decided or corrections(step, actions)
    again = merge_rows(batch, as_of=AS_OF, memo=memo, previous=known, corrections=decided)
    assert again.settled_anew == 0


def built_from(result: MergeResult) -> tuple[object, ...]:
    """All that a merge says but its record of builds before."""
    return (*said(result)[:3], result.rejected_corrections, result.doubts)


def decided_on(result: MergeResult, actions: list[str], number: int) -> list[Correction]:
    """A correction of each kind for the engagements at hand, with the keys of their tellings, as the writers add."""
    keys = {e.engagement_id: " ".join(telling.key for telling in e.tellings) for e in result.engagements}
    made = []
    for decision in corrections(result, actions):
        both = [keys[name] for name in (decision.engagement_id, decision.other_id) if name]
        made.append(replace(decision, when=f"2026-01-01T00:00:{number:02}Z", tellings=" | ".join(both)))
    return made


@many
@given(
    MENTIONS,
    st.randoms(),
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
    st.lists(st.lists(st.sampled_from(("correct", "confirm", "reject", "merge", "split")), max_size=2), max_size=4),
)
def test_any_order_in_any_batches_comes_to_a_build_from_nothing_ids_and_all(mentions, chance, sizes, actions) -> None:
    """Articles come in any order, analysts decide in between; nothing of that history is in rows, ids or outcomes."""
    names = sorted({mention.article_id for mention in mentions})
    chance.shuffle(names)
    step, decided, former = merge_rows(rows([]), as_of=AS_OF), [], {}
    for number in range(len(names)):
        come = set(names[: sum(sizes[: number + 1])] if number < len(sizes) else names)
        batch = rows([mention for mention in mentions if mention.article_id in come])
        step = merge_rows(batch, as_of=AS_OF, previous=step.previous, corrections=decided)
        former |= {e.engagement_id: {telling.key for telling in e.tellings} for e in step.engagements}
        assert built_from(step) == built_from(merge_rows(batch, as_of=AS_OF, corrections=decided))
        decided = [*decided, *decided_on(step, actions[number] if number < len(actions) else [], number)]
    anew = merge_rows(rows(mentions), as_of=AS_OF, corrections=decided)
    step = merge_rows(rows(mentions), as_of=AS_OF, previous=step.previous, corrections=decided)
    assert built_from(step) == built_from(anew)
    owner = {telling.key: e.engagement_id for e in anew.engagements for telling in e.tellings}
    gave = {fresh_id(key): key for key in rows(mentions)["telling"]}
    live = set(owner.values())
    by_record, by_analysts = onward(step.id_history), onward(anew.id_history)
    for name in former:
        led = current(name, live, by_analysts) if name in by_analysts else owner.get(gave.get(name, ""))
        assert current(name, live, by_record) == (name if name in live else led), f"{name}: {step.id_history}"
    if not any(row.action == "reject" for row in decided):
        assert not [row for row in anew.rejected_corrections if "no engagement" in row.why]


@few
@given(MENTIONS)
def test_only_what_a_new_article_touches_is_settled_again(tmp_path_factory, mentions) -> None:
    memo = Memo(tmp_path_factory.mktemp("memo"))
    apart = [replace(mention, article_id=f"z{mention.article_id}", partners=("LAO",)) for mention in mentions]
    first = merge_rows(rows(mentions), as_of=AS_OF, memo=memo)
    second = merge_rows(rows([*mentions, *apart]), as_of=AS_OF, memo=memo)
    assert (first.settled_anew, second.settled_anew) == (len(mentions), len(apart))


def articles(folder: Path, numbers: range) -> Path:
    """A file of short pages, each telling of a visit or a call of its own and recalling that of another page."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{numbers.start}.jsonl"
    partners = ("Laos", "Cambodia", "Japan", "India")
    lines = []
    for number in numbers:
        day = date(2024, 1 + number % 12, 1 + number % 27)
        partner, other = partners[number % 4], partners[(number + 1) % 4]
        text = (
            f"HA NOI - Foreign Minister Bui Thanh Son received {partner} Foreign Minister in Ha Noi on "
            f"{day:%B} {day.day}, {day.year}.\n\nLast month Prime Minister Pham Minh Chinh paid an official visit to "
            f"{other}."
        )
        lines.append(json.dumps({"id": f"page-{number}", "text": text, "published": day.isoformat()}))
    file.write_text("\n".join(lines))
    return file


KEYS = {"article_key": "article", "mention_key": "mention", "engagement_key": "engagement", "part_of_key": "engagement"}


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table but that which tells of the build itself, in an order of their own.

    Keys are counted from 0 in their order: builds may leave other gaps between them.
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        places = {
            of: dict(
                connection.execute(f"SELECT {of}_key, row_number() OVER (ORDER BY {of}_key) - 1 FROM {of}").fetchall()
            )
            for of in set(KEYS.values())
        }
        found = {}
        for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            columns = connection.table(table).columns
            rows = connection.table(table).fetchall()
            counted = [
                tuple(places[KEYS[name]][value] if name in KEYS and value is not None else value
                      for name, value in zip(columns, row, strict=True))
                for row in rows
            ]  # fmt: skip
            found[table] = sorted(counted, key=repr)
        return {table: rows for table, rows in found.items() if table != "build"}


def decisions(file: Path) -> list[Correction]:
    """A decision of each kind about the engagements of a file."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = [name for (name,) in connection.execute("SELECT engagement_id FROM engagement ORDER BY 1").fetchall()]
    told = {"when": "2026-01-01T00:00:00Z", "who": "Lan", "why": "seen"}
    return [
        Correction(**told, action="confirm", engagement_id=names[0]),
        Correction(**told, action="correct", engagement_id=names[1], field="occasion", new="a jubilee"),
        Correction(**told, action="reject", engagement_id=names[2]),
        Correction(**told, action="merge", engagement_id=names[3], other_id=names[4]),
        Correction(**told, action="add", engagement_id="", new='{"type": "call", "partners": "JPN"}'),
    ]


def settings_of(data: Path) -> Settings:
    return Settings(data=data, corrections=data / "corrections.csv", jobs=1)


def nothing(_: int) -> None:
    """Tell nobody of the progress."""


@pytest.mark.parametrize("worth_a_patch", [0, 10**6], ids=["onto the former file", "into a new file"])
def test_a_build_on_top_of_another_is_the_build_from_nothing_row_for_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth_a_patch: int
) -> None:
    monkeypatch.setattr(store, "MANY", 2)
    monkeypatch.setattr(building, "WORTH_A_PATCH", worth_a_patch)
    patched: list[Path] = []
    monkeypatch.setattr(
        patch, "write", lambda file, *given, **about: patched.append(file) or write(file, *given, **about)
    )
    news = tmp_path / "news"
    ours, theirs = settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    for start in (0, 6, 9):
        articles(news, range(start, start + 6 if start == 0 else start + 3))
        top = building.build(ours, [news], nothing, confirmed=True)
    assert (top.summary.articles, top.summary.read_now) == (12, 3)
    assert 0 < top.summary.settled_now < top.summary.mentions
    decided = decisions(top.file)
    for ours_or_theirs in (ours, theirs):
        for decision in decided:
            append(ours_or_theirs.corrections, decision)
    (news / "6.jsonl").rename(tmp_path / "held.jsonl")
    fewer = building.build(ours, [news], nothing, confirmed=True)
    (tmp_path / "held.jsonl").rename(news / "6.jsonl")
    articles(news, range(12, 13))
    known = memory.recalled(ours.data, fewer.file.stem.removeprefix("engagements-"))
    top = building.build(ours, [news], nothing, confirmed=True)
    monkeypatch.setattr(memory, "recalled", lambda data, build_id: known)
    alone = building.build(theirs, [news], nothing, confirmed=True)
    assert alone.summary.read_now == 13
    assert len(patched) == (0 if worth_a_patch else 4)
    mine, others = contents(top.file), contents(alone.file)
    assert {row[-1] for row in others["correction"]} == {"applied"}
    for table, expected in others.items():
        assert mine[table] == expected, table


def test_talks_told_later_are_a_part_of_the_visit_that_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The visit is not made again, only led to by what is new, which counts as a part everywhere."""
    monkeypatch.setattr(building, "WORTH_A_PATCH", 0)
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    news.mkdir()
    guest = "President Thongloun Sisoulith"
    told = [
        ("visit", "2025-06-12", f"{guest} of Laos paid a state visit to Viet Nam from June 10 to 12, 2025."),
        ("talks", "2025-06-13", f"President Luong Cuong held talks with {guest} of Laos in Ha Noi on June 11, 2025."),
    ]
    for name, published, text in told:
        page = {"id": name, "text": f"HA NOI - {text}", "published": published}
        (news / f"{name}.jsonl").write_text(json.dumps(page))
        top = building.build(ours, [news], nothing, confirmed=True)
    mine, others = contents(top.file), contents(building.build(theirs, [news], nothing).file)
    assert [row for row in mine["engagement_partner"] if row[-1] is True], "no part was found"
    assert mine == others


def test_counts_of_a_week_that_two_years_share_are_made_again_from_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is new in January counts in the week of what stands in December; other years are left as they are."""
    monkeypatch.setattr(building, "WORTH_A_PATCH", 0)
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    news.mkdir()
    told = [
        (
            "talks",
            "2023-03-09",
            "Foreign Minister Bui Thanh Son met with Laos Foreign Minister on March 8, 2023.",
        ),
        ("visit", "2024-12-31", "President Luong Cuong paid a state visit to Laos on December 30, 2024."),
        (
            "call",
            "2025-01-02",
            "Prime Minister Pham Minh Chinh held phone talks with the Lao PM on January 1, 2025.",
        ),
    ]
    for name, published, text in told:
        page = {"id": name, "text": f"HA NOI - {text}", "published": published}
        (news / f"{name}.jsonl").write_text(json.dumps(page))
        top = building.build(ours, [news], nothing, confirmed=True)
    mine, others = contents(top.file), contents(building.build(theirs, [news], nothing).file)
    assert top.summary.notes == [], "a check has seen it"
    assert [row[3] for row in mine["frequency_count"] if row[0] == "week"] == [1, 2]
    assert mine["frequency_count"] == others["frequency_count"]
    assert mine["contact_month"] == others["contact_month"]


def test_a_build_that_finds_no_room_among_the_keys_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise keys.NoRoomError("no room")

    monkeypatch.setattr(building, "WORTH_A_PATCH", 0)
    monkeypatch.setattr(keys.Among, "of", full)
    monkeypatch.setattr(patch, "write", full)
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    articles(news, range(4))
    building.build(ours, [news], nothing)
    articles(news, range(4, 5))
    again = building.build(ours, [news], nothing, confirmed=True)
    assert contents(again.file)["mention"] == contents(building.build(theirs, [news], nothing).file)["mention"]


def test_a_rejection_kept_with_the_articles_is_found_whatever_came_first(tmp_path: Path) -> None:
    """A look back came before the report of the day; elsewhere all is built at once, with the decision of then."""
    news, ours, theirs = tmp_path / "news", settings_of(tmp_path / "ours"), settings_of(tmp_path / "theirs")
    news.mkdir()
    visit = "President Thongloun Sisoulith of Laos paid a state visit to Viet Nam"
    told = [
        ("late", "2025-08-30", f"HA NOI - {visit} in June 2025."),
        ("early", "2025-06-12", f"HA NOI - {visit} from June 10 to 12, 2025."),
    ]
    for name, published, text in told:
        (news / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": text, "published": published}))
        if name == "late":
            first = building.build(ours, [news], nothing)
            with opened(first.file) as file:
                ((old,),) = file.sql("SELECT engagement_id FROM engagement").fetchall()
    anew = building.build(theirs, [news], nothing)
    with opened(anew.file) as file:
        ((new, tellings),) = file.sql("SELECT engagement_id, tellings FROM engagement").fetchall()
    assert (tellings, new == old) == (2, False)
    assert explain.identified(theirs.database, old) == explain.identified(theirs.database, old[:9]) == new
    assert explain.engagement(theirs.database, old).row["engagement_id"] == new
    rejected = made_whole(ours.database, Correction("2025-09-01T00:00:00Z", "Lan", "no visit", "reject", old))
    assert rejected.engagement_id == old
    for ours_or_theirs in (ours, theirs):
        append(ours_or_theirs.corrections, rejected)
        with opened(building.build(ours_or_theirs, [news], nothing, confirmed=True).file) as file:
            assert file.sql("SELECT engagement_id FROM engagement").fetchall() == []
            assert file.sql("SELECT outcome FROM correction").fetchall() == [("applied",)]


def test_a_build_says_which_decision_it_could_not_apply(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(6))
    first = building.build(ours, [news], nothing)
    assert first.summary.notes == []
    (confirmed, placed, *_) = decisions(first.file)
    append(ours.corrections, confirmed)
    append(ours.corrections, replace(placed, field="place", old="Hue", new="Da Nang"))
    (note,) = building.build(ours, [news], nothing).summary.notes
    assert note.startswith(f"1 decision was not applied: correct {placed.engagement_id} by Lan: place of ")
    assert "no longer 'Hue'" in note


@pytest.mark.parametrize("action", ["correct", "confirm", "reject"])
@pytest.mark.parametrize("place", ["url", "line"])
def test_a_decision_on_what_an_edited_article_told_is_said_with_the_command_that_writes_it_again(
    tmp_path: Path, action: str, place: str
) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    page = {"text": "HA NOI - President Thongloun Sisoulith of Laos paid a state visit to Viet Nam in June 2025."}
    page |= {"published": "2025-07-01"} | ({"url": "https://news.example/1"} if place == "url" else {})
    lines = [json.dumps(page), *articles(news, range(6)).read_text().splitlines()]
    (news / "0.jsonl").write_text("\n".join(lines))
    first = building.build(ours, [news], nothing)
    with opened(first.file) as file:
        ((name,),) = file.sql("SELECT engagement_id FROM engagement WHERE subtype = 'state'").fetchall()
    fields = {"field": "place", "new": "Da Nang, its port"} if action == "correct" else {}
    decided = Correction("2026-01-01T00:00:00Z", "Lan", "she was there", action, name, **fields)
    append(ours.corrections, made_whole(ours.database, decided))
    assert building.build(ours, [news], nothing, confirmed=True).summary.notes == []
    page["text"] = page["text"].replace("President Thongloun Sisoulith", "Prime Minister Sonexay Siphandone")
    lines = [json.dumps(page), *lines[1:]] if place == "line" else [*lines[1:], json.dumps(page)]
    (news / "0.jsonl").write_text("\n".join(lines))
    built = building.build(ours, [news], nothing, confirmed=True)
    edited, refused, again = built.summary.notes
    assert edited.endswith("0 of 1 keep their ids, 1 say otherwise now and have other ids")
    assert refused.startswith("1 decision was not applied: ")
    told, _, command = again.partition("; to decide it again: ")
    assert told.endswith("was edited, which told what Lan decided on")
    done = CliRunner().invoke(app, [*shlex.split(command)[1:], "--data", str(ours.data)])
    assert done.exit_code == 0, done.output
    last = building.build(ours, [news], nothing, confirmed=True)
    with opened(last.file) as file:
        decisions_now = file.sql("SELECT action, outcome FROM correction ORDER BY correction_key").fetchall()
    lost = f"no engagement {name}: it is gone or was rejected"
    assert decisions_now == [(action, lost), (action, "applied")]


def test_merges_and_splits_of_what_an_edited_article_told_are_written_again(tmp_path: Path) -> None:
    """Two of a day set apart, and two days made one, by articles whose days are then edited."""
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(6))
    said = "Foreign Minister Bui Thanh Son held a phone call with Lao Foreign Minister Thongsavanh Phomvihane on"

    def build_of(days: dict[str, str]) -> building.Built:
        for name, day in days.items():
            page = {"text": f"HA NOI - {said} {day}. So {name} says.", "published": "2025-12-20"}
            (news / f"{name}.jsonl").write_text(json.dumps(page))
        return building.build(ours, [news], nothing, confirmed=True)

    def calls(file: Path) -> list[list[str]]:
        rows = "FROM engagement JOIN mention USING (engagement_key) JOIN article USING (article_key)"
        question = f"SELECT list(source) {rows} WHERE engagement.type = 'call' GROUP BY engagement_key"
        with opened(file) as connection:
            found = connection.sql(question).fetchall()
        return sorted(sorted(Path(one).name[0] for one in sources) for (sources,) in found)

    first = build_of({"a": "May 4, 2025", "b": "May 20, 2025", "c": "July 1, 2025", "d": "July 1, 2025"})
    assert calls(first.file) == [["a"], ["b"], ["c", "d"]]
    with opened(first.file) as connection:
        ids = dict(
            connection.sql("SELECT day(date_first), engagement_id FROM engagement WHERE type = 'call'").fetchall()
        )
        ((apart,),) = connection.sql("SELECT article_id FROM article WHERE source LIKE '%d.jsonl%'").fetchall()
    for decided in (
        Correction("2026-01-01T00:00:00Z", "Lan", "one call", "merge", ids[4], "forced", other_id=ids[20]),
        Correction("2026-01-01T00:00:01Z", "Lan", "two calls", "split", ids[1], new=apart),
    ):
        append(ours.corrections, made_whole(ours.database, decided))
    assert calls(build_of({}).file) == [["a", "b"], ["c"], ["d"]]
    edited = build_of({"b": "May 21, 2025", "c": "July 9, 2025", "d": "July 9, 2025"})
    again = [note.partition("; to decide it again: ")[2] for note in edited.summary.notes if "decide it again" in note]
    assert [shlex.split(command)[2] for command in again] == ["merge"], edited.summary.notes
    assert calls(edited.file)[-2:] == [["c"], ["d"]], "each alone told of its call, whose day was mended"
    for command in again:
        done = CliRunner().invoke(app, [*shlex.split(command)[1:], "--data", str(ours.data)])
        assert done.exit_code == 0, done.output
    assert calls(build_of({}).file) == [["a", "b"], ["c"], ["d"]]


VISIT = "President Thongloun Sisoulith of Laos paid a state visit to Viet Nam in June 2025."
CALL = "On June 3, 2025, Minister of Foreign Affairs Bui Thanh Son held a phone call with his Thai counterpart."
LATER = "On June 30, 2025, Deputy Prime Minister Tran Hong Ha received the Ambassador of Japan."


@pytest.mark.parametrize("place", ["url", "line"])
def test_what_an_edited_article_goes_on_telling_keeps_its_id_and_decisions(tmp_path: Path, place: str) -> None:
    """By the record beside the corrections a build elsewhere, from nothing, gives the same; without it, other ids."""
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    page = {"text": f"HA NOI - {VISIT} {CALL}", "published": "2025-07-01"}
    page |= {"url": "https://news.example/1"} if place == "url" else {}
    others = articles(news, range(6)).read_text().splitlines()

    def built(*texts: str, to: Settings = ours) -> building.Built:
        (news / "0.jsonl").write_text("\n".join([*(json.dumps(page | {"text": text}) for text in texts), *others]))
        return building.build(to, [news], nothing, confirmed=True)

    def ids(file: Path) -> dict[str, str]:
        with opened(file) as connection:
            rows = connection.sql("SELECT type, engagement_id FROM engagement WHERE type IN ('visit', 'call')")
            return dict(rows.fetchall())

    def all_rows(file: Path) -> list[tuple[object, ...]]:
        columns = "* EXCLUDE (engagement_key, part_of_key)"
        with opened(file) as connection:
            return connection.sql(f"SELECT {columns} FROM engagement ORDER BY engagement_id").fetchall()

    before = ids(built(page["text"]).file)
    decided = Correction("2026-01-01T00:00:00Z", "Lan", "she was there", "correct", before["visit"], "place", "", "Hue")
    append(ours.corrections, made_whole(ours.database, decided))
    edited = f"HA NOI - A third trip. {CALL} {VISIT.replace('President', 'Lao President')} {LATER}"
    once = built(edited)
    assert once.summary.notes == ["1 article was edited: of what they told 2 of 2 keep their ids"]
    assert ids(once.file) == before
    with opened(once.file) as connection:
        assert connection.sql("SELECT outcome FROM correction").fetchall() == [("applied",)]
        led = connection.sql("SELECT new_id FROM id_history WHERE why LIKE '%edited%'").fetchall()
    assert {new for (new,) in led} == set(before.values()), "the ids that the new words alone would give lead there too"
    twice = built(edited.replace("A third trip", "A fourth trip"))
    assert ids(twice.file) == before
    assert {change.kind for change in diff(once.file, twice.file)} <= {"changed"}
    theirs = settings_of(tmp_path / "theirs")
    theirs.corrections.parent.mkdir(parents=True, exist_ok=True)
    for name in ("corrections.csv", "editions.csv"):
        theirs.corrections.with_name(name).write_bytes(ours.corrections.with_name(name).read_bytes())
    assert all_rows(built(edited.replace("A third trip", "A fourth trip"), to=theirs).file) == all_rows(twice.file)
    again = built(page["text"])
    assert ids(again.file) == before, "taken back, it tells by its own ids"
    record = ours.corrections.with_name("editions.csv").read_bytes()
    assert ids(built(page["text"]).file) == before
    assert ours.corrections.with_name("editions.csv").read_bytes() == record


@pytest.mark.parametrize(
    ("edited", "keeps"),
    [
        ("President Thongloun Sisoulith of Laos paid a state visit to Viet Nam from June 14 to 16, 2025.", True),
        (
            "Prime Minister Sonexay Siphandone of Laos paid an official visit to Viet Nam from June 14 to 16, 2025.",
            False,
        ),
        ("President Luong Cuong held talks with President Thongloun Sisoulith of Laos on June 10, 2025.", False),
    ],
    ids=["other days", "another guest", "another kind of contact"],
)
def test_an_engagement_whose_days_are_mended_keeps_its_id_and_what_says_otherwise_does_not(
    tmp_path: Path, edited: str, keeps: bool
) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    news.mkdir()

    def ids(text: str) -> set[str]:
        (news / "a.txt").write_text(f"HA NOI, July 1, 2025 - {text}")
        file = building.build(ours, [news], nothing, confirmed=True).file
        with opened(file) as connection:
            return {name for (name,) in connection.sql("SELECT engagement_id FROM engagement").fetchall()}

    before = ids("President Thongloun Sisoulith of Laos paid a state visit to Viet Nam from June 10 to 12, 2025.")
    after = ids(edited)
    assert len(before) == len(after) == 1
    assert (before == after) is keeps


def test_an_edited_article_carries_nothing_on_that_is_not_the_only_one(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    news.mkdir()
    one = "Foreign Minister Bui Thanh Son met his Lao counterpart in June 2025."
    (news / "a.txt").write_text(f"HA NOI, July 1, 2025 - {one}")
    first = building.build(ours, [news], nothing)
    two = "The foreign ministers of Viet Nam and Laos held talks on June 3, 2025."
    other = "The foreign ministers of Viet Nam and Laos held talks again on June 20, 2025."
    (news / "a.txt").write_text(f"HA NOI, July 1, 2025 - {two} {other}")
    second = building.build(ours, [news], nothing, confirmed=True)
    (note,) = second.summary.notes
    assert note.endswith("0 of 1 keep their ids, 1 say otherwise now and have other ids")
    with opened(first.file) as former, opened(second.file) as now:
        ((old,),) = former.sql("SELECT engagement_id FROM engagement").fetchall()
        assert (old,) not in now.sql("SELECT engagement_id FROM engagement").fetchall()
    assert not ours.corrections.with_name("editions.csv").exists()


def test_a_build_says_which_merges_join_what_is_not_alike(tmp_path: Path) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(6))
    with opened(building.build(ours, [news], nothing).file) as file:
        rows = file.execute("SELECT partners, list(engagement_id) FROM engagement WHERE type = 'meeting' GROUP BY ALL")
        (one, *_), (other, *_), *_ = (names for _, names in rows.fetchall())
    merged = Correction("2026-01-01T00:00:00Z", "Lan", "seen", "merge", one, other_id=other)
    append(ours.corrections, merged)
    (note,) = building.build(ours, [news], nothing, confirmed=True).summary.notes
    assert note == f"Lan merged {other} into {one}, which is not alike: other partners"


def test_what_only_another_day_changed_is_laid_to_no_rules_or_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, ours = tmp_path / "news", replace(settings_of(tmp_path / "ours"), today=date(2025, 6, 11))
    articles(news, range(3))
    read_page = pipeline.read_page
    spring = intervals.Interval(date(2024, 3, 1), date(2024, 4, 30), intervals.Granularity.DAY)

    def going_on(article: Article, today: date | None) -> Reading:
        reading = read_page(article, today)
        told = [replace(mention, status=Status.ONGOING, date=spring) for mention in reading.engagements]
        return replace(reading, engagements=tuple(told))

    monkeypatch.setattr(pipeline, "read_page", going_on)
    before = building.build(replace(ours, today=date(2024, 4, 1)), [news], nothing).file
    after = building.build(ours, [news], nothing).file
    assert memory.rules_changed(before, after) is False
    found = diff(before, after, memory.rules_changed(before, after))
    assert {(change.field, change.old, change.new) for change in found} == {("status", "ongoing", "held")}
    assert {change.cause for change in found} == {"seen from 2025-06-11, before from 2024-04-01"}
    monkeypatch.setattr(building, "digest_of", lambda files: "others")
    again = building.build(ours, [news], nothing).file
    assert memory.rules_changed(after, again) is True


@pytest.mark.parametrize("changed", ["loading_version", "merging_version"])
def test_a_change_of_rules_makes_again_only_what_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(4))
    first = building.build(ours, [news], nothing)
    for module in (derived, building):
        if hasattr(module, changed):
            monkeypatch.setattr(module, changed, lambda: "another")
    monkeypatch.setattr(building, "_rules", lambda settings: "others")
    second = building.build(ours, [news], nothing)
    assert (second.is_new, second.summary.read_now) == (True, 0)
    assert second.summary.settled_now == (second.summary.mentions if changed == "merging_version" else 0)
    assert contents(second.file) == contents(first.file)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are taken apart, one after the other."""
    names: list[str] = []
    articles_of = reading_files._articles
    monkeypatch.setattr(
        reading_files, "_articles", lambda path, *rest: names.append(path.name) or articles_of(path, *rest)
    )
    return names


def test_only_files_that_have_changed_are_taken_apart(tmp_path: Path, taken: list[str]) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(3))
    articles(news, range(3, 5)).open("a").write("\nno JSON at all")
    first = building.build(ours, [news], nothing)
    assert taken == ["0.jsonl", "3.jsonl"]
    again = building.build(ours, [news], nothing)
    assert len(taken) == 2
    assert (again.is_new, again.summary.failures) == (False, first.summary.failures)
    assert len(first.summary.failures) == 1
    articles(news, range(3, 6))
    last = building.build(ours, [news], nothing, confirmed=True)
    assert taken[2:] == ["3.jsonl"]
    assert (last.summary.articles, last.summary.read_now, last.summary.failures) == (6, 1, [])
    building.build(settings_of(tmp_path / "theirs"), [news], nothing)
    assert len(taken) == 5


def test_what_a_file_of_many_articles_holds_is_listed_once(
    tmp_path: Path, taken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that is damaged or gone has its file taken apart again, and no article read again."""
    monkeypatch.setattr(inputs, "MANY", 3)
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(3))
    first = building.build(ours, [news], nothing)
    [listed] = (ours.data / "readings").glob(f"*/*{inputs.LISTED}")
    written = listed.stat().st_ino
    articles(news, range(3, 5))
    building.build(ours, [news], nothing, confirmed=True)
    assert (taken, listed.stat().st_ino) == (["0.jsonl", "3.jsonl"], written)
    whole = listed.read_bytes()
    for left in (b"", whole[:100], None):
        listed.write_bytes(left) if left is not None else listed.unlink()
        again = building.build(ours, [news], nothing)
        assert (again.is_new, again.summary.articles, again.summary.read_now) == (False, 5, 0)
        assert (taken.pop(), listed.read_bytes()) == ("0.jsonl", whole)
    (news / "3.jsonl").unlink()
    back = building.build(ours, [news], nothing, confirmed=True)
    assert contents(back.file)["article"] == contents(first.file)["article"]
    (news / "0.jsonl").rename(news / "1.jsonl")
    building.build(ours, [news], nothing)
    assert [file.name for file in listed.parent.glob(f"*{inputs.LISTED}")] != [listed.name]
    assert not listed.exists()


def test_a_file_as_it_was_is_not_even_read_and_one_written_lately_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose size and times are as they were counts as it was, unless it may have changed since unseen."""
    read: list[str] = []
    digest = inputs.Inputs._digest
    monkeypatch.setattr(inputs.Inputs, "_digest", lambda self, path: read.append(path.name) or digest(self, path))
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    file = articles(news, range(3))
    for lately, expected in ((1e9, 1), (1e9, 2), (-1e9, 3), (-1e9, 3)):
        monkeypatch.setattr(inputs, "LATELY_S", lately)
        assert building.build(ours, [news], nothing).summary.articles == 3
        assert len(read) == expected
    before = file.stat()
    text = file.read_text()
    file.write_text(text.replace("Japan", "Korea"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert building.build(ours, [news], nothing, confirmed=True).summary.read_now > 0
    assert len(read) == 4


def test_an_article_that_cannot_be_read_is_named_and_stops_neither_this_build_nor_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, ours = tmp_path / "news", settings_of(tmp_path / "ours")
    articles(news, range(3))
    building.build(ours, [news], nothing)
    articles(news, range(3, 4))

    def fails(*_: object) -> None:
        raise RuntimeError("no words for it")

    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "read_page", fails)
        for _ in range(2):
            built = building.build(ours, [news], nothing, confirmed=True)
            (failure,) = built.summary.failures
            assert failure.endswith("could not be read: RuntimeError: no words for it")
    mended = building.build(ours, [news], nothing, confirmed=True)
    assert (mended.summary.articles, mended.summary.failures) == (4, [])


def test_every_seed_that_reading_uses_is_among_its_rules() -> None:
    code = [path for step in store.STEPS for path in (store.CODE / step).rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in code)
    for name in store.NOT_FOR_READING:
        assert name not in text, f"{name} decides what a page tells; a change of it must read again"


FUTURE = {
    "dateline.txt": "HA NOI, March 5, 2035 (Wire) - Prime Minister Pham Minh Chinh visited Laos on Monday.",
    "stamp.txt": "Premier in Vientiane\n\n5 March 2035 10:15\n\nPrime Minister Pham Minh Chinh visited Laos on Monday.",
    "meta.html": '<html><head><meta property="article:published_time" content="2035-03-05T08:00:00Z"></head><body>'
    "<article><p>Prime Minister Pham Minh Chinh paid a visit to Laos on Monday.</p></article></body></html>",
    "address.jsonl": '{"text": "Prime Minister Pham Minh Chinh was in Laos.", "url": "https://a.example/2035/03/05/x"}',
    "dateline.jsonl": '{"text": "HA NOI, March 5, 2035 (Wire) - Pham Minh Chinh visited Laos."}',
}


@pytest.mark.parametrize("name", FUTURE)
@pytest.mark.parametrize("today", [date(2035, 3, 4), None])
def test_whatever_dates_an_article_after_the_day_of_the_build_has_it_wait(
    tmp_path: Path, name: str, today: date | None
) -> None:
    news, ours = tmp_path / "news", replace(settings_of(tmp_path / "ours"), today=today)
    articles(news, range(2))
    (news / name).write_text(FUTURE[name], encoding="utf-8")
    first = building.build(ours, [news], nothing).summary
    [failure] = first.failures
    assert name in failure
    assert ": dated 2035-03-05 by its " in failure
    assert ": expected a day up to " in failure
    assert first.articles == 2
    assert building.build(ours, [news], nothing).summary.failures == first.failures
    then = building.build(replace(ours, today=date(2035, 3, 5)), [news], nothing, confirmed=True).summary
    assert (then.failures, then.articles) == ([], 3)


VIETNAMESE = (
    "Chiều nay, tại Trụ sở Chính phủ, Thủ tướng Phạm Minh Chính đã tiếp Bộ trưởng Ngoại giao Lào đang thăm chính thức "
    "Việt Nam. Hai bên trao đổi về hợp tác kinh tế, giao thông và giáo dục, nhất trí sớm họp Ủy ban liên Chính phủ."
)
ENGLISH = (
    "Prime Minister Pham Minh Chinh received the foreign minister of Laos in Ha Noi on Monday, and the two sides spoke "
    "of roads, of trade and of schools; the committee of the two governments will be convened in the spring."
)


def test_what_is_plainly_not_english_is_refused_by_name_and_no_english_is(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    rows = {"vi": VIETNAMESE, "en": ENGLISH, "teaser": "Lao minister to visit Hanoi", "names": "Lan Hoa Minh " * 10}
    for name, text in rows.items():
        line = json.dumps({"text": text, "published": "2024-05-07"})
        (news / f"{name}.jsonl").write_text(line, encoding="utf-8")
    summary = building.build(settings_of(tmp_path / "ours"), [news], nothing).summary
    [failure] = summary.failures
    assert "vi.jsonl" in failure
    assert failure.endswith(": not English: this reader reads English only")
    assert summary.articles == 3

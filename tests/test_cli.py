"""The commands as a user types them: output, exit codes, and errors of one line on stderr."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

CORDIALE = Path(sys.executable).parent / "cordiale"
ARTICLES = {
    "call": (
        "2024-05-03",
        "Ha Noi and Lusaka talk\n\nHA NOI - Foreign Minister Bui Thanh Son spoke by telephone with Zambian Foreign "
        "Minister Mulambo Haimbe on Thursday.",
    ),
    "visit": (
        "2024-06-20",
        "Putin in Ha Noi\n\nHA NOI - Russian President Vladimir Putin paid a state visit to Vietnam on June 19, 2024.",
    ),
}


def run(*arguments: object, stdin: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [str(CORDIALE), *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=folder, timeout=180, check=False)


def asked(*rows: object) -> bytes:
    return b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    news = folder / "news"
    news.mkdir()
    for name, (published, text) in ARTICLES.items():
        row = {"id": name, "text": text, "published": published, "outlet": "Wire"}
        (news / f"{name}.jsonl").write_bytes(asked(row))
    done = run("build", news, "--data", folder / "data", folder=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def test_tag_answers_each_line_and_counts_the_bad_ones() -> None:
    good = {"id": "a", "text": ARTICLES["visit"][1], "published": "2024-06-20/2024-06-21"}
    lines = asked(good, b"{oops\n", b"\n", {"id": "c"}, {"id": "d", "text": "x", "published": "soon"}, b"[1]\n")
    done = run("tag", stdin=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "c", "d", None]
    assert [sorted(answer) == ["error", "id"] for answer in answers] == [False, True, True, True, True]
    assert "line 5: 'soon' is not a date" in answers[3]["error"]
    assert done.returncode == 3
    assert done.stderr.decode().strip() == "4 of 5 lines were refused; see their error fields"


def test_tag_gives_offsets_into_the_text_given() -> None:
    text = "Ha♉noi, 20 June. Pre♉sident Putin ended a state visit to Vietnam on June 20, 2024."
    done = run("tag", stdin=asked({"id": 1, "text": text, "published": "2024-06-20"}))
    (answer,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert answer["published"]["start"] == answer["published"]["end"] == "2024-06-20"
    assert {"start", "end", "basis", "why"} <= set(answer["published"])
    for time in answer["time_expressions"]:
        assert text[time["start"] : time["end"]] == time["text"]
        assert {"type", "value", "interval", "granularity", "anchor", "rule", "why"} <= set(time)
    assert "June 20, 2024" in {time["text"] for time in answer["time_expressions"]}
    assert [text[timex["start"] : timex["end"]] for timex in answer["timexes"]] == ["20 June", "June 20, 2024"]
    assert {"start", "end", "text", "type", "value", "mod"} == set(answer["timexes"][0])
    (visit,) = answer["engagements"]
    assert (visit["type"], visit["partners"], visit["direction"]) == ("visit", ["RUS"], "inbound")
    assert done.returncode == 0


def test_the_home_country_can_be_given_by_line_and_by_flag() -> None:
    text = "Indian Foreign Minister S. Jaishankar met Vietnamese Foreign Minister Bui Thanh Son in Hanoi on Monday."
    told = {"text": text, "published": "2023-10-16"}
    rows = asked({**told, "home": "IND"}, told)
    answers = [json.loads(line) for line in run("tag", "--home", "VNM", stdin=rows).stdout.splitlines()]
    assert [engagement["partners"] for answer in answers for engagement in answer["engagements"]] == [["VNM"], ["IND"]]


def test_dates_shows_days_and_reason() -> None:
    done = run("dates", "a state visit in June last year", "--published", "2025-02-21")
    assert "June last year" in done.stdout.decode()
    assert "2024-06" in done.stdout.decode()


def test_the_days_of_dates_are_not_broken_in_80_columns() -> None:
    done = run("dates", "talks from 5 to 7 March 2024 and again in the early 2000s", "--published", "2025-02-21")
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= 80
    assert [day for day in ("2024-03-05/2024-03-07", "2000-01-01/2009-12-31") if day not in done.stdout.decode()] == []


def test_a_second_build_reads_nothing_again(built: Path) -> None:
    done = run("build", built / "news", "--data", built / "data", folder=built)
    assert done.returncode == 0
    assert "(0 read now)" in done.stdout.decode()
    assert "(unchanged)" in done.stdout.decode()


def test_a_bad_input_is_named_and_the_rest_is_built(built: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    done = run("build", built / "news", tmp_path / "bad.txt", "--data", tmp_path / "data", folder=built)
    assert done.returncode == 3
    assert "bad.txt:1: byte 0x" in done.stderr.decode()
    assert (tmp_path / "data" / "current.duckdb").exists()


def test_a_build_that_falls_is_held_back_until_confirmed(built: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    many = tmp_path / "many.jsonl"
    many.write_bytes(asked(*({"text": f"Notice {number}. Nobody met."} for number in range(18))))
    assert run("build", built / "news", many, *data).returncode == 0
    current = (tmp_path / "data" / "current.duckdb").resolve()
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    held = run("build", built / "news" / "visit.jsonl", tmp_path / "bad.txt", *data)
    assert held.returncode == 1
    assert "build held back: articles fell from 20 to 1" in held.stderr.decode()
    assert "; 1 input was refused: " in held.stderr.decode()
    assert (tmp_path / "data" / "current.duckdb").resolve() == current
    assert run("build", built / "news" / "visit.jsonl", "--confirm", *data).returncode == 0
    assert (tmp_path / "data" / "current.duckdb").resolve() != current
    listed = run("diff", current, *data).stdout.decode()
    assert "gone" in listed


def test_a_rise_or_fall_of_a_handful_is_not_held_back(built: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    for news in ("visit.jsonl", "", "call.jsonl"):
        assert run("build", built / "news" / news, *data).returncode == 0
    (tmp_path / "nobody.txt").write_text("Nobody met.", encoding="utf-8")
    held = run("build", tmp_path / "nobody.txt", *data)
    assert "build held back: engagements fell from 1 to 0" in held.stderr.decode()


@pytest.mark.parametrize(("emptied", "how"), [(True, "empty"), (False, "not there")])
def test_a_build_whose_decisions_are_all_gone_is_held_back_until_confirmed(
    built: Path, tmp_path: Path, emptied: bool, how: str
) -> None:
    build, file = ("build", built / "news", "--data", tmp_path / "data"), tmp_path / "data" / "corrections.csv"
    assert run(*build).returncode == 0
    added = '{"type": "call", "partners": "JPN", "date": "2025-06-30"}'
    run("correct", "add", "--new", added, "--who", "Lan", "--why", "told by the desk", "--data", tmp_path / "data")
    assert run(*build).returncode == 0
    if emptied:
        file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    else:
        file.unlink()
    held = run(*build)
    assert held.returncode == 1
    assert f"build held back: the published file has 1 decision of analysts, and {file} is {how}: put it back" in (
        held.stderr.decode()
    )
    assert run(*build, "--confirm").returncode == 0


def test_a_build_for_another_home_country_is_held_back_until_confirmed(built: Path, tmp_path: Path) -> None:
    build = ("build", built / "news", "--data", tmp_path / "data")
    assert run(*build).returncode == 0
    held = run(*build, "--home", "RUS")
    assert held.returncode == 1
    assert held.stderr.decode().splitlines()[-1] == (
        "cordiale: build held back: the published file is for VNM, this build for RUS; "
        "--confirm to replace it, or give another --data"
    )
    assert run(*build, "--home", "RUS", "--confirm").returncode == 0
    assert run(*build).returncode == 1, "nor is a former file led back to unasked"


def test_where_no_input_can_be_read_nothing_is_published(tmp_path: Path) -> None:
    done = run("build", tmp_path / "mistyped", "--data", tmp_path / "data", "--confirm")
    assert done.returncode == 1
    assert "nothing is published, for no article could be read: 1 input was refused: " in done.stderr.decode()
    assert not list((tmp_path / "data").glob("*.duckdb"))


def test_a_memory_that_is_gone_is_made_again(built: Path, tmp_path: Path) -> None:
    build = ("build", built / "news", "--data", tmp_path / "data")
    assert run(*build).returncode == 0
    memory = tmp_path / "data" / "memory"
    before = sorted(file.name for file in memory.iterdir())
    shutil.rmtree(memory)
    done = run(*build)
    assert (done.returncode, "(unchanged)" in done.stdout.decode()) == (0, True)
    assert sorted(file.name for file in memory.iterdir()) == before


@pytest.mark.parametrize("whole", [False, True])
def test_a_damaged_published_file_is_kept_aside_and_built_anew(built: Path, tmp_path: Path, whole: bool) -> None:
    news, data = tmp_path / "news", tmp_path / "data"
    shutil.copytree(built / "news", news)
    assert run("build", news, "--data", data).returncode == 0
    current = (data / "current.duckdb").resolve()
    current.write_bytes(b"junk")
    if not whole:
        (news / "call.jsonl").unlink()
    for aside in (f"{current.name}.damaged", f"{current.name}.damaged-2")[: 1 + whole]:
        done = run("build", news, "--data", data)
        assert done.returncode == 0, done.stderr.decode()
        assert "wasnotcompared;itiskeptas" in "".join(done.stdout.decode().split())
        assert (data / aside).read_bytes() == b"junk"
        assert run("ask", "build", "--data", data).returncode == 0
        if whole:
            assert (data / "current.duckdb").resolve() == current
            current.write_bytes(b"junk")


def test_news_of_ones_own_takes_the_place_of_the_samples(built: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    samples = sorted((Path(__file__).parents[1] / "seeds" / "articles").glob("*.txt"))[:4]
    assert run("build", *samples, *data).returncode == 0
    assert run("build", tmp_path / "mistyped", *data).returncode == 1
    assert run("build", built / "news" / "visit.jsonl", *data).returncode == 0


def test_a_correction_is_replayed_by_the_next_build(built: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    count = ("sql", *data, "--", "-csv", "-noheader", "-c", "select engagement_id from engagement order by 1")
    run("build", built / "news", *data)
    before = run(*count).stdout.decode().split()
    done = run("correct", "reject", before[0], "--who", "Desk", "--why", "not an engagement", *data)
    assert done.returncode == 0, done.stderr.decode()
    assert run("build", built / "news", "--confirm", *data).returncode == 0
    assert run(*count).stdout.decode().split() == before[1:]
    refused = run("correct", "praise", before[1], "--who", "Desk", "--why", "x", *data)
    assert refused.returncode == 1
    assert "action 'praise': expected correct, confirm" in refused.stderr.decode()
    unknown = run("correct", "reject", "nothing", "--who", "Desk", "--why", "x", *data)
    assert unknown.returncode == 1
    assert "engagement 'nothing': expected the beginning of one id, found none" in unknown.stderr.decode()
    assert len((tmp_path / "data" / "corrections.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_a_rejected_id_says_who_rejected_it_and_none_is_merged_with_itself(built: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    run("build", built / "news", *data)
    listed = run("sql", *data, "--", "-csv", "-noheader", "-c", "select engagement_id from engagement order by 1")
    gone, kept = listed.stdout.decode().split()[:2]
    itself = run("correct", "merge", kept, "--other", kept[:10], "--who", "Desk", "--why", "x", *data)
    assert itself.returncode == 1
    assert f"{kept} cannot be merged with itself" in itself.stderr.decode()
    run("correct", "reject", gone, "--who", "Desk", "--why", "not an engagement", *data)
    assert run("build", built / "news", "--confirm", *data).returncode == 0
    why = run("why", gone[:10], *data)
    assert why.returncode == 1
    assert f"engagement {gone}: rejected by Desk: not an engagement (20" in why.stderr.decode()
    history = json.loads(run("ask", "history-of-id", "--id", gone[:10], "--format", "json", *data).stdout)
    assert [(row["old_id"], row["action"], row["now"]) for row in history] == [(gone, "reject", None)]
    back = run("correct", "confirm", gone[:10], "--who", "Lan", "--why", "it was [/one]", *data)
    assert "written down: confirm, which takes back that it was rejected by Desk: not an" in back.stdout.decode()
    rejected = json.loads(run("ask", "build", "--format", "json", *data).stdout)[0]["build_id"]
    assert run("build", built / "news", "--confirm", *data).returncode == 0
    assert run("why", gone[:10], *data).returncode == 0
    assert "confirmed by Lan: it was [/one]" in run("diff", rejected, *data).stdout.decode()
    outcomes = json.loads(run("ask", "corrections", "--format", "json", *data).stdout)
    assert [(row["outcome"], row["why"]) for row in outcomes] == [
        ("applied", "it was [/one]"),
        ("superseded by a later one", "not an engagement"),
    ]


STAY = {
    "one": "HANOI, June 20, 2024 - Russian President Vladimir Putin ended a state visit to Vietnam on June 20, 2024.",
    "two": "HANOI, June 21, 2024 - President Vladimir Putin of Russia paid a state visit to Vietnam on June 20, 2024.",
    "three": "HANOI, June 22, 2024 - Russian President Putin made a state visit to Vietnam on June 20, 2024.",
}


def test_a_split_stops_no_build_and_leaves_the_original_its_id(tmp_path: Path) -> None:
    data, news = ("--data", tmp_path / "data"), tmp_path / "news"
    news.mkdir()
    for name, text in STAY.items():
        (news / f"{name}.jsonl").write_bytes(asked({"id": name, "text": text, "published": "2024-06-22"}))
    listing = ("sql", *data, "--", "-csv", "-noheader", "-c", "select engagement_id from engagement order by 1")
    run("build", news, *data)
    (original,) = run(*listing).stdout.decode().split()
    of_three = "select article_id from article where source like '%three%'"
    article = run(*listing[:-1], of_three).stdout.decode().strip()
    done = run("correct", "split", original, "--new", f"{article}/0", "--who", "Desk", "--why", "another one", *data)
    assert done.returncode == 0, done.stderr.decode()
    run("build", news, "--confirm", *data)
    (fragment,) = set(run(*listing).stdout.decode().split()) - {original}
    shown = run("why", original[:12], *data)
    assert shown.returncode == 0, shown.stderr.decode()
    assert original in shown.stdout.decode()
    history = json.loads(run("ask", "history-of-id", "--id", original, "--format", "json", *data).stdout)
    assert [(row["old_id"], row["new_id"], row["now"]) for row in history] == [(original, fragment, original)]
    for left, living in (({"one", "two"}, [original]), ({"three"}, [fragment]), (set(STAY), [original, fragment])):
        for name, text in STAY.items():
            file = news / f"{name}.jsonl"
            file.unlink(missing_ok=True)
            if name in left:
                file.write_bytes(asked({"id": name, "text": text, "published": "2024-06-22"}))
        done = run("build", news, "--confirm", *data)
        assert done.returncode == 0, done.stderr.decode()
        assert run(*listing).stdout.decode().split() == sorted(living)


def test_why_leads_back_to_the_sentence(built: Path) -> None:
    listed = run(
        "sql", "--data", built / "data", "--", "-csv", "-noheader", "-c", "select engagement_id from engagement"
    )
    first = listed.stdout.decode().split()[0]
    done = run("why", first[:10], "--data", built / "data")
    assert done.returncode == 0, done.stderr.decode()
    assert first in done.stdout.decode()
    assert "sentence" in done.stdout.decode()
    assert "Why this date" in done.stdout.decode()


def test_search_finds_by_words_and_by_vietnamese_names(built: Path) -> None:
    data = ("--data", built / "data")
    found = json.loads(run("search", "Nga", "visit", "--format", "json", *data).stdout)
    assert found and all("RUS" in row["partners"] for row in found)
    sentences = json.loads(
        run("search", "nga", "visit", "--sentences", "--rows", "1", "--format", "json", *data).stdout
    )
    assert len(sentences) == 1 and "visit" in sentences[0]["words_in_sentence"]
    assert b"No row answers this" in run("search", "xyzzy", *data).stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("why", "nothing", "--data", "{empty}"), "nothing is published here yet: run `cordiale build` first"),
        (("sql", "--data", "{empty}"), "nothing is published here yet: run `cordiale build` first"),
        (("settings", "--home", "Vietnam"), "flag: home = 'Vietnam': expected an ISO 3166-1 alpha-3 code"),
        (("dates", "today", "--published", "soon"), "'soon' is not a date: expected YYYY"),
    ],
)
def test_errors_are_one_line_on_stderr(arguments: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    done = run(*(argument.format(empty=tmp_path) for argument in arguments), folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("cordiale: ")
    assert expected in line


def test_settings_say_where_they_come_from(tmp_path: Path) -> None:
    (tmp_path / "cordiale.toml").write_text('home = "KEN"\n', encoding="utf-8")
    shown = run("settings", "--data", "elsewhere", folder=tmp_path).stdout.decode()
    rows = {line.split()[0]: line for line in shown.splitlines()}
    assert "KEN" in rows["home"]
    assert "flag" in rows["data"]
    assert "default" in rows["port"]


@pytest.mark.parametrize("arguments", ["praise", "build --bogus", "why", "build --jobs many"])
def test_a_slip_of_the_keyboard_is_one_line_and_exit_code_2(arguments: str) -> None:
    done = run(*arguments.split())
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("cordiale: ")
    assert line.endswith("see `--help`")


def test_help_names_the_defaults() -> None:
    assert "[default: VNM]" in run("build", "--help").stdout.decode()


def test_a_folder_that_cannot_be_written_is_one_line(built: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    done = run("export", "csv", tmp_path / "taken", "--data", built / "data")
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert "taken: File exists" in line


def test_a_country_that_is_none_is_refused_everywhere(tmp_path: Path) -> None:
    done = run("tag", "--home", "ZZZ")
    assert done.returncode == 1
    assert "home = 'ZZZ': expected an ISO 3166-1 alpha-3 code" in done.stderr.decode()
    answer = json.loads(run("tag", stdin=asked({"id": 1, "text": "x", "home": "ZZZ"})).stdout)
    assert "field home is 'ZZZ'" in answer["error"]


def test_a_held_build_names_what_was_refused(built: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    assert run("build", built / "news", *data).returncode == 0
    held = run("build", tmp_path / "mistyped", *data)
    assert held.returncode == 1
    assert "mistyped: No such file or directory" in held.stderr.decode().splitlines()[-1]


def test_a_damaged_shard_is_set_aside_and_read_anew(built: Path, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    assert run("build", built / "news" / "call.jsonl", *data).returncode == 0
    (shard,) = (tmp_path / "data" / "readings").glob("*/*.parquet")
    for columns in shard.parent.glob("*-*"):
        shutil.rmtree(columns)
    keys = pl.read_parquet(shard)["key"]
    pl.DataFrame({"key": keys, "reading": [b"\xc1"] * len(keys)}).write_parquet(shard)
    news = (built / "news", "--confirm", *data)
    mended = run("build", *news)
    assert mended.returncode == 0
    assert "damaged, now set aside: it was read anew" in " ".join(mended.stdout.decode().split())


@pytest.mark.parametrize(
    "columns", ["readings/*/rows-*/*/mention", "readings/*/told-*/*/told", "merged/*/*.engagements"]
)
def test_damaged_columns_are_made_anew(built: Path, tmp_path: Path, columns: str) -> None:
    data = ("--data", tmp_path / "data")
    assert run("build", built / "news" / "call.jsonl", *data).returncode == 0
    (file,) = (tmp_path / "data").glob(f"{columns}.parquet")
    file.write_bytes(b"PAR1")
    mended = run("build", built / "news", "--confirm", *data)
    assert mended.returncode == 0
    said = " ".join((mended.stdout + mended.stderr).decode().split())
    assert "what was kept there is damaged" in said and "it was made anew" in said
    assert run("build", built / "news", "--confirm", *data).returncode == 0


@pytest.mark.parametrize("few", [True, False], ids=["the same inputs", "one more page"])
def test_a_damaged_memory_stops_no_build_and_is_made_anew(built: Path, tmp_path: Path, few: bool) -> None:
    data = ("--data", tmp_path / "data")
    assert run("build", built / "news", *data).returncode == 0
    (memory,) = (tmp_path / "data" / "memory").glob("*.msgpack")
    memory.write_bytes(b"\xc1")
    if not few:
        more = tmp_path / "more.txt"
        more.write_text("Hanoi, 3 May 2025. President Luong Cuong received Lao President Thongloun Sisoulith on May 2.")
    mended = run("build", built / "news", *([] if few else [more]), "--confirm", *data)
    assert mended.returncode == 0, mended.stderr
    said = " ".join((mended.stdout + mended.stderr).decode().split())
    assert "damaged: what became of ids was taken from the published file" in said
    again = run("build", built / "news", *([] if few else [more]), "--confirm", *data)
    assert (again.returncode, b"was taken from" in again.stdout + again.stderr) == (0, False)


@pytest.mark.parametrize("command", ["build", "tag", "dates", "why", "diff", "correct", "sql", "dashboard", "settings"])
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.decode().split()) > 25


def test_a_folder_without_a_readable_article_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "cut.json").write_text('{"text": "half')
    done = run("build", tmp_path / "news", "--data", tmp_path / "data")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "data" / "current.duckdb").exists()

"""Every page over empty, small and full files: what it says and refuses; no word of an article is ever markup."""

import csv
import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import polars as pl
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboards import accuracy, filters, wording
from dashboards.signin import Person
from tests import dashboard_data as data

APP = Path(__file__).resolve().parent.parent / "dashboards" / "app.py"
PAGES = ("overview", "partner", "compare", "quiet", "calendar", "engagement", "review", "coverage", "ask", "brief")
Opened = Callable[..., AppTest]


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("published")
    return {
        "empty": data.empty(folder / "engagements-empty.duckdb", "empty"),
        "small": data.small(folder / "engagements-small.duckdb", "small"),
        "full": data.full(folder / "engagements-full.duckdb", "full"),
        "journeys": data.journeys(folder / "engagements-journeys.duckdb", "journeys"),
        "alike": data.alike(folder / "engagements-alike.duckdb", "alike"),
        "decided": data.decided(folder / "engagements-decided.duckdb", "decided"),
        "busy": data.busy(folder / "engagements-busy.duckdb", "busy"),
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CORDIALE_DATABASE", str(tmp_path / "current.duckdb"))
    monkeypatch.setenv("CORDIALE_CORRECTIONS", str(tmp_path / "corrections.csv"))
    return tmp_path


@pytest.fixture
def opened(files: dict[str, Path], folder: Path) -> Iterator[Opened]:
    def open_(name: str = "overview", size: str = "full", /, **parameters: object) -> AppTest:
        if not (folder / "current.duckdb").exists():
            copy = Path(shutil.copy(files[size], folder / files[size].name))
            data.publish(folder, copy)
        app = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in parameters.items():
            app.query_params[key] = value  # type: ignore[assignment]
        app._page_hash = "" if name == "overview" else calc_hash(name)
        return app.run()

    yield open_


def said(app: AppTest) -> str:
    """All that a page says in words."""
    kinds = ("title", "header", "text", "info", "error", "warning", "success", "html")
    return "\n".join(
        str(getattr(element, "value", "") or getattr(element.proto, "body", ""))
        for kind in kinds
        for element in app.get(kind)
    )


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", ["empty", "small", "full"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(opened: Opened, page: str, size: str, language: str) -> None:
    app = opened(page, size, lang=language)
    assert not app.exception, app.exception[0].message
    assert not app.error, app.error[0].value
    assert app.title[0].value


@pytest.mark.parametrize("page", [name for name in PAGES if name not in ("ask", "coverage")])
def test_an_empty_file_says_what_to_do(opened: Opened, page: str) -> None:
    assert "cordiale build" in said(opened(page, "empty"))


def test_overview_counts_certain_and_possible(opened: Opened) -> None:
    app = opened(window="all", per="year", status="all")
    assert "Viet Nam" in app.title[0].value
    assert "436 engagements with 16 partners" in app.title[0].value


def test_a_filter_narrows_the_figures_and_stands_in_the_link(opened: Opened) -> None:
    app = opened()
    before = app.title[0].value
    app.multiselect(key="f_type").set_value(["visit"]).run()
    assert app.title[0].value != before
    assert app.query_params["type"] in ("visit", ["visit"])
    again = opened(type="visit")
    assert again.title[0].value == app.title[0].value


def test_filters_go_with_the_reader_to_another_page(opened: Opened) -> None:
    app = opened(type="visit")
    app.query_params = {}
    app._page_hash = calc_hash("partner")
    app.run()
    assert app.multiselect(key="f_type").value == ["visit"]


@pytest.mark.parametrize(
    ("page", "parameters", "named"),
    [
        ("overview", {"type": "visitt"}, "visitt"),
        ("overview", {"iso": "RUS"}, "iso"),
        ("overview", {"window": "own", "from": "2024-13-01"}, "2024\\-13\\-01"),
        ("overview", {"window": "own", "from": "2024-02-01", "to": "2024-01-01"}, "2024\\-01\\-01"),
        ("overview", {"lang": "xx"}, "xx"),
        ("overview", {"page": "-1"}, "page"),
        ("partner", {"partner": "XXX"}, "XXX"),
        ("partner", {"partner": "<b>x</b>"}, "\\<b\\>x"),
        ("engagement", {"id": "nothing"}, "nothing"),
        ("compare", {"partner": ["LAO", "CHN", "JPN", "KOR", "USA", "RUS", "KHM"]}, "7"),
        ("calendar", {"span": "decade"}, "decade"),
        ("quiet", {"at_least": "king"}, "king"),
        ("review", {"page": "x"}, "page"),
        ("coverage", {"period": "May"}, "May"),
        ("compare", {"partner": "LAO", "of": "CHN"}, "CHN"),
        ("overview", {"period": "2024-13-01", "partner": "LAO"}, "2024\\-13\\-01"),
        ("ask", {"question": "none-such"}, "none\\-such"),
    ],
)
def test_an_unknown_value_is_refused_aloud(
    opened: Opened, page: str, parameters: dict[str, object], named: str
) -> None:
    app = opened(page, **parameters)
    assert named in app.error[0].value
    assert not app.header, "nothing may be shown beside the refusal"


def link(app: AppTest) -> dict[str, list[str]]:
    """The parameters of the link to the view that follows the latest build, then of the frozen one."""
    found = [code.value.partition("?")[2] for code in app.code if "?" in code.value and code.language != "sql"]
    return parse_qs(found[-2])


def without_addresses(app: AppTest) -> str:
    return re.sub(r'href="[^"]*"', "", said(app))


@pytest.mark.parametrize("page", ["overview", "partner", "compare", "brief", "quiet", "coverage"])
def test_a_link_outlives_new_defaults(opened: Opened, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    before = opened(page, lang="en")
    parameters = link(before)
    monkeypatch.setattr(filters, "DEFAULTS", {"status": ("planned",), "level": ("minister",)})
    after = opened(page, **parameters)
    assert not after.error, after.error[0].value
    assert without_addresses(after) == without_addresses(before)
    assert link(after) == parameters
    if page in ("overview", "partner", "compare", "brief"):
        assert without_addresses(opened(page, lang="en")) != without_addresses(before), (
            "the new defaults must change a page whose link is silent"
        )


def test_links_keep_the_language_and_the_build(opened: Opened) -> None:
    for page in ("quiet", "calendar", "partner"):
        assert "lang=vi&amp;build=full&amp;" in said(opened(page, lang="vi", build="full")), page


def test_review_adds_what_nobody_told(opened: Opened, folder: Path) -> None:
    app = opened("review")
    app.multiselect(key="add_partners").set_value(["LAO", "CHN"])
    app.text_input(key="add_date").set_value("2025-06")
    app.text_input(key="add_why").set_value("the host said so")
    app.text_input(key="add_who").set_value("desk")
    next(button for button in app.button if button.label == "Add it").click()
    app.run()
    assert not app.exception and not app.error
    [row] = list(csv.DictReader((folder / "corrections.csv").open(encoding="utf-8")))
    assert row["action"] == "add" and json.loads(row["new"])["partners"] == "LAO CHN"
    assert json.loads(row["new"])["date"] == "2025-06"
    assert not {"status", "part_of"} & json.loads(row["new"]).keys()
    assert json.loads(row["new"])["home"] == "VNM"


@pytest.mark.parametrize(("whole", "written"), [("E00002", "E00002"), ("E-old", "E00001"), ("E-none", None)])
def test_review_adds_a_part_of_what_is_there(opened: Opened, folder: Path, whole: str, written: str | None) -> None:
    app = opened("review")
    app.multiselect(key="add_partners").set_value(["LAO"])
    app.selectbox(key="add_status").set_value("cancelled")
    for name, value in (("part_of", whole), ("why", "the host said so"), ("who", "desk")):
        app.text_input(key=f"add_{name}").set_value(value)
    next(button for button in app.button if button.label == "Add it").click()
    app.run()
    assert not app.exception
    if written is None:
        assert "no such engagement" in app.error[0].value
        assert not (folder / "corrections.csv").exists()
    else:
        [row] = list(csv.DictReader((folder / "corrections.csv").open(encoding="utf-8")))
        said_so = json.loads(row["new"])
        assert (said_so["part_of"], said_so["status"]) == (written, "cancelled")


def test_nobody_writes_where_all_only_read(opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboards.signin.person", lambda: Person("reader", may_write=False))
    for parameters in ({"id": "E00002"}, {}):
        app = opened("review", **parameters)
        assert not app.exception
        assert any("only editors" in info.value for info in app.info)
        assert not [button for button in app.button if button.label in ("Write the decision", "Add it")]
    assert not (folder / "corrections.csv").exists()


def test_a_former_id_leads_to_its_engagement(opened: Opened) -> None:
    app = opened("engagement", id="E-old")
    assert "E00001" in app.info[0].value.replace("\\", "")


def test_engagement_shows_sentence_reason_source_and_history(opened: Opened) -> None:
    words = said(opened("engagement", id="E00001"))
    for expected in ("<mark", "the sentence names the day", "day month year", "Test Gazette", "the caption says so"):
        assert expected in words


def test_hostile_words_are_never_markup(opened: Opened) -> None:
    for page, parameters in (
        ("overview", {"window": "all"}),
        ("partner", {"partner": "ZMB", "window": "all"}),
        ("engagement", {"id": "E00002"}),
        ("engagement", {"q": "zambia"}),
        ("review", {"id": "E00002"}),
        ("brief", {"partner": "ZMB", "window": "all"}),
        ("coverage", {}),
    ):
        app = opened(page, "small", **parameters)
        assert not app.exception
        for kind in ("title", "header", "markdown", "info", "error", "warning"):
            assert not any("evil.example" in str(element.value) for element in app.get(kind)), (page, kind)
        own = [element.proto.body for element in app.get("html") if element.proto.unsafe_allow_javascript]
        assert own == ["<script>document.documentElement.lang = 'en'</script>"], page
        for element in app.get("html"):
            assert "<script" not in element.proto.body or element.proto.body in own, page
            assert "javascript:" not in element.proto.body.replace(data.HOSTILE, "").split("href=")[-1][:20], page
        for element in app.get("link_button"):
            assert element.proto.url.startswith("https://"), page
        for element in app.get("page_link"):
            assert "evil.example" not in element.proto.label, page


def test_a_swapped_build_shows_on_the_next_run(opened: Opened, folder: Path) -> None:
    app = opened(window="all", status="all")
    assert "436 engagements" in app.title[0].value
    data.publish(folder, data.small(folder / "engagements-next.duckdb", "next"))
    app.run()
    assert "2 engagements" in app.title[0].value
    assert "build next" in said(app)


def test_a_frozen_link_keeps_its_build(opened: Opened, folder: Path) -> None:
    opened()
    data.publish(folder, data.small(folder / "engagements-next.duckdb", "next"))
    assert "build full" in said(opened(build="full"))
    assert "no longer kept" in opened(build="gone").title[0].value
    assert opened(build="../../etc/passwd").error


def test_missing_corrupt_and_foreign_files_say_so(folder: Path) -> None:
    def title() -> str:
        app = AppTest.from_file(str(APP), default_timeout=60).run()
        assert not app.exception
        assert "cordiale build" in app.error[0].value
        return str(app.title[0].value)

    assert "no data yet" in title()
    for name, content in (("noise", b"\x00\x01 not a database" * 999), ("nothing", b"")):
        (folder / name).write_bytes(content)
        data.publish(folder, folder / name)
        assert "cannot be read" in title()
    data.publish(folder, data.empty(folder / "engagements-old.duckdb", "old", schema_version=999))
    assert "another version" in title()


def test_partner_page_answers_the_five_questions(opened: Opened) -> None:
    app = opened("partner", partner="LAO")
    words = said(app)
    for expected in (
        "Special relationship since 18 Jul 1977",
        "Relations established 5 Sep 1962",
        "They came",
        "last contact",
    ):
        assert expected in words.replace("\\", "")


def test_a_bar_of_what_was_read_leads_to_the_articles_and_their_source(opened: Opened) -> None:
    words = said(opened("coverage", per="month", period="2024-05-01"))
    assert "The articles of May 2024" in words and re.search(r'<a href="https://news.example/\d+"', words)
    hostile = said(opened("coverage", "full", per="month", period="2025-07-01"))
    assert "javascript:" not in hostile.replace(html.escape(data.HOSTILE), "").split("articles of")[-1]


def test_the_whole_queue_of_the_review_can_be_reached(opened: Opened) -> None:
    seen, waiting = [], 0
    for page in range(9):
        app = opened("review", page=str(page))
        waiting = max(waiting, int(app.title[0].value.split()[0]))
        seen += [link.proto.query_string for link in app.get("page_link")]
        if next(button for button in app.button if button.key == "next").disabled:
            break
    assert len(seen) == len(set(seen)) == waiting > 40


def test_a_visit_and_its_parts_are_counted_apart(opened: Opened) -> None:
    words = said(opened("overview", "journeys", window="1y")).replace("\\", "")
    assert "5 engagements with 1 partner" in words and "2 of them are talks, signings and the like" in words
    for page in ("partner", "brief"):
        words = said(opened(page, "journeys", partner="LAO", window="1y")).replace("\\", "")
        assert "They came: 1 visit and 1 other contact; we went: 1 visit" in words
    whole = said(opened("overview", "journeys", window="1y", parts="no")).replace("\\", "")
    assert "3 engagements with 1 partner" in whole and "of them are talks" not in whole


@pytest.mark.parametrize(
    ("page", "parameters", "told"),
    [
        ("overview", {"window": "1y"}, "Nobody leads of 3 partners: China, Laos have 2 each"),
        ("overview", {"window": "1y"}, "Busiest, with 1 each: China in Q2 2025, Laos in Q2 2025, China in Q1 2025 and"),
        ("overview", {"window": "1y", "lang": "vi"}, "Không đối tác nào dẫn đầu trong 3 đối tác: Trung Quốc, Lào"),
        (
            "compare",
            {"window": "1y", "partner": ["LAO", "CHN", "JPN"]},
            "Nobody has most of the 3 compared: Laos, China",
        ),
        ("compare", {"window": "1y", "partner": ["LAO", "JPN"]}, "Laos has most of the 2 compared: 2"),
        ("coverage", {"per": "month"}, "Most was read of Apr 2025, Jan 2025: 2 articles each"),
    ],
)
def test_a_tie_is_told_as_a_tie(opened: Opened, page: str, parameters: dict[str, object], told: str) -> None:
    assert told in said(opened(page, "alike", **parameters)).replace("\\", "")


def test_coverage_shows_a_set_of_texts_without_a_name(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    known = accuracy.measured()
    strange = replace(known[0], name="later/held")
    monkeypatch.setattr(accuracy, "measured", lambda: (*known, strange))
    words = said(opened("coverage"))
    assert "<td>Further texts (later/held)</td><td>yes</td>" in words
    unread = "Briefs after real pages by three more strangers, half not looked at"
    assert f"<td><strong>{unread}</strong></td><td><strong>no" in words


ADDED = "Added by hand by Tran Lan on 1 July 2025: the embassy's note 114"


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("overview", {"window": "1y"}),
        ("partner", {"partner": "ZMB", "window": "1y"}),
        ("engagement", {"q": "zambia call"}),
        ("engagement", {"id": "E-added"}),
        ("review", {"id": "E-added"}),
        ("brief", {"partner": "ZMB", "window": "1y"}),
    ],
)
def test_a_row_added_by_hand_says_who_added_it_when_and_why(
    opened: Opened, page: str, parameters: dict[str, object]
) -> None:
    words = html.unescape(said(opened(page, "decided", **parameters)))
    assert ADDED in words and "(0)" not in words and "“–”" not in words
    vietnamese = html.unescape(said(opened(page, "decided", lang="vi", **parameters)))
    assert "Do Tran Lan thêm ngày 1 tháng 7 năm 2025: the embassy's note 114" in vietnamese


def test_the_history_of_a_row_tells_decisions_in_words(opened: Opened) -> None:
    words = said(opened("engagement", "decided", id="E-added"))
    assert "1 July 2025 · Tran Lan · Add. the embassy's note 114 (applied)" in words
    words = said(opened("engagement", "decided", id="E00001"))
    assert "1 July 2025 · desk · Correct Place: Hue → Hanoi. the caption says so (applied)" in words
    assert "Merge: E-old → E00001. the same visit" in words


def test_an_overdue_plan_says_for_how_long_and_which_telling_said_so(opened: Opened) -> None:
    app = opened("review", "decided", reason="overdue")
    [link] = [each.proto.label for each in app.get("page_link") if "E00001" in each.proto.query_string]
    assert "overdue for 40 days" in link
    assert re.search(r"Test Gazette, \d+ \w+ \d{4} · tellings: 1", said(app))
    assert "Overdue for 40 days" in said(opened("review", "decided", id="E00001"))
    assert "Overdue for 40 days" in said(opened("calendar", "decided"))


def test_each_button_to_take_away_says_or_stands_under_what_it_takes(opened: Opened) -> None:
    """The calendar's own goes by its name, those of plans and anniversaries stand under their headings."""
    app = opened("calendar")
    labels = [block.proto.popover.label for block in app.get("popover")]
    assert labels[:3] == ["Take away the calendar", "Take away", "Take away"]
    assert len(app.header) == 2


def test_every_number_and_every_item_of_coverage_and_of_a_brief_leads_to_its_ground(opened: Opened) -> None:
    words = said(opened("coverage"))
    assert re.search(r'<a href="overview\?[^"]*precision=month[^"]*" target="_self">\d+</a>', words)
    assert (
        re.search(r"…<strong>Story</strong>|… <strong>Story</strong>", words)
        and 'href="https://news.example/1"' in words
    )
    app = opened("brief", partner="LAO")
    items = [link for link in app.get("page_link") if re.match(r"\d+\\?\. ", link.proto.label)]
    assert items and all("id=E" in link.proto.query_string for link in items)
    assert re.search(r'<td><a href="engagement\?id=E\d+"', said(app)), "the ladder leads on"
    assert 'href="https://news.example/' in said(app)


def test_quiet_names_who_is_silent_against_habit_and_how_often_the_rule_was_wrong(opened: Opened) -> None:
    words = said(opened("quiet", at_least="other")).replace("\\", "")
    assert "3 partners have gone quiet, France most: 24 months of silence, usually 3" in words
    assert re.search(r"the rule would have raised \d+ false alarms? in \d+ \(\d", words)
    assert re.search(r"<strong>24</strong></td><td class=number>[\d.]+ \(of \d+\)</td>", words)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_contacts_in_groups_and_plans_ahead_stand_in_one_chart(opened: Opened, language: str) -> None:
    app = opened("partner", "busy", partner="LAO", window="all", lang=language)
    assert not app.exception and not app.error
    grouped, several = wording.rows()["timeline.grouped"][language], wording.rows()["several"][language]
    assert grouped in said(app)
    [contacts] = [data for data in app.get("vega_lite_chart")[0].proto.datasets if data.name == "contacts"]
    marks = pl.from_arrow(pa.ipc.open_stream(contacts.data.data).read_all())
    assert isinstance(marks, pl.DataFrame)
    assert marks["n"].max() > 1 and marks.filter(pl.col("what").cast(pl.String).str.starts_with(several)).height
    assert marks.filter(pl.col("engagement_id").is_not_null()).height >= 4, "each plan is a mark of its own"


@pytest.mark.parametrize("typed", ["trieu tien", "Triều Tiên", "TRIEU TIEN", "prk"])
def test_a_partner_is_found_by_any_name(opened: Opened, typed: str) -> None:
    app = opened("engagement", q=typed)
    assert any(
        "partner=PRK" in element.proto.query_string or "PRK" in str(element.proto) for element in app.get("page_link")
    )


def test_a_search_takes_words_in_any_order_and_tells_the_sentence_and_the_source(opened: Opened) -> None:
    words = said(opened("engagement", q="meeting Laos"))
    assert "received the guest of Laos" in words and "https://news.example/" in words
    assert said(opened("engagement", q="laos meeting")).count("guest of Laos") == words.count("guest of Laos")
    assert "No sentence holds these words" in said(opened("engagement", q="laos nonesuch"))


def test_review_appends_a_decision_and_keeps_what_stood_there(opened: Opened, folder: Path) -> None:
    file = folder / "corrections.csv"
    for _ in range(2):
        app = opened("review", id="E00002")
        app.text_input(key="why").set_value("the dateline, says so")
        app.text_input(key="who").set_value("desk")
        app.get("button")[0]
        next(button for button in app.button if button.label == "Write the decision").click()
        app.run()
        assert not app.exception
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "when,who,why,action,engagement_id,field,old,new,other_id,tellings"
    assert len(lines) == 3
    assert ',desk,"the dateline, says so",confirm,E00002,,' in lines[1]


def test_review_erases_a_value_only_where_that_is_said(opened: Opened, folder: Path) -> None:
    app = opened("review", id="E00002")
    app.segmented_control(key="action").set_value("correct").run()
    app.selectbox(key="field").set_value("date").run()
    for said in (False, True):
        app.text_input(key="new_date").set_value("")
        app.text_input(key="why").set_value("no article tells the day")
        app.text_input(key="who").set_value("LAN")
        if said:
            app.checkbox(key="erase_date").check()
        next(button for button in app.button if button.label == "Write the decision").click()
        app.run()
        assert bool(app.error) is not said
        assert (folder / "corrections.csv").exists() is said
    [row] = list(csv.DictReader((folder / "corrections.csv").open(encoding="utf-8")))
    assert (row["field"], row["new"], bool(row["old"])) == ("date", "", True)


def test_review_takes_a_rejection_back(opened: Opened, folder: Path) -> None:
    assert "review?id=E-no" in said(opened("review", "decided"))
    app = opened("review", "decided", id="E-no")
    assert "E-no was rejected by Pham Minh: a rumour (2 July 2025)." in said(app)
    app.text_input(key="why").set_value("the host confirmed it")
    app.text_input(key="who").set_value("desk")
    next(button for button in app.button if button.label == "Take the rejection back").click()
    app.run()
    assert not app.exception and not app.error
    [row] = list(csv.DictReader((folder / "corrections.csv").open(encoding="utf-8")))
    assert (row["action"], row["engagement_id"], row["old"]) == ("confirm", "E-no", "")


@pytest.mark.parametrize(("whole", "taken"), [("E00003", True), ("E00002", False), ("E-none", False)])
def test_review_puts_a_part_within_a_whole_that_is_there(opened: Opened, folder: Path, whole: str, taken: bool) -> None:
    app = opened("review", id="E00002")
    app.segmented_control(key="action").set_value("correct").run()
    app.selectbox(key="field").set_value("part_of").run()
    app.text_input(key="new_part_of").set_value(whole)
    app.text_input(key="why").set_value("signed during it")
    app.text_input(key="who").set_value("desk")
    next(button for button in app.button if button.label == "Write the decision").click()
    app.run()
    assert not app.exception
    assert bool(app.error) is not taken
    assert (folder / "corrections.csv").exists() is taken


def test_a_merge_with_what_nobody_told_is_written_with_the_tellings_of_the_other_side(
    opened: Opened, folder: Path
) -> None:
    app = opened("review", "decided", id="E-added", other="E00001")
    app.text_input(key="why").set_value("an article tells of it now")
    app.text_input(key="who").set_value("desk")
    next(button for button in app.button if button.label == "Write the decision").click()
    app.run()
    assert not app.exception and not app.error
    [row] = list(csv.DictReader((folder / "corrections.csv").open(encoding="utf-8")))
    assert (row["action"], row["engagement_id"], row["other_id"]) == ("merge", "E-added", "E00001")
    assert row["tellings"].startswith(" | ") and len(row["tellings"]) > 3


def test_review_asks_for_a_reason(opened: Opened, folder: Path) -> None:
    app = opened("review", id="E00002")
    app.text_input(key="who").set_value("desk")
    next(button for button in app.button if button.label == "Write the decision").click()
    app.run()
    assert "reason" in app.error[0].value
    assert not (folder / "corrections.csv").exists()


def test_ask_runs_the_question_shown(opened: Opened) -> None:
    app = opened("ask")
    next(button for button in app.button if button.label == "Run").click()
    app.run()
    assert not app.error
    assert app.dataframe[0].value.iloc[0]["engagements"] == 60


SHOWS_SQL = {
    "overview": {"window": "all", "type": ["visit", "meeting"], "region": "South-eastern Asia"},
    "partner": {"partner": "LAO", "level": ["minister"]},
    "compare": {"partner": ["LAO", "CHN"], "per": "year"},
    "quiet": {"at_least": "other"},
    "calendar": {"span": "week"},
    "engagement": {"id": "E00001"},
    "coverage": {"per": "month", "period": "2024-05-01"},
    "review": {},
}


@pytest.mark.parametrize("page", sorted(SHOWS_SQL))
def test_what_a_page_shows_as_sql_pastes_unchanged_into_the_duckdb_cli(opened: Opened, folder: Path, page: str) -> None:
    cli = shutil.which("duckdb", path=str(Path(sys.executable).parent))
    if cli is None:
        pytest.skip("needs the DuckDB CLI (PyPI duckdb-cli)")
    app = opened(page, **SHOWS_SQL[page])
    assert not app.error, app.error[0].value
    shown = [code.value for code in app.code if code.language == "sql"]
    assert shown
    command = [cli, "-readonly", "-csv", str(folder / "current.duckdb")]
    for sql in shown:
        told = subprocess.run(command, input=sql, capture_output=True, text=True, timeout=60, check=False)
        assert told.returncode == 0 and not told.stderr, (sql[:200], told.stderr[:300])
        assert told.stdout.count("\n") > 1, sql[:200]


def test_an_index_refuses_a_base_below_five(opened: Opened) -> None:
    app = opened("compare", partner=["LAO", "ZMB"], measure="index", per="year", window="5y")
    assert "Zambia" in app.warning[0].value

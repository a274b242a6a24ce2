"""What pages tell of each other's lists: a line that stands on two pages came out once, in any order of arrival."""

import json
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from etl import building, intervals
from etl.read import line_keys
from etl.settings import Settings

SHARED = Path(__file__).parent.parent.parent / "shared"
STORY = (
    "HANOI, March 3 (VNA) -- The minister of trade received the ambassador of Chile on Monday and thanked him.\n"
    "Both spoke of ports and of cherries, and agreed to meet again in the autumn of the year./.\n"
)
# two that stand on both pages, one of them with a day; one on the undated page alone, between them
DATED = "Senior leaders on June 19, 2025 sent letters of congratulations to the leaders of New Zealand at home."
UNDATED = "The chairman stressed the need for stricter discipline and for faster work of the committees of the house."
BESIDE = "The show will bring eight hundred drummers to the square and to the streets around the old opera house."


def nothing(_: int) -> None:
    """Progress that nobody watches."""


def built(data: Path, pages: dict[str, str], order: tuple[str, ...]) -> list[tuple[object, ...]]:
    """Build `pages` one after the other in `order`: sidebar lines with their days, alone and with the other pages."""
    news = data / "news"
    news.mkdir(parents=True)
    ours = Settings(data=data / "data", corrections=data / "corrections.csv", jobs=1)
    for name in order:
        row = {"id": name, "text": pages[name]}
        (news / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        file = building.build(ours, [news], nothing, confirmed=True).file
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(
            "SELECT parse_filename(source)[1], substr(text, span_start + 1, 12), published_first::VARCHAR, "
            "published_last::VARCHAR, alone_first::VARCHAR, alone_last::VARCHAR, published_why "
            "FROM section_dated JOIN article_text USING (article_key) "
            "JOIN (SELECT article_key, source FROM article) USING (article_key) "
            "WHERE kind = 'sidebar' ORDER BY ALL"
        ).fetchall()


def page(day: str, *listed: str) -> str:
    return "\n".join([STORY.replace("March 3", day), "Latest news", *listed])


PAGES = {
    "a": page("March 3, 2025", UNDATED, BESIDE, DATED.replace(" on June 19, 2025", "")),
    "b": page("June 20, 2025", DATED.replace(" on June 19, 2025", ""), UNDATED, DATED),
    "c": page("May 5, 2024", "The union met its friends from Peru in the old house by the lake of the sword."),
}


@pytest.mark.parametrize("order", permutations(PAGES))
def test_a_line_of_two_pages_came_out_when_both_allow_and_what_stands_between_with_it(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    lines = {(name, words): rest for name, words, *rest in built(tmp_path, PAGES, order)}
    for words in ("The chairman", "Senior leade"):
        first, last, alone_first, alone_last, why = lines["a", words]
        assert (first, last) == ("2025-06-19", "2025-06-20")
        assert str(alone_first) < "2025-03-03"
        assert str(alone_last) > "2025-07-01"
        assert "the same lines stand on another page" in str(why)
        assert "b.jsonl" in str(why)
    assert lines["a", "The show wil"][:2] == lines["a", "The chairman"][:2]
    assert "beside items of these days" in str(lines["a", "The show wil"][4])
    first, last, *alone, _ = lines["c", "The union me"]
    assert [first, last] == alone


def test_lines_that_no_day_allows_on_both_pages_stay_as_they_are(tmp_path: Path) -> None:
    other = {
        "a": page("June 20, 2025", DATED, UNDATED),
        "b": page("June 20, 2022", DATED.replace("2025", "2022"), UNDATED),
    }
    for _, words, first, last, *alone, why in built(tmp_path, other, ("a", "b")):
        assert [first, last] == alone, words
        assert "another page" not in str(why)


def test_a_sidebar_in_no_order_dates_nothing_by_its_place(tmp_path: Path) -> None:
    listed = {
        "b": ("June 2, 2025", "The choir of the delta sang old songs to the guests in the hall of the port."),
        "c": ("June 20, 2025", "The painters of the north showed their work to the guests in the old citadel."),
        "d": ("June 5, 2025", "The cooks of the coast prepared their dishes for the guests under the old trees."),
    }
    other = {
        name: page(day, line, f"Farmers on {day} sent their fruit to the families of the towns along the river.")
        for name, (day, line) in listed.items()
    }
    first, second, third = (line for _, line in listed.values())
    pages = {"a": page("March 3, 2025", first, BESIDE, second, third), **other}
    lines = {(name, words): rest for name, words, *rest in built(tmp_path / "none", pages, tuple(pages))}
    assert lines["a", "The painters"][0] == "2025-06-20"
    shown = lines["a", "The show wil"]
    assert shown[:2] == shown[2:4]
    pages["a"] = page("March 3, 2025", second, BESIDE, third, first)
    lines = {(name, words): rest for name, words, *rest in built(tmp_path / "newest", pages, tuple(pages))}
    assert lines["a", "The show wil"][:2] == ["2025-06-05", "2025-06-21"]


def test_paragraphs_of_two_stories_date_neither(tmp_path: Path) -> None:
    pages = {"a": STORY.replace("March 3", "March 3, 2025"), "b": "Guests from Chile\n" + STORY.partition("\n")[2]}
    assert built(tmp_path / "both", pages, ("a", "b")) == []
    with duckdb.connect(str((tmp_path / "both/data/current.duckdb").resolve()), read_only=True) as connection:
        moved = (
            "SELECT count(*) FROM section_dated WHERE (published_first, published_last) <> (alone_first, alone_last)"
        )
        assert connection.execute(moved).fetchone() == (0,)


def test_lines_are_alike_but_for_glyphs_case_and_spaces_and_none_is_short() -> None:
    assert line_keys("The guests came to theold house.") == line_keys("the gue\u2665sts Came to the old house")
    assert line_keys(
        "See more of this\n\nThe guests left the old house early.\nThe guests left the old house early."
    ) == (line_keys("The guests left the old house early."))
    assert line_keys("Tin tức mới nhất\nđọc thêm") == []


def test_eight_in_nine_sections_of_real_pages_begin_inside_their_gold_days(tmp_path: Path) -> None:
    """Built together: each window holds a day known, and of at least eight in nine the first day is one."""
    gold = SHARED / "gold" / "articles" / "documents.jsonl"
    if not gold.exists():
        pytest.skip("../shared/gold/articles is not here")
    ours = Settings(data=tmp_path, corrections=tmp_path / "corrections.csv", jobs=1)
    file = building.build(ours, [SHARED / "articles"], nothing).file
    begins = total = 0
    with duckdb.connect(str(file), read_only=True) as connection:
        for line in gold.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            rows = connection.execute(
                "SELECT span_start, span_end, s.published_first, s.published_last FROM section_dated AS s "
                "JOIN article AS a USING (article_key) WHERE contains(a.source, ?)",
                [document["doc"]],
            ).fetchall()
            for part in document["sections"]:
                if "published" not in part:
                    continue
                middle = (part["start"] + part["end"]) // 2
                first, last = next(row[2:] for row in rows if row[0] <= middle < row[1])
                known = intervals.parse(part["published"])
                assert first <= known.last and known.first <= last, (document["doc"], part)
                begins += known.first <= first <= known.last
                total += 1
    assert 9 * begins >= 8 * total

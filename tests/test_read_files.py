"""Reading files: each format, and each bad input with one clear line that names it while the rest is read."""

import csv
import json
import os
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from etl import intervals
from etl.errors import InputError
from etl.model import Article
from etl.read import NotYetError, files, formats, is_foreign, published
from etl.read.markup import Extractor

GOOD = "The minister received the ambassador of Laos in Hanoi on March 5."
PAGE = (
    '<html><head><title>Envoy received</title><script type="application/ld+json">{"datePublished": "2024-03-05"}'
    f"</script></head><nav>Home</nav><article><h1>Envoy received</h1>{f'<p>{GOOD}</p>' * 4}</article></html>"
)


def read(*paths: Path) -> tuple[list[Article], list[str]]:
    found = list(files(paths))
    return [item for item in found if isinstance(item, Article)], [
        str(item) for item in found if isinstance(item, InputError)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    yield tmp_path


def test_every_format_gives_its_articles(folder: Path) -> None:
    rows = [
        {"text": f"{GOOD} {n}", "published": "2024-03-05", "url": "https://n.example/2024/03/05/a"} for n in range(4)
    ]
    (folder / "a.json").write_text(json.dumps(rows[0]), encoding="utf-8")
    (folder / "b.jsonl").write_text("\n".join(map(json.dumps, rows[1:2])) + "\n\n", encoding="utf-8")
    pl.DataFrame(rows[2:3]).write_csv(folder / "c.csv")
    pl.DataFrame(rows[3:]).with_columns(pl.col("published").str.to_date()).write_parquet(folder / "d.parquet")
    (folder / "e.html").write_text(PAGE, encoding="utf-8")
    articles, errors = read(folder)
    assert errors == []
    assert [Path(article.source.split(":")[0]).name for article in articles] == [
        *("a.json", "b.jsonl", "c.csv", "d.parquet", "e.html", "good.txt"),
    ]
    assert all(article.published and article.published.edtf == "2024-03-05" for article in articles[:4])
    assert all(article.metadata["url"].endswith("/a") for article in articles[:4])
    assert articles[4].metadata["published"].startswith("2024-03-05")
    assert articles[4].title == "Envoy received"
    assert "Home" not in articles[4].text


def test_a_table_half_read_leaves_the_limit_of_cells_to_others(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"title,text\na,{GOOD}\nb,{'x' * 200_000}\n", encoding="utf-8")
    before = csv.field_size_limit()
    found = files([tmp_path / "a.csv"])
    assert isinstance(next(iter(found)), Article)
    assert csv.field_size_limit() == before
    assert len(list(found)) == 1


def test_emphasis_in_a_short_page_breaks_no_line(tmp_path: Path) -> None:
    page = "<p>The king of Peru <b>paid</b> a visit to Oman on <i>September 10-11, 2023</i>.</p>"
    (tmp_path / "short.html").write_text(f"<html><body><article>{page}</article></body></html>", encoding="utf-8")
    articles, errors = read(tmp_path)
    assert errors == []
    assert articles[0].text == "The king of Peru paid a visit to Oman on September 10-11, 2023."


def test_an_article_of_the_future_waits_for_its_day(tmp_path: Path) -> None:
    rows = [{"text": f"{GOOD} {n}", "published": day} for n, day in enumerate(("2024-03-05", "2035-01-10"))]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = list(files([tmp_path], latest=date(2026, 1, 1)))
    assert isinstance(found[0], Article)
    assert isinstance(found[1], NotYetError)
    assert str(found[1]).endswith("a.jsonl:2: field published is 2035-01-10: expected a day up to 2026-01-01")
    assert len([item for item in files([tmp_path], latest=date(2035, 1, 10)) if isinstance(item, Article)]) == 2


def test_the_id_is_the_content_and_a_text_is_read_once(folder: Path) -> None:
    (folder / "again.txt").write_text(GOOD, encoding="utf-8")
    articles, errors = read(folder, folder / "good.txt")
    assert errors == []
    assert len(articles) == 1
    assert articles[0].sha256.startswith(articles[0].article_id)


BAD_FILES = {
    "empty.txt": (b"", "empty file: expected the text of an article"),
    "blank.txt": (b" \n\n ", "empty file"),
    "binary.txt": (b"\x7fELF\x01\x00\x00\x00" + bytes(range(256)), "binary file: NUL byte at offset 5"),
    "late_nul.txt": (b"line\n" * 4000 + b"a\x00b", ":4001: NUL byte at offset 20001"),
    "latin.txt": ("Việt Nam\nBel".encode() + b"\xe9m\n", ":2: byte 0xe9 at offset 14: expected text in UTF-8"),
    "bad.json": (b'{"text": ', "not JSON in UTF-8"),
    "number.json": (b"17", "17: expected an object with the field text"),
    "nameless.json": (b'{"body": "x"}', "fields body: expected the field text"),
    "number_text.json": (b'{"text": 17}', "field text is 17: expected a string"),
    "nul.json": (b'{"text": "a\\u0000b"}', "NUL character at offset 1"),
    "home.json": (b'{"text": "a", "home": "Vietnam"}', "field home is 'Vietnam': expected an ISO 3166-1 alpha-3 code"),
    "unknown_home.json": (b'{"text": "a", "home": "ZZZ"}', "field home is 'ZZZ': expected an ISO 3166-1 alpha-3 code"),
    "other_home.json": (
        b'{"text": "a", "home": "LAO"}',
        "field home is 'LAO': expected VNM, the home country of this build",
    ),
    "deep.json": (b"[" * 200_000, "nested too deeply"),
    "deep.jsonl": (b'{"text": ' + b"[" * 200_000, "nested too deeply"),
    "day.json": (b'{"text": "a", "published": "5 March"}', "'5 March' is not a date: expected YYYY"),
    "column.csv": (b"title,body\na,b\n", "columns title, body: expected a column text"),
    "ragged.csv": (b"title,text\na,b\nc\n", ":3: row with 1 cells: expected 2"),
    "cut.parquet": (b"PAR1" + b"\x00" * 40, "not a whole Parquet file"),
    "empty.html": (b"<html><body></body></html>", "no article text in the HTML: expected a news page"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_and_stops_nothing(folder: Path, name: str) -> None:
    content, expected = BAD_FILES[name]
    (folder / name).write_bytes(content)
    articles, errors = read(folder)
    assert GOOD in [article.text for article in articles]
    (error,) = errors
    assert name in error
    assert expected in error
    assert "\n" not in error


def test_a_bad_line_loses_only_itself(folder: Path) -> None:
    lines = [
        json.dumps({"text": GOOD + " A"}).encode(),
        b'{"text": "caf\xe9"}',
        b"{",
        json.dumps({"text": "B"}).encode(),
    ]
    (folder / "l.jsonl").write_bytes(b"\n".join(lines))
    articles, errors = read(folder / "l.jsonl")
    assert [article.text for article in articles] == [GOOD + " A", "B"]
    assert [error.split(": ")[0].rsplit(":", 1)[1] for error in errors] == ["2", "3"]


def test_a_line_of_fifty_megabytes_is_refused_and_passed_over(folder: Path) -> None:
    with (folder / "l.jsonl").open("wb") as file:
        file.write(b'{"text": "' + b"a" * 50_000_000 + b'"}\n')
        file.write(json.dumps({"text": "after"}).encode())
    articles, errors = read(folder / "l.jsonl")
    assert [article.text for article in articles] == ["after"]
    assert errors == [
        f"{folder / 'l.jsonl'}:1: line of more than {formats.LONGEST_LINE:,} bytes: expected one article a line"
    ]


def test_a_text_of_fifty_megabytes_is_refused(folder: Path) -> None:
    (folder / "long.txt").write_bytes(b"a" * 50_000_000)
    articles, errors = read(folder)
    assert len(articles) == 1
    assert "50,000,000 bytes: expected an article of at most" in errors[0]


def test_a_parquet_file_cut_short_is_refused(folder: Path) -> None:
    whole = folder / "t.parquet"
    pl.DataFrame({"text": [f"{GOOD} {n}" for n in range(500)]}).write_parquet(whole)
    whole.write_bytes(whole.read_bytes()[:-40])
    articles, errors = read(folder)
    assert len(articles) == 1
    assert "not a whole Parquet file" in errors[0]


@pytest.mark.parametrize("name", ["locked.txt", "locked"])
def test_what_may_not_be_opened_is_named(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: a superuser may open everything."""
    target = folder / name
    target.mkdir() if not target.suffix else target.write_text("secret")

    def refuse(self: Path, *_: object, **__: object) -> object:
        if self.name == name:
            raise PermissionError(13, "Permission denied", str(self))
        return original(self)

    method = "read_bytes" if target.suffix else "iterdir"
    original = getattr(Path, method)
    monkeypatch.setattr(Path, method, refuse)
    articles, errors = read(folder)
    assert [article.text for article in articles] == [GOOD]
    assert len(errors) == 1
    assert name in errors[0]
    assert "Permission denied" in errors[0]


def test_a_pipe_is_named_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    articles, errors = read(folder)
    assert GOOD in [article.text for article in articles]
    (error,) = errors
    assert "pipe.txt: neither a file nor a folder" in error


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    articles, errors = read(folder)
    assert [article.text for article in articles] == [GOOD]
    assert len(errors) == 1
    assert "self.txt" in errors[0]


def test_a_missing_path_and_an_unknown_kind_are_named(folder: Path) -> None:
    (folder / "notes.docx").write_bytes(b"x")
    _, errors = read(folder / "none.txt", folder / "notes.docx")
    assert "No such file" in errors[0]
    assert ".docx suffix: expected one of .txt" in errors[1]


def test_other_files_of_a_folder_are_passed_over(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"x")
    (folder / ".hidden.txt").write_text("hidden")
    assert read(folder)[1] == []


def test_html_that_takes_too_long_is_cut_off_and_the_next_page_read(folder: Path) -> None:
    hostile = folder / "hostile.html"
    extractor = Extractor(seconds=0.0)
    with pytest.raises(InputError, match="the HTML took longer than 0 s"):
        extractor.extract(hostile, b"<div>" * 200_000)
    patient = Extractor()
    try:
        assert GOOD in patient.extract(folder / "good.html", PAGE.encode()).fields["text"]
    finally:
        patient.close()


def test_articles_do_not_depend_on_the_order_of_the_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(5):
        (folder / f"{n}.txt").write_text(f"{GOOD} {n}")
    straight = [article.article_id for article in read(folder)[0]]
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: iter(sorted(listed(self), reverse=True)))
    assert [article.article_id for article in read(folder)[0]] == straight


STATED_DAYS = {
    "2025-05-20": "2025-05-20",
    "2025-05": "2025-05",
    "2025-05-20/2025-05-22": "2025-05-20/2025-05-22",
    "2025-05-20T08:00:00+07:00": "2025-05-20",
    "2025-05-20 08:00:00": "2025-05-20",
    "20250520T080000Z": "2025-05-20",
    "2025/5/2": "2025-05-02",
    "Tue, 20 May 2025 08:00:00 GMT": "2025-05-20",
    "Tuesday, May 20th, 2025 | 16:38 GMT+7": "2025-05-20",
    "20-May-2025": "2025-05-20",
    "Sept. 5, 2024": "2024-09-05",
    "20/05/2025": "2025-05-20",
    "05/20/2025": "2025-05-20",
    "05.05.2025": "2025-05-05",
}
UNREADABLE_DAYS = {
    "05/06/2025": "may be 2025-05-06 or 2025-06-05",
    "31/02/2025": "is not a date",
    "20/05/25": "is not a date",
    "1747728000": "is not a date",
    "March 2025 or so": "is not a date",
    "1970-01-01T00:00:00Z": "is what programs write for no day",
    "0001-01-01": "is what programs write for no day",
    "01/01/1900": "is what programs write for no day",
    "31 December 1899": "is what programs write for no day",
    "1980-01-01 00:00:00": "is what programs write for no day",
    "2038-01-19T03:14:07Z": "is what programs write for no day",
}


@pytest.mark.parametrize("stated", STATED_DAYS)
def test_a_stated_day_is_read_in_the_forms_that_feeds_write(stated: str) -> None:
    assert published(stated) == intervals.parse(STATED_DAYS[stated])


@pytest.mark.parametrize("stated", UNREADABLE_DAYS)
def test_a_day_that_may_be_read_two_ways_is_refused_by_name(stated: str) -> None:
    with pytest.raises(ValueError, match=r"expected (?:YYYY|a day)") as caught:
        published(stated)
    assert repr(stated) in str(caught.value)
    assert UNREADABLE_DAYS[stated] in str(caught.value)


@pytest.mark.parametrize(
    ("stated", "is_read"),
    [("en", True), ("EN-us", True), ("en_GB", True), ("eng", True), ("English", True), (None, True), ("", True),
     ("fr", False), ("vi-VN", False), ("enm", False), ("French", False)],
)  # fmt: skip
def test_a_row_that_says_it_is_not_english_is_refused_by_name(folder: Path, stated: str | None, is_read: bool) -> None:
    (folder / "row.json").write_text(json.dumps({"text": GOOD, "language": stated}), encoding="utf-8")
    articles, errors = read(folder / "row.json")
    assert len(articles) == is_read
    expected = f"{folder / 'row.json'}: field language is {stated!r}: expected English (en), which alone is read"
    assert errors == ([] if is_read else [expected])


FOREIGN = {
    "French": "HANOI - Le président vietnamien a reçu mardi le ministre français des Affaires étrangères, en visite "
    "officielle au Vietnam. Les deux parties ont signé un accord de coopération.",
    "Spanish": "El ministro de Relaciones Exteriores de Vietnam se reunió el lunes con su homólogo cubano en La Habana "
    "para fortalecer los lazos.",
    "German": "Der vietnamesische Außenminister traf am Montag in Berlin seinen deutschen Amtskollegen und sprach mit "
    "ihm über die Beziehungen der beiden Länder.",
    "Portuguese": "O ministro das Relações Exteriores do Vietname reuniu-se com o seu homólogo brasileiro em Brasília, "
    "onde os dois assinaram um acordo.",
    "Indonesian": "Menteri Luar Negeri bertemu dengan Menteri Luar Negeri Vietnam di Hanoi pada hari Senin untuk "
    "membahas kerja sama kedua negara.",
    "Vietnamese": "Bộ trưởng Ngoại giao đã tiếp Đại sứ Pháp tại Việt Nam. Hai bên trao đổi về quan hệ của hai nước "
    "trong thời gian tới.",
}
NOT_FOREIGN = [
    "Mr de la Cruz met El Salvador's president in Los Angeles, Las Vegas and Rio de Janeiro on Monday, Le Monde said.",
    "Vietnam, France sign deal. Pham Minh Chinh visits Rio; Nguyen Van Da, Le Van Em, Tran Thi Com meet Von der Leyen",
    "Vietnam - Laos: meeting, 5 March. Vietnam - Cuba: call, 6 March. Vietnam - Peru: visit, 7 March. " * 5,
    f"Chiều nay, tại Trụ sở Chính phủ, Thủ tướng đã tiếp Bộ trưởng. {GOOD} {GOOD}",
]


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_of_another_language_is_foreign_whatever_it_tells(language: str) -> None:
    assert is_foreign(FOREIGN[language], telling=True)
    assert is_foreign(unicodedata.normalize("NFD", FOREIGN[language]), telling=True)


@pytest.mark.parametrize("text", NOT_FOREIGN)
def test_foreign_names_and_lists_do_not_make_a_text_foreign(text: str) -> None:
    assert not is_foreign(text, telling=True)

"""Files to articles: every kind is read, every bad input is named with its place and costs only itself."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from etl import read
from etl.errors import InputError
from etl.model import Article
from etl.read import pages

GOOD = "Lusaka, 3 May 2024: Foreign Minister A met B."


def taken(*paths: Path) -> tuple[list[Article], list[str]]:
    items = list(read.files(paths))
    errors = [str(item) for item in items if isinstance(item, InputError)]
    return [item for item in items if isinstance(item, Article)], errors


def write(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def truncated_parquet(folder: Path) -> Path:
    path = folder / "cut.parquet"
    pl.DataFrame({"text": [GOOD] * 100}).write_parquet(path)
    path.write_bytes(path.read_bytes()[:-40])
    return path


def parquet_without_text(folder: Path) -> Path:
    pl.DataFrame({"body": [GOOD]}).write_parquet(folder / "other.parquet")
    return folder / "other.parquet"


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


BAD = {
    "an empty file": (write("a.txt", b""), "a.txt: empty file: expected at least one article"),
    "a blank file": (write("a.txt", b" \n"), "a.txt: empty file: expected an article"),
    "an empty table": (write("a.jsonl", b""), "a.jsonl: empty file"),
    "a binary file": (write("a.txt", b"\x89PNG\r\n\x1a\n\xff\xfe"), "a.txt: byte 0x89 at 0: expected text in UTF-8"),
    "invalid UTF-8": (write("a.txt", b"Ha N\xf4i"), "a.txt: byte 0xf4 at 4: expected text in UTF-8"),
    "NUL bytes": (write("a.txt", b"Ha\0Noi"), "a.txt: NUL at byte 2: expected text"),
    "NUL in a field": (write("a.jsonl", line(text="Ha\0Noi")), "a.jsonl:1: NUL at character 2: expected text"),
    "a huge line": (
        write("a.jsonl", b'{"text": "' + b"x" * 50_000_000 + b'"}\n'),
        "a.jsonl:1: line of over 40,000,000",
    ),
    "a huge page": (write("a.txt", b"x" * 50_000_000), "a.txt: 50,000,000 bytes: expected one article"),
    "a CSV without text": (write("a.csv", b"id,body\n1,x\n"), "a.csv:1: columns 'id', 'body': expected a column text"),
    "a CSV with ragged rows": (write("a.csv", b"id,text\n1,x,y\n"), "a.csv:2: more values than columns"),
    "a CSV with bad bytes": (write("a.csv", b"id,text\n1,Ha N\xf4i\n"), "a.csv:2: lone surrogate"),
    "a truncated Parquet file": (truncated_parquet, "cut.parquet: not a whole Parquet file"),
    "a Parquet file without text": (parquet_without_text, "other.parquet: columns 'body': expected a column text"),
    "broken JSON": (write("a.json", b'{"text": '), "a.json: not JSON in UTF-8"),
    "a number for an article": (write("a.json", b"3"), "a.json: int: expected a JSON object"),
    "a text that is no string": (write("a.jsonl", line(text=3)), "a.jsonl:1: text is '3': expected a string"),
    "a bad day": (write("a.jsonl", line(text=GOOD, published="2024-13-01")), "a.jsonl:1: published: '2024-13-01'"),
    "an unknown kind": (write("a.docx", b"x"), "a.docx: kind '.docx': expected one of .txt"),
    "nothing there": (lambda folder: folder / "gone", "gone: no such file or folder"),
    "a page without text": (write("a.html", b"<html><body></body></html>"), "a.html: no article text found"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_named_and_costs_only_itself(case: str, tmp_path: Path) -> None:
    make, expected = BAD[case]
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    articles, errors = taken(make(tmp_path), good)
    assert [article.text for article in articles] == [GOOD]
    assert len(errors) == 1
    assert expected in errors[0]
    assert "\n" not in errors[0]


def test_a_bad_line_loses_only_itself(tmp_path: Path) -> None:
    lines = [line(text="one"), b'{"text": "\xff"}\n', b"\n", line(text="two"), b"{oops\n", line(text="three")]
    path = write("a.jsonl", b"".join(lines))(tmp_path)
    articles, errors = taken(path)
    assert [article.text for article in articles] == ["one", "two", "three"]
    assert [error.split(": ")[0] for error in errors] == [f"{path}:2", f"{path}:5"]


def test_a_folder_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    articles, errors = taken(tmp_path)
    assert [article.text for article in articles] == [GOOD]
    assert errors == [f"{closed}: cannot be read: Permission denied: expected a readable file or folder"]


def test_links_that_loop_end(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    articles, errors = taken(tmp_path)
    assert len(articles) == 1
    assert len(errors) == 1
    assert "self.txt: cannot be read" in errors[0]


def test_the_same_text_twice_is_one_article(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    articles, errors = taken(tmp_path, tmp_path)
    assert (len(articles), errors) == (1, [])


def test_an_id_for_two_texts_is_an_error(tmp_path: Path) -> None:
    path = write("a.jsonl", line(id="x", text="one") + line(id="x", text="two"))(tmp_path)
    articles, errors = taken(path)
    assert [article.text for article in articles] == ["one"]
    assert "id 'x' stands for another text already" in errors[0]


def test_every_kind_gives_the_same_article(tmp_path: Path) -> None:
    row = {"id": "x", "text": GOOD, "published": "2024-05-03", "outlet": "Wire", "title": "Talks", "mark": "7"}
    write("a.jsonl", line(**row))(tmp_path)
    write("b.json", json.dumps(row).encode())(tmp_path)
    pl.DataFrame([row]).write_csv(tmp_path / "c.csv")
    pl.DataFrame([row]).write_parquet(tmp_path / "d.parquet")
    found = [taken(path)[0][0] for path in sorted(tmp_path.iterdir())]
    assert len(found) == 4
    for article in found:
        assert (article.article_id, article.text, article.title, article.outlet) == ("x", GOOD, "Talks", "Wire")
        assert str(article.published.first) == "2024-05-03"
        assert article.metadata == {"mark": "7"}


def test_html_gives_text_title_and_the_day_its_metadata_states(tmp_path: Path) -> None:
    body = "<p>" + "The two ministers met in Lusaka and spoke of trade, water and visas for students. " * 8 + "</p>"
    (tmp_path / "a.html").write_text(
        '<html><head><title>Talks in Lusaka</title><script type="application/ld+json">{"@type": "NewsArticle", '
        '"datePublished": "2024-05-03T08:00:00+07:00", "headline": "Talks in Lusaka"}</script></head>'
        f"<body><article><h1>Talks in Lusaka</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    (article,), errors = taken(tmp_path)
    assert errors == []
    assert article.text.startswith("Talks in Lusaka\n")
    assert str(article.published.first) == "2024-05-03"


def test_html_that_takes_too_long_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SECONDS_FOR_HTML", 0.001)
    (tmp_path / "a.html").write_text("<html><body><p>x</p></body></html>", encoding="utf-8")
    articles, errors = taken(tmp_path)
    assert articles == []
    assert "not read within" in errors[0]

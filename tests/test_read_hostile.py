"""Hostile and unlucky input, a row a case: what is read of it, and the one line that names the rest."""

import json
from pathlib import Path

import polars as pl
import pytest

from etl.errors import InputError
from etl.model import Article
from etl.read import files

BOM = b"\xef\xbb\xbf"
A, B = '{"text": "one"}', '{"text": "two"}'
TABLE = "title,text\na,one\n"

CASES: dict[str, tuple[bytes, list[str], list[str]]] = {  # content, texts read, what each error says after the name
    "mark.jsonl": (BOM + f"{A}\n{B}\n".encode(), ["one", "two"], []),
    "mark.json": (BOM + A.encode(), ["one"], []),
    "mark.csv": (BOM + b"text,title\none,a\n", ["one"], []),
    "mark.txt": (BOM + b"one", ["one"], []),
    "wide.jsonl": (f"{A}\n{B}\n".encode("utf-16"), ["one", "two"], []),
    "wide_big_end.jsonl": (b"\xfe\xff" + f"{A}\n".encode("utf-16-be"), ["one"], []),
    "wide.json": (A.encode("utf-16"), ["one"], []),
    "wide.csv": (TABLE.encode("utf-16"), ["one"], []),
    "wide.txt": ("one".encode("utf-16"), ["one"], []),
    "wide_cut.jsonl": (A.encode("utf-16")[:-1], [], [":1: byte 0x7d at offset 30: expected text in UTF-8"]),
    "wide_unmarked.jsonl": (A.encode("utf-16-le"), [], [":1: NUL byte at offset 1: expected JSON in UTF-8"]),
    "open_quote.csv": (
        TABLE.encode() + b'b,"no end\nc,swallowed\n',
        ["one"],
        [":3: not a readable CSV from this row on (unexpected end of data in line 4): expected each quote within a"],
    ),
    "inner_quote.csv": (
        TABLE.encode() + b'b,"he said "no", and went"\nc,three\n',
        ["one"],
        [":3: not a readable CSV from this row on (',' expected after '\"' in line 3): expected each quote within"],
    ),
    "quotes_inside.csv": (b'title,text\na,he said "one" aloud\n', ['he said "one" aloud'], []),
    "ragged.csv": (TABLE.encode() + b"b,two,2\nc\nd,four\n", ["one", "four"], [
        ":3: row with 3 cells: expected 2", ":4: row with 1 cells: expected 2",
    ]),
    "heading.csv": (b"title,text\n", [], [":1: a heading and no row: expected one article a row"]),
    "empty.csv": (b"", [], [": empty file: expected the text of an article"]),
    "twice.csv": (b"text,title,text\na,b,c\n", [], [": columns text, title, text: expected one column text"]),
    "title_twice.csv": (b"title,text,title\na,b,c\n", [], [": columns title, text, title: expected one column title"]),
    "other_twice.csv": (b"tag,text,tag\na,one,c\n", ["one"], []),
    "semicolons.csv": (b"title;text\na;one\n", [], [": columns title;text: expected a column text"]),
    "empty.jsonl": (b"", [], [": no line in it: expected one article a line"]),
    "blank.jsonl": (b"\n \n", [], [": no line in it: expected one article a line"]),
    "none.json": (b"[]", [], [": an empty list: expected an object with the field text, or several"]),
    "kinds.jsonl": (
        f'["text", "x"]\n{A}\n"text"\n17\nnull\n'.encode(),
        ["one"],
        [
            ":1: ['text', 'x']: expected an object with the field text", ":3: 'text': expected an object",
            ":4: 17: expected an object", ":5: None: expected an object",
        ],
    ),
    "kinds.json": (f'[{A}, 5, ["a"]]'.encode(), ["one"], [":item 2: 5: expected an obj", ":item 3: ['a']: expected"]),
    "surrogates.jsonl": (
        b'{"text": "a \\ud800 b"}\n{"text": "a \\ud83d\\ude00 b"}\n{"text": "c \xed\xa0\x80"}\n',
        ["a \U0001f600 b"],
        [":1: not JSON in UTF-8: ", ":3: not JSON in UTF-8: 'utf-8' codec can't decode byte 0xed"],
    ),
    "surrogate.txt": (b"a \xed\xa0\x80", [], [":1: byte 0xed at offset 2: expected text in UTF-8"]),
    "cut.jsonl": (
        f'{A}\n{{"text": "cut o'.encode(),
        ["one"],
        [":2: not JSON in UTF-8: Input data was truncated in '{\"text\": \"cut o': expected an object with the field"],
    ),
    "published.jsonl": (
        "\n".join(
            json.dumps({"text": day, "published": day})
            for day in ("2024-03-05/2024-03-01", "2024-13-01", "2024-03", "2024-03/2024-05-02")
        ).encode(),
        ["2024-03", "2024-03/2024-05-02"],
        [
            ":1: field published: '2024-03-05/2024-03-01' ends before it begins: expected A/B with A the first",
            ":2: field published: '2024-13-01' is not a date: expected YYYY, YYYY-MM, YYYY-MM-DD or two of them as A/B",
        ],
    ),
    "published_kind.jsonl": (
        b'{"text": "a", "published": ["2024-01-01"]}\n{"text": "b", "published": 20240101}\n',
        [],
        [":1: field published is ['2024-01-01']: expected a string", ":2: field published is 20240101: expected a st"],
    ),
}  # fmt: skip


def read(path: Path) -> tuple[list[str], list[str]]:
    found = list(files([path]))
    return [item.text for item in found if isinstance(item, Article)], [
        str(item) for item in found if isinstance(item, InputError)
    ]


@pytest.mark.parametrize("name", CASES)
def test_what_can_be_read_is_read_and_the_rest_named(tmp_path: Path, name: str) -> None:
    content, texts, said = CASES[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text("the next file", encoding="utf-8")
    found, errors = read(tmp_path)
    assert found == [*texts, "the next file"]
    assert len(errors) == len(said), errors
    for error, expected in zip(errors, said, strict=True):
        assert error.startswith(f"{tmp_path / name}{expected}"), error
        assert "expected" in error
        assert "\n" not in error


def test_a_parquet_file_without_rows_or_with_a_column_twice_is_named(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pl.DataFrame(schema={"title": pl.String, "text": pl.String}).write_parquet(tmp_path / "none.parquet")
    pq.write_table(pa.table([["a"], ["b"]], names=["text", "text"]), tmp_path / "twice.parquet")
    found, errors = read(tmp_path)
    assert found == []
    assert errors == [
        f"{tmp_path / 'none.parquet'}: columns and no row: expected one article a row",
        f"{tmp_path / 'twice.parquet'}: columns text, text: expected one column text",
    ]

"""The schema for readers, made from schema.sql: a page with its tables and how they hang together, and README's table.

python -m etl.load.describe
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from etl.load.fill import SCHEMA_VERSION, create
from etl.paths import PROJECT, SQL, statements

JOIN = re.compile(r"Joins (\w+)\.(\w+)")
BLOCK = re.compile(r"(?<=<!-- tables -->\n).*?(?=<!-- end of tables -->)", re.DOTALL)
HEAD = f"""# The published file, schema version {SCHEMA_VERSION}

Made from schema.sql, views.sql and macros.sql by `python -m etl.load.describe`. In the file itself, `FROM
data_dictionary` says the same, column by column. What changed between versions stands in CHANGES.md.
"""
HOLDS = {"table": "what it holds", "view": "what it holds", "macro": "what it answers"}


def page() -> str:
    """The page as Markdown: every table, view and macro, and an entity-relationship picture."""
    lines = [HEAD]
    for kind, holds in HOLDS.items():
        lines += [
            f"\n| {kind} | {holds} |",
            "| --- | --- |",
            *(f"| {name} | {text} |" for name, text in _meanings(kind)),
        ]
    return "\n".join([*lines, "\n```mermaid", "erDiagram", *sorted(set(_relations())), "```", ""])


def readme(text: str) -> str:
    """The README with its table of tables and views made anew: the first sentence of what each holds."""
    rows = [
        f"| `{name}` | {meaning.split('. ')[0].removesuffix('.')} |" for name, meaning in _meanings("table", "view")
    ]
    return BLOCK.sub(lambda _: "\n".join(["| table or view | what it holds |", "| --- | --- |", *rows, ""]), text)


def _meanings(*kinds: str) -> list[tuple[str, str]]:
    return [row for kind in kinds for row in _asked("meanings", kind)]


def _relations() -> Iterator[str]:
    for table, meaning in _asked("joins"):
        for other, column in JOIN.findall(meaning):
            yield f"    {other} ||--o{{ {table} : {column}"


def _asked(question: str, kind: str = "") -> list[tuple[str, str]]:
    with duckdb.connect() as connection:
        create(connection)
        connection.execute("SET VARIABLE kind = ?", [kind])
        rows: list[tuple[str, str]] = connection.execute(statements("load", f"{question}.sql")).fetchall()
        return rows


def main(project: Path = PROJECT) -> None:
    """Write the page, and the table into the README."""
    (SQL / "SCHEMA.md").write_text(page(), encoding="utf-8")
    file = project / "README.md"
    file.write_text(readme(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

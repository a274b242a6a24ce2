"""The schema as a page for readers: a table of tables and an entity-relationship picture, both made from schema.sql.

python -m etl.load.describe > sql/SCHEMA.md
"""

import re
from collections.abc import Iterator

import duckdb

from etl.load.fill import SCHEMA_VERSION, statements

JOIN = re.compile(r"Joins (\w+)\.(\w+)")
HEAD = f"""# The published file, schema version {SCHEMA_VERSION}

Made from schema.sql, views.sql and macros.sql by `python -m etl.load.describe`. In the file itself, `FROM
data_dictionary` says the same, column by column. What changed between versions stands in CHANGES.md.
"""


def page() -> str:
    """The page as Markdown."""
    with duckdb.connect() as connection:
        for part in ("schema.sql", "views.sql", "macros.sql"):
            connection.execute(statements(part))
        rows = connection.execute(
            "SELECT DISTINCT kind, table_name, table_meaning FROM data_dictionary ORDER BY kind, table_name"
        ).fetchall()
        joins = connection.execute(
            "SELECT table_name, meaning FROM data_dictionary "
            "WHERE kind = 'table' AND meaning LIKE '%Joins %' ORDER BY ALL"
        ).fetchall()
    lines = [HEAD]
    for kind in ("table", "view", "macro"):
        does = "answers" if kind == "macro" else "holds"
        lines += [f"\n| {kind} | what it {does} |", "| --- | --- |"]
        lines += [f"| {name} | {meaning} |" for of_kind, name, meaning in rows if of_kind == kind]
    return "\n".join([*lines, "\n```mermaid", "erDiagram", *sorted(set(_relations(joins))), "```", ""])


def _relations(joins: list[tuple[str, str]]) -> Iterator[str]:
    for table, meaning in joins:
        for other, column in JOIN.findall(meaning):
            yield f"    {other} ||--o{{ {table} : {column}"


if __name__ == "__main__":
    print(page(), end="")

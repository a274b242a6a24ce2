"""A Frictionless data package descriptor for the CSV files of an export (Data Package 1.0, Table Schema 1.0)."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import msgspec

from etl.export import source

TYPES = {"DATE": "date", "BOOLEAN": "boolean", "DOUBLE": "number", "FLOAT": "number"}
KEYS = {"engagement": ["engagement_id"], "engagement_partner": ["engagement_id", "partner"], "build": ["build_id"]}
BELONGS = ("engagement_partner", "participant", "telling")
PROFILE = "tabular-data-package"


def write(connection: duckdb.DuckDBPyConnection, tables: Sequence[str], folder: Path) -> Path:
    """datapackage.json in `folder`, a resource for each `table`.csv, columns with type and meaning."""
    [build] = source.frame(connection, "build").to_dicts()
    meanings = dict(connection.execute(source.question("meaning")).fetchall())
    descriptor = {
        "profile": PROFILE,
        "name": f"cordiale-{str(build['home']).lower()}",
        "title": f"Diplomatic engagements of {build['home_name']}",
        "version": build["build_id"],
        "resources": [_resource(connection, table, meanings) for table in tables],
    }
    file = folder / "datapackage.json"
    file.write_bytes(msgspec.json.format(msgspec.json.encode(descriptor)))
    return file


def _resource(connection: duckdb.DuckDBPyConnection, table: str, meanings: dict[str, str]) -> dict[str, object]:
    shape = connection.sql(source.question(table))
    fields = [
        {"name": name, "type": _type(str(kind)), **({"description": meanings[name]} if name in meanings else {})}
        for name, kind in zip(shape.columns, shape.types, strict=True)
    ]
    schema: dict[str, object] = {"fields": fields, "missingValues": [""]}
    if table in KEYS:
        schema["primaryKey"] = KEYS[table]
    if table in BELONGS:
        reference = {"resource": "engagement", "fields": "engagement_id"}
        schema["foreignKeys"] = [{"fields": "engagement_id", "reference": reference}]
    return {
        "name": table.replace("_", "-"),
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "description": source.meaning(table),
        "encoding": "utf-8",
        "mediatype": "text/csv",
        "schema": schema,
    }


def _type(kind: str) -> str:
    return TYPES.get(kind, "string" if kind == "VARCHAR" else "integer")

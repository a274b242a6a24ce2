"""Where the project's own tables of rules and queries live."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SEEDS = PROJECT / "seeds"
SAMPLES = SEEDS / "articles"
SQL = PROJECT / "sql"


def statements(*parts: str) -> str:
    """The text of a file under sql/."""
    return SQL.joinpath(*parts).read_text(encoding="utf-8")

"""Where the project's own tables of rules and queries live."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SEEDS = PROJECT / "seeds"
SAMPLES = SEEDS / "articles"
SQL = PROJECT / "sql"

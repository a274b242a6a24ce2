"""Where the project's own tables of rules and queries live: in the checkout, or where a wheel lays them down."""

from pathlib import Path

CODE = Path(__file__).resolve().parent
INSTALLED = CODE.parent / "cordiale"  # beside the installed packages, as pyproject.toml has it
PROJECT = INSTALLED if INSTALLED.is_dir() else CODE.parent
SEEDS = PROJECT / "seeds"
SAMPLES = SEEDS / "articles"
SQL = PROJECT / "sql"
DATA = Path(".cordiale") if INSTALLED.is_dir() else PROJECT / ".cordiale"  # nobody looks for a file among packages


def statements(*parts: str) -> str:
    """The text of a file under sql/."""
    return SQL.joinpath(*parts).read_text(encoding="utf-8")

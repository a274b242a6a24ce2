"""What a build finds published, and when it is held back for that: another country's, decisions that are
no more, or counts that fell or jumped."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl import merge
from etl.asking import ask, opened
from etl.errors import CordialeError, PublishError
from etl.paths import SAMPLES
from etl.reading import Outcome

FEWEST = 20  # articles or engagements: of fewer a single one is a jump


@dataclass(frozen=True, slots=True)
class Former:
    """The published build: for which home country, its counts by name, how many articles are not the samples, and how
    many decisions of analysts it replayed."""

    home: str
    counts: Mapping[str, int]
    own: int
    decisions: int

    def gives_way(self, paths: Collection[Path]) -> bool:
        """Whether it holds the samples alone, and `paths` are the user's own news."""
        return not self.own and not any(path.resolve().is_relative_to(SAMPLES) for path in paths)


def former(database: Path) -> tuple[Former | None, str]:
    """What is published, None where nothing is or where the file cannot be read; then why not, empty otherwise."""
    if not database.exists():
        return None, ""
    try:
        with opened(database, of_any_version=True) as connection:
            [row] = ask(connection, "build_before", {}, "steps")
    except (CordialeError, duckdb.Error) as error:
        return None, str(error).splitlines()[0]
    counts = {name: row[name] for name in ("articles", "engagements")}
    return Former(row["home"], counts, row["own"], row["decisions"]), ""


def set_aside(file: Path, why: str) -> str:
    """Keep a damaged file under another name beside it, where no command takes it for a build; returns what to say."""
    aside = file.with_name(f"{file.name}.damaged")
    number = 1
    while aside.exists():
        number += 1
        aside = file.with_name(f"{file.name}.damaged-{number}")
    file.rename(aside)
    return f"the published file could not be read and was not compared; it is kept as {aside.name} ({why})"


def hold_another_home(before: Former, home: str, paths: Collection[Path]) -> None:
    """Raise PublishError where the published file is another home country's, and not of the samples alone."""
    if before.home != home and not before.gives_way(paths):
        raise PublishError(
            f"build held back: the published file is for {before.home}, this build for {home}; "
            "--confirm to replace it, or give another --data"
        )


def hold_lost_decisions(before: Former, decisions: int, file: Path, paths: Collection[Path]) -> None:
    """Raise PublishError where the published file replayed decisions, and the file they stood in has none any more."""
    if not decisions and before.decisions and not before.gives_way(paths):
        many = "1 decision" if before.decisions == 1 else f"{before.decisions:,} decisions"
        how = "empty" if file.exists() else "not there"
        raise PublishError(
            f"build held back: the published file has {many} of analysts, and {file} is {how}: put it back, or publish "
            "without them with --confirm"
        )


def hold(
    before: Former, counts: Mapping[str, int], outcome: Outcome, paths: Collection[Path], threshold: float
) -> None:
    """Raise PublishError where a count fell or rose by more than `threshold`, a share, and is no mere handful.

    A handful is fewer than FEWEST both before and now; a fall to nothing counts always.
    """
    if before.gives_way(paths) and counts["articles"]:
        return  # the samples gave way to the user's own news
    many = {name: then for name, then in before.counts.items() if max(then, counts[name]) >= FEWEST or not counts[name]}
    if reason := merge.hold_reason(many, counts, threshold):
        refused = f"; {_refused(outcome)}" if outcome.failures else ""
        raise PublishError(f"build held back: {reason}{refused}; look at what changed, and publish it with --confirm")


def expect_articles(outcome: Outcome) -> None:
    """Raise PublishError where inputs were given and not one of them could be read."""
    if outcome.failures and not outcome.keys:
        raise PublishError(f"nothing is published, for no article could be read: {_refused(outcome)}")


def _refused(outcome: Outcome) -> str:
    failures = outcome.failures
    many = "1 input was refused:" if len(failures) == 1 else f"{len(failures):,} inputs were refused, first"
    return f"{many} {failures[0]}"

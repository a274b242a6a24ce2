"""What the commands say on a terminal: tables and summaries, one function each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from etl.model import Publication, TimeExpression
from etl.settings import Origin

if TYPE_CHECKING:  # heavy, and no command that only prints settings should wait for them
    from etl.asking import Row
    from etl.explain import Explained
    from etl.export.answers import Question
    from etl.merge import Change


WIDEST = 1_000  # characters of a line that no terminal shows


@dataclass(slots=True)
class Summary:
    """Counts over one build; `unresolved` is by kind, `failures` are one-line errors, `notes` say what was done again.

    `read_now` are the articles that had to be read, `settled_now` the mentions that had to be compared.
    """

    articles: int = 0
    sections: int = 0
    times: int = 0
    dated: int = 0
    mentions: int = 0
    engagements: int = 0
    partners: int = 0
    unresolved: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    read_now: int = 0
    settled_now: int = 0
    notes: list[str] = field(default_factory=list)


def summary(console: Console, counts: Summary, place: str) -> None:
    """The figures of a build and where it was published."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for label, value in (
        ("articles", f"{counts.articles:,} ({counts.read_now:,} read now)"),
        ("sections", f"{counts.sections:,}"),
        ("time expressions", f"{counts.times:,} ({counts.dated:,} with an interval of days)"),
        ("mentions", f"{counts.mentions:,} ({counts.settled_now:,} compared now)"),
        ("engagements", f"{counts.engagements:,}"),
        ("partners", f"{counts.partners:,}"),
        ("left unresolved", f"{sum(counts.unresolved.values()):,}"),
    ):
        table.add_row(label, value)
    for kind, number in sorted(counts.unresolved.items(), key=lambda pair: (-pair[1], pair[0])):
        table.add_row("", f"{number:,} {escape(kind)}")
    table.add_row("inputs refused", f"{len(counts.failures):,}")
    for note in counts.notes:
        table.add_row("note", escape(note))
    table.add_row("published", escape(place))
    console.print(table)


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int], None]]:
    """A bar over the articles dealt with so far; the number to come is not known, files may hold many."""
    with Progress(
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    ) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda number: bar.advance(task, number)


def why(console: Console, explained: "Explained") -> None:
    """One engagement: its row, why this date, and each telling with its sentences and rules."""
    row = explained.row
    partners = ", ".join(row["partners"])
    days = row["edtf"] or "undated"
    console.print(f"[bold]{escape(row['engagement_id'])}[/bold]  {row['type']} with {escape(partners)}, {days}")
    facts = (
        "subtype",
        "status",
        "channel",
        "direction",
        "level",
        "place",
        "occasion",
        "ordinal",
        "part_of",
        "confirmed_by",
    )
    said = [f"{name} {escape(str(row[name]))}" for name in facts if row[name] is not None]
    console.print("  ".join((*said, f"confidence {row['confidence']:.2f}")))
    console.print(f"Why this date: {escape(row['date_why'])}")
    for person in explained.participants:
        named = ", ".join(filter(None, (person["name"], person["role"], person["country"])))
        console.print(f"  {person['side']}: {escape(named)}")
    for conflict in explained.conflicts:
        console.print(f"[yellow]Tellings disagree:[/yellow] {escape(conflict['text'])}")
    for telling in explained.tellings:
        _telling(console, telling, explained.evidence)


def _span(first: date | None, last: date | None) -> str:
    if first is None:
        return "undated"
    return f"{first}" if first == last else f"{first} to {last}"


def _telling(console: Console, telling: "Row", evidence: "Sequence[Row]") -> None:
    title = telling["title"] or telling["article_id"]
    published = f"{_span(telling['published_first'], telling['published_last'])} ({telling['published_why']})"
    console.print(f"\n[bold]{escape(title)}[/bold] {escape(telling['outlet'])}, published {escape(published)}")
    console.print(
        f"  {telling['status']}, {_span(telling['date_first'], telling['date_last'])}: {escape(telling['date_basis'])}"
    )
    console.print(f"  rules: {escape(', '.join(telling['rules']))}")
    for item in evidence:
        if item["mention_key"] == telling["mention_key"]:
            words = " ".join(item["text"].split())
            console.print(f"  {item['field']:<8} {escape(words)} [dim]({item['span_start']}-{item['span_end']})[/dim]")


def questions(console: Console, known: "Sequence[Question]") -> None:
    """The questions of the cookbook by name, each with its variables; one a line where no terminal shows them."""
    table = Table(box=None, pad_edge=False)
    for name in ("question", "asks", "variables"):
        table.add_column(name, overflow="fold")
    for question in known:
        table.add_row(question.name, escape(question.asks), escape(question.defaults))
    if not console.is_terminal:
        console.width = console.measure(table, options=console.options.update(width=WIDEST)).maximum
    console.print(table)


def diff(console: Console, changes: "Sequence[Change]") -> None:
    """What differs between two builds: how much, then each engagement in words with what became of it and by what."""
    if not changes:
        console.print("The two builds tell the same.")
        return
    kinds = list({change.engagement_id: change.kind for change in changes}.values())
    said = [", ".join(f"{kinds.count(kind):,} {kind}" for kind in ("added", "gone", "changed"))]
    for name, of_one in groupby(changes, key=lambda change: change.engagement_id):
        said += _changed(name, list(of_one))
    console.print("\n".join(said), highlight=False, soft_wrap=True)


def _changed(name: str, changes: "Sequence[Change]") -> Iterator[str]:
    from etl.merge.labels import FIELDS  # noqa: PLC0415 - heavy, see above

    yield f"\n[bold]{changes[0].kind}[/bold] {escape(changes[0].what)} [dim]{escape(name)}[/dim]"
    for cause in dict.fromkeys(change.cause for change in changes):
        for change in changes:
            if change.cause == cause and change.field not in ("", "tellings"):
                old, new = (escape(value or "nothing") for value in (change.old, change.new))
                yield f"  {FIELDS[change.field]}: {old} -> {new}"
        yield f"  because: {escape(cause)}"


def dates(console: Console, publication: Publication | None, times: Sequence[TimeExpression]) -> None:
    """Each time expression with its days, unbroken, and the reason; its TIMEX3 value where that says something else."""
    if publication:
        console.print(f"Published {publication.interval.edtf}: {escape(publication.why)}", highlight=False)
    if not times:
        console.print("No time expression found.")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("expression", "type", "days", "why"):
        table.add_column(name, overflow="fold", no_wrap=name == "days")
    for time in times:
        days = time.interval.edtf if time.interval else "-"
        rule = time.rule if time.value == days else f"{time.rule}; {time.value}"
        table.add_row(escape(time.text), time.type, days, f"{escape(time.why)} [dim]({escape(rule)})[/dim]")
    console.print(table)


def settings(console: Console, origins: Iterable[Origin]) -> None:
    """Each setting, its value and where it came from."""
    table = Table(box=None, pad_edge=False)
    for name in ("setting", "value", "from"):
        table.add_column(name, overflow="fold")
    for origin in origins:
        table.add_row(origin.name, escape(_shown(origin.value)), escape(origin.source))
    console.print(table)


def _shown(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)

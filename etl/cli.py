"""The `cordiale` command: one function for each command, settings read once, errors as one line on stderr."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from typer.exceptions import TyperException

from etl import launch, report
from etl.errors import CordialeError
from etl.settings import Origin, Settings
from etl.settings import load as load_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Dated, evidenced diplomatic engagements from the news. Start with: cordiale build, then cordiale dashboard.",
)

FAILED, USAGE, PARTLY = 1, 2, 3

HomeOption = Annotated[str | None, typer.Option("--home", help="Home country, ISO 3166-1 alpha-3 \\[default: VNM].")]
DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Folder of the published file \\[default: .cordiale in the checkout, or here]."),
]
TodayOption = Annotated[
    str | None, typer.Option("--today", help="Latest day that can be meant, YYYY-MM-DD \\[default: none].")
]


def out() -> Console:
    """The console for results."""
    return _console(is_terminal=sys.stdout.isatty(), stderr=False)


def err() -> Console:
    """The console for errors and progress."""
    return _console(is_terminal=sys.stderr.isatty(), stderr=True)


def _console(*, is_terminal: bool, stderr: bool) -> Console:
    """Colours and bold letters on a terminal alone, whatever the environment forces, and none with NO_COLOR."""
    plain = launch.is_plain(is_terminal=is_terminal)
    return Console(stderr=stderr, force_terminal=is_terminal, color_system=None if plain else "auto")


def resolved(**flags: object) -> tuple[Settings, tuple[Origin, ...]]:
    """Settings for this invocation, each with its origin."""
    return load_settings(flags, os.environ, Path.cwd())


@app.command()
def tag(home: HomeOption = None, today: TodayOption = None) -> None:
    """Read JSON lines on standard input, write their dates and engagements as JSON lines.

    Input: {"id", "text", "published"?, "title"?, "url"?, "language"?, "home"?}; published is a day or A/B. In the
    answer time_expressions has the days meant, timexes the same as TIMEX3 annotates it. A bad line answers
    {"id", "error"} and is counted; exit code 3 says that some lines were bad.
    """
    from etl import tagging  # noqa: PLC0415 - keeps `cordiale settings` and --help quick

    settings, _ = resolved(home=home, today=today)
    count = tagging.Count()
    write = sys.stdout.buffer.write
    for line in tagging.tag(sys.stdin.buffer, settings.home, settings.today, count):
        write(line + b"\n")
    sys.stdout.buffer.flush()
    if count.refused:
        err().print(f"{count.refused} of {count.refused + count.answered} lines were refused; see their error fields")
        raise typer.Exit(PARTLY)


@app.command()
def dates(
    text: Annotated[str, typer.Argument(help="The text to read, in quotation marks.")],
    published: Annotated[str | None, typer.Option(help="When it was published: a day, 2025-02, or A/B.")] = None,
    home: HomeOption = None,
    today: TodayOption = None,
) -> None:
    """Show each time expression of TEXT, the days it denotes, and why."""
    from etl.explain import dates_of  # noqa: PLC0415 - keeps `cordiale settings` quick

    settings, _ = resolved(home=home, today=today)
    publication, times = dates_of(text, published, settings.today, settings.home)
    report.dates(out(), publication, times)


@app.command()
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files or folders of .txt .html .json .jsonl .csv .parquet \\[default: the articles setting]."
        ),
    ] = None,
    home: HomeOption = None,
    data: DataOption = None,
    today: TodayOption = None,
    jobs: Annotated[int | None, typer.Option(help="Processes to read with, 0 for one a core.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Publish although counts fell or jumped.")] = False,
) -> None:
    """Read articles, merge their tellings, and publish a new DuckDB file beside the last one.

    Only what is new is read; inputs that cannot be read are named and left out (exit code 3), the rest is built. A
    build whose counts fall or jump by more than 20 % against the last, from 20 articles or engagements on, or that is
    for another home country, is held back (exit code 1) unless confirmed.
    """
    from etl.building import build as built_from  # noqa: PLC0415 - keeps the quick commands quick

    settings, _ = resolved(home=home, data=data, today=today, jobs=jobs)
    with report.progress(err()) as advance:
        built = built_from(settings, paths or settings.articles, advance, confirmed=confirm)
    for failure in built.summary.failures:
        print(f"cordiale: {failure}", file=sys.stderr)
    report.summary(out(), built.summary, f"{built.file}{'' if built.is_new else ' (unchanged)'}")
    if built.summary.failures:
        raise typer.Exit(PARTLY)


@app.command()
def why(
    engagement: Annotated[str, typer.Argument(help="An engagement id, or its first characters.")],
    data: DataOption = None,
) -> None:
    """Show one engagement: its row, every telling with its sentences, why this date, and the rules that fired."""
    from etl.explain import engagement as explained  # noqa: PLC0415

    settings, _ = resolved(data=data)
    report.why(out(), explained(settings.database, engagement))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A build id, as `cordiale ask build` shows it, or a file.")],
    new: Annotated[str, typer.Argument(help="Another one; `current` is the build now published.")] = "current",
    data: DataOption = None,
) -> None:
    """List the engagements added, gone and changed between two builds: what each was, and by whom or what it changed.

    A cause is an article that came or went, a decision of an analyst, or a change of the rules.
    """
    from etl.memory import rules_changed  # noqa: PLC0415
    from etl.merge import diff as differences  # noqa: PLC0415

    settings, _ = resolved(data=data)
    before, after = (launch.build_file(settings, name) for name in (old, new))
    report.diff(out(), differences(before, after, rules_changed(before, after)))


@app.command()
def correct(
    action: Annotated[str, typer.Argument(help="correct (or set), confirm, reject, merge, split or add.")],
    engagement: Annotated[
        str, typer.Argument(help="The engagement id, or its first characters; none for add.", show_default=False)
    ] = "",
    *,
    who: Annotated[str, typer.Option(help="Who decides.")],
    why: Annotated[str, typer.Option(help="The reason, a sentence.")],
    field: Annotated[str, typer.Option(help="For correct: the field, such as date, level_home or part_of.")] = "",
    old: Annotated[str, typer.Option(help="For correct: the value seen \\[default: that of the file].")] = "",
    new: Annotated[
        str | None,
        typer.Option(
            help='The new value, "" for none, an id for part_of; ARTICLE or ARTICLE/INDEX for split, JSON for add.'
        ),
    ] = None,
    other: Annotated[str, typer.Option(help="For merge: the engagement to be absorbed.")] = "",
    force: Annotated[bool, typer.Option("--force", help="For merge and part_of: also what is not alike.")] = False,
    data: DataOption = None,
) -> None:
    """Write one decision about an engagement to the corrections file; every later build replays it.

    Rows are only ever added, nothing of the original is overwritten, and the last word on a row stands: confirm takes
    back a reject, split a merge. Two engagements that no build would join (other partners, other days) are merged only
    with --force, as one is put within another (part_of) of other partners or days.
    """
    from etl.deciding import given, made_whole, noted  # noqa: PLC0415
    from etl.merge import FORCED, append  # noqa: PLC0415
    from etl.model import Correction  # noqa: PLC0415
    from etl.stamp import written_now  # noqa: PLC0415

    settings, _ = resolved(data=data)
    when = f"{written_now(settings.data).isoformat()}Z"
    action = "correct" if action == "set" else action
    field = FORCED if force and action == "merge" else field
    value = given(action, engagement, field, other, new)
    said = Correction(when, who, why, action, engagement, field, old, value, other)
    row = made_whole(settings.database, said, forced=force)
    for cut_short in append(settings.corrections, row):
        err().print(cut_short, soft_wrap=True, markup=False, highlight=False)
    noticed = f"{action}{noted(settings.database, row)}"
    told = f"{settings.corrections}: written down: {noticed}; run `cordiale build` to apply it"
    out().print(told, soft_wrap=True, markup=False, highlight=False)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Name of a question; without one they are listed.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")] = "table",
    data: DataOption = None,
) -> None:
    """Ask the published file a question of the cookbook, such as: cordiale ask quiet-partners --days 180.

    Each question names its variables; give them as options (--partner Laos --days 180).
    """
    from etl.export import answers  # noqa: PLC0415

    settings, _ = resolved(data=data)
    if question is None:
        report.questions(out(), answers.questions())
        return
    _answer(settings.database, question, launch.variables(context.args), form)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Words that all occur; accents and capitals do not matter.")],
    sentences: Annotated[bool, typer.Option("--sentences", help="Show the sentences they stand in.")] = False,
    rows: Annotated[int, typer.Option(help="How many to show at most.")] = 20,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")] = "table",
    data: DataOption = None,
) -> None:
    """Find engagements by words, partners by any of their names: cordiale search Pháp visit.

    The same as `cordiale ask find` and, with --sentences, `cordiale ask sentences`.
    """
    settings, _ = resolved(data=data)
    question = "sentences" if sentences else "find"
    _answer(settings.database, question, {"words": " ".join(words), "rows": str(rows)}, form)


def _answer(database: Path, question: str, given: dict[str, str], form: str) -> None:
    from etl.export import answers  # noqa: PLC0415

    rows = answers.answer(database, question, given)
    if said := answers.cut(question, given, rows):
        print(f"cordiale: {said}", file=sys.stderr)
    if form == "table":
        answers.shown(out(), question, rows, answers.names(database, question, given, rows))
    else:
        sys.stdout.buffer.write(answers.written(rows, form))


@app.command()
def export(
    form: Annotated[str, typer.Argument(help="parquet, csv, jsonl, xlsx, gdelt, timeline, ical or datapackage.")],
    folder: Annotated[Path, typer.Argument(help="Folder to write into, made if absent.")],
    data: DataOption = None,
) -> None:
    """Write the published file in a form that others work with; exports of the same inputs are equal byte for byte."""
    from etl.export import export as exported  # noqa: PLC0415

    settings, _ = resolved(data=data)
    for file in exported(settings.database, form, folder):
        print(file)


@app.command()
def sql(
    arguments: Annotated[list[str] | None, typer.Argument(help="Passed on to the DuckDB CLI, after --.")] = None,
    data: DataOption = None,
) -> None:
    """Open the published file in the DuckDB CLI, read-only, its views and macros ready.

    Nothing can change the file; the CLI is your own shell and still reads and writes other files (COPY ... TO).
    """
    settings, _ = resolved(data=data)
    program = launch.duckdb_cli()
    file = launch.published(settings.database)
    plain = launch.UNCOLOURED if launch.is_plain(is_terminal=sys.stdout.isatty()) else ()
    launch.replace_process([str(program), "-readonly", str(file), *plain, *(arguments or [])])


@app.command()
def dashboard(
    data: DataOption = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on \\[default: 8501].")] = None,
    address: Annotated[str | None, typer.Option(help="Address to bind \\[default: 127.0.0.1].")] = None,
) -> None:
    """Open the dashboards on the published file; they show a new build on their next rerun."""
    settings, _ = resolved(data=data, port=port, address=address)
    launch.replace_process(launch.streamlit(settings), launch.environment(settings))


@app.command()
def settings(home: HomeOption = None, data: DataOption = None, today: TodayOption = None) -> None:
    """Print each setting, its value and where it comes from (default, cordiale.toml, environment or flag)."""
    _, origins = resolved(home=home, data=data, today=today)
    report.settings(out(), origins)


def main() -> None:
    """Run the command line; a mendable failure ends as one line on stderr and exit code 1."""
    try:
        sys.exit(app(standalone_mode=False))
    except TyperException as error:  # a word or option that no command knows
        if message := " ".join(error.format_message().split()):
            print(f"cordiale: {message.rstrip('.')}; see `--help`", file=sys.stderr)
        sys.exit(USAGE)
    except CordialeError as error:
        print(f"cordiale: {error}", file=sys.stderr)
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)
    except OSError as error:  # a full disk, a folder without permission
        print(f"cordiale: {error.filename or 'input or output'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(FAILED)

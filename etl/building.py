"""From a set of inputs to the published file: read what is new, merge all tellings, publish beside the old build."""

import fcntl
import os
import shutil
from collections import ChainMap, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import duckdb
import msgspec
import polars as pl
from polars.exceptions import PolarsError

from etl import edited, editing, holding, joining, load, memory, merge, publishing, read, restored
from etl.asking import ask, opened
from etl.derived import Derived, derive, forget_columns, join_columns
from etl.errors import DamagedError, StoreError
from etl.inputs import Inputs
from etl.merge.memo import Settled
from etl.merge.merging import CHUNK
from etl.merge.settling import settled
from etl.model import Correction, RejectedCorrection
from etl.paths import CODE, SEEDS, SQL
from etl.reading import Outcome, read_all
from etl.report import Summary
from etl.settings import Settings
from etl.stamp import written_now
from etl.store import Store, digest_of, merging_version, rules_version

READINGS, MERGED = "readings", "merged"
LOCK = ".one-build"
WORTH_A_POOL = 4 * CHUNK  # mentions to be settled
WORTH_A_PATCH = 10  # of so many articles one may have changed, and the build is still written onto the former file


@dataclass(frozen=True, slots=True)
class Built:
    """The published file, the figures of the build, and whether anything had to be done at all."""

    file: Path
    summary: Summary
    is_new: bool


def build(
    settings: Settings, paths: Collection[Path], progress: Callable[[int], None], *, confirmed: bool = False
) -> Built:
    """Publish what the articles under `paths` tell; the same inputs, rules and corrections are never built twice.

    `progress` is told of each number of articles dealt with. A build for another home country than the last one, or
    whose counts fall or jump against it by more than the setting `hold`, or of which all decisions are gone, is held
    back unless `confirmed`. Raises CordialeError where nothing could be published, and then the last good file is
    untouched. A published file that cannot be read is kept under another name, and nothing compared with it. Another
    build of the same folder is waited for: it may be what this one is to be compared with.
    """
    damage: list[str] = []
    anew = False
    with _one_at_a_time(settings.data):
        while True:
            try:
                return _built(settings, paths, progress, confirmed, damage)
            except DamagedError as error:  # what was damaged is set aside by now
                damage.append(f"{error}: it was read anew")
            except PolarsError as error:
                damage.append(_forgotten(settings.data, error, again=anew))
                anew = True


def _forgotten(data: Path, error: PolarsError, *, again: bool) -> str:
    """Remove all that can be made again from the readings, and what to say of it; StoreError where that was in vain."""
    forget_columns(data / READINGS)
    shutil.rmtree(data / MERGED, ignore_errors=True)
    damaged = f"{data}: what was kept there is damaged ({str(error).splitlines()[0]})"
    if again:
        raise StoreError(f"{damaged}: remove {data / READINGS} to read all articles again") from error
    return f"{damaged}: it was made anew"


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, once whoever builds there has ended; without one where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("w")
    except OSError:  # named by whoever has something to write
        yield
        return
    with lock:  # the kernel drops the lock with the process, however it ends
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _built(
    settings: Settings, paths: Collection[Path], progress: Callable[[int], None], confirmed: bool, damage: Sequence[str]
) -> Built:
    published = _published(settings)
    former, damaged = holding.former(settings.database)
    if former and not confirmed:
        holding.hold_another_home(former, settings.home, paths)
    seeds = load.seeds(settings.home)
    jobs = settings.jobs or os.cpu_count() or 1
    store = Store(settings.data / READINGS, rules_version())
    notes = [*damage, *_why_again(store, settings.data)]
    outcome = _read(settings, paths, store, jobs, progress)
    last = partial(_last, settings, published, notes)
    if damaged:
        notes.append(holding.set_aside(settings.database.resolve(), damaged))
        published = None
    notes += [*merge.mend_corrections(settings.corrections), *merge.mend_editions(_record(settings))]
    editions = merge.read_editions(_record(settings))
    corrections = _decided(settings, None if confirmed else former, paths)
    rules, places, failures = _rules(settings), outcome.places, sorted(map(str, outcome.failures))
    build_id = _build_id(places, failures, corrections, editions, rules)
    there = publishing.there(settings.data, build_id, published)
    if there and memory.is_whole(settings.data, there):
        return _pointed(settings, there, outcome, 0, notes)
    derived = cache(lambda: derive(store, outcome.sources, jobs))
    changed = memory.changed(settings.data, published, places, rules)
    fresh = derive(store, {key: outcome.sources[key] for key in changed.fresh}, jobs) if changed else derived()
    edits = _edits(settings, published, changed, fresh)
    if new := [edition for edition in edits.carried if edition not in editions]:
        editions = (*editions, *new)
        build_id = _build_id(places, failures, corrections, editions, rules)
    few = changed is not None and changed.articles * WORTH_A_PATCH < len(outcome.keys)
    left = memory.left_by(settings.data, published, rules) if few else None
    as_of = settings.today or _last_published(changed, left, fresh, derived)
    joined = joining.join(
        derived, fresh, changed, left, previous=last,
        as_of=as_of, corrections=corrections, editions=editions, settle=partial(settle, jobs),
        memo=merge.Memo(settings.data / MERGED / merging_version()),
        partners=frozenset(seeds["partner"]["partner"]) - {settings.home}, home=settings.home,
    )  # fmt: skip
    merged, standing = joined.merged, joined.standing
    if former and not confirmed and not publishing.alike(settings.data, build_id):
        counts = {"articles": len(outcome.keys), "engagements": standing.engagements}
        holding.hold(former, counts, outcome, paths, settings.hold)
    merge.append_editions(_record(settings), new)
    notes += [
        *edits.notes,
        *joined.notes,
        *_refused(merged.rejected_corrections, settings.corrections),
        *_doubted(merged.doubts),
    ]
    review = load.Review(merged.judged, merged.id_history, corrections, merged.rejected_corrections)
    notes += edited.said(merged.rejected_corrections, _kept(settings), lambda: derived().places, standing.tellings)
    build_id = publishing.called(settings.data, build_id, published, merged.id_history)
    leaves = merge.Left(standing, merged.judged, merged.id_history, as_of, tuple(corrections), tuple(editions))
    memory.remember(settings.data, build_id, leaves, _readings(changed, fresh), rules)
    file = _file(settings, build_id)
    if file.exists():  # what it left for the next build was gone, or another was published meanwhile
        return _pointed(settings, build_id, outcome, merged.settled_anew, notes)
    onto = None
    if changed and joined.others is not None:
        before = _file(settings, published)
        onto = publishing.onto(before, fresh, changed, joined.others, merged, outcome, review)
    notes += publishing.publish(
        settings, build_id, as_of, lambda: _whole(seeds, derived(), joined, outcome, review), onto
    )
    memory.forget(settings.data)
    return Built(file, _summary(file, outcome, merged.settled_anew, notes), is_new=True)


def _last(settings: Settings, published: str | None, notes: list[str]) -> merge.Previous | None:
    """What the last build left of ids, from its published file where it is damaged, which is then among the `notes`."""
    try:
        return memory.recalled(settings.data, published)
    except DamagedError as error:
        notes.append(f"{error}: what became of ids was taken from the published file")
        return restored.previous(_file(settings, published))


def _last_published(
    changed: memory.Changed | None, left: merge.Left | None, fresh: Derived, derived: Callable[[], Derived]
) -> date:
    """The newest day that publication has surely reached: that of the last build or of what came since, where no
    article went."""
    if changed is None or left is None or changed.gone.height:
        return derived().last_published
    return max(left.as_of, fresh.last_published)


def _readings(changed: memory.Changed | None, fresh: Derived) -> pl.DataFrame:
    """Which reading stands behind each article, and where: of those that stay and of those that are `fresh`."""
    return pl.concat([changed.stay, fresh.readings]) if changed else fresh.readings


def _decided(settings: Settings, former: holding.Former | None, paths: Collection[Path]) -> tuple[Correction, ...]:
    """The decisions of analysts; raises PublishError where a `former` build had some and all are gone."""
    corrections = merge.read(settings.corrections)
    if former:
        holding.hold_lost_decisions(former, len(corrections), settings.corrections, paths)
    return corrections


def _pointed(settings: Settings, build_id: str, outcome: Outcome, settled_anew: int, notes: Sequence[str]) -> Built:
    """A build that is there already, published again."""
    file = load.point(settings.data, build_id)
    return Built(file, _summary(file, outcome, settled_anew, notes), is_new=False)


def _whole(
    seeds: dict[str, pl.DataFrame], derived: Derived, joined: joining.Joined, outcome: Outcome, review: load.Review
) -> Mapping[str, pl.DataFrame]:
    """All tables of a build."""
    merged = joined.whole()
    tables = load.Tables(derived.shards, merged.rows, merged.tellings, outcome.failures, review)
    return ChainMap(seeds, tables)  # type: ignore[arg-type]


def _read(
    settings: Settings, paths: Collection[Path], store: Store, jobs: int, progress: Callable[[int], None]
) -> Outcome:
    """Read what is new under `paths` into the store; raises PublishError where not one article could be read."""
    latest, known = _latest(settings), store.known()
    seen = Inputs(store.folder, str(settings.today), settings.home, known)
    inputs = read.files(paths, home=settings.home, recall=seen.of, latest=latest)
    outcome = read_all(inputs, store, known, jobs=jobs, today=settings.today, latest=latest, progress=progress)
    seen.keep()
    store.forget_outdated()
    store.tidy(join_columns)
    holding.expect_articles(outcome)
    return outcome


def settle(jobs: int, chunks: Iterable[pl.DataFrame], mentions: int) -> Iterator[Settled]:
    """Settle chunks of tellings, so many in all, in `jobs` processes when there are enough of them."""
    if jobs == 1 or mentions < WORTH_A_POOL:
        yield from map(settled, chunks)
        return
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Settled]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(settled, chunk))
            if len(waiting) > jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _refused(rejected: Sequence[RejectedCorrection], path: Path) -> list[str]:
    """What to say of decisions whose rows have changed meanwhile: how many, and the first with its line in the file."""
    if not rejected:
        return []
    first = rejected[0].correction
    of = f"{first.action} {first.engagement_id}".strip()
    decisions = "1 decision was" if len(rejected) == 1 else f"{len(rejected)} decisions were"
    why = f"{rejected[0].why} ({merge.place(path, first)})"
    return [f"{decisions} not applied: {of} by {first.who}: {why}; `cordiale ask corrections` lists all"]


def _doubted(doubts: Sequence[str]) -> list[str]:
    """What to say of merges by hand that no build would make: the first, and how many more."""
    more = f" ({len(doubts) - 1:,} more such merges)" if len(doubts) > 1 else ""
    return [f"{doubts[0]}{more}"] if doubts else []


def _why_again(store: Store, data: Path) -> list[str]:
    """Which rules have changed since the last build, and what that makes necessary."""
    notes = []
    if store.outdated():
        notes.append("the rules of reading have changed: every article is read again")
    folders = [path for path in (data / MERGED).glob("*") if path.name != merging_version()]
    if folders:
        notes.append("the rules of merging have changed: all is merged again, nothing is read again for that")
    for folder in folders:
        shutil.rmtree(folder)
    return notes


def _summary(file: Path, outcome: Outcome, settled_anew: int, notes: Sequence[str]) -> Summary:
    """The figures of a build, from the published file."""
    with opened(file) as connection:
        [counts] = ask(connection, "build_summary", {}, "steps")
        kinds = ask(connection, "build_unresolved", {}, "steps")
    return Summary(
        **counts,
        unresolved={row["kind"]: row["cases"] for row in kinds},
        failures=[str(failure) for failure in outcome.failures],
        read_now=outcome.read_now,
        settled_now=settled_anew,
        notes=list(notes),
    )


def _latest(settings: Settings) -> date:
    """The last day on which an article can have been published, wherever on earth: today, or the day after this one."""
    return settings.today or written_now(settings.data).date() + timedelta(days=1)


def _file(settings: Settings, build_id: str | None) -> Path:
    """The file of a build; that of the published one stays compared with where another is published meanwhile."""
    return settings.data / f"engagements-{build_id}.duckdb"


def _rules(settings: Settings) -> str:
    """A name for all that a build depends on besides its articles and corrections, the day given behind a dash."""
    files = (*sorted(CODE.rglob("*.py")), *sorted(SQL.rglob("*.sql")), *sorted(SEEDS.glob("*.csv")))
    return f"{sha256(f'{settings.home} {digest_of(files)}'.encode()).hexdigest()[:16]}-{settings.today or ''}"


def _record(settings: Settings) -> Path:
    """Where it is written down what edited articles carry on: beside the corrections, an input like them."""
    return settings.corrections.with_name("editions.csv")


def _edits(settings: Settings, published: str | None, changed: memory.Changed | None, fresh: Derived) -> editing.Edits:
    """What the articles edited since the published build carry on; `fresh` are all where that was by other rules."""
    gone, new = memory.replaced(settings.data, published, fresh.readings, changed)
    file = _file(settings, published)
    lost = memory.damaged(settings.data, published) if changed is None else []
    try:
        found = editing.found(file, gone, new, fresh)
        return editing.Edits(found.carried, [*lost, *found.notes])
    except duckdb.Error as error:
        why = str(error).splitlines()[0]
        return editing.Edits([], [*lost, f"{file}: damaged, so edited articles carry nothing on ({why})"])


def _build_id(places: pl.DataFrame, *others: object) -> str:
    """A name made of all that the build depends on: the same inputs make the same build."""
    digest = sha256(msgspec.msgpack.encode(others))
    each = pl.concat_str("reading", "source", separator="\0").str.join("\0")
    for some in places.iter_slices(CHUNK):  # the text of all at once takes three times as long
        digest.update(some.select(each).item().encode())
    return digest.hexdigest()[:12]


def _kept(settings: Settings) -> list[Path]:
    """Files of former builds that are still there, the newest first."""
    files = settings.data.glob("engagements-*.duckdb")
    return sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)


def _published(settings: Settings) -> str | None:
    """The build now published, None before the first one."""
    if not settings.database.exists():
        return None
    return settings.database.resolve().stem.removeprefix("engagements-")

"""From a set of inputs to the published file: read what is new, merge all tellings, publish beside the old build."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import polars as pl

from etl import load, merge, read
from etl.errors import PublishError, StoreError
from etl.intervals import Interval
from etl.merge import Previous
from etl.merge.ids import IDS
from etl.model import Basis, Correction, EngagementMention, IdChange, Reading
from etl.paths import PROJECT, SQL
from etl.reading import Outcome, read_all
from etl.report import Summary
from etl.settings import Settings
from etl.stamp import written_now
from etl.store import Store, rules_version

MEMORY = "memory"


@dataclass(slots=True)
class Told:
    """What merging needs of the readings: all mentions, and when their pages were published, where known."""

    mentions: list[EngagementMention] = field(default_factory=list)
    published: dict[str, Interval] = field(default_factory=dict)

    def add(self, reading: Reading) -> None:
        """Take in one article's reading."""
        self.mentions += reading.engagements
        if reading.page_publication.basis != Basis.NONE:
            self.published[reading.article.article_id] = reading.page_publication.interval

    @property
    def last_published(self) -> date:
        """The newest day that publication has surely reached; the first of all days when no page is dated."""
        return max((interval.first for interval in self.published.values()), default=date.min)


@dataclass(slots=True)
class Memory:
    """What a build leaves for the next one beside the published file."""

    summary: Summary
    ids: dict[str, str]
    history: list[IdChange]


@dataclass(frozen=True, slots=True)
class Built:
    """The published file, the figures of the build, and whether anything had to be done at all."""

    file: Path
    summary: Summary
    is_new: bool


def build(
    settings: Settings, paths: Iterable[Path], progress: Callable[[int], None], *, confirmed: bool = False
) -> Built:
    """Publish what the articles under `paths` tell; the same inputs, rules and corrections are never built twice.

    `progress` is told of each number of articles dealt with. A build whose counts fall or jump against the last one by
    more than the setting `hold` is held back unless `confirmed`. Raises CordialeError where nothing could be published,
    and then the last good file is untouched.
    """
    seeds = load.seeds(settings.home)
    store = Store(settings.data / "readings", rules_version())
    inputs = read.files(paths, home=settings.home)
    outcome = read_all(inputs, store, jobs=settings.jobs, today=settings.today, progress=progress)
    store.forget_outdated()
    corrections = merge.read(settings.corrections)
    build_id = _build_id(outcome, corrections, settings)
    file = settings.data / f"engagements-{build_id}.duckdb"
    last = _last(settings)
    if file.exists() and (memory := _recalled(settings.data, build_id)):
        load.point(settings.data, build_id)
        memory.summary.read_now = outcome.read_now
        return Built(file, memory.summary, is_new=False)
    summary = Summary(read_now=outcome.read_now, failures=[str(failure) for failure in outcome.failures])
    told = _told(store.readings(outcome.keys), summary)
    as_of = settings.today or told.last_published
    merged = merge.merge(told.mentions, told.published, as_of=as_of, previous=_previous(last), corrections=corrections)
    summary.engagements = len(merged.engagements)
    summary.partners = len({code for engagement in merged.engagements for code in engagement.best.partners})
    if last and not confirmed:
        _hold(last.summary, summary, settings.hold)
    review = load.Review(merged.judgements, merged.id_history, corrections, merged.rejected_corrections)
    frames = load.frames(store.readings(outcome.keys), merged.engagements, outcome.failures, review)
    _remember(settings.data, build_id, Memory(summary, dict(merged.previous.ids.iter_rows()), list(merged.id_history)))
    load.publish(
        {**seeds, **frames},
        settings.data,
        build_id=build_id,
        created_at=written_now(settings.data),
        home=settings.home,
        as_of=as_of if as_of > date.min else None,
        keep=settings.keep,
    )
    _forget(settings.data)
    return Built(file, summary, is_new=True)


def _told(readings: Iterable[Reading], summary: Summary) -> Told:
    told = Told()
    for reading in readings:
        summary.add(reading)
        told.add(reading)
    return told


def _hold(last: Summary, now: Summary, threshold: float) -> None:
    before, after = ({"articles": s.articles, "engagements": s.engagements} for s in (last, now))
    if reason := merge.hold_reason(before, after, threshold):
        refused = f"; {len(now.failures):,} inputs were refused, first {now.failures[0]}" if now.failures else ""
        raise PublishError(f"build held back: {reason}{refused}; look at what changed, and publish it with --confirm")


def _build_id(outcome: Outcome, corrections: Sequence[Correction], settings: Settings) -> str:
    """A name made of all that the build depends on: the same inputs make the same build."""
    digest = sha256(msgspec.msgpack.encode((outcome.keys, list(map(str, outcome.failures)), corrections)))
    digest.update(f"{settings.home} {settings.today} {rules_version()}".encode())
    for path in (*sorted((PROJECT / "etl").rglob("*.py")), *sorted(SQL.rglob("*.sql"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _last(settings: Settings) -> Memory | None:
    """What the build now published left; None for the first build."""
    if not settings.database.exists():
        return None
    return _recalled(settings.data, settings.database.resolve().stem.removeprefix("engagements-"))


def _previous(last: Memory | None) -> Previous | None:
    if last is None:
        return None
    ids = {"telling": list(last.ids), "engagement_id": list(last.ids.values())}
    return Previous(pl.DataFrame(ids, schema=IDS), tuple(last.history))


def _remember(data: Path, build_id: str, memory: Memory) -> None:
    folder = data / MEMORY
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{build_id}.part"
    beside.write_bytes(msgspec.msgpack.encode(memory))
    beside.replace(folder / f"{build_id}.msgpack")


def _recalled(data: Path, build_id: str) -> Memory | None:
    file = data / MEMORY / f"{build_id}.msgpack"
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=Memory) if file.exists() else None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        expected = f"expected what the last build left: restore it, or give another --data than {data}"
        raise StoreError(f"{file}: damaged: {expected}") from error


def _forget(data: Path) -> None:
    """Remove what is remembered of builds whose files are gone."""
    for file in (data / MEMORY).glob("*.msgpack"):
        if not (data / f"engagements-{file.stem}.duckdb").exists():
            file.unlink()

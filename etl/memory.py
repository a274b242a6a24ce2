"""What a build leaves for the next one: the ids of all tellings, where former ids lead, and what it was made of."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import msgspec
import polars as pl
from polars.exceptions import PolarsError, SchemaError

from etl.errors import DamagedError
from etl.merge import JUDGEMENTS, LAYOUT, Edition, Layer, Layers, Left, Previous, added_names
from etl.merge.ids import IDS
from etl.model import Correction, IdChange
from etl.store import write_bytes_whole, write_whole

FOLDER = "memory"
READINGS = {"article_id": pl.String(), "reading": pl.String(), "source": pl.String()}
LAYER = "layer-"
MANY = 16  # layers
LARGE = 0.5  # of the first layer, those over it
GROUP = 4096  # rows of a layer: few enough that a partner's are a small part of it
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, PolarsError, OSError)


class Laid(msgspec.Struct, frozen=True, array_like=True):
    """A layer of what stands: the name of its files, the groups taken out below it, and how many engagements stand."""

    name: str
    taken: tuple[int, ...]
    engagements: int


class Said(msgspec.Struct, frozen=True, array_like=True):
    """What a merge was made of, and the layers of what stands after it."""

    as_of: date
    corrections: tuple[Correction, ...]
    editions: tuple[Edition, ...]
    layers: tuple[Laid, ...]


def remember(data: Path, build_id: str, left: Left, readings: pl.DataFrame, rules: str) -> None:
    """Keep what the next build needs; the history last, whose presence says that all is there.

    Of what stands no more is written than the layer laid last, until layers are many or large: then all, as one.
    `readings` are READINGS: which reading stands behind each article, and where. `rules` names all else that made the
    file.
    """
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    layers = _written(folder, build_id, left.standing)
    write_whole(left.judgements, folder / f"{build_id}.judgements")
    write_whole(readings, folder / f"{build_id}.{rules}.parquet")
    said = Said(left.as_of, left.corrections, left.editions, layers)
    for name, content in (("said", said), ("msgpack", left.history)):
        write_bytes_whole(msgspec.msgpack.encode(content), folder / f"{build_id}.{name}")


def _written(folder: Path, build_id: str, standing: Layers) -> tuple[Laid, ...]:
    """The layers of what stands, those without files now written; a file that a former build may use is left alone."""
    with suppress(*UNREADABLE):  # what is damaged is found out, and made anew, once it is merged again
        standing = Layers.of(standing.all) if _outgrown(folder, standing) else standing
    names = (f"{LAYER}{build_id}-{number}" for number in count(1))
    free = next(name for name in names if not any(folder.glob(f"{name}.*")))
    laid = []
    for layer in standing.layers:
        if not layer.name:
            for table in LAYOUT:
                write_whole(getattr(layer, table).collect(), folder / f"{free}.{table}", GROUP)
        laid.append(Laid(layer.name or free, layer.taken, layer.engagements))
    return tuple(laid)


def _outgrown(folder: Path, standing: Layers) -> bool:
    """Whether layers are many, or those laid over the first come near to it in size."""
    sizes = [_file(folder, layer.name, "tellings").stat().st_size for layer in standing.layers if layer.name]
    return len(sizes) > MANY or sum(sizes[1:]) > LARGE * sum(sizes[:1])


def _file(folder: Path, layer: str, table: str) -> Path:
    return folder / f"{layer}.{table}"


def recalled(data: Path, build_id: str | None) -> Previous | None:
    """What that build left, None when there is nothing; raises DamagedError."""
    file = data / FOLDER / f"{build_id}.msgpack"
    if build_id is None or not file.exists():
        return None
    try:
        history = msgspec.msgpack.decode(file.read_bytes(), type=tuple[IdChange, ...])
        return Previous(_ids(data / FOLDER, build_id), history, _added(data / FOLDER, build_id))
    except UNREADABLE as error:
        raise DamagedError(f"{file}: damaged") from error


def is_whole(data: Path, build_id: str | None) -> bool:
    """Whether that build left something, and nothing of it is damaged."""
    try:
        return recalled(data, build_id) is not None
    except DamagedError:
        return False


def _ids(folder: Path, build_id: str) -> pl.DataFrame:
    """The id of every telling; builds that knew no layers have them in one file."""
    whole = folder / f"{build_id}.parquet"
    if whole.exists():
        return pl.read_parquet(whole, columns=list(IDS))
    return _standing(folder, _said(whole), ("tellings",)).tellings(pl.lit(True), IDS)


def _added(folder: Path, build_id: str) -> frozenset[str]:
    """The ids of engagements that analysts had added and that stood."""
    left = folder / f"{build_id}.said"
    names = added_names(_said(left).corrections) if left.exists() else frozenset()
    if not names:
        return names
    rows = _standing(folder, _said(left), ("rows",)).rows(pl.col("engagement_id").is_in(sorted(names)))
    return frozenset(rows["engagement_id"])


def left_by(data: Path, build_id: str | None, rules: str) -> Left | None:
    """All that a build by the same rules left of its merge; None where other rules made it, or any of it is gone."""
    folder = data / FOLDER
    if not (folder / f"{build_id}.{rules}.parquet").exists():
        return None
    try:
        said = _said(folder / f"{build_id}.said")
        history = msgspec.msgpack.decode((folder / f"{build_id}.msgpack").read_bytes(), type=tuple[IdChange, ...])
        judged = pl.read_parquet(folder / f"{build_id}.judgements", columns=[*JUDGEMENTS])
        standing = _standing(folder, said)
    except UNREADABLE:
        return None
    return Left(standing, judged, history, said.as_of, said.corrections, said.editions)


def _said(file: Path) -> Said:
    return msgspec.msgpack.decode(file.with_suffix(".said").read_bytes(), type=Said)


def _standing(folder: Path, said: Said, asked: Collection[str] = tuple(LAYOUT)) -> Layers:
    """What stands, read when it is asked for; raises one of UNREADABLE where that is plainly impossible of tables
    `asked` for."""
    layers = []
    for laid in said.layers:
        files = {table: _file(folder, laid.name, table) for table in LAYOUT}
        for table in asked:
            if pl.read_parquet_schema(files[table]) != dict(LAYOUT[table]):
                raise SchemaError(f"{files[table]}: expected columns {list(LAYOUT[table])}")
        tables = {table: pl.scan_parquet(file) for table, file in files.items()}
        layers.append(Layer(**tables, taken=laid.taken, engagements=laid.engagements, name=laid.name))
    return Layers(layers)


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """How the articles of a build differ from those of a former one by the same rules.

    `fresh` are the readings of articles new or read otherwise, `gone` (article_id) articles gone or read otherwise;
    `stay` (READINGS) is what both have, and `moved` what of it stands elsewhere now.
    """

    fresh: list[str]
    gone: pl.DataFrame
    stay: pl.DataFrame
    moved: pl.DataFrame

    @property
    def articles(self) -> int:
        """How many articles differ at most."""
        return len(self.fresh) + self.gone.height


def changed(data: Path, build_id: str | None, places: pl.DataFrame, rules: str) -> Changed | None:
    """How the readings in `places` (reading, source) differ from those of that build; None where other rules made it,
    or they are damaged."""
    before = _readings(data / FOLDER / f"{build_id}.{rules}.parquet", *READINGS)
    if before is None:
        return None
    other = places.join(before, on=["reading", "source"], how="anti")
    gone = before.join(places, on="reading", how="anti")
    moved = other.join(before.select("article_id", "reading"), on="reading").select("article_id", "reading", "source")
    fresh = other.join(moved, on="reading", how="anti")["reading"]
    leaves = pl.concat([gone.select("reading"), moved.select("reading")])
    stay = before.join(leaves, on="reading", how="anti") if leaves.height else before
    return Changed(fresh.to_list(), gone.select("article_id"), pl.concat([stay, moved.select(stay.columns)]), moved)


def replaced(
    data: Path, build_id: str | None, readings: pl.DataFrame, changes: Changed | None
) -> tuple[list[str], list[str]]:
    """The ids of articles gone since that build, and of those new since; none where it left nothing whole.

    `readings` are those of articles not as they were where `changes` are known, else all.
    """
    left = _left(data, build_id)
    former = changes.gone if changes else _readings(left[0], "article_id") if left else None
    if former is None:
        return [], []
    now, before = (frame.select("article_id").unique() for frame in (readings, former))
    gone, new = (one.join(other, on="article_id", how="anti") for one, other in ((before, now), (now, before)))
    return gone["article_id"].sort().to_list(), new["article_id"].sort().to_list()


def damaged(data: Path, build_id: str | None) -> list[str]:
    """What to say where it can no longer be read what that build was made of."""
    return [
        f"{file}: damaged: all is merged and written anew, and what was edited since carries nothing on"
        for file in _left(data, build_id)
        if _readings(file, "article_id", "reading") is None
    ]


def _readings(file: Path, *columns: str) -> pl.DataFrame | None:
    """Columns of READINGS as they were kept, None where they are not there or damaged: they can be done without."""
    try:
        return pl.read_parquet(file, columns=list(columns))
    except (PolarsError, OSError):
        return None


def _left(data: Path, build_id: str | None) -> list[Path]:
    return sorted((data / FOLDER).glob(f"{build_id}.*.parquet"))


def rules_changed(before: Path, after: Path) -> bool | None:
    """Whether two published files were made by other rules or settings; None where that is no longer known.

    The day they are seen from is no such setting: it stands in the files themselves.
    """
    made = [_rules(file) for file in (before, after)]
    return None if None in made else made[0] != made[1]


def _rules(file: Path) -> str | None:
    build_id = file.stem.removeprefix("engagements-")
    left = _left(file.resolve().parent, build_id)
    return left[0].name.split(".")[1].partition("-")[0] if left else None


def forget(data: Path) -> None:
    """Remove what is remembered of builds whose files are gone, but for layers that another build's stand upon."""
    folder = data / FOLDER
    kept = [file for file in folder.iterdir() if not file.name.startswith(LAYER) and _is_there(data, file)]
    used = {laid.name for file in kept if file.suffix == ".said" for laid in _layers(file)}
    for file in folder.iterdir():
        if file not in kept and file.stem not in used:
            file.unlink()


def _is_there(data: Path, file: Path) -> bool:
    return (data / f"engagements-{file.name.partition('.')[0]}.duckdb").exists()


def _layers(file: Path) -> tuple[Laid, ...]:
    try:
        return _said(file).layers
    except UNREADABLE:
        return ()

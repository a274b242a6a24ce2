"""What was settled before, kept in Parquet by the fingerprint of the tellings it came from."""

from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from etl.merge import columns, settling

FILES = 16  # more are written anew as one
ENGAGEMENTS = {"fingerprint": pl.UInt64(), **columns.SCHEMA}
OPEN = {"fingerprint": pl.UInt64(), **settling.OPEN}
Settled = tuple[pl.DataFrame, pl.DataFrame]


class Memo:
    """Settled engagements and open pairs under `folder`, or only while the object lives where that is None."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def recall(self, fingerprints: pl.Series) -> Settled:
        """What was settled of the parts with these fingerprints; a part settled before has an engagement."""
        wanted = pl.col("fingerprint").is_in(
            fingerprints.implode()
        )  # a filter spares decoding the rest, a join does not
        found = [
            pl.scan_parquet(files).filter(wanted).collect() if files else pl.DataFrame(schema=schema)
            for files, schema in ((self._files("engagements"), ENGAGEMENTS), (self._files("open"), OPEN))
        ]
        return found[0], found[1]

    def keep(self, fresh: Settled, recalled: Settled | None) -> None:
        """Keep what was settled now; when files have become many, of the former only what was `recalled`.

        That is all that is told now; None where more is told than was asked for, and then nothing is left out. Where
        the disk has no room the next build settles it again.
        """
        if self._folder is None or fresh[0].is_empty():
            return
        try:
            self._kept(self._folder, fresh, recalled)
        except (OSError, PolarsError):
            for part in self._folder.glob("*.part"):
                part.unlink()

    def _kept(self, folder: Path, fresh: Settled, recalled: Settled | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        old = [*self._files("open"), *self._files("engagements")]
        full = len(old) >= 2 * FILES
        number = 1 + max((int(path.name.split(".")[0]) for path in old), default=0)
        # the engagements last: a part without its open pairs would count as settled without any
        for place, name in ((1, "open"), (0, "engagements")):
            rows = pl.concat([fresh[place], self._former(name, place, recalled)]) if full else fresh[place]
            beside = folder / f"{number:06}.{name}.part"
            rows.write_parquet(beside, compression="lz4")
            beside.replace(beside.with_suffix(".parquet"))
        for path in old if full else ():
            path.unlink()

    def _former(self, name: str, place: int, recalled: Settled | None) -> pl.DataFrame:
        return recalled[place] if recalled else pl.read_parquet(self._files(name))

    def _files(self, name: str) -> list[Path]:
        return sorted(self._folder.glob(f"*.{name}.parquet")) if self._folder else []

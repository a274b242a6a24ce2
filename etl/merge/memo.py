"""What was settled before, kept in Parquet by the fingerprint of the tellings it came from."""

from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from etl.merge import columns, settling
from etl.merge.layers import OF_ROW, SEVERAL, of_partners

FILES = 16  # more are written anew as one
GROUP = 4096  # engagements, ordered by partner: of no fewer is read than of so many
ENGAGEMENTS = {"fingerprint": pl.UInt64(), **columns.SCHEMA}
OPEN = {"fingerprint": pl.UInt64(), **settling.OPEN}
Settled = tuple[pl.DataFrame, pl.DataFrame]


class Memo:
    """Settled engagements and open pairs under `folder`, or only while the object lives where that is None."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def recall(self, fingerprints: pl.Series, partners: pl.Series) -> Settled:
        """What was settled of the parts with these fingerprints, of tellings of `partners`; a part settled before has
        an engagement."""
        # filters spare decoding the rest, joins do not
        wanted = pl.col("fingerprint").is_in(fingerprints.implode())
        theirs = of_partners(partners.unique().str.split(SEVERAL).explode().unique().to_list())
        found = [
            pl.scan_parquet(files).filter(mine).select(list(schema)).collect() if files else pl.DataFrame(schema=schema)
            for files, schema, mine in (
                (self._files("engagements"), ENGAGEMENTS, theirs & wanted), (self._files("open"), OPEN, wanted),
            )
        ]  # fmt: skip
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
        beside = []
        # the engagements last: a part without its open pairs would count as settled without any
        for place, name in ((1, "open"), (0, "engagements")):
            rows = pl.concat([fresh[place], self._former(name, place, recalled)]) if full else fresh[place]
            beside.append(folder / f"{number:06}.{name}.part")
            ordered = rows.with_columns(OF_ROW).sort("of") if "partners" in rows.columns else rows
            ordered.write_parquet(beside[-1], compression="lz4", row_group_size=GROUP)
        # the former ones go first, and their engagements before their open pairs: killed in between, a build leaves
        # too little, which is settled again, and never the same twice
        for path in sorted(old) if full else ():
            path.unlink()
        for file in beside:
            file.replace(file.with_suffix(".parquet"))

    def _former(self, name: str, place: int, recalled: Settled | None) -> pl.DataFrame:
        schema = (ENGAGEMENTS, OPEN)[place]
        return recalled[place] if recalled else pl.read_parquet(self._files(name), columns=list(schema))

    def _files(self, name: str) -> list[Path]:
        return sorted(self._folder.glob(f"*.{name}.parquet")) if self._folder else []

"""What stands, in layers: a merge lays what it made again over what it left alone, which is neither read nor written.

A layer is ordered by partner, so that of a Parquet file no more is read than is of the partners asked for; what has
several of them stands together. A group is taken out of all layers below the one that made it again.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from etl.merge.standing import ROWS, TELLINGS, Standing

SEVERAL = "+"  # partners
OF = {"of": pl.String()}
GROUPS = {"group": pl.UInt64(), **OF}
LAYOUT = {"tellings": OF | TELLINGS, "rows": OF | ROWS, "groups": GROUPS}
Table = Literal["tellings", "rows"]
OF_ROW = (
    pl.when(pl.col("partners").list.len() == 1).then(pl.col("partners").list.first()).otherwise(pl.lit(SEVERAL))
).alias("of")


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """LAYOUT of one merge: what it made, `groups` saying under which partner, and the groups `taken` out below it.

    `engagements` counts all that stand with this layer on top; `name` is that of its files, empty before it has any.
    """

    tellings: pl.LazyFrame
    rows: pl.LazyFrame
    groups: pl.LazyFrame
    taken: tuple[int, ...]
    engagements: int
    name: str = ""


class Layers:
    """Layers, the last on top."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)

    @classmethod
    def of(cls, standing: Standing) -> "Layers":
        """What stands, in one layer."""
        return cls([_layer(standing, (), standing.rows.height)])

    def under(self, made: Standing, groups: pl.Series, leaving: int) -> "Layers":
        """These with what was `made` of the tellings of `groups`, and of new ones, laid over them in the place of so
        many engagements `leaving`."""
        engagements = self.engagements - leaving + made.rows.height
        return Layers([*self.layers, _layer(made, tuple(groups.to_list()), engagements)])

    @property
    def engagements(self) -> int:
        """How many engagements stand."""
        return self.layers[-1].engagements

    @property
    def all(self) -> Standing:
        """All that stands."""
        return Standing(self.tellings(pl.lit(True)), self.rows(pl.lit(True)))

    def tellings(self, where: pl.Expr, columns: Collection[str] = tuple(TELLINGS)) -> pl.DataFrame:
        """The tellings of which `where` holds."""
        return self._found("tellings", where, columns)

    def rows(self, where: pl.Expr, columns: Collection[str] = tuple(ROWS)) -> pl.DataFrame:
        """The engagements of which `where` holds."""
        return self._found("rows", where, columns)

    def among(self, groups: pl.Series) -> pl.Expr:
        """Holds for what is in one of `groups`."""
        wanted = pl.col("group").is_in(groups.implode())
        under = pl.concat([layer.groups.filter(wanted).select("of") for layer in self.layers]).unique().collect()
        return pl.col("of").is_in(under["of"].implode()) & wanted

    def _found(self, table: Table, where: pl.Expr, columns: Collection[str]) -> pl.DataFrame:
        """Of what an analyst added, which is in no group, the top layer has all there is by now."""
        found, taken = [], pl.Series("taken", [], dtype=pl.UInt64)
        for layer in reversed(self.layers):
            stands = pl.lit(True) if layer is self.layers[-1] else pl.col("group").is_not_null()
            if taken.len():
                stands &= ~pl.col("group").is_in(taken.implode())
            frame: pl.LazyFrame = getattr(layer, table)
            found.append(frame.filter(where & stands).select(list(columns)))
            taken = pl.concat([taken, pl.Series(layer.taken, dtype=pl.UInt64)])
        return pl.concat(pl.collect_all(found[::-1]))


def of_partners(codes: Sequence[str]) -> pl.Expr:
    """Holds for all that may be of one of these partners, alone or with others."""
    return pl.col("of").is_in([*codes, SEVERAL])


def _layer(made: Standing, taken: tuple[int, ...], engagements: int) -> Layer:
    several = pl.col("partners").str.contains(SEVERAL, literal=True)
    tellings = made.tellings.with_columns(pl.when(several).then(pl.lit(SEVERAL)).otherwise("partners").alias("of"))
    rows = made.rows.with_columns(OF_ROW)
    groups = pl.concat([frame.select(list(GROUPS)) for frame in (tellings, rows)]).unique().drop_nulls("group")
    return Layer(_ordered(tellings, "tellings"), _ordered(rows, "rows"), _ordered(groups, "groups"), taken, engagements)


def _ordered(frame: pl.DataFrame, table: str) -> pl.LazyFrame:
    by = ("group", "of") if table == "groups" else ("of", "group")
    return frame.select(list(LAYOUT[table])).sort(by).lazy()

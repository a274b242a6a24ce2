"""Which tellings can have to do with one another at all: in columns, so that what is apart is merged apart.

Two tellings in different parts are never joined, whatever else is told: they name other partners, are of another kind,
or their days lie apart with nothing told between. What comes of a part depends on its own tellings alone, and a part
that is as it was before need not be merged again.
"""

import polars as pl

from etl.merge.candidates import SLACK_DAYS, WIDEST_DAYS
from etl.merge.facts import WIDE_DAYS


def parts(told: pl.DataFrame) -> pl.Series:
    """The number of the part that each row of a tellings.frame() belongs to."""
    cells = _cells(told)
    return united(cells, _shared_acts(told.with_columns(cells))).rename("part")


def fingerprints(told: pl.DataFrame) -> pl.DataFrame:
    """`part`, `fingerprint` and number of `mentions` for each part of `told`, which has the columns part and digest."""
    # digests are as good as random: their sum, which wraps, tells sets of them apart and depends on no order
    return told.group_by("part").agg(pl.col("digest").sum().alias("fingerprint"), pl.len().alias("mentions"))


def _cells(told: pl.DataFrame) -> pl.Series:
    """Windows of one kind and the same partners that may be compared; those too wide to compare stand alone.

    Short windows belong together when they nearly touch, a wide one only with what shares a day with it: two years in
    a row are two cells, unless something told by the day lies across.
    """
    days = pl.col("last") - pl.col("first") + 1
    slack = pl.when((pl.col("family") == "visit") | pl.col("undated")).then(SLACK_DAYS).otherwise(1)
    windows = told.with_row_index("row").select(
        "row", _kind(), "first", "last", slack.alias("slack"), (days > WIDEST_DAYS).alias("lone"),
        ((days > WIDE_DAYS) & ~pl.col("undated")).alias("wide"),
    )  # fmt: skip
    compared = windows.filter(~pl.col("lone"))
    runs = _runs(compared.filter(~pl.col("wide")), pl.col("slack"), 0)
    shared = _runs(compared, pl.lit(0), told.height)
    wide = shared.filter(pl.col("row").is_in(compared.filter("wide")["row"].implode()))["cell"].unique()
    across = runs.join(shared, on="row", suffix="_2").filter(pl.col("cell_2").is_in(wide.implode()))
    lone = windows.filter("lone").select(
        "row", (pl.struct("kind", "first", "last").rank("dense") + 2 * told.height).alias("cell")
    )
    beside = shared.filter(pl.col("cell").is_in(wide.implode())).join(runs, on="row", how="anti")
    cells = pl.concat([runs, beside, lone.cast({"cell": pl.UInt32})]).sort("row")["cell"]
    return united(cells, across.select("cell", "cell_2").unique())


def _kind() -> pl.Expr:
    """A number for what can be compared at all: the same partners, a family of types, dated or not."""
    told = pl.concat_str("partners", "family", pl.col("undated").cast(pl.String), separator=" ")
    return told.cast(pl.Categorical).to_physical().alias("kind")


def _runs(windows: pl.DataFrame, slack: pl.Expr, start: int) -> pl.DataFrame:
    """`row` and the number, from `start`, of the run of windows of one kind that it is in, no further than `slack`."""
    ordered = windows.sort("kind", "first", "last").with_columns(
        (pl.col("last") + slack).cum_max().over("kind").shift(1).alias("reached")
    )
    of_another_kind = pl.col("kind") != pl.col("kind").shift(1)
    opened = (of_another_kind | (pl.col("first") > pl.col("reached"))).fill_null(True)
    return ordered.select("row", (opened.cum_sum() + start).cast(pl.UInt32).alias("cell"))


def _shared_acts(told: pl.DataFrame) -> pl.DataFrame:
    """Pairs of cells that tell of one day, the partners of one all among those of the other."""
    dated = told.filter(pl.col("by_day") & (pl.col("last") - pl.col("first") < WIDEST_DAYS))
    days = dated.select("cell", "partners", "family", "first", "last").unique()
    days = days.with_columns(pl.col("partners").str.split("+").alias("codes"))
    many = days.filter(pl.col("codes").list.len() > 1)
    if many.is_empty():
        return pl.DataFrame(schema={"cell": pl.UInt32, "cell_2": pl.UInt32})
    shown = [part.with_columns(_each_day()).explode("day").explode("partner") for part in (many, days)]
    within = pl.col("codes_2").list.set_difference("codes").list.len() == 0
    return (
        shown[0]
        .join(shown[1], on=["partner", "family", "day"], suffix="_2")
        .filter((pl.col("cell") != pl.col("cell_2")) & within)
        .select("cell", "cell_2")
        .unique()
    )


def _each_day() -> list[pl.Expr]:
    """Days that a telling may come to cover: of a stay also those up to another day that is told of it."""
    last = pl.col("last") + pl.when(pl.col("family") == "visit").then(SLACK_DAYS).otherwise(0)
    return [pl.int_ranges("first", last + 1).alias("day"), pl.col("codes").alias("partner")]


def united(cells: pl.Series, pairs: pl.DataFrame) -> pl.Series:
    """`cells` with the least cell of its part in the place of each that `pairs` say another belongs with."""
    if pairs.is_empty():
        return cells
    last = pl.concat([cells, pairs["cell"], pairs["cell_2"]]).max()
    root = pl.int_range(int(str(last)) + 1, dtype=pl.UInt32, eager=True)
    while True:
        ends = pl.DataFrame({"one": root.gather(pairs["cell"]), "other": root.gather(pairs["cell_2"])})
        apart = ends.filter(pl.col("one") != pl.col("other")).select(
            pl.max_horizontal("one", "other").alias("most"), pl.min_horizontal("one", "other").alias("least")
        )
        if apart.is_empty():
            return root.gather(cells).rename(cells.name)
        below = apart.group_by("most").agg(pl.col("least").min())
        root = root.scatter(below["most"], below["least"])
        while not (above := root.gather(root)).equals(root):
            root = above

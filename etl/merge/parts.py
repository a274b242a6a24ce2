"""Which engagement is a part of which: talks within a visit, as an article says it or as the days leave no choice."""

from collections.abc import Mapping

import polars as pl

from etl.merge.names import any_same
from etl.model import Direction, EngagementType, Level

PARTS_OF_A_VISIT = [
    kind.value
    for kind in (EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.AGREEMENT, EngagementType.UPGRADE)
]
LONGEST_VISIT_DAYS = 31
DEEPEST = 3  # an agreement at talks in a visit of a tour
TRAVELLERS = {"names": "partner_names", "level": "level_partner"}, {"names": "home_names", "level": "level_home"}
COMPARED = (  # of engagements, to tell which lies within which
    "engagement_id", "type", "granularity", "partners", "direction", "date_first", "date_last", "home_names",
    "partner_names", "level_home", "level_partner",
)  # fmt: skip
Kind = tuple[str, frozenset[str]]
DEPUTY_OR_MINISTER = frozenset({Level.DEPUTY_LEADER.value, Level.MINISTER.value})


def claims(rows: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Which engagement may be a `part` of which `whole`, once for each article that says so, and by the days.

    `rows` are a columns.frame(), `told` the tellings.frame() they were made from.
    """
    said = ((True, _stated(rows, told)), (False, inside_visits(rows)))
    return pl.concat([found.with_columns(pl.lit(is_stated).alias("is_stated")) for is_stated, found in said])


def with_wholes(rows: pl.DataFrame, claimed: pl.DataFrame, fragments: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Engagements with `part_of`, the id of their whole: what most articles say, else the only visit around it.

    `claimed` are the claims() of `rows`. `fragments` are the ids that an analyst split off, each with that of the first
    original, which keeps the parts that both have a claim to.
    """
    apart = fragments or {}
    by_articles, by_days = (claimed.filter(said).drop("is_stated") for said in ("is_stated", ~pl.col("is_stated")))
    stated = _most_stated(_sound(by_articles, rows, apart))
    inside = _sound(by_days, rows, apart)
    alone = inside.filter(pl.len().over("part") == 1)
    inferred = alone.join(stated, on="part", how="anti")
    whole_of = dict(pl.concat([inferred, stated]).sort("part").iter_rows())
    sound = {part: whole for part, whole in whole_of.items() if _depth(part, whole_of) <= DEEPEST}
    found = pl.DataFrame(list(sound.items()), schema={"engagement_id": pl.String, "part_of": pl.String}, orient="row")
    return rows.drop("part_of").join(found, on="engagement_id", how="left", maintain_order="left").select(rows.columns)


def _stated(rows: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """`part` and `whole` as the articles say, once for each that says so."""
    owner = rows.select(pl.col("tellings").alias("telling"), "engagement_id").explode("telling")
    inside = told.filter(pl.col("part_of").is_not_null()).join(owner, on="telling")
    around = told.filter(pl.col("article_id").is_in(inside["article_id"].unique().implode())).join(owner, on="telling")
    named = inside.join(
        around, left_on=["article_id", "part_of"], right_on=["article_id", "mention_index"], suffix="_whole"
    )
    return named.select(pl.col("engagement_id").alias("part"), pl.col("engagement_id_whole").alias("whole")).filter(
        pl.col("part") != pl.col("whole")
    )


def _most_stated(stated: pl.DataFrame) -> pl.DataFrame:
    """Each part with the whole that most articles name."""
    counted = stated.group_by("part", "whole").len()
    return (
        counted.sort("part", -pl.col("len").cast(pl.Int64), "whole")
        .unique("part", keep="first")
        .select("part", "whole")
    )


def inside_visits(rows: pl.DataFrame) -> pl.DataFrame:
    """`part` and `whole` of what lies within visits, by partner, direction, days and travellers."""
    dated = rows.filter(pl.col("date_first").is_not_null()).select(COMPARED)
    lasts = (pl.col("date_last") - pl.col("date_first")).dt.total_days() + 1
    by_day = (pl.col("granularity") == "day") & (lasts <= LONGEST_VISIT_DAYS)
    visits = dated.filter((pl.col("type") == EngagementType.VISIT.value) & by_day).with_columns(
        pl.date_ranges("date_first", "date_last").alias("day"), pl.col("partners").alias("partner")
    )
    inside = dated.filter(pl.col("type").is_in(PARTS_OF_A_VISIT) & (pl.col("partners").list.len() == 1))
    pairs = inside.with_columns(
        pl.col("partners").list.first().alias("partner"), pl.col("date_first").alias("day")
    ).join(visits.explode("day").explode("partner"), on=["partner", "direction", "day"], suffix="_visit")
    pairs = pairs.filter(pl.col("date_last") <= pl.col("date_last_visit"))
    meet = [_travellers_meet(pair) for pair in pairs.iter_rows(named=True)]
    within = pairs.filter(pl.Series(meet, dtype=pl.Boolean))
    return within.select(pl.col("engagement_id").alias("part"), pl.col("engagement_id_visit").alias("whole"))


def _sound(pairs: pl.DataFrame, rows: pl.DataFrame, fragments: Mapping[str, str]) -> pl.DataFrame:
    """`pairs` without those of two alike that were split, and without a fragment where its original is there too."""
    if not fragments or pairs.is_empty():
        return pairs
    concerned = {*fragments, *fragments.values()}
    alike = rows.filter(pl.col("engagement_id").is_in(sorted(concerned))).select("engagement_id", "type", "partners")
    kinds = {name: (kind, frozenset(partners)) for name, kind, partners in alike.iter_rows()}
    kept = [pair for pair in pairs.iter_rows() if not _split_apart(pair[0], pair[1], kinds, fragments)]
    claimed = set(kept)
    best = [
        pair
        for pair in kept
        if fragments.get(pair[1], pair[1]) == pair[1] or (pair[0], fragments[pair[1]]) not in claimed
    ]
    return pl.DataFrame(best, schema=pairs.schema, orient="row")


def _split_apart(part: str, whole: str, kinds: Mapping[str, Kind], fragments: Mapping[str, str]) -> bool:
    """Whether an analyst split the one from the other, and both are of one type and share a partner."""
    if part not in kinds or whole not in kinds or fragments.get(part, part) != fragments.get(whole, whole):
        return False
    (kind, partners), (kind_of_whole, partners_of_whole) = kinds[part], kinds[whole]
    return kind == kind_of_whole and not partners.isdisjoint(partners_of_whole)


def _travellers_meet(pair: Mapping[str, object]) -> bool:
    """Whether nothing says that somebody else was travelling."""
    side = TRAVELLERS[0] if pair["direction"] == Direction.INBOUND.value else TRAVELLERS[1]
    met, travelling = (frozenset(pair[f"{side['names']}{of}"]) for of in ("", "_visit"))  # type: ignore[call-overload]
    if met and travelling:
        return any_same(met, travelling)
    levels = {str(pair[f"{side['level']}{of}"]) for of in ("", "_visit")}
    return len(levels - {Level.OTHER.value}) < 2 or levels <= DEPUTY_OR_MINISTER


def _depth(part: str, whole_of: Mapping[str, str]) -> int:
    """How many wholes stand above a part; more than DEEPEST for one that is, in the end, a part of itself."""
    depth = 0
    while part in whole_of and depth <= DEEPEST:
        part = whole_of[part]
        depth += 1
    return depth

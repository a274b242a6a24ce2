"""Which engagement is a part of which: talks within a visit, as an article says it or as the days leave no choice.

What one article tells of several partners at once, and another of one of them alone, is a part of the former.
"""

from collections.abc import Mapping

import polars as pl

from etl.merge import lifecycle
from etl.merge.names import any_same
from etl.model import Direction, EngagementType, Level

PARTS_OF_A_VISIT = [
    kind.value
    for kind in (EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.AGREEMENT, EngagementType.UPGRADE)
]
WITHOUT_TRAVELLER = [EngagementType.AGREEMENT.value, EngagementType.UPGRADE.value]
TOLD_OF_SEVERAL = [
    kind.value
    for kind in (EngagementType.MEETING, EngagementType.CREDENTIALS, EngagementType.CALL, EngagementType.MESSAGE)
]
KINDS = sorted({EngagementType.VISIT.value, *PARTS_OF_A_VISIT, *TOLD_OF_SEVERAL})
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
    said = ((True, _stated(rows, told)), (False, by_days(rows)))
    return pl.concat([found.with_columns(pl.lit(is_stated).alias("is_stated")) for is_stated, found in said])


def with_wholes(rows: pl.DataFrame, claimed: pl.DataFrame, fragments: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Engagements with `part_of`, the id of their whole: what most articles say, else the only visit around it, else
    the only act of several partners that it is one of. A planned visit of which a part was held has begun.

    `claimed` are the claims() of `rows`. `fragments` are the ids that an analyst split off, each with that of the first
    original, which keeps the parts that both have a claim to.
    """
    apart = fragments or {}
    by_articles, inside = (
        _sound(claimed.filter(said).drop("is_stated"), rows, apart) for said in ("is_stated", ~pl.col("is_stated"))
    )
    stated = _most_stated(by_articles)
    is_visit = pl.col("whole").is_in(
        rows.filter(pl.col("type") == EngagementType.VISIT.value)["engagement_id"].implode()
    )
    within = inside.filter(is_visit)
    among = inside.filter(~is_visit).join(within, on="part", how="anti")
    alone = pl.concat([within, among]).filter(pl.len().over("part") == 1)
    inferred = alone.join(stated, on="part", how="anti")
    whole_of = dict(pl.concat([inferred, stated]).sort("part").iter_rows())
    sound = {part: whole for part, whole in whole_of.items() if _depth(part, whole_of) <= DEEPEST}
    found = pl.DataFrame(list(sound.items()), schema={"engagement_id": pl.String, "part_of": pl.String}, orient="row")
    joined = rows.drop("part_of").join(found, on="engagement_id", how="left", maintain_order="left")
    return lifecycle.begun(joined.select(rows.columns))


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


def by_days(rows: pl.DataFrame) -> pl.DataFrame:
    """`part` and `whole` of what lies within visits or is told among several, by partner, days and people."""
    dated = rows.filter(pl.col("date_first").is_not_null() & pl.col("type").is_in(KINDS)).select(COMPARED)
    return pl.concat([_inside_visits(dated), _among_several(dated)])


def _inside_visits(dated: pl.DataFrame) -> pl.DataFrame:
    lasts = (pl.col("date_last") - pl.col("date_first")).dt.total_days() + 1
    by_day = (pl.col("granularity") == "day") & (lasts <= LONGEST_VISIT_DAYS)
    visits = dated.filter((pl.col("type") == EngagementType.VISIT.value) & by_day).with_columns(
        pl.when(lasts == 1).then(pl.col("date_last").dt.offset_by("1d")).otherwise("date_last").alias("until")
    )
    visits = visits.with_columns(
        pl.date_ranges("date_first", "until").alias("day"), pl.col("partners").alias("partner")
    )
    inside = dated.filter(pl.col("type").is_in(PARTS_OF_A_VISIT) & (pl.col("partners").list.len() == 1))
    pairs = inside.with_columns(
        pl.col("partners").list.first().alias("partner"), pl.col("date_first").alias("day")
    ).join(visits.explode("day").explode("partner"), on=["partner", "day"], suffix="_visit")
    one_way = (pl.col("direction") == pl.col("direction_visit")) | (pl.col("type") == EngagementType.UPGRADE.value)
    no_way = pl.col("direction") == Direction.UNKNOWN.value
    pairs = pairs.filter((one_way | no_way) & (pl.col("date_last") <= pl.col("until")))
    return _named(pairs, [_travellers_meet(pair) for pair in pairs.iter_rows(named=True)], "_visit")


def _among_several(dated: pl.DataFrame) -> pl.DataFrame:
    """What is told of one partner, and by another article of several together, on one day."""
    told = dated.filter(pl.col("type").is_in(TOLD_OF_SEVERAL) & (pl.col("date_first") == pl.col("date_last")))
    one, several = (
        told.filter(size) for size in (pl.col("partners").list.len() == 1, pl.col("partners").list.len() > 1)
    )
    pairs = one.with_columns(pl.col("partners").list.first().alias("partner")).join(
        several.with_columns(pl.col("partners").alias("partner")).explode("partner"),
        on=["type", "partner", "direction", "date_first"], suffix="_all",
    )  # fmt: skip
    return _named(pairs, [_one_of_them(pair) for pair in pairs.iter_rows(named=True)], "_all")


def _named(pairs: pl.DataFrame, meet: list[bool], whole: str) -> pl.DataFrame:
    """`part` and `whole` of those pairs of which the people meet."""
    within = pairs.filter(pl.Series(meet, dtype=pl.Boolean))
    return within.select(pl.col("engagement_id").alias("part"), pl.col(f"engagement_id{whole}").alias("whole"))


def _one_of_them(pair: Mapping[str, object]) -> bool:
    """Whether the same person at home met, wrote to or received both, and nobody else is named abroad.

    Of ambassadors who presented their letters together fewer may be named than there were.
    """
    home, all_home, partner, all_partners = (
        frozenset(pair[name])  # type: ignore[call-overload]
        for name in ("home_names", "home_names_all", "partner_names", "partner_names_all")
    )
    levels = {str(pair["level_partner"]), str(pair["level_partner_all"])} - {Level.OTHER.value}
    envoys = pair["type"] == EngagementType.CREDENTIALS.value
    unnamed = not all_partners or (envoys and len(all_partners) < len(pair["partners_all"]))  # type: ignore[arg-type]
    return any_same(home, all_home) and len(levels) < 2 and (unnamed or any_same(partner, all_partners))


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
    """Whether nothing says that somebody else was travelling; of talks that nobody travelled for, who has to be named.

    What is signed while a leader is there belongs to the visit, whichever ministers put their names to it. On the day
    after the one that is all that is told of a visit, somebody who came then is named again.
    """
    side = _side(pair["direction_visit"])
    if pair["date_last"] > pair["date_last_visit"]:  # type: ignore[operator]
        return any_same(*_travellers(pair))
    if pair["type"] in WITHOUT_TRAVELLER and pair[f"{side['level']}_visit"] == Level.LEADER.value:
        return True
    met, travelling = _travellers(pair)
    if met and travelling:
        return any_same(met, travelling)
    if pair["direction"] == Direction.UNKNOWN.value and pair["type"] not in WITHOUT_TRAVELLER:
        return False
    levels = {str(pair[f"{side['level']}{of}"]) for of in ("", "_visit")}
    return len(levels - {Level.OTHER.value}) < 2 or levels <= DEPUTY_OR_MINISTER


def _travellers(pair: Mapping[str, object]) -> tuple[frozenset[str], frozenset[str]]:
    """The names on the side that travels, in the part and in the visit."""
    names = _side(pair["direction_visit"])["names"]
    return frozenset(pair[names]), frozenset(pair[f"{names}_visit"])  # type: ignore[call-overload]


def _side(direction: object) -> Mapping[str, str]:
    return TRAVELLERS[0] if direction == Direction.INBOUND.value else TRAVELLERS[1]


def _depth(part: str, whole_of: Mapping[str, str]) -> int:
    """How many wholes stand above a part; more than DEEPEST for one that is, in the end, a part of itself."""
    depth = 0
    while part in whole_of and depth <= DEEPEST:
        part = whole_of[part]
        depth += 1
    return depth

"""Mentions to engagements, in one function: part, settle, name, find wholes, replay the analysts' word."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl.intervals import Interval
from etl.merge import (
    amending,
    columns,
    ids,
    lifecycle,
    naming,
    partition,
    parts,
    putoff,
    regrouping,
    replay,
    settling,
    tellings,
)
from etl.merge.adding import names as added_names
from etl.merge.editions import Edition, carried
from etl.merge.ids import Previous
from etl.merge.memo import ENGAGEMENTS, OPEN, Memo, Settled
from etl.merge.standing import JUDGEMENTS, PUBLISHED, Beside, Standing, standing
from etl.model import Correction, Engagement, EngagementMention, IdChange, Judgement, RejectedCorrection

CHUNK = 25_000  # mentions settled at a time: enough to compare in columns, few enough to hold as objects
Settle = Callable[[Iterable[pl.DataFrame], int], Iterable[Settled]]


@dataclass(frozen=True, slots=True, eq=False)
class MergeResult:
    """Engagements as columns, the pairs left to a reviewer (`judged`, JUDGEMENTS), what became of ids and corrections.

    `rows` are columns.frame() by id; `tellings` gives every mention (telling, article_id, mention_index) its
    `engagement_id`, empty when an analyst rejected it; `previous` is what the next build needs to record changes.
    `doubts` are sentences on merges by analysts of what is not alike. `settled_anew` counts the mentions that had to be
    compared, the others stood as before. `grouped` are the engagements before analysts amended them, and `standing` is
    what a later build can be merged onto.
    """

    rows: pl.DataFrame
    tellings: pl.DataFrame
    judged: pl.DataFrame
    rejected_corrections: tuple[RejectedCorrection, ...]
    doubts: tuple[str, ...]
    previous: Previous
    id_history: tuple[IdChange, ...]
    settled_anew: int
    grouped: pl.DataFrame
    standing: Standing

    @property
    def engagements(self) -> tuple[Engagement, ...]:
        """The engagements as objects."""
        return tuple(columns.engagements(self.rows))

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The pairs left to a reviewer as objects."""
        return tuple(Judgement(*pair) for pair in self.judged.iter_rows())


def merge(
    mentions: Sequence[EngagementMention],
    published: Mapping[str, Interval],
    *,
    as_of: date,
    previous: Previous | None = None,
    corrections: Sequence[Correction] = (),
) -> MergeResult:
    """Merge all tellings of each engagement; `published` gives the publication of articles by id, where known."""
    of_article: dict[str, dict[int, EngagementMention]] = {}
    for mention in mentions:
        of_article.setdefault(mention.article_id, {})[mention.index] = mention
    told = tellings.frame((list(by_index.values()), published.get(name)) for name, by_index in of_article.items())
    return merge_rows(told, as_of=as_of, previous=previous, corrections=corrections)


def merge_rows(
    told: pl.DataFrame,
    *,
    as_of: date,
    previous: Previous | None = None,
    corrections: Sequence[Correction] = (),
    editions: Sequence[Edition] = (),
    memo: Memo | None = None,
    settle: Settle | None = None,
    partners: Container[str] | None = None,
    home: str = "",
    beside: Beside | None = None,
) -> MergeResult:
    """Merge the rows of a tellings.frame(); what `memo` knows is not compared again.

    `partners` are the codes that corrections may give, any where None; what they add for another `home` country is none
    of these, all is where it is empty. `beside` is what stands untouched by all of
    these tellings, of which only judgements and the record of changes speak.

    Rows and ids depend on the mentions, corrections and `editions` alone, never on the order of mentions or on builds
    before; only the record of changes needs `previous`. A plan is overdue, and what analysts date is planned, as seen
    on `as_of`.
    `settle` maps settling.settled over chunks of rows, so many mentions in all, here or in other processes, in order.
    """
    others = beside or Beside()
    parted = partition.parts(told)
    known, fresh, anew = _settled(told.with_columns(parted), memo or Memo(), settle or _here, whole=beside is None)
    rows, still_open = (pl.concat([known[place], fresh[place]]) for place in (0, 1))
    replayed = replay.Replay(partners=partners, as_of=as_of, home=home, carried=carried(editions, told))
    raw, told = told, replayed.carried.given(told)
    named = naming.named(rows, told, corrections, replayed)
    regrouped = regrouping.regroup(columns.seen_on(named, as_of), corrections, replayed, told)
    claims = parts.claims(regrouped, told)
    whole = columns.seen_on(parts.with_wholes(regrouped, claims, replayed.fragments), as_of)
    amended = columns.seen_on(amending.amend(whole, corrections, replayed), as_of).sort("engagement_id")
    amended = lifecycle.apart_from_what_was_not(amended)
    before = previous or Previous()
    edited = replayed.carried.history(dict(ids.tellings_of(named).iter_rows())) if editions else []
    cited = ids.named_in((*before.history, *edited, *replayed.history))
    apart = others.live(cited.union(before.ids["engagement_id"]))
    recorded = ids.recorded(named, told, before, apart, others.gave)
    live, history = apart | frozenset(amended["engagement_id"]), ids.latest((*recorded, *edited, *replayed.history))
    added = added_names(corrections)
    moved = ids.closed((*history, *ids.withdrawn(before.added, added, live, history)), live)
    return MergeResult(
        rows=amended,
        tellings=_owned(told, amended),
        judged=_judged(_ends(still_open, named, amended, replayed.history), amended, others),
        rejected_corrections=tuple(replayed.rejected),
        doubts=tuple(replayed.doubts),
        previous=Previous(ids.tellings_of(named), moved, live & added),
        id_history=moved,
        settled_anew=anew,
        grouped=regrouped,
        standing=standing(raw, parted, named, regrouped, claims, amended),
    )


def _settled(parted: pl.DataFrame, memo: Memo, settle: Settle, *, whole: bool) -> tuple[Settled, Settled, int]:
    """What was settled before and what is settled now, and the number of mentions that took.

    `parted` are tellings with their part, all there are where they are the `whole`.
    """
    marks = partition.fingerprints(parted)
    known = memo.recall(marks["fingerprint"], parted["partners"])
    todo = marks.join(known[0].select("fingerprint"), on="fingerprint", how="anti").sort("part")
    todo = todo.with_columns((pl.col("mentions").cum_sum() // CHUNK).alias("chunk"))
    rows = parted.select("part", "telling").with_row_index("row").join(todo, on="part", maintain_order="left")
    chunks = rows.select("chunk", "row", "telling", "fingerprint").partition_by("chunk", maintain_order=True)
    # a chunk is taken out only when its turn has come: all at once would be the mentions a second time
    taken = (parted[chunk["row"]] for chunk in chunks)
    fresh = [_marked(pair, chunk) for pair, chunk in zip(settle(taken, rows.height), chunks, strict=True)]
    made = (
        pl.concat([pl.DataFrame(schema=ENGAGEMENTS), *(pair[0] for pair in fresh)]),
        pl.concat([pl.DataFrame(schema=OPEN), *(pair[1] for pair in fresh)]),
    )
    memo.keep(made, known if whole else None)
    return known, made, rows.height


def _marked(pair: Settled, chunk: pl.DataFrame) -> Settled:
    """Engagements and open pairs with the fingerprint of their part."""
    marks = chunk.select("telling", "fingerprint")
    engagements = pair[0].join(marks, left_on="engagement_id", right_on="telling").select(list(ENGAGEMENTS))
    return engagements, pair[1].join(marks, left_on="one", right_on="telling").select(list(OPEN))


def _here(chunks: Iterable[pl.DataFrame], _: int) -> Iterable[Settled]:
    return map(settling.settled, chunks)


def _owned(told: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    owner = rows.select(pl.col("tellings").alias("telling"), "engagement_id").explode("telling")
    return told.select("telling", "article_id", "mention_index").join(owner, on="telling", how="left")


def _ends(
    still_open: pl.DataFrame, named: pl.DataFrame, live: pl.DataFrame, history: Sequence[IdChange]
) -> pl.DataFrame:
    """Open pairs (engagement_id, engagement_id_right, why) as the corrections leave them."""
    name_of = named.select(pl.col("tellings").list.first().alias("key"), "engagement_id")
    pairs = still_open.join(name_of, left_on="one", right_on="key").join(name_of, left_on="other", right_on="key")
    is_live, leads_to = frozenset(live["engagement_id"]), ids.onward(history)
    moved = named.join(live, on="engagement_id", how="anti")["engagement_id"]
    now = pl.DataFrame(
        [(name, ids.current(name, is_live, leads_to)) for name in moved],
        schema={"engagement_id": pl.String, "now": pl.String}, orient="row",
    )  # fmt: skip
    ends = pairs.select("engagement_id", "engagement_id_right", "why").sort(pl.all())
    for name in ("engagement_id", "engagement_id_right"):
        ends = ends.join(now, left_on=name, right_on="engagement_id", how="left", maintain_order="left")
        led = pl.when(pl.col(name).is_in(moved.implode())).then("now").otherwise(name)
        ends = ends.with_columns(led.alias(name)).drop("now").drop_nulls(name)
    return ends


def _judged(ends: pl.DataFrame, live: pl.DataFrame, beside: Beside) -> pl.DataFrame:
    """JUDGEMENTS: open pairs of engagements that are still two, of those `live` and those that stand `beside` them.

    What was put off is looked at again with all there is of the same partners.
    """
    near = beside.rows_of(beside.codes | frozenset(live["partners"].explode().drop_nulls()))
    put_off = putoff.pairs(pl.concat([live.select(PUBLISHED), near.select(PUBLISHED)]))
    ends = pl.concat([ends, put_off])
    both = ends.filter(pl.col("engagement_id") != pl.col("engagement_id_right")).select(
        pl.min_horizontal("engagement_id", "engagement_id_right").alias("one"),
        pl.max_horizontal("engagement_id", "engagement_id_right").alias("other"),
        pl.lit("undecided").alias("verdict"),
        "why",
    )
    again = (pl.col("why") == putoff.WHY) & pl.col("one").is_in(near["engagement_id"].implode())
    judged = pl.concat([beside.judgements.filter(~again), both.select(list(JUDGEMENTS))])
    return judged.unique(["one", "other"], keep="first", maintain_order=True).sort("one", "other")

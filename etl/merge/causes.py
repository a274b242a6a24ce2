"""By whom or what an engagement came, went or changed from one build to the next, in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from etl.merge.labels import FIELDS

OTHERWISE = {
    None: "the rules or another engagement changed",
    True: "the rules or settings changed",
    False: "other articles changed what goes together",
}
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Causes:
    """What can have changed engagements.

    `moved` gives where former ids lead and why, `corrected` new decisions by id and field, `articles` their names in
    words, `otherwise` what is left. `seen` says from which other day the engagements are seen, empty where from none,
    `parted` what was split off by whom, by the id of what was set apart.
    """

    moved: Mapping[str, tuple[str | None, str]]
    corrected: Mapping[tuple[str, str], str]
    articles: Mapping[str, str]
    otherwise: str
    seen: str = ""
    parted: Mapping[str, str] = field(default_factory=dict)

    def of_origin(self, name: str, row: Row, known: Collection[str]) -> str:
        """Who or what added an engagement; `known` are the articles of the build before."""
        told_before = not _articles(row).isdisjoint(known)
        if (told_before or row["tellings"] is None) and (back := self.corrected.get((name, "confirmed_by"))):
            return f"confirmed by {back}"
        if row["tellings"] is None:
            return f"added by {row['confirmed_by']}"
        if name in self.parted and told_before:
            return self.parted[name]
        if new := _articles(row) - set(known):
            return f"told by {self._some(new)}, new in this build"
        return f"no new article tells it: {self.otherwise}"

    def of_end(self, name: str, row: Row, still: Collection[str]) -> str:
        """What became of an engagement that is gone; `still` are the articles of the build after."""
        if name in self.moved and (self.moved[name][0] or not _articles(row) - set(still)):
            return self.moved[name][1]
        if left_out := _articles(row) - set(still):
            return f"told by {self._some(left_out)}, not in this build"
        if not _articles(row):
            return "no article tells it: the decision that added it stands in the file no more"
        return self.corrected.get((name, "reject")) or f"its articles are still there: {self.otherwise}"

    def of_fields(self, name: str, before: Row, after: Row) -> dict[str, str]:
        """What changed each field that differs."""
        came, went = _articles(after) - _articles(before), _articles(before) - _articles(after)
        told = [f"now told by {self._some(came)}"] if came else []
        told += [f"no longer told by {self._some(went)}"] if went else []
        retold = "its tellings were read anew" if before["tellings"] != after["tellings"] else ""
        grouped = self.corrected.get((name, "merge")) or self.corrected.get((name, "split"))
        cause = grouped or "; ".join(told) or retold or self.otherwise
        return {field: self._of_field(name, field, before, cause) for field in FIELDS if before[field] != after[field]}

    def _of_field(self, name: str, field: str, before: Row, cause: str) -> str:
        whole = before["part_of"] if field == "part_of" else None
        if whole is not None and whole in self.moved:
            return f"{whole}: {self.moved[whole][1]}"
        if self.seen and field == "status" and before["status"] == "ongoing" and cause == self.otherwise:
            cause = self.seen
        return self.corrected.get((name, field), cause)

    def _some(self, articles: Collection[str]) -> str:
        named = [self.articles.get(article, article) for article in sorted(articles)]
        return f"{'; '.join(named[:3])}{f' and {len(named) - 3} others' if len(named) > 3 else ''}"


def _articles(row: Row) -> set[str]:
    return {place.rpartition("/")[0] for place in (row["tellings"] or "").split()}

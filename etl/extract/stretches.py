"""The acts of a page in, stretches of it out: nothing that one story tells settles what another does."""

from collections.abc import Iterator, Sequence

from etl.extract.act import Act

# No story of the news tells as many. A page without headings is read in parts, lest its cost outgrow its length.
LONGEST_STORY = 200


def stretches(acts: Sequence[Act]) -> list[Sequence[Act]]:
    """The acts of each story, in text order; a very long story in parts that keep a sentence together."""
    stories: dict[int, list[Act]] = {}
    for act in acts:
        stories.setdefault(act.story, []).append(act)
    return [part for own in stories.values() for part in _parts(own)]


def _parts(acts: Sequence[Act]) -> Iterator[Sequence[Act]]:
    first = 0
    for at in range(1, len(acts)):
        if at - first >= LONGEST_STORY and acts[at].clause.sentence is not acts[at - 1].clause.sentence:
            yield acts[first:at]
            first = at
    yield acts[first:]

"""The annotation of the standard beside the days: a row a case, and what holds for every text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates.timex3 import timex3
from tests.test_dates_corpus import dated, rows

DATES = st.sampled_from(
    ["May 5-12", "from April 24 to May 3", "1969-1975", "early June", "Monday and Tuesday", "2021-23"]
)


def told(text: str, published: str) -> str:
    found = timex3(dated(text, published))
    return "; ".join(" ".join([f"{one.text}={one.type}", one.value, one.mod or ""]).rstrip() for one in found)


@pytest.mark.parametrize("row", rows("time_timex3.csv"), ids=lambda row: row["text"])
def test_a_text_is_annotated_as_the_standard_has_it(row: dict[str, str]) -> None:
    assert told(row["text"], row["published"]) == row["annotated"]


@given(st.lists(DATES, max_size=6))
def test_annotations_are_slices_inside_what_was_read_and_never_overlap(words: list[str]) -> None:
    text = "; then ".join(words)
    read = dated(text, "2021-05-06")
    spans = [one.span for one in timex3(read)]
    assert [one.span.of(text) for one in timex3(read)] == [one.text for one in timex3(read)]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(any(whole.span.start <= span.start and span.end <= whole.span.end for whole in read) for span in spans)

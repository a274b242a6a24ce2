"""Long gaps are taken for endless at first: that must never change what a pattern finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.patterns import pattern
from etl.patterns import Pattern

WORDS = st.lists(st.sampled_from(["met", "the", "envoy", ",", "in", "Lima", "{2,30}", "."]), max_size=60).map(" ".join)


@pytest.mark.parametrize(
    "source",
    [
        r"\bmet\b[^,.]{0,30}\bLima\b",
        r"\bmet\b[^.]{2,40}?in ",
        r"\b(?:met|the) (?:\w+ ){0,20}Lima$",
        r"^[^,]{5,25}, (?:in )?Lima",
        r"\{2,30\} [^.]{0,110}envoy",
        r"met (?:[^,]{0,25}, ){1,20}envoy",
    ],
)
@settings(deadline=None)
@given(text=WORDS)
def test_what_is_found_is_what_the_gaps_allow(source: str, text: str) -> None:
    expected = re.search(source.replace("$", r"\Z"), text)
    found = pattern(source).search(text.encode())
    assert (found and found.spans[0]) == (expected and expected.span())
    told = Pattern(source).search(text)
    assert (told and told.span()) == (expected and expected.span())

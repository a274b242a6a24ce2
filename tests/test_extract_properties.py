"""Whatever the text, extraction does not raise, and every offset leads into the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.patterns import fold
from tests.extracting import extracted
from tests.test_extract_cases import cases

PIECES = st.sampled_from(
    [
        "Prime Minister Pham Minh Chinh", "President Xi Jinping", "met", "visited", "received", "talks with", "Laos",
        "on 5 May 2024", "in Hanoi", "last week", "signed an agreement", "and", ",", "who", "will", "the two sides",
        "a phone call", "\n", ".", "”", "Đ", "the ASEAN summit", "ambassadors", "letter", "since 1975", "(", ")", "–",
        "visit to", "three-day", "from 3 to 5 May", "He", ";", "that", "delegation", "congratulated", "upgraded ties",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_order_of_words_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    mentions, unresolved = extracted(text, "VNM", "2024-05-20")
    for mention in mentions:
        assert mention.partners
        assert "VNM" not in mention.partners
        assert all(evidence.span.of(text).strip() for evidence in mention.evidence)
        assert 0 < mention.confidence < 1
    assert all(item.span.end <= len(text) for item in unresolved)


TELLINGS = st.lists(st.sampled_from([case["text"] for case in cases()]), min_size=1, max_size=5).map(" ".join)
JUNK = st.sampled_from(
    ["", "\n", " ", ";", ", and ", " from 3 to 5 May ", "\u0d69", "(", " – ", ". ", " summit ", "’s "]
)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Sentences of the corpus doubled, cut, shuffled, upper-cased, or with junk set into them."""
    text = draw(TELLINGS)
    for _ in range(draw(st.integers(0, 4))):
        at, to = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        words = text[at:to].split(" ")
        pieces = (text[at:to] * 2, "", " ".join(draw(st.permutations(words[:12]))), text[at:to].upper(), draw(JUNK))
        text = text[:at] + draw(st.sampled_from(pieces)) + text[to:]
    return text


@given(broken(), st.sampled_from(["VNM", "IND", "KEN", "POL"]))
@settings(max_examples=150, deadline=None)
def test_broken_tellings_are_read(text: str, home: str) -> None:
    mentions, unresolved = extracted(text, home, "2024-05-20/2024-05-26")
    assert all(home not in mention.partners for mention in mentions)
    assert all(span.span.end <= len(text) for mention in mentions for span in mention.evidence)
    assert all(item.span.end <= len(text) for item in unresolved)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)

"""Whatever the text, extraction does not raise, and every offset leads into the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.patterns import fold
from tests.extracting import extracted

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


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)

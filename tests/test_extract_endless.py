"""A text without an end to its sentence is read in pieces, each of bounded length."""

from etl.extract.patterns import fold
from etl.extract.sentences import split
from etl.read import sections


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "The Danish premier met the Lao president in May 2024, and " * 400
    sentences = split(text, fold(text), sections(text))
    assert max(sentence.span.end - sentence.span.start for sentence in sentences) <= 4_000
    assert "".join(sentence.span.of(text).replace(" ", "") for sentence in sentences) == text.replace(" ", "")

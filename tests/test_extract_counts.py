"""A number before an act counts acts, never those who act: two presidents who talk hold one meeting."""

from datetime import date

import pytest

from etl import intervals
from etl.model import Article
from etl.pipeline import read_page

COUNTS = {
    "The Prime Minister of Viet Nam held 27 meetings with partners of Laos on 5 May 2024.": [27],
    "Viet Nam and Laos held two rounds of talks in May 2024.": [2],
    "Vietnamese President To Lam met Lao President Thongloun Sisoulith. The two presidents held talks on 5 May 2024.": [
        None
    ],
    "Viet Nam and Korea: in December 2022 the two countries became comprehensive strategic partners.": [None],
}


@pytest.mark.parametrize("text", COUNTS)
def test_a_number_counts_acts(text: str) -> None:
    page = Article("a", "a.txt", "0" * 64, text, published=intervals.day(date(2024, 7, 4)))
    assert [mention.count for mention in read_page(page, None).engagements] == COUNTS[text]

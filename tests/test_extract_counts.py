"""A number before an act counts acts, never those who act nor days; the number in a series is read whole."""

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
    "Prime Minister Pham Minh Chinh welcomed Lao Prime Minister Sonexay Siphandone on May 2 and held talks.": [None],
    "On May 2 talks were held in Hanoi between Vietnamese and Lao ministers.": [None],
    "Viet Nam and Korea: in December 2022 the two countries became comprehensive strategic partners.": [None],
}


@pytest.mark.parametrize("text", COUNTS)
def test_a_number_counts_acts(text: str) -> None:
    page = Article("a", "a.txt", "0" * 64, text, published=intervals.day(date(2024, 7, 4)))
    assert [mention.count for mention in read_page(page, None).engagements] == COUNTS[text]


ORDINALS = {
    "The 47th meeting of the Vietnam-Laos Intergovernmental Committee was held in Vientiane on May 9.": [47],
    "The 12th Vietnam-Laos political consultation took place in Hanoi on May 8.": [12],
    "The third day of the fifth meeting of the Vietnam-Laos joint committee was May 9.": [5],
}


@pytest.mark.parametrize("text", ORDINALS)
def test_the_nearest_number_in_a_series_is_read_whole(text: str) -> None:
    page = Article("a", "a.txt", "0" * 64, text, published=intervals.day(date(2024, 7, 4)))
    assert [mention.ordinal for mention in read_page(page, None).engagements] == ORDINALS[text]

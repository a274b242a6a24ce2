"""The reasons of a build in Vietnamese: said anew where every part of them is known, else quoted."""

import pytest

from dashboards import reasons
from dashboards.wording import Words, rows

VIETNAMESE = Words("vi")


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("“Wednesday” stands in the clause", "“Wednesday” nằm trong mệnh đề"),
        ("told as news; the publication's bounds", "Kể như tin mới; trong giới hạn của ngày đăng"),
        (
            "31 March, the one nearest to publication (31 March 2018)",
            "31/3, lần gần ngày đăng nhất (31/3/2018)",
        ),
        (
            "Monday, the next one from publication (5 May 2025), as the clause speaks of the future",
            "Thứ Hai, lần kế tiếp sau ngày đăng (5/5/2025), vì mệnh đề nói về tương lai",
        ),
        (
            "The last part of the month before publication (12 September 2018)",
            "Cuối tháng liền trước ngày đăng (12/9/2018)",
        ),
        ("2 weeks after the date told before (May 2021)", "2 tuần sau ngày đã nhắc (tháng 5/2021)"),
        (
            "June, the latest one up to publication (1 July 2021 to 3 July 2021; it tells of “June 3; 4”; "
            "A. Person was Minister of Trade from 2021-04-08 until 2025-08-29): as wide as what is known",
            "Tháng 6, lần gần nhất tính đến ngày đăng (1/7/2021 đến 3/7/2021; bài nói đến “June 3; 4”; "
            "A. Person giữ chức “Minister of Trade” từ 2021-04-08 đến 2025-08-29): rộng bằng điều đã biết",
        ),
        ("channel: party in 2 tellings, state in 1 telling", "Kênh: Đảng ở 2 lượt kể, Nhà nước ở 1 lượt kể"),
        (
            "dated 2022-11-15/2022-11-17 by 1 telling, 2022-11-14 by 2 tellings",
            "Ngày khác nhau: 2022-11-15/2022-11-17 theo 1 lượt kể, 2022-11-14 theo 2 lượt kể",
        ),
        ("visit with Lào: the text gives no day", "Chuyến thăm với Lào: bài không cho biết ngày"),
        ("", "–"),
        ("as the moon stood", "nguyên văn tiếng Anh “as the moon stood”"),
        ("hue: blue in 2 tellings", "nguyên văn tiếng Anh “hue: blue in 2 tellings”"),
        (
            "the morning of the moon, as written",
            "nguyên văn tiếng Anh “the morning of the moon, as written”",
        ),
    ],
)
def test_a_reason_is_said_anew_or_quoted(english: str, vietnamese: str) -> None:
    assert reasons.told(VIETNAMESE, english) == vietnamese


def test_english_reasons_stay_as_they_are() -> None:
    assert reasons.told(Words("en"), "as the moon stood") == "as the moon stood"


FILLED = {
    **dict.fromkeys("abxp", "3 May 2024"),
    **{"n": "2", "m": "3", "q": "“May”", "d": "2024-05-03", "e": "2024", "h": "09:40", "u": "week", "f": "status"},
    **{"v": "visit", "name": "A Person", "raw": "Chair", "items": "visit in 1 telling"},
}


@pytest.mark.parametrize("key", [key for key in rows() if key.startswith("because.")])
def test_every_row_can_be_reached(key: str) -> None:
    assert not reasons.told(VIETNAMESE, rows()[key]["en"].format(**FILLED)).startswith("nguyên văn"), key

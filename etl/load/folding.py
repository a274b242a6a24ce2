"""Words as search compares them: lower case, no accents, đ as d; the macro `fold` in sql/macros.sql does the same."""

import unicodedata

STROKED = str.maketrans({"đ": "d", "Đ": "d"})


def fold(text: str) -> str:
    """`text` in lower case without combining marks and with đ as d."""
    marks = unicodedata.normalize("NFD", text.translate(STROKED))
    return unicodedata.normalize("NFC", "".join(c for c in marks if not unicodedata.combining(c))).lower()

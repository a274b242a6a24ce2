"""What is kept of settled tellings never says more or less than settling them again, whatever became of its files."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from etl.merge import Memo, memo, merge_rows, tellings
from tests.merge_cases import said, telling

AS_OF = date(2025, 1, 1)
VISIT = "<2024-05-21 visit LAO 2024-05-21 in L/L state"
TALKS = "<2024-05-21 meeting LAO 2024-05-21 in L/L state"
SECOND = "<2024-05-21 visit LAO 2024-08-30 in L/L state"


def told(**articles: tuple[str, ...]) -> pl.DataFrame:
    """Tellings of articles given by name as lines."""
    pairs = [[telling(line, name, index) for index, line in enumerate(lines)] for name, lines in articles.items()]
    return tellings.frame(([mention for mention, _ in article], article[0][1]) for article in pairs)


def test_what_an_article_tells_otherwise_before_renames_what_it_tells_after(tmp_path: Path) -> None:
    """The second visit of an article is the first once what stands before it is read as talks."""
    kept = Memo(tmp_path)
    for lines in ((VISIT, SECOND), (TALKS, SECOND), (VISIT, SECOND)):
        rows = told(a=lines)
        assert said(merge_rows(rows, as_of=AS_OF, memo=kept)) == said(merge_rows(rows, as_of=AS_OF))


@pytest.mark.parametrize("after", range(4))
def test_killed_while_files_are_joined_it_is_settled_again_and_nothing_told_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(memo, "FILES", 2)
    articles: dict[str, tuple[str, ...]] = {}
    kept, removed = Memo(tmp_path), Path.unlink

    def killed(path: Path, missing_ok: bool = False) -> None:
        if len(list(tmp_path.glob("*.parquet"))) <= 4 - after:
            raise KeyboardInterrupt
        removed(path, missing_ok)

    for number in range(3):
        articles[f"a{number}"] = (f"<2024-05-21 visit LAO 2024-0{number + 1}-20 in L/L state",)
        if number == 2:
            monkeypatch.setattr(Path, "unlink", killed)
            with pytest.raises(KeyboardInterrupt):
                merge_rows(told(**articles), as_of=AS_OF, memo=kept)
            monkeypatch.setattr(Path, "unlink", removed)
        else:
            merge_rows(told(**articles), as_of=AS_OF, memo=kept)
    rows = told(**articles)
    assert said(merge_rows(rows, as_of=AS_OF, memo=kept)) == said(merge_rows(rows, as_of=AS_OF))
    assert merge_rows(rows, as_of=AS_OF, memo=kept).settled_anew == 0

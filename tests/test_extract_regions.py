"""Every row of seeds/land_groups.csv: its example tells a meeting with each land of the region."""

import csv

import pytest

from etl.paths import SEEDS
from tests.extracting import extracted

ROWS = list(csv.DictReader((SEEDS / "land_groups.csv").open(encoding="utf-8", newline="")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_the_leaders_of_a_region_are_those_of_its_lands(row: dict[str, str]) -> None:
    found, _ = extracted(row["example"], "KEN", "2022-05-10")
    assert [sorted(act.partners) for act in found] == [sorted(row["codes"].split())]


def test_home_meets_no_region_of_its_own() -> None:
    found, _ = extracted("The Kazakh president met the Central Asian leaders on 4 May.", "KAZ", "2022-05-10")
    assert not found

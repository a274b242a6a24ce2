"""What differs from home to home stands in rows: seats of government, and offices that a country has or lacks."""

import csv

import pytest

from etl.extract import places
from etl.paths import SEEDS
from etl.recognise.home_offices import can_be_home


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("seat", rows("home_seats.csv"), ids=lambda seat: f"{seat['country_code']} {seat['name']}")
def test_seat_lies_in_its_own_country(seat: dict[str, str]) -> None:
    found = places.find(seat["example"], (), seat["country_code"])
    assert [(place.span.of(seat["example"]), place.code) for place in found] == [(seat["name"], seat["country_code"])]


def test_seat_is_nowhere_for_a_home_without_one() -> None:
    assert places.find("The president met the Kenyan envoy at State House on 4 May.", (), "VNM") == ()


@pytest.mark.parametrize("office", rows("home_offices.csv"), ids=lambda office: office["office"])
def test_office_is_of_the_countries_named(office: dict[str, str]) -> None:
    only, lacks = office["only"].split(), office["lacks"].split()
    assert bool(only) != bool(lacks)
    assert all(can_be_home(office["office"], home) for home in only)
    assert not any(can_be_home(office["office"], home) for home in lacks)
    assert can_be_home(office["office"], "VNM") == bool(lacks)


def test_deputies_and_offices_without_a_row_may_be_home() -> None:
    assert can_be_home("Deputy Prime Minister", "KEN")
    assert can_be_home("Foreign Minister", "JPN")
    assert not can_be_home("Prime Minister and Minister of Finance", "KEN")

"""Settings: defaults, file, environment, flags, each over the one before, each error naming its origin."""

from datetime import date
from pathlib import Path

import pytest

from etl.errors import SettingsError
from etl.settings import load


def value(origins: tuple, name: str) -> tuple[object, str]:
    return next((origin.value, origin.source) for origin in origins if origin.name == name)


def test_defaults_hold_in_an_empty_folder(tmp_path: Path) -> None:
    settings, origins = load({}, {}, tmp_path)
    assert settings.home == "VNM"
    assert settings.address == "127.0.0.1"
    assert {origin.source for origin in origins} == {"default"}


def test_flag_over_environment_over_file(tmp_path: Path) -> None:
    (tmp_path / "cordiale.toml").write_text('home = "IND"\nport = 9000\narticles = ["news"]\n', encoding="utf-8")
    settings, origins = load({"home": "KEN", "port": None}, {"CORDIALE_PORT": "9100", "PATH": "/bin"}, tmp_path)
    assert (settings.home, settings.port, settings.articles) == ("KEN", 9100, (tmp_path / "news",))
    assert value(origins, "home") == ("KEN", "flag")
    assert value(origins, "port") == (9100, "environment")
    assert value(origins, "articles")[1] == str(tmp_path / "cordiale.toml")


def test_today_is_a_day(tmp_path: Path) -> None:
    assert load({"today": "2025-06-30"}, {}, tmp_path)[0].today == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("home = 'Vietnam'", "alpha-3"),
        ("port = 70000", "1 to 65535"),
        ("hom = 'VNM'", "unknown setting 'hom'"),
        ("home = ", "not a TOML file"),
        ("today = 'soon'", "today = 'soon': expected a day such as 2025-06-30"),
        ("today = ''", "today = '': expected a day such as 2025-06-30"),
        ("articles = 3", "list of paths"),
    ],
)
def test_a_bad_value_names_file_setting_and_expectation(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "cordiale.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=expected) as caught:
        load({}, {}, tmp_path)
    assert "cordiale.toml" in str(caught.value)


def test_a_missing_settings_file_that_was_named_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load({}, {}, tmp_path, tmp_path / "other.toml")

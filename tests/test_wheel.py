"""The wheel: built here without the network, unpacked, and used from a folder that is no checkout."""

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = {
    "text": "The Lao prime minister paid an official visit to Viet Nam on 4 March 2024.",
    "published": "2024-03-05",
    "outlet": "The Desk",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the wheel, is not installed: make setup")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def of_the_project(folder: str) -> list[str]:
    """What git keeps of a folder, so that a file forgotten in the wheel is missed."""
    listed = subprocess.run(["git", "ls-files", folder], cwd=ROOT, check=False, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a checkout of git")
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


@pytest.mark.parametrize("folder", ["etl", "dashboards", "sql", "seeds", ".streamlit"])
def test_the_wheel_has_all_that_the_checkout_has(wheel: Path, folder: str) -> None:
    inside = {"sql": "cordiale/", "seeds": "cordiale/", ".streamlit": "cordiale/"}.get(folder, "")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    wanted = of_the_project(folder)
    assert wanted
    assert [name for name in wanted if f"{inside}{name}" not in packed] == []


def run(unpacked: Path, here: Path, *words: str) -> str:
    code = "from etl.cli import main; main()"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CORDIALE_")}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=here, env={**kept, "PYTHONPATH": str(unpacked)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def here(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel's own commands have built one article."""
    folder = tmp_path_factory.mktemp("here")
    (folder / "news.jsonl").write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    run(unpacked, folder, "build", "news.jsonl", "--jobs", "1")
    return folder


def test_an_installed_wheel_builds_answers_and_exports_where_it_is_called(unpacked: Path, here: Path) -> None:
    assert (here / ".cordiale" / "current.duckdb").exists()
    [row] = json.loads(run(unpacked, here, "ask", "partners", "--format", "json"))
    assert (row["partner"], row["visits"]) == ("LAO", 1)
    run(unpacked, here, "export", "datapackage", "out")
    assert "LAO" in (here / "out" / "engagement_partner.csv").read_text(encoding="utf-8")
    assert (unpacked / "cordiale" / "seeds" / "articles").is_dir(), (
        "the samples that a build reads unless told otherwise"
    )


def test_the_dashboards_of_an_installed_wheel_show_what_it_built(unpacked: Path, here: Path) -> None:
    asked = (
        "from pathlib import Path; import dashboards; from dashboards.database import PROJECT;"
        "from streamlit.testing.v1 import AppTest;"
        "app = AppTest.from_file(str(Path(dashboards.__file__).with_name('app.py')), default_timeout=60).run();"
        "assert not app.exception, app.exception;"
        "assert (PROJECT / '.streamlit' / 'config.toml').exists();"
        "print(Path(dashboards.__file__).parent, PROJECT, *(title.value for title in app.title))"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CORDIALE_")}
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=here, env={**kept, "PYTHONPATH": str(unpacked)},
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[:2] == [str(unpacked / "dashboards"), str(unpacked / "cordiale")]
    assert "1 engagement" in done.stdout

"""A server on generated data and a headless Chromium for the journeys."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright

from tests import dashboard_data as data

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60_000
PAGES = ("", "partner", "compare", "quiet", "calendar", "engagement", "review", "coverage", "ask", "brief")
PICTURES = PROJECT / "test-output" / "browser"


@contextmanager
def serving(folder: Path, *options: str, extra: Mapping[str, str] | None = None, port: int = 0) -> Iterator[str]:
    """The dashboards on the file published in `folder`, as `cordiale dashboard` starts them; yields the address."""
    port = port or free_port()
    environment = {**os.environ, "CORDIALE_DATABASE": str(folder / "current.duckdb"), **(extra or {})}
    environment["CORDIALE_CORRECTIONS"] = str(folder / "corrections.csv")
    command = [sys.executable, "-m", "dashboards", f"--server.port={port}", *options]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server, folder / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(240):
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"the server did not answer: {log.read_text()}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    data.publish(folder, data.full(folder / "engagements-full.duckdb", "full"))
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Debian's chromium: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture
def context(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    opened = playwright.chromium.launch_persistent_context(
        str(tmp_path / "profile"),
        executable_path=CHROMIUM,
        headless=True,
        args=ARGUMENTS,
        viewport={"width": 1366, "height": 900},
    )
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.pages[0] if context.pages else context.new_page()


def go(page: Page, url: str) -> None:
    page.goto(url)
    see(page, "p.stamp")


def see(page: Page, selector: str, text: str | re.Pattern[str] | None = None, unlike: str | None = None) -> None:
    """Wait for the one element of `selector`, telling `text`, not `unlike`: a rerun shows the old one beside it."""
    there = page.locator(selector).filter(has_text=text, has_not_text=unlike)
    expect(there.first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(selector)).to_have_count(1, timeout=PATIENCE)


def photograph(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(PICTURES / f"{name}.png"))

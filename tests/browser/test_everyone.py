"""Nothing on any page keeps a reader out, weighs on a slow line, or shows one user another's rows."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import ARGUMENTS, CHROMIUM, PAGES, PATIENCE, go, photograph, see

pytestmark = pytest.mark.browser
HEAVIEST = 300_000  # bytes over the wire, program files from the cache; frames counted before compression
BAD = ("serious", "critical")
SHOWN = {"": "?window=all", "partner": "?window=all", "brief": "?window=all", "engagement": "?id=E00001"}
USERS = {"LAO": "Laos", "CHN": "China", "JPN": "Japan", "IND": "India", "FRA": "France"}


def axe() -> str:
    """The text of axe-core, from the package that carries it."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("needs axe-core: pip install axe-playwright-python")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shared(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page of one browser, which keeps the program's files as a reader's own does."""
    folder = str(tmp_path_factory.mktemp("profile"))
    opened = playwright.chromium.launch_persistent_context(folder, executable_path=CHROMIUM, args=ARGUMENTS)
    yield opened.pages[0]
    opened.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_all_keeps_to_itself_and_is_light(shared: Page, address: str, name: str) -> None:
    page, script, outside, dialogs = shared, axe(), [], []
    page.on("request", lambda request: outside.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.set_viewport_size({"width": 1366, "height": 900})
    url = f"{address}/{name}{SHOWN.get(name, '')}"
    go(page, url)
    page.wait_for_timeout(700)
    photograph(page, f"page-{name or 'overview'}")
    assert not violations(page, script)
    page.set_viewport_size({"width": 820, "height": 1180})
    page.wait_for_timeout(700)
    photograph(page, f"tablet-{name or 'overview'}")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 1
    assert not violations(page, script)
    received: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 0.75)
    )
    page.set_viewport_size({"width": 390, "height": 844})
    go(page, url)
    page.wait_for_timeout(700)
    photograph(page, f"phone-{name or 'overview'}")
    assert sum(received) <= HEAVIEST
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 1
    assert not violations(page, script)
    assert not [url for url in outside if not url.startswith((address, "data:", "blob:"))]
    assert not dialogs and page.locator("img[src*='evil']").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_all_in_vietnamese(shared: Page, address: str, name: str) -> None:
    page, script = shared, axe()
    for width, kind in ((820, "tablet"), (390, "phone")):
        page.set_viewport_size({"width": width, "height": 1180})
        go(page, f"{address}/{name}{SHOWN.get(name, '?')}&lang=vi")
        page.wait_for_timeout(700)
        photograph(page, f"vi-{kind}-{name or 'overview'}")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 1
        assert page.locator("html").get_attribute("lang") == "vi"
        assert not violations(page, script)


def violations(page: Page, script: str) -> list[tuple[str, str]]:
    """What axe holds to be serious or critical, with the first element of each."""
    page.evaluate(script)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"] if each["impact"] in BAD]


def test_five_users_at_once_see_their_own_rows(playwright: Playwright, address: str) -> None:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    pages = {code: browser.new_context(viewport={"width": 1366, "height": 900}).new_page() for code in USERS}
    for code, page in pages.items():
        page.goto(f"{address}/partner?partner={code}", wait_until="commit")
    for kind in ("Visit", "Meeting"):
        for code, page in pages.items():
            see(page, "h1", USERS[code])
            page.get_by_role("combobox", name="Kind of contact").click(timeout=PATIENCE)
            page.get_by_role("option", name=kind, exact=True).click(timeout=PATIENCE)
    for code, page in pages.items():
        page.wait_for_url("**type=visit&type=meeting**", timeout=PATIENCE)
        see(page, "p.stamp")
        see(page, "h1", USERS[code])
        expect(page.locator("p.told").first).to_be_visible(timeout=PATIENCE)
        told = page.locator("p.told").all_inner_texts()
        assert told and all(f"guest of {USERS[code]} " in text for text in told), (code, told[:2])
        assert page.get_by_role("alert").count() == 0
        other = {name for name in USERS.values() if name != USERS[code]}
        assert not other & set(re.findall(r"guest of (\w+)", " ".join(told)))
    photograph(page, "five-users")
    browser.close()

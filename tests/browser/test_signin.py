"""Signing in by OpenID Connect, with a provider on loopback: nobody sees a page before, and only editors decide."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import ARGUMENTS, CHROMIUM, PATIENCE, free_port, photograph, see, serving
from tests.browser.provider import CLIENT, SECRET, providing

pytestmark = pytest.mark.browser
NEEDED = ("authlib", "httpx")


def signed_in(page: Page, address: str) -> None:
    page.goto(f"{address}/review?id=E00001")
    see(page, "h1", "Sign in to Cordiale")
    assert page.locator("p.stamp").count() == 0, "nothing of the data may be shown before the sign-in"
    page.get_by_role("button", name="Sign in").click()
    see(page, "p.stamp")


def test_only_those_who_sign_in_read_and_only_editors_decide(
    playwright: Playwright, folder: Path, tmp_path: Path
) -> None:
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        pytest.skip(f"needs streamlit[auth]: {', '.join(missing)} not installed")
    port, issuer = free_port(), free_port()
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{"s" * 40}"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
        f'server_metadata_url = "http://127.0.0.1:{issuer}/.well-known/openid-configuration"\n'
        '[cordiale]\neditors = ["Editor@ministry.example"]\n'
    )
    options = (f"--secrets.files={secrets}",)
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    with providing(issuer) as provider, serving(folder, *options, port=port) as address:
        reader = browser.new_context().new_page()
        signed_in(reader, address)
        reader.goto(f"{address}/review?id=E00001")
        expect(reader.get_by_text("only editors write decisions")).to_be_visible(timeout=PATIENCE)
        assert reader.get_by_role("button", name="Write the decision").count() == 0
        photograph(reader, "signed-in-reader")
        provider.email = "editor@ministry.example"
        editor = browser.new_context().new_page()
        signed_in(editor, address)
        editor.goto(f"{address}/review?id=E00001")
        expect(editor.get_by_label("Who decides")).to_have_value("editor@ministry.example", timeout=PATIENCE)
        editor.get_by_label("Why", exact=True).fill("seen in the photograph")
        editor.get_by_role("button", name="Write the decision").click()
        expect(editor.get_by_text("It holds from the next build on")).to_be_visible(timeout=PATIENCE)
        reader.reload()
        see(reader, "p.stamp")
        reader.get_by_role("button", name="Account").click()
        expect(reader.get_by_text("reader@ministry.example")).to_be_visible()
        reader.get_by_role("button", name="Sign out").click()
        expect(reader.get_by_role("heading", name="Sign in to Cordiale")).to_be_visible(timeout=PATIENCE)
        expect(reader.locator("h1")).to_have_count(1)
    browser.close()
    written = (folder / "corrections.csv").read_text(encoding="utf-8")
    assert ",editor@ministry.example,seen in the photograph,confirm,E00001," in written

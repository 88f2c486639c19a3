"""Signing in with a passkey, on a key that the browser pretends to have."""

import pytest

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def home(hospital):
    """Give the server's address by name: a passkey belongs to a name."""
    return hospital.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


@pytest.fixture
def key(page):
    """Give the browser a key, through its own protocol for tests."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    made = protocol.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return protocol, made["authenticatorId"]


def become(page, address, name):
    page.goto(f"{address}/demo/")
    page.locator("li", has_text=name).get_by_role("button").click()
    page.wait_for_url(f"{address}/")


def add_passkey(page, address):
    """Add a first passkey, and use it at once to see the recovery codes."""
    page.goto(f"{address}/accounts/two-factor/webauthn/add/")
    page.locator("#add-passkey").click()
    page.wait_for_url("**/webauthn/reauthenticate/**")
    page.locator("#use-passkey").click()
    page.wait_for_url(f"{address}/accounts/two-factor/recovery-codes/")


def sign_out(page, address):
    page.goto(f"{address}/accounts/logout/")
    page.locator("main form button").click()


@pytest.mark.parametrize("hospital", ["demo"], indirect=True)
def test_a_passkey_is_added_and_then_lets_one_in_without_a_password(page, key, home):
    become(page, home, "Tora Isotopsen")
    add_passkey(page, home)
    sign_out(page, home)

    page.goto(f"{home}/accounts/login/")
    page.locator("#use-passkey").click()
    page.wait_for_url(f"{home}/")

    assert "Tora Isotopsen" in page.locator(".page-tools").inner_text()
    assert page.complaints == []


@pytest.mark.parametrize("hospital", ["demo"], indirect=True)
def test_a_passkey_that_is_not_there_is_said_on_the_page(page, key, home):
    page.goto(f"{home}/accounts/login/")
    protocol, name = key
    protocol.send(
        "WebAuthn.setUserVerified", {"authenticatorId": name, "isUserVerified": False}
    )

    page.locator("#use-passkey").click()

    page.locator("[data-passkey-fault]").wait_for(state="visible")
    assert page.url == f"{home}/accounts/login/"


@pytest.mark.parametrize("hospital", ["demo"], indirect=True)
def test_a_passkey_that_was_removed_lets_nobody_in(page, key, home):
    become(page, home, "Sven Gammastrand")
    add_passkey(page, home)
    page.goto(f"{home}/accounts/two-factor/webauthn/")
    page.locator(".waiting a[data-color='danger']").click()
    page.wait_for_url("**/remove/")
    page.locator("main form button").click()
    page.wait_for_url(f"{home}/accounts/two-factor/webauthn/")
    sign_out(page, home)

    page.goto(f"{home}/accounts/login/")
    page.locator("#use-passkey").click()

    page.wait_for_load_state("networkidle")
    assert page.url.startswith(f"{home}/accounts/login/")

"""Who may reach the addresses for signing in, most of them the library's."""

from allauth.mfa.models import Authenticator

from ferd.areas.accounts import invitations
from tests.architecture.access import Row, everyone

#               karin olav kari mads sven tora ola ada regine otto nobody
TORA_READS = "  404   404  404  404  404  302  404 404 404    404  302"


# When Tora signs in, her link dies, and the page says so.
TORA_FOLLOWS = "302   302  302  302  302  200  302 302 302    302  302"


def link(cast):
    """The two parts of Tora's link to a new password."""
    address = invitations.invitation_address(cast.tora)
    return list(address.rstrip("/").split("/")[-1].split("-", 1))


def key(cast):
    """A passkey of Tora's."""
    made = Authenticator.objects.create(
        user=cast.tora,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Phone", "credential": {}},
    )
    return [made.pk]


# The cast has neither password nor key: they cannot be asked again who they are,
# and are let in to get their first key. tests/areas/accounts tests the asking.
TABLE = {
    "account_login": everyone("get", 302, 200),
    "account_login (post)": everyone("post", 302, 200),
    "account_logout": everyone("get", 200, 302),
    "account_logout (post)": everyone("post", 302, 302),
    "account_inactive": everyone("get", 200, 200),
    "account_reauthenticate": everyone("get", 403),
    "account_change_password": everyone("get", 302),
    "account_set_password": everyone("get", 200),
    "account_reset_password": everyone("get", 200, 200),
    "account_reset_password_done": everyone("get", 200, 200),
    "account_reset_password_from_key": Row("get", TORA_FOLLOWS, args=link),
    "account_reset_password_from_key_done": everyone("get", 200, 200),
    "mfa_index": everyone("get", 200),
    "mfa_authenticate": everyone("get", 302),
    "mfa_reauthenticate": everyone("get", 403),
    "mfa_activate_totp": everyone("get", 200),
    "mfa_deactivate_totp": everyone("get", 404),
    "mfa_view_recovery_codes": everyone("get", 404),
    "mfa_generate_recovery_codes": everyone("get", 200),
    "mfa_download_recovery_codes": everyone("get", 404),
    "mfa_list_webauthn": everyone("get", 200),
    "mfa_add_webauthn": everyone("get", 200),
    "mfa_reauthenticate_webauthn": everyone("get", 403),
    "mfa_remove_webauthn": Row("get", TORA_READS, args=key),
    "mfa_edit_webauthn": Row("get", TORA_READS, args=key),
    "mfa_login_webauthn": everyone("get", 302, 302),
}

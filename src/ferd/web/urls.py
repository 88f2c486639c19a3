"""Addresses that belong to no area."""

from django.urls import path

from ferd.web import inbox_views, style_guide, token_views, views

app_name = "web"
urlpatterns = [
    path("", views.show_today, name="today"),
    path("progress/inbox/", inbox_views.show_inbox, name="inbox"),
    path("progress/inbox/sign/", inbox_views.sign, name="sign"),
    path("progress/inbox/return/", inbox_views.return_record, name="return"),
    path("progress/inbox/sign-several/", inbox_views.sign_several, name="sign_several"),
    path("account/", views.show_account, name="account"),
    path("account/tokens/", token_views.show_tokens, name="tokens"),
    path("account/tokens/new/", token_views.make_token, name="make_token"),
    path(
        "account/tokens/<uuid:token_id>/revoke/",
        token_views.revoke_token,
        name="revoke_token",
    ),
    path("search/", views.show_search, name="search"),
    path("accessibility/", views.show_accessibility, name="accessibility"),
    path("language/", views.choose_language, name="language"),
    path("mailing/", views.choose_mailing, name="mailing"),
    path("colour-scheme/", views.choose_colour_scheme, name="colour_scheme"),
    path("style-guide/", style_guide.show_style_guide, name="style_guide"),
    path("health/", views.show_health, name="health"),
]

"""Who may reach the addresses that belong to no area."""

from tests.architecture.access import everyone

TABLE = {
    "web:today": everyone("get", 200),
    "web:account": everyone("get", 200),
    "web:search": everyone("get", 200),
    "web:accessibility": everyone("get", 200, 200),
    "web:language": everyone("post", 302, 302),
    "web:mailing": everyone("post", 302, data=lambda _cast: {"mailing": "daily"}),
    "web:colour_scheme": everyone("post", 302, 302),
    "web:health": everyone("get", 200, 200),
    "web:style_guide": everyone("get", 200, 200),
}

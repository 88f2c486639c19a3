"""Who may reach the addresses of the demo; the cast of tests is not fictitious."""

from tests.architecture.access import everyone

TABLE = {
    "demo:people": everyone("get", 200, 200),
    "demo:again": everyone("get", 404, 404),
    "demo:again (post)": everyone("post", 404, 404),
    "demo:sign_in": everyone("post", 404, 404, args=lambda cast: [cast.tora.uuid]),
}

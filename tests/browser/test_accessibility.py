"""Every page of the demo: no barrier axe can find, no scroll sideways, no refusal."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.test_access import ACCESS
from tests.browser import crawl

AXE = Path(__file__).with_name("axe.min.js").read_text()

# WCAG 2.5.8: at least 24 by 24, or so far from the next that a circle of 24
# around each touches no other; links within a sentence are excepted.
SMALL_TARGETS = """() => {
  const unseen = (e) => e.closest(".ds-sr-only, .ds-skip-link, svg, [aria-hidden]");
  const inText = (e) => getComputedStyle(e).display === "inline"
    && e.parentElement.textContent.trim() !== e.textContent.trim();
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const all = [...document.querySelectorAll(wanted)]
    .filter((e) => e.checkVisibility({visibilityProperty: true}) && !unseen(e))
    .map((e) => ({e, box: e.getBoundingClientRect()}))
    .filter(({box}) => box.width && box.height)
    .map(({e, box}) => ({e, box, x: box.x + box.width / 2, y: box.y + box.height / 2,
      small: Math.min(box.width, box.height) < 23.9}));
  const distance = (a, b) => b.small ? Math.hypot(a.x - b.x, a.y - b.y) - 12
    : Math.hypot(Math.max(b.box.left - a.x, 0, a.x - b.box.right),
                 Math.max(b.box.top - a.y, 0, a.y - b.box.bottom));
  return all.filter((a) => a.small && !inText(a.e)
      && all.some((b) => b !== a && distance(a, b) < 12))
    .map(({e, box}) => `${e.outerHTML.slice(0, 90)} ${box.width}x${box.height}`);
}"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
RUN_AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map((v) =>
    `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 4).join(" | ")}`);
}"""


@dataclass(frozen=True)
class Look:
    """How the pages are looked at."""

    language: str
    width: int = 1280
    colour_scheme: str = "light"
    forced_colours: str = "none"

    def context(self, browser, address):
        context = browser.new_context(
            base_url=address,
            viewport={"width": self.width, "height": 800},
            color_scheme=self.colour_scheme,
            forced_colors=self.forced_colours,
        )
        context.add_cookies(
            [{"name": "django_language", "value": self.language, "url": address}]
        )
        return context


LIGHT = Look("nb")
DARK = Look("nn", colour_scheme="dark")
NARROW = Look("nb", width=320)
LOOKS = {"light": LIGHT, "dark": DARK, "narrow": NARROW}
MORE = {
    "dark and narrow": Look("nn", width=320, colour_scheme="dark"),
    "forced colours": Look("nb", forced_colours="active"),
    "English": Look("en"),
}


@pytest.fixture(scope="module")
def places(browser, demo):
    crawl.begin_a_revision(browser, demo)
    return crawl.find_places(browser, demo)


def faults_of(page, look):
    """List what is wrong with the page as it stands."""
    page.evaluate(AXE)
    faults = page.evaluate(RUN_AXE)
    if look.width == 320:
        sideways = page.evaluate(SIDEWAYS)
        faults += [f"scrolls {sideways} px sideways"] if sideways > 0 else []
        faults += [f"small: {each}" for each in page.evaluate(SMALL_TARGETS)]
    return faults


def complaint(message):
    """Give what the browser complains of: refused content, faults, lost files."""
    is_one = message.type in {"error", "warning"}
    return [f"{message.type}: {message.text}"] if is_one else []


def listener(said):
    """Keep what the browser complains of."""
    return lambda message: said.extend(complaint(message))


def fault_listener(said):
    """Keep the faults of scripts."""
    return lambda fault: said.append(f"error: {fault}")


def visit(browser, address, places, look):
    """Look at the pages, person by person; give the faults by page."""
    faults = {}
    for person in dict.fromkeys(place.person for place in places):
        context = look.context(browser, address)
        page = crawl.sign_in(context, person)
        said: list[str] = []
        page.on("console", listener(said))
        page.on("pageerror", fault_listener(said))
        for place in places:
            if place.person == person:
                said.clear()
                page.goto(place.address)
                found = faults_of(page, look) + list(said)
                if found:
                    faults[f"{person} {place.address}"] = found
        context.close()
    return faults


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_barrier(browser, demo, places, look):
    assert visit(browser, demo, places, LOOKS[look]) == {}


@pytest.mark.parametrize("look", [*LOOKS, *MORE])
def test_no_component_has_a_barrier(browser, demo, look):
    guide = [crawl.Place(crawl.PEOPLE[0], "web:style_guide", "/style-guide/")]

    assert visit(browser, demo, guide, (LOOKS | MORE)[look]) == {}


ELSEWHERE = {
    "curriculum:import": "nobody has left a catalogue to decide on",
    "demo:people": "is where everyone signs in",
    "organisations:delegate_approval": "the heads are not among those who crawl",
    "organisations:end_delegation": "nobody delegates in the demo",
    "schedules:mine": "leads trainees on to their own page",
}
"""Pages of the access table that the demo does not lead to."""


def test_the_crawl_reaches_every_page_of_the_access_table(places):
    seen = {place.name for place in places}
    wanted = {
        name.split(" ")[0]
        for name, row in ACCESS.items()
        if row.method == "get" and "200" in row.statuses and ":" in name
    }
    no_pages = {name for name in wanted if name.rpartition(":")[2] in crawl.NO_PAGES}

    assert wanted - no_pages - seen - set(ELSEWHERE) == set()

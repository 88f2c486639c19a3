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
RUN_AXE = """async (rules) => {
  const only = rules.length ? {runOnly: rules} : {};
  const found = await axe.run(document, {resultTypes: ["violations"], ...only});
  return found.violations.map((v) =>
    `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 4).join(" | ")}`);
}"""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that other colours alone can break."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at once it is there: all rules of axe, or some."""

    width: int = 1280
    colour_scheme: str = "light"
    forced_colours: str = "none"
    rules: tuple[str, ...] = ()

    def at(self, page):
        page.set_viewport_size({"width": self.width, "height": 800})
        page.emulate_media(
            color_scheme=self.colour_scheme, forced_colors=self.forced_colours
        )

    def faults_of(self, page):
        """List what is wrong with the page as it stands."""
        self.at(page)
        faults = page.evaluate(RUN_AXE, list(self.rules))
        if self.width == 320:
            sideways = page.evaluate(SIDEWAYS)
            faults += [f"scrolls {sideways} px sideways"] if sideways > 0 else []
            faults += [f"small: {each}" for each in page.evaluate(SMALL_TARGETS)]
        return [f"{self}: {fault}" for fault in faults]


WIDE = Look()
DARK = Look(colour_scheme="dark", rules=COLOURS)
NARROW = Look(width=320)
LOOKS = {"nb": (WIDE, DARK), "nn": (NARROW,)}
"""Every page is loaded once in each language."""

SHARES = 6
"""Into how many tests the pages are dealt, so that they can run in parallel."""

ALL_LOOKS = {
    "nb": (WIDE, Look(forced_colours="active"), NARROW),
    "nn": (Look(colour_scheme="dark"), Look(width=320, colour_scheme="dark")),
    "en": (WIDE,),
}


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


def visit(browser, address, places, looks):
    """Look at the pages in each language; give the faults by page."""
    faults: dict[str, list[str]] = {}
    for person in dict.fromkeys(place.person for place in places):
        mine = [place.address for place in places if place.person == person]
        for language in looks:
            context = browser.new_context(base_url=address)
            context.add_cookies(
                [{"name": "django_language", "value": language, "url": address}]
            )
            page = crawl.sign_in(context, person)
            faults |= look_at(page, mine, looks[language])
            context.close()
    return faults


def look_at(page, addresses, looks):
    """Open each address once, and look at it in each way."""
    faults = {}
    said: list[str] = []
    page.on("console", listener(said))
    page.on("pageerror", fault_listener(said))
    for address in addresses:
        said.clear()
        page.goto(address)
        page.evaluate(AXE)
        found = [fault for look in looks for fault in look.faults_of(page)] + said
        if found:
            faults[address] = found
    return faults


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_has_a_barrier(browser, demo, ground, share):
    mine = ground.places()[share::SHARES]

    assert visit(browser, demo, mine, LOOKS) == {}


@pytest.mark.parametrize("language", ALL_LOOKS)
def test_no_component_has_a_barrier(browser, demo, language):
    guide = [crawl.Place(crawl.PEOPLE[0], "web:style_guide", "/style-guide/")]

    assert visit(browser, demo, guide, {language: ALL_LOOKS[language]}) == {}


ELSEWHERE = {
    "curriculum:import": "nobody has left a catalogue to decide on",
    "demo:people": "is where everyone signs in",
    "notifications:notice": "is where the links of mails lead",
    "organisations:delegate_approval": "the heads are not among those who crawl",
    "organisations:end_delegation": "nobody delegates in the demo",
    "progress:answer_by_link": "is where the mail to an outside assessor leads",
    "progress:approvals": "the heads are not among those who crawl",
    "progress:close_pattern": "no pattern has been found in the demo",
    "progress:decline_observation": "nobody who crawls is asked to assess",
    "progress:evidence_file": "is a file, and no page",
    "progress:fill_observation": "nobody who crawls is asked to assess",
    "progress:patterns": "the committee's leader is not among those who crawl",
    "progress:propose_activity": "is a part of the page where activities are recorded",
    "progress:withdraw_approval": "the heads are not among those who crawl",
    "progress:withdraw_signature": "nobody who crawls has signed",
    "schedules:mine": "leads trainees on to their own page",
}
"""Pages of the access table that the demo does not lead to."""


def test_the_crawl_reaches_every_page_of_the_access_table(ground):
    seen = {place.name for place in ground.places()}
    wanted = {
        name.split(" ")[0]
        for name, row in ACCESS.items()
        if row.method == "get" and "200" in row.statuses and ":" in name
    }
    no_pages = {name for name in wanted if name.rpartition(":")[2] in crawl.NO_PAGES}

    assert wanted - no_pages - seen - set(ELSEWHERE) == set()

"""Walks the demo as its people do: every page they can reach by links."""

import re
from collections import Counter, deque
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import (
    APIRequestContext,
    Browser,
    BrowserContext,
    Locator,
    Page,
)

PEOPLE = ("Gro Kameraas", "Karin Kompassdal", "Tora Isotopsen", "Ada Nøkkelbakken")
BEGINNINGS = ("/", "/schedules/calendar/", "/search/?q=nuk", "/style-guide/")
FOLLOWED = 6
"""How many addresses of one name are followed for one person."""

SAMPLES = {
    "planning:run": 9,
    "plans:version": 4,
    "schedules:trainee": 3,
    "web:today": 4,
}
"""How many addresses of one name are looked at; of others one: the tenth is like it."""

HREF = re.compile(r'(?:href|method="get"[^>]* action)="(/[^"#]*)')
"""Links, and forms that only ask for another page."""

NO_PAGES = {"export", "feed", "health", "account_logout", "download", "print"}


@dataclass(frozen=True)
class Place:
    """One page, and who looks at it."""

    person: str
    name: str
    address: str


def sign_in(context: BrowserContext, person: str) -> Page:
    page = context.new_page()
    page.goto("/demo/")
    card = page.locator("form", has=page.get_by_role("button", name=person))
    with page.expect_navigation():
        card.get_by_role("button").click()
    return page


def address_of(link: Locator) -> str:
    """Give where a link leads."""
    address = link.get_attribute("href")
    assert address is not None
    return address


def begin_a_revision(browser: Browser, address: str) -> None:
    """Let Gro begin a draft, so that there is something to write in."""
    context = browser.new_context(base_url=address)
    page = sign_in(context, "Gro Kameraas")
    page.goto("/plans/")
    hers = page.locator(".ds-card", has_text="Fjordbyen")
    page.goto(address_of(hers.locator("h2 a")))
    page.goto(address_of(page.locator("a[href$='/revise/']")))
    page.locator("#id_reason").fill("Årlig revisjon")
    with page.expect_navigation():
        page.locator("main form .ds-button").first.click()
    context.close()


def find_places(browser: Browser, address: str) -> list[Place]:
    """List the pages that all can reach, few of each name."""
    seen: Counter[str] = Counter()
    places = []
    for person in PEOPLE:
        context = browser.new_context(base_url=address)
        sign_in(context, person)
        for place in reachable(context.request, person):
            if seen[place.name] < SAMPLES.get(place.name, 1):
                seen[place.name] += 1
                places.append(place)
        context.close()
    return places


def reachable(request: APIRequestContext, person: str) -> list[Place]:
    waiting, known = deque(BEGINNINGS), set(BEGINNINGS)
    taken: Counter[str] = Counter()
    found = []
    while waiting:
        path = waiting.popleft()
        name = name_of(path)
        if name is None or taken[name] >= max(FOLLOWED, SAMPLES.get(name, 0)):
            continue
        answer = request.get(path)
        kind = answer.headers.get("content-type", "")
        if answer.status != 200 or not kind.startswith("text/html"):
            continue
        taken[name] += 1
        found.append(Place(person, name, path))
        for link in map(unescape, HREF.findall(answer.text())):
            if link not in known:
                known.add(link)
                waiting.append(link)
    return found


def name_of(path: str) -> str | None:
    """Name an address as the access table does; None when it is no page."""
    try:
        name = resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None
    return None if name.rpartition(":")[2] in NO_PAGES else name

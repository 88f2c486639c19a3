"""The worked example of docs/rules/reading.md."""

from datetime import date

import typst

from ferd.core.diagnostics import Source
from ferd.core.plans.model import Strength
from ferd.formats.plans.documents.opening import open_document
from ferd.formats.plans.read import understand

PAGES = """#set page(width: 15cm, height: 9cm, margin: 1.8cm,
  footer: context [Godkjent 1. mars 2027 #h(1fr) Side #counter(page).display()])
#set text(lang: "nb", size: 11pt)
Utdanningsplan for nukleærmedisin
#pagebreak()
#text(size: 15pt)[Krav og forløp]
#table(columns: 3, [Tid], [Sykehus], [Læringsmål],
  [0-1 år], [Nordvik], [1-17], [1-2 år], [Fjordbyen], [18-40])
Kandidaten skal ha fullført året ved Nordvik før \\ rotasjonen til Fjordbyen.
#pagebreak()
Slutt.
"""


def test_the_example_is_read_as_the_rules_say():
    document = open_document("pdf", typst.compile(PAGES.encode(), timestamp=0))

    plan = understand(document).plan

    second = [x for x in document.lines() if x.source.page == 2 and x.text]
    assert [(x.source.line, x.level) for x in second] == [
        (1, 1),
        (2, 0),
        (3, 0),
        (4, 0),
        (5, 0),
        (6, 0),
    ]
    assert [
        (s.from_months, s.to_months, s.placements[0].site, len(s.objectives.numbers))
        for s in plan.timeline
    ] == [(0, 12, "Nordvik", 17), (12, 24, "Fjordbyen", 23)]
    assert [s.source for s in plan.timeline] == [Source(2, 3), Source(2, 4)]
    (condition,) = plan.prerequisites
    assert condition.strength is Strength.HARD
    assert (condition.before_stage, condition.source) == (2, Source(2, 5))
    assert plan.approved_on == date(2027, 3, 1)

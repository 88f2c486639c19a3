"""Draws what was measured: the gap as time goes by, and who is delayed by how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil, log10
from pathlib import Path

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 600, 24, 260
COLOURS = ("#0b5cad", "#b3541e", "#3f7d20", "#7a3e9d", "#555555")
STYLE = (
    "<style>text{font:12px sans-serif;fill:#222}.frame{stroke:#888;fill:none}"
    ".grid{stroke:#ccc}@media(prefers-color-scheme:dark){text{fill:#ddd}"
    ".grid{stroke:#444}}</style>"
)

Points = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Drawing:
    """A figure with a title, axes and lines, as SVG."""

    title: str
    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, anchor: str = "start") -> None:
        """Write words."""
        at = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
        self.parts.append(f"<text {at}>{escape(words)}</text>")

    def line(self, points: Points, colour: str) -> None:
        """Draw a line through points."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        pen = f'fill="none" stroke="{colour}" stroke-width="2"'
        self.parts.append(f'<polyline points="{path}" {pen}/>')

    def across(self, y: float, label: str) -> None:
        """Draw a line of the grid, with what it stands for."""
        self.parts.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{RIGHT}"/>')
        self.text(LEFT - 6, y + 4, label, "end")

    def save(self, path: Path, about: str) -> None:
        """Write the file; `about` is for those who do not see it."""
        body = "\n".join(self.parts)
        path.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
            f' role="img" aria-label="{escape(self.title)}">\n<title>'
            f"{escape(self.title)}</title>\n<desc>{escape(about)}</desc>\n{STYLE}\n"
            f"{body}\n</svg>\n",
            "utf-8",
        )


def draw_gaps(
    path: Path, title: str, curves: Mapping[str, Points], most: float
) -> None:
    """Draw gaps (a share, by the second) of some runs; time on a logarithmic scale.

    Args:
        path: the file.
        title: what it shows.
        curves: of each run, seconds and gap, in order of time.
        most: the largest gap that is shown.
    """
    figure = Drawing(title)
    ends = [points[-1][0] for points in curves.values() if points]
    first, last = -1.0, log10(max([1.0, *ends]))

    def place(seconds: float, gap: float) -> tuple[float, float]:
        x = (log10(max(seconds, 0.1)) - first) / (last - first)
        y = min(gap, most) / most
        return LEFT + x * (RIGHT - LEFT), BOTTOM - y * (BOTTOM - TOP)

    for step in range(5):
        gap = most * step / 4
        figure.across(place(1, gap)[1], f"{gap:.1%}")
    for seconds in (0.1, 1, 10, 100):
        if log10(seconds) <= last:
            figure.text(place(seconds, 0)[0], BOTTOM + 16, f"{seconds} s", "middle")
    for (name, points), colour in zip(curves.items(), COLOURS, strict=False):
        figure.line([place(*point) for point in _stepped(points)], colour)
        _legend(figure, list(curves).index(name), name, colour)
    figure.save(path, "; ".join(f"{n}: {p[-1][1]:.1%}" for n, p in curves.items() if p))


def _stepped(points: Points) -> list[tuple[float, float]]:
    """Let a gap hold until the next is known."""
    found = list[tuple[float, float]]()
    for seconds, gap in points:
        if found:
            found.append((seconds, found[-1][1]))
        found.append((seconds, gap))
    return found


def draw_delays(path: Path, title: str, delays: Mapping[str, Sequence[int]]) -> None:
    """Draw the share of trainees who are delayed by more than so many months."""
    figure = Drawing(title)
    longest = max([1, *(max(each, default=0) for each in delays.values())])
    delayed = (sum(each > 0 for each in m) / max(1, len(m)) for m in delays.values())
    most = max(0.2, ceil(max([0.0, *delayed]) * 10) / 10)
    for step in range(5):
        y = BOTTOM - (BOTTOM - TOP) * step / 4
        figure.across(y, f"{most * step / 4:.1%}")
    for month in range(0, longest + 1, max(1, longest // 8)):
        x = LEFT + (RIGHT - LEFT) * month / longest
        figure.text(x, BOTTOM + 16, str(month), "middle")
    for (name, months), colour in zip(delays.items(), COLOURS, strict=False):
        shares = [
            (month, sum(each > month for each in months) / max(1, len(months)))
            for month in range(longest + 1)
        ]
        figure.line(
            [
                (
                    LEFT + (RIGHT - LEFT) * month / longest,
                    BOTTOM - (BOTTOM - TOP) * share / most,
                )
                for month, share in _stepped(shares)
            ],
            colour,
        )
        _legend(figure, list(delays).index(name), name, colour)
    about = "Share of the trainees delayed by more than so many months"
    figure.text(RIGHT, BOTTOM + 32, "months of delay", "end")
    figure.save(path, about)


def _legend(figure: Drawing, number: int, name: str, colour: str) -> None:
    x, y = LEFT + 112 * number, HEIGHT - 14
    figure.line([(x, y - 4), (x + 16, y - 4)], colour)
    figure.text(x + 20, y, name)

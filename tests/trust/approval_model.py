"""What may happen to one objective, said once more and as simply as possible.

The reference that the actions are held against. It knows people by name, keeps
everything in plain sets and lists, and imports nothing of what it judges.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

TRAINEE, SUPERVISOR, HEAD, PLANNER = "tora", "sven", "olav", "karin"


@dataclass
class Said:
    """One recommendation."""

    by: str
    as_what: str
    round: int
    stands: bool = True


@dataclass
class Model:
    """One objective of Tora's, and who may do what with it."""

    consultants: set[str] = field(default_factory=lambda: {"sven", "mads", "kari"})
    heads: set[str] = field(default_factory=lambda: {HEAD})
    partial: set[str] = field(default_factory=set)
    delegates: set[str] = field(default_factory=set)
    said: list[Said] = field(default_factory=list)
    round: int = 1
    submitted_by: str = ""
    basis: str = "training"
    approved_by: str = ""
    evidence: int = 0
    has_news: bool = False

    def judges(self, who: str) -> bool:
        return who != TRAINEE and who not in self.partial

    def capacity(self, who: str) -> str:
        if not self.judges(who) or who not in self.consultants:
            return ""
        return "educational" if who == SUPERVISOR else "clinical"

    def deciding(self, who: str) -> set[str]:
        """Name who decides when `who` does: alone, for another, or nobody."""
        if not self.judges(who):
            return set()
        if who in self.heads:
            return {who}
        falls = who not in self.consultants or HEAD not in self.heads
        if who not in self.delegates or falls or not self.judges(HEAD):
            return set()
        return {who, HEAD}

    def gate(self, deciding: AbstractSet[str] = frozenset()) -> bool:
        counted = {
            s.as_what
            for s in self.said
            if s.stands
            and s.round == self.round
            and self.judges(s.by)
            and s.by not in deciding
        }
        demanded = {"educational"}
        if self.basis == "training":
            demanded = {"educational", "clinical"}
        return demanded <= counted

    def own(self, who: str) -> list[Said]:
        return [
            s for s in self.said if s.by == who and s.round == self.round and s.stands
        ]

    @property
    def state(self) -> str:
        if self.approved_by:
            return "approved"
        if self.gate():
            return "submitted" if self.submitted_by else "recommended"
        counts = any(
            s.stands and s.round == self.round and self.judges(s.by) for s in self.said
        )
        if self.submitted_by or counts:
            return "in_progress"
        if self.round > 1 and not self.has_news:
            return "returned"
        return "in_progress" if self.evidence else "not_started"

    def may(self, step: str, who: str) -> bool:  # noqa: PLR0911  one answer a step
        is_open = not self.approved_by
        match step:
            case "submit":
                on_behalf = who in {SUPERVISOR} & self.consultants or (
                    who in self.heads | {PLANNER}
                )
                allowed = who == TRAINEE or (on_behalf and self.judges(who))
                return allowed and is_open and not self.submitted_by
            case "recall":
                whose = who in {TRAINEE, self.submitted_by}
                return whose and is_open and bool(self.submitted_by)
            case "recommend":
                return bool(self.capacity(who)) and is_open and not self.own(who)
            case "withdraw":
                return is_open and bool(self.own(who))
            case "return":
                decides = self.deciding(who) or self.capacity(who) == "educational"
                return bool(decides and self.submitted_by and is_open)
            case "approve":
                deciding = self.deciding(who)
                other = self.basis == "training" or self.submitted_by not in deciding
                ready = bool(self.submitted_by) and self.gate(deciding) and other
                return bool(deciding) and is_open and ready
            case "reopen":
                decides = who == self.approved_by or bool(self.deciding(who))
                return bool(self.approved_by) and decides
            case _:
                raise ValueError(step)

    def begin_round(self) -> None:
        self.round += 1
        self.approved_by = self.submitted_by = ""
        self.basis = "training"
        self.has_news = False

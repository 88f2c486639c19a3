"""What the area tells those above it, in the transaction in which it happens."""

from dataclasses import dataclass

from ferd.areas.progress.models import GroupCompletion


@dataclass(frozen=True, slots=True)
class GroupCompleted:
    """Every objective of a group is approved; the competence committee may judge."""

    completion: GroupCompletion


@dataclass(frozen=True, slots=True)
class GroupReopened:
    """An approval was withdrawn: a group that was complete is so no longer."""

    completion: GroupCompletion

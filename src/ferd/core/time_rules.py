"""The rules of the training clock as data; see docs/rules/time.md.

What a rule *does* stands in `ferd.core.time`. Here is only what may differ
between trusts and over the years, with where each figure comes from.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction


class TrainingPart(IntEnum):
    """The law's three parts of specialist training: LIS1, LIS2, LIS3."""

    ONE = 1
    TWO = 2
    THREE = 3


class LeaveKind(StrEnum):
    """Why someone in training is not at work."""

    COURSE = "course"
    HOLIDAY = "holiday"
    PARENTAL = "parental"
    SICK = "sick"
    OTHER = "other"


class QuotaBase(StrEnum):
    """What the absence quota is a share of."""

    PERIOD = "period"
    COURSE = "course"


class Treatment(IntEnum):
    """What becomes of a day of absence; the best for the trainee comes first."""

    COUNTS = 0
    DRAWS_ON_QUOTA = 1
    DEDUCTED = 2


PROVENANCE = (
    ("part_one_months", "law: LIS1 is 12 + 6 months and comes first"),
    ("specialist_months", "law: parts 2 and 3 together are at least 5 years"),
    ("total_months", "law: 6½ years in all"),
    ("quota_share", "law § 31: other absence counts up to 10 %"),
    ("quota_base", "trust: 10 % of each stage, or of the whole course"),
    ("holiday_counts_in", "law § 31: holiday counts in parts 2 and 3"),
    ("counting", "law § 31: courses count"),
    ("deducted", "trust: kinds of absence that never count"),
    (
        "detail_months",
        "practice at several trusts: the next half year is planned in detail",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """What counts as training time, and how much of it is enough.

    Attributes:
        part_one_months: the stretches of LIS1, in months of full time.
        specialist_months: the least for parts 2 and 3 together.
        total_months: the least for all three parts.
        quota_share: how much of the base other absence may take and still count.
        quota_base: each stage by itself, or the whole course.
        holiday_counts_in: the parts in which holiday counts in full.
        counting: kinds of absence that always count.
        deducted: kinds of absence that never count.
        detail_months: how far ahead a plan is made in detail.
        provenance: for each rule, where it comes from.
    """

    part_one_months: tuple[int, ...] = (12, 6)
    specialist_months: int = 60
    total_months: int = 78
    quota_share: Fraction = Fraction(1, 10)
    quota_base: QuotaBase = QuotaBase.PERIOD
    holiday_counts_in: tuple[TrainingPart, ...] = (
        TrainingPart.TWO,
        TrainingPart.THREE,
    )
    counting: tuple[LeaveKind, ...] = (LeaveKind.COURSE,)
    deducted: tuple[LeaveKind, ...] = ()
    detail_months: int = 6
    provenance: tuple[tuple[str, str], ...] = PROVENANCE

    def treatment(self, kind: LeaveKind, part: TrainingPart) -> Treatment:
        """Tell what becomes of a day of this absence in this part."""
        if kind in self.deducted:
            return Treatment.DEDUCTED
        if kind in self.counting:
            return Treatment.COUNTS
        if kind is LeaveKind.HOLIDAY and part in self.holiday_counts_in:
            return Treatment.COUNTS
        return Treatment.DRAWS_ON_QUOTA

    def quota(self, base_months: Fraction) -> Fraction:
        """Give the absence that may count, for this many months to be served."""
        return self.quota_share * base_months

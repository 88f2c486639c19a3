"""Units and sites of the trusts, and the roles people have in units.

A unit's `path` names its ancestors and itself (``/3/7/``), so that "this unit
and everything below it" is one prefix.
"""

import uuid
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """A trust, or a division, department or section of one."""

    class Kind(models.TextChoices):
        """The levels of an organisation, top first."""

        TRUST = "trust", _("Trust")
        DIVISION = "division", _("Division")
        DEPARTMENT = "department", _("Department")
        SECTION = "section", _("Section")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=200, db_index=True, editable=False)

    class Meta:
        ordering = ("path",)
        constraints = (
            models.UniqueConstraint(
                fields=("parent", "name"), name="units_of_one_parent_differ_in_name"
            ),
            models.UniqueConstraint(
                fields=("name",),
                condition=models.Q(parent=None),
                name="trusts_differ_in_name",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="trust", parent=None)
                | (~models.Q(kind="trust") & models.Q(parent__isnull=False)),
                name="only_a_trust_has_no_parent",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A place where a trust has hospital activity."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trust = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("trust__name", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("trust", "name"), name="sites_of_one_trust_differ_in_name"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person may be in a unit."""

    TRAINEE = "trainee", _("Trainee")
    EDUCATIONAL_SUPERVISOR = "educational_supervisor", _("Educational supervisor")
    CLINICAL_SUPERVISOR = "clinical_supervisor", _("Clinical supervisor")
    SECTION_HEAD = "section_head", _("Head of section")
    DEPARTMENT_HEAD = "department_head", _("Head of department")
    COMMITTEE_LEADER = "committee_leader", _("Leader of the education committee")
    COMMITTEE_MEMBER = "committee_member", _("Member of the education committee")
    COMMITTEE_TRAINEE = (
        "committee_trainee",
        _("Trainee representative in the education committee"),
    )
    COMPETENCE_COMMITTEE = "competence_committee", _("Competence committee")
    RECEIVING_DEPARTMENT = "receiving_department", _("Receiving department")
    PROGRAMME_DIRECTOR = "programme_director", _("Programme director")
    REGIONAL_CENTRE = "regional_centre", _("Regional centre")
    ADMINISTRATOR = "administrator", _("Administrator")


class RoleAssignment(models.Model):
    """One person's role in one unit, from one moment to another.

    `ends_at` is the first moment without the role; None means until further
    notice. Nobody gives a role to themself, not even in the database.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="roles"
    )
    role = models.CharField(max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roles")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("unit__path", "role", "person__name")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at=None)
                | models.Q(ends_at__gte=models.F("starts_at")),
                name="a_role_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("given_by")),
                name="nobody_gives_a_role_to_themself",
            ),
            models.UniqueConstraint(
                fields=("person", "role", "unit"),
                condition=models.Q(ends_at=None),
                name="one_open_assignment_of_a_role",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.unit}"


class Delegation(models.Model):
    """The task of approving, handed from a head of department to a doctor.

    Responsibility stays with the giver. A delegation never chains: only a head
    in person can give one.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ("-starts_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="a_delegation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")),
                name="nobody_delegates_to_themself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.giver} > {self.receiver}: {self.scope}"


class Employment(models.Model):
    """That a person works in a unit with a working fraction, in dates.

    `ends_on` is the first day without the employment.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employments"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    fraction = models.DecimalField(max_digits=4, decimal_places=3)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(fraction__gt=0, fraction__lte=1),
                name="a_working_fraction_is_above_zero_and_at_most_one",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="an_employment_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.unit}, {self.fraction}"

    @property
    def percent(self) -> Decimal:
        """Give the working fraction in per cent."""
        return self.fraction * 100

    @property
    def last_on(self) -> date | None:
        """Give the last day of the employment, if it is known."""
        return self.ends_on and self.ends_on - timedelta(days=1)


class Qualification(models.Model):
    """Something a person has earned: a specialty, or a course such as supervision."""

    class Kind(models.TextChoices):
        """What was earned."""

        SPECIALTY = "specialty", _("Specialty")
        SUPERVISION_COURSE = "supervision_course", _("Course in supervision")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="qualifications",
    )
    kind = models.CharField(max_length=24, choices=Kind)
    name = models.CharField(max_length=120)
    earned_on = models.DateField()

    class Meta:
        ordering = ("earned_on",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind", "name"), name="a_qualification_is_kept_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.name}"

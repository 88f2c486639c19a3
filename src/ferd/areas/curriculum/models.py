"""The national catalogue, and the files it was imported from.

An objective is never deleted, because people's progress points to it: the
database refuses. One that has gone from the catalogue is ended.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ferd.core.curriculum import catalogue as core


class Specialty(models.Model):
    """A medical specialty; the common competencies stand as one of their own."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=8, unique=True)
    name_nb = models.CharField(max_length=200, blank=True)
    name_nn = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("name_nb", "code")
        verbose_name = _("specialty")
        verbose_name_plural = _("specialties")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(code=""), name="a_specialty_has_a_code"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Give the name in the reader's language, or the nearest there is."""
        names = {"nb": self.name_nb, "nn": self.name_nn, "en": self.name_en}
        wanted = names.get(get_language() or "nb", "")
        return wanted or self.name_nb or self.name_nn or self.name_en or self.code


class CurriculumEdition(models.Model):
    """A specialty's curriculum from one date to another; both days belong to it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    specialty = models.ForeignKey(
        Specialty, on_delete=models.PROTECT, related_name="editions"
    )
    title = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=12)
    identifier = models.CharField(max_length=200, blank=True)
    raw = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("specialty", models.F("valid_from").desc(nulls_last=True))
        verbose_name = _("edition")
        constraints = (
            models.UniqueConstraint(
                fields=("specialty", "valid_from"),
                name="editions_of_a_specialty_begin_on_different_days",
            ),
            models.UniqueConstraint(
                fields=("specialty",),
                condition=models.Q(valid_from=None),
                name="one_undated_edition_a_specialty",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="an_edition_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title or str(self.specialty)


class LearningActivity(models.Model):
    """Something recommended in order to learn."""

    class Kind(models.TextChoices):
        """The ways in which something may be learnt."""

        SERVICE = "service", _("Clinical service")
        COURSE = "course", _("Course")
        CLINICAL_PROCEDURE = "clinical_procedure", _("Clinical procedure")
        E_LEARNING = "e_learning", _("E-learning")
        TEACHING = "teaching", _("Teaching")
        GROUP_SUPERVISION = "group_supervision", _("Group supervision")
        SELF_STUDY = "self_study", _("Self-study")
        SIMULATION = "simulation", _("Simulation")
        PROJECT = "project", _("Project")
        OTHER = "other", _("Other learning activity")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(
        CurriculumEdition, on_delete=models.PROTECT, related_name="activities"
    )
    key = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.TextField()
    text = models.TextField(blank=True)
    raw = models.TextField(blank=True)

    class Meta:
        ordering = ("edition", "title")
        verbose_name = _("learning activity")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "key"), name="activities_of_an_edition_differ_in_key"
            ),
        )

    def __str__(self) -> str:
        return self.title


class RecommendedCount(models.Model):
    """How many times a clinical procedure should be done, in one role."""

    activity = models.ForeignKey(
        LearningActivity, on_delete=models.CASCADE, related_name="counts"
    )
    position = models.PositiveSmallIntegerField()
    row = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=120, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("activity", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("activity", "position"), name="recommended_counts_are_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.row} {self.role} {self.count}".strip()


class AssessmentMethod(models.Model):
    """A recommended way to judge competence."""

    class Kind(models.TextChoices):
        """The ways in which competence may be judged."""

        DIRECT_OBSERVATION = "direct_observation", _("Direct observation")
        STRUCTURED_FEEDBACK = "structured_feedback", _("Structured feedback")
        MULTI_SOURCE_FEEDBACK = "multi_source_feedback", _("360-degree feedback")
        CASE_DISCUSSION = "case_discussion", _("Case discussion")
        COURSE_TEST = "course_test", _("Course test")
        COMMITTEE = "committee", _("Judgement by a committee")
        OTHER = "other", _("Other assessment")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(
        CurriculumEdition, on_delete=models.PROTECT, related_name="assessments"
    )
    key = models.CharField(max_length=300)
    kind = models.CharField(max_length=24, choices=Kind)
    title = models.TextField()
    raw = models.TextField(blank=True)

    class Meta:
        ordering = ("edition", "title")
        verbose_name = _("assessment method")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "key"),
                name="assessment_methods_of_an_edition_differ_in_key",
            ),
        )

    def __str__(self) -> str:
        return self.title


class LearningObjective(models.Model):
    """One learning objective of one edition; its `uuid` never changes."""

    class Kind(models.TextChoices):
        """Whose objective it is."""

        SPECIALTY = "specialty", _("The specialty's own")
        COMMON = "common", _("Common to all specialties")

    class Theme(models.TextChoices):
        """The theme packages of the common competencies."""

        SYSTEM = "system", _("System, organisation and leadership")
        QUALITY = "quality", _("Quality, patient safety, law and ethics")
        COMMUNICATION = (
            "communication",
            _("Communication, collaboration and patient education"),
        )

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(
        CurriculumEdition, on_delete=models.PROTECT, related_name="objectives"
    )
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=16)
    own_title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    group = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    replaces = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    theme = models.CharField(max_length=16, choices=Theme, blank=True)
    activities = models.ManyToManyField(LearningActivity, related_name="objectives")
    assessments = models.ManyToManyField(AssessmentMethod, related_name="objectives")
    same_as = models.JSONField(default=list)
    identifier = models.CharField(max_length=200, blank=True)
    raw = models.TextField(blank=True)

    class Meta:
        ordering = ("edition", "number")
        verbose_name = _("learning objective")
        verbose_name_plural = _("learning objectives")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "number"),
                name="objectives_of_an_edition_differ_in_number",
            ),
            models.CheckConstraint(
                condition=models.Q(theme="") | models.Q(kind="common"),
                name="only_common_objectives_have_a_theme",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def title(self) -> str:
        """Give its title, or a neutral one in the reader's language."""
        return self.own_title or core.neutral_title(self.number, get_language() or "nb")


class CatalogueImport(models.Model):
    """Files that came in, what they would change, and what became of them.

    `content` holds what was read and `preview` what it would change; nothing of
    it is in force before somebody has seen the preview and applied it.
    """

    class Status(models.TextChoices):
        """Where an import is in its life."""

        READ = "read", _("Read")
        APPLIED = "applied", _("Applied")
        DISCARDED = "discarded", _("Discarded")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_names = models.JSONField()
    content = models.JSONField()
    preview = models.JSONField()
    diagnostics = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status, default=Status.READ)
    read_on = models.DateField()
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ("-imported_at",)
        verbose_name = _("catalogue import")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(status="read", decided_at=None, decided_by=None)
                | (
                    ~models.Q(status="read")
                    & models.Q(decided_at__isnull=False, decided_by__isnull=False)
                ),
                name="a_decided_catalogue_import_has_a_person_and_a_moment",
            ),
        )

    def __str__(self) -> str:
        return ", ".join(self.file_names)

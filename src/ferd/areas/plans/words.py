"""Promises as people say them: the kinds, the units, the sentences."""

import re
from math import ceil

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from ferd.areas.plans import rule_words
from ferd.core.diagnostics import gettext_noop
from ferd.core.plans.changes import Change
from ferd.core.plans.kinds import COUNTED
from ferd.core.plans.model import Commitment

_FIGURE = re.compile(r"\d+(\.\d+)?")

WITH_FIGURE = frozenset(COUNTED)

COMMITMENTS = {
    "supervision_meetings_per_year": gettext_noop("Supervision meetings a year"),
    "supervision_hours_per_month": gettext_noop("Supervision a month"),
    "group_supervision_per_year": gettext_noop("Group supervision a year"),
    "committee_interval_months": gettext_noop(
        "Between meetings of the competence committee"
    ),
    "education_committee_interval_months": gettext_noop(
        "Between meetings of the education committee"
    ),
    "research_committee_interval_months": gettext_noop(
        "Between meetings of the research committee"
    ),
    "courses_per_year": gettext_noop("Courses a year"),
    "course_days_per_year": gettext_noop("Course days a year"),
    "study_hours_per_week": gettext_noop("Protected study time a week"),
    "study_days_per_year": gettext_noop("Study days a year"),
    "teaching_minutes_per_week": gettext_noop("Teaching a week"),
    "teaching_hours_per_year": gettext_noop("Teaching a year"),
    "teaching_interval_weeks": gettext_noop("Between teaching sessions"),
    "professional_meetings_per_week": gettext_noop("Professional meetings a week"),
    "multidisciplinary_meetings_per_week": gettext_noop(
        "Multidisciplinary meetings a week"
    ),
    "presentations_per_year": gettext_noop("Presentations at congresses a year"),
    "assessments_per_year": gettext_noop("Assessments a year"),
    "appraisals_per_year": gettext_noop("Appraisals a year"),
    "plan_revision_months": gettext_noop("Between revisions of the plan"),
    "individual_plan_revision_months": gettext_noop(
        "Between revisions of the individual plan"
    ),
    "guideline_revision_months": gettext_noop("Between revisions of guidelines"),
    "curriculum_cycle_months": gettext_noop("All central topics taught within"),
    "improvement_project_months": gettext_noop("Improvement project done within"),
    "minimum_months_at": gettext_noop("At least this long at"),
    "receiving_department_supervises_from_months": gettext_noop(
        "The receiving department supervises stays from"
    ),
    "consultant_course_days_per_year": gettext_noop(
        "Course days of consultants a year"
    ),
    "consultant_study_weeks_per_year": gettext_noop(
        "Study leave of consultants a year"
    ),
    "consultant_leave_months_per_five_years": gettext_noop(
        "Leave of consultants in five years"
    ),
    "consultant_leave_talk_interval_months": gettext_noop(
        "Between talks about consultants' leave"
    ),
    "suitability_feedback_days": gettext_noop("Feedback about suitability within"),
    "supervision_themes": gettext_noop("Themes of supervision"),
    "group_supervision_themes": gettext_noop("Themes of group supervision"),
    "committee_leader_told_of_meetings": gettext_noop(
        "The committee's leader is told that meetings were held"
    ),
    "committee_outcome_told_to_trainee": gettext_noop(
        "What the committee finds is told to the trainee"
    ),
    "course_costs_covered": gettext_noop("Courses are paid"),
    "objective_group_completion_notified": gettext_noop(
        "A completed group of objectives is noticed"
    ),
    "onboarding_checklists": gettext_noop("Checklists for those who begin"),
    "own_supervisor_in": gettext_noop("A supervisor of one's own in"),
    "reports_cosigned_unless_entrusted": gettext_noop(
        "Reports are co-signed unless entrusted"
    ),
    "supervision_documented": gettext_noop("Supervision is documented"),
    "supervision_missed_rebooked": gettext_noop("A missed meeting is booked again"),
    "supervisor_before_start": gettext_noop("A supervisor before the first day"),
    "supervisor_qualified": gettext_noop("The supervisor has taken the course"),
    "trainee_presents_in_teaching": gettext_noop("Trainees present in the teaching"),
}

UNITS = {
    "assessments": ngettext_lazy(
        "%(value)s assessment", "%(value)s assessments", "count"
    ),
    "courses": ngettext_lazy("%(value)s course", "%(value)s courses", "count"),
    "days": ngettext_lazy("%(value)s day", "%(value)s days", "count"),
    "hours": ngettext_lazy("%(value)s hour", "%(value)s hours", "count"),
    "meetings": ngettext_lazy("%(value)s meeting", "%(value)s meetings", "count"),
    "minutes": ngettext_lazy("%(value)s minute", "%(value)s minutes", "count"),
    "months": ngettext_lazy("%(value)s month", "%(value)s months", "count"),
    "presentations": ngettext_lazy(
        "%(value)s presentation", "%(value)s presentations", "count"
    ),
    "themes": ngettext_lazy("%(value)s theme", "%(value)s themes", "count"),
    "weeks": ngettext_lazy("%(value)s week", "%(value)s weeks", "count"),
}

SENTENCES = {
    "supervision_meetings_per_year": gettext_noop(
        "%(figure)s with the supervisor a year"
    ),
    "supervision_hours_per_month": gettext_noop("%(figure)s of supervision a month"),
    "group_supervision_per_year": gettext_noop(
        "%(figure)s of group supervision a year"
    ),
    "committee_interval_months": gettext_noop(
        "At most %(figure)s between meetings of the competence committee"
    ),
    "education_committee_interval_months": gettext_noop(
        "At most %(figure)s between meetings of the education committee"
    ),
    "research_committee_interval_months": gettext_noop(
        "At most %(figure)s between meetings of the research committee"
    ),
    "courses_per_year": gettext_noop("%(figure)s a year"),
    "course_days_per_year": gettext_noop("%(figure)s of courses a year"),
    "study_hours_per_week": gettext_noop("%(figure)s of protected study time a week"),
    "study_days_per_year": gettext_noop("%(figure)s of study a year"),
    "teaching_minutes_per_week": gettext_noop("%(figure)s of teaching a week"),
    "teaching_hours_per_year": gettext_noop("%(figure)s of teaching a year"),
    "teaching_interval_weeks": gettext_noop(
        "At most %(figure)s between teaching sessions"
    ),
    "professional_meetings_per_week": gettext_noop(
        "%(figure)s of the profession a week"
    ),
    "multidisciplinary_meetings_per_week": gettext_noop(
        "%(figure)s across the disciplines a week"
    ),
    "presentations_per_year": gettext_noop("%(figure)s at a congress a year"),
    "assessments_per_year": gettext_noop("%(figure)s a year"),
    "appraisals_per_year": gettext_noop("%(figure)s of appraisal a year"),
    "plan_revision_months": gettext_noop("The plan is revised within %(figure)s"),
    "individual_plan_revision_months": gettext_noop(
        "The individual plan is revised within %(figure)s"
    ),
    "guideline_revision_months": gettext_noop(
        "Guidelines are revised within %(figure)s"
    ),
    "curriculum_cycle_months": gettext_noop(
        "All central topics are taught within %(figure)s"
    ),
    "improvement_project_months": gettext_noop(
        "The improvement project takes %(figure)s"
    ),
    "minimum_months_at": gettext_noop("At least %(figure)s at %(about)s"),
    "receiving_department_supervises_from_months": gettext_noop(
        "For stays of %(figure)s or more, the receiving department supervises"
    ),
    "consultant_course_days_per_year": gettext_noop(
        "%(figure)s of courses a year for consultants"
    ),
    "consultant_study_weeks_per_year": gettext_noop(
        "%(figure)s of study leave a year for consultants"
    ),
    "consultant_leave_months_per_five_years": gettext_noop(
        "%(figure)s of leave in five years for consultants"
    ),
    "consultant_leave_talk_interval_months": gettext_noop(
        "At most %(figure)s between talks about consultants' leave"
    ),
    "suitability_feedback_days": gettext_noop(
        "A concern about suitability is raised within %(figure)s"
    ),
    "own_supervisor_in": gettext_noop("A supervisor of one's own in %(about)s"),
    "supervision_themes": gettext_noop("%(figure)s of supervision"),
    "group_supervision_themes": gettext_noop("%(figure)s of group supervision"),
}


def promise(commitment: Commitment) -> str:
    """Say a promise as a sentence, with its figure when it has one."""
    sentence = SENTENCES.get(commitment.kind)
    said = _(sentence) if sentence else ""
    lacks = ("%(figure)s" in said and commitment.value is None) or (
        "%(about)s" in said and not commitment.about
    )
    if not said or lacks:
        return _named(_(COMMITMENTS[commitment.kind]), commitment.about)
    words = said % {"figure": figure(commitment), "about": commitment.about}
    return words if "%(about)s" in said else _named(words, commitment.about)


def figure(commitment: Commitment) -> str:
    """Say a promise's figure with its unit."""
    return _figure(commitment.value or 0, commitment.unit)


def change(what: Change) -> str:
    """Say a change in the reader's language, kinds and figures in words too."""
    if rule_words.is_about_rules(what):
        return rule_words.change(what)
    facts = {key: _fact(value) for key, value in what.facts.items()}
    return _(what.template) % facts


def _fact(written: str) -> str:
    """Say a kind of promise, or a figure with its unit, as people say it."""
    kind, space, about = written.partition(" ")
    if kind in COMMITMENTS:
        return f"{_(COMMITMENTS[kind])}{space}{about}"
    if about in UNITS and _FIGURE.fullmatch(kind):
        return _figure(float(kind), about)
    return written


def _figure(value: float, unit: str) -> str:
    shown = number_format(int(value) if value == int(value) else value)
    words = UNITS.get(unit)
    if words is None:
        return f"{shown} {unit}".strip()
    return str(words % {"value": shown, "count": ceil(value)})


def lacks_figure(commitment: Commitment) -> bool:
    """Tell whether nobody can say if the promise is kept."""
    return commitment.kind in WITH_FIGURE and commitment.value is None


def _named(words: str, about: str) -> str:
    return f"{words} ({about})" if about else words

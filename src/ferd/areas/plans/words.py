"""Names of the kinds of promise, and of their units, as people say them."""

from ferd.core.diagnostics import gettext_noop
from ferd.core.plans.kinds import COUNTED

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
    "assessments": gettext_noop("assessments"),
    "courses": gettext_noop("courses"),
    "days": gettext_noop("days"),
    "hours": gettext_noop("hours"),
    "meetings": gettext_noop("meetings"),
    "minutes": gettext_noop("minutes"),
    "months": gettext_noop("months"),
    "presentations": gettext_noop("presentations"),
    "themes": gettext_noop("themes"),
    "weeks": gettext_noop("weeks"),
}

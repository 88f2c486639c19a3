"""The kinds of promise and of fact a plan is known to make, each with its unit.

A kind that counts something carries the unit in its name; a promise of such a
kind without a figure cannot be measured, and the checks say so. The others are
kept or broken as they stand. All are explained in docs/reference/commitments.md.
"""

from ferd.core.plans.model import Commitment

COUNTED = {
    "supervision_meetings_per_year": "meetings",
    "supervision_hours_per_month": "hours",
    "group_supervision_per_year": "meetings",
    "committee_interval_months": "months",
    "education_committee_interval_months": "months",
    "research_committee_interval_months": "months",
    "courses_per_year": "courses",
    "course_days_per_year": "days",
    "study_hours_per_week": "hours",
    "study_days_per_year": "days",
    "teaching_minutes_per_week": "minutes",
    "teaching_hours_per_year": "hours",
    "teaching_interval_weeks": "weeks",
    "professional_meetings_per_week": "meetings",
    "multidisciplinary_meetings_per_week": "meetings",
    "presentations_per_year": "presentations",
    "assessments_per_year": "assessments",
    "appraisals_per_year": "meetings",
    "plan_revision_months": "months",
    "individual_plan_revision_months": "months",
    "guideline_revision_months": "months",
    "curriculum_cycle_months": "months",
    "improvement_project_months": "months",
    "minimum_months_at": "months",
    "receiving_department_supervises_from_months": "months",
    "consultant_course_days_per_year": "days",
    "consultant_study_weeks_per_year": "weeks",
    "consultant_leave_months_per_five_years": "months",
    "consultant_leave_talk_interval_months": "months",
    "suitability_feedback_days": "days",
    "supervision_themes": "themes",
    "group_supervision_themes": "themes",
}
"""Promises with a figure: the kind, and what the figure counts."""

PLAIN = frozenset(
    {
        "supervisor_before_start",
        "own_supervisor_in",
        "supervisor_qualified",
        "supervision_documented",
        "supervision_missed_rebooked",
        "committee_leader_told_of_meetings",
        "committee_outcome_told_to_trainee",
        "reports_cosigned_unless_entrusted",
        "objective_group_completion_notified",
        "trainee_presents_in_teaching",
        "course_costs_covered",
        "onboarding_checklists",
    }
)
"""Promises that are kept or not, without a figure."""

FACTS = {
    "consultant_posts": "posts",
    "trainee_posts": "posts",
    "technologists": "posts",
    "secretaries": "posts",
    "physicists": "posts",
    "nurses": "posts",
    "psychologists": "posts",
    "professors": "posts",
    "gamma_cameras": "machines",
    "pet_ct": "machines",
    "ct_scanners": "machines",
    "mri_scanners": "machines",
    "ultrasound_machines": "machines",
    "beds": "beds",
    "operating_theatres": "rooms",
    "examinations_per_year": "examinations",
    "referrals_per_year": "referrals",
    "outpatient_visits_per_year": "visits",
    "admissions_per_year": "admissions",
    "operations_per_year": "operations",
    "births_per_year": "births",
    "inpatient_share": "percent",
    "catchment_population": "people",
    "sections_in_department": "sections",
    "leader_levels": "levels",
}
"""Facts about a department: the kind, and what the figure counts."""


def lacks_its_figure(commitment: Commitment) -> bool:
    """Tell whether a promise ought to say how much or how often, and does not."""
    return commitment.kind in COUNTED and commitment.value is None

from ferd.areas.curriculum.models import LearningActivity
from ferd.core.plans.progress_rules import ActivityKind


def test_a_plan_has_a_word_for_each_kind_of_activity_of_the_catalogue():
    assert list(ActivityKind) == LearningActivity.Kind.values

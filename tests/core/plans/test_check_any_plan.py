from datetime import date

from hypothesis import HealthCheck, given, settings

from ferd.core.curriculum.shipped import NUCLEAR_MEDICINE
from ferd.core.plans.check import check_plan
from tests.formats.plans.plan_values import plans


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans)
def test_no_plan_makes_a_check_fail_and_every_finding_has_words(plan):
    for requirements in (NUCLEAR_MEDICINE, None):
        for found in check_plan(plan, requirements, on=date(2026, 1, 1)):
            assert found.text()
            assert found.advice()

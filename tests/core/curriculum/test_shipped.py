import pytest

from ferd.core.curriculum.shipped import requirements_for


@pytest.mark.parametrize(
    "written",
    ["NUK", "nuk", "Nukleærmedisin", "nukleaermedisin", "NUKLEÆR MEDISIN"],
)
def test_nuclear_medicine_is_found_however_it_is_written(written):
    found = requirements_for(written)

    assert found is not None
    assert (found.code, len(found.objectives)) == ("NUK", 102)
    assert (min(found.objectives), max(found.objectives)) == (1, 102)
    assert found.required_months == 60


@pytest.mark.parametrize("written", ["", "RAD", "Radiologi", "nuklear"])
def test_no_requirements_are_made_up_for_what_is_not_known(written):
    assert requirements_for(written) is None

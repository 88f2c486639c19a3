import pytest

from ferd.core.plans.model import TrainingSite


@pytest.mark.parametrize(
    ("site", "title", "short_title"),
    [
        (TrainingSite("A HF", "North", "NM"), "A HF, North, NM", "North, NM"),
        (TrainingSite("A HF", "", "NM"), "A HF, NM", "A HF, NM"),
        (TrainingSite("North", "North", ""), "North", "North"),
        (TrainingSite("", "", ""), "", ""),
    ],
)
def test_a_place_is_named_as_far_as_it_is_known(site, title, short_title):
    assert (site.title, site.short_title) == (title, short_title)

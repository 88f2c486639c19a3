import copy

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ferd.core.progress.seal import Shown, canonical, changes, seal_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = st.text("abcæ", min_size=1, max_size=4)
LEAVES = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | TEXT
SHOWN = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4)
    ),
    max_leaves=12,
)


def places(value, path=()):
    """Give the way to every piece of text in a value."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


def put(value, path, new):
    changed = copy.deepcopy(value)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    return changed


def test_it_is_written_in_one_way():
    shown: Shown = {"b": ["å", 1, None], "a": True}

    assert canonical(shown) == '{"a":true,"b":["å",1,null]}'
    assert seal_of(shown) == seal_of({"a": True, "b": ["å", 1, None]})


@pytest.mark.parametrize("shown", [1.5, [0.1], {"a": {"b": 2.0}}, {1: "a"}])
def test_what_has_no_single_way_of_being_written_is_refused(shown):
    with pytest.raises(TypeError):
        seal_of(shown)


@given(SHOWN, SHOWN)
def test_two_values_have_one_seal_only_when_they_are_the_same(one, other):
    assert (seal_of(one) == seal_of(other)) == (canonical(one) == canonical(other))
    assert bool(list(changes(one, other))) == (seal_of(one) != seal_of(other))


@given(st.data())
def test_one_changed_character_anywhere_breaks_the_seal(data):
    shown = data.draw(st.dictionaries(NAMES, SHOWN, min_size=1, max_size=4))
    found = list(places(shown))
    assume(found)
    path = data.draw(st.sampled_from(found))
    text = shown
    for step in path:
        text = text[step]
    at = data.draw(st.integers(0, len(text)))
    letter = data.draw(st.characters(exclude_categories=["Cs"]))
    swapped = text[:at] + letter + text[at + 1 :]
    assume(swapped != text)

    changed = put(shown, path, swapped)

    assert seal_of(changed) != seal_of(shown)
    assert list(changes(shown, changed)) == [".".join(map(str, path))]


def test_what_has_changed_is_named():
    then: Shown = {"a": [{"words": "Good"}, {"words": "Fair"}], "gone": 1}
    now: Shown = {"a": [{"words": "Good"}, {"words": "Poor"}], "new": 1}

    assert list(changes(then, now)) == ["a.1.words", "gone", "new"]
    assert list(changes([1], [1, 2], "a")) == ["a"]
    assert list(changes([1, 2], [1, 3])) == ["1"]
    assert list(changes(True, 1)) == [""]

"""Circumstances and pathways survive being kept as JSON, exactly."""

import json
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings

from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Period
from ferd.formats import value_json
from ferd.formats.pathway_json import (
    circumstances_from_json,
    circumstances_to_json,
    pathway_from_json,
    pathway_to_json,
)
from tests.core.scheduling.circumstances import WITH_BLOCKS
from tests.core.scheduling.plans import full_time, laid


@given(WITH_BLOCKS)
def test_circumstances_come_back_as_they_were(circumstances):
    kept = json.dumps(circumstances_to_json(circumstances))

    assert circumstances_from_json(json.loads(kept)) == circumstances


@given(WITH_BLOCKS)
@settings(max_examples=40)
def test_a_pathway_comes_back_as_it_was(circumstances):
    fields = Circumstances.__dataclass_fields__
    pathway = laid(**{name: getattr(circumstances, name) for name in fields})
    kept = json.dumps(pathway_to_json(pathway))

    assert pathway_from_json(json.loads(kept)) == pathway


def test_what_was_kept_before_there_were_blocks_is_read_without_any():
    kept = json.loads(json.dumps(pathway_to_json(laid())))
    del kept["pathway"]["circumstances"]["planned"]

    assert pathway_from_json(kept) == laid()


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"form": "ferd.pathway/2", "pathway": {}},
        {"form": "ferd.pathway/1"},
    ],
)
def test_another_form_is_refused(data):
    with pytest.raises(ValueError, match="not"):
        pathway_from_json(data)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_on", "yesterday"),
        ("starts_on", 3.5),
        ("starts_on", None),
        ("wanted_by", "some day"),
        ("fractions", {}),
        ("fractions", [7]),
        ("fractions", [{"period": {"start": "2026-01-01"}, "fraction": "1/0"}]),
        ("fractions", [{"period": {"start": "2026-01-01"}, "fraction": "2"}]),
        ("leaves", [{"kind": "sick"}]),
        ("leaves", [{"period": {"start": "2026-01-01"}, "kind": "bored"}]),
        ("alternatives", ["1"]),
    ],
)
def test_damaged_data_is_refused_with_its_place(field, value):
    data = json.loads(json.dumps(circumstances_to_json(full_time())))
    data["circumstances"][field] = value

    with pytest.raises(ValueError, match=r"\$|between"):
        circumstances_from_json(data)


def test_damaged_rules_and_facts_are_refused():
    stored = pathway_to_json(laid(credited_service=()))
    short, odd = json.loads(json.dumps(stored)), json.loads(json.dumps(stored))
    short["pathway"]["rules"]["provenance"] = [["quota_share"]]
    odd["pathway"]["diagnostics"][0]["facts"] = []

    for data in (short, odd):
        with pytest.raises(ValueError, match="is not what is kept here"):
            pathway_from_json(data)


def test_an_open_end_is_kept():
    period = value_json.from_json(Period, {"start": "2026-01-01"})

    assert period == Period(date(2026, 1, 1))
    assert value_json.from_json(Period, value_json.to_json(period)) == period


def test_a_date_is_written_in_one_way_only():
    for odd in ("20260101", 20260101, "2026-W01-4"):
        with pytest.raises(ValueError, match="is not what is kept here"):
            value_json.from_json(date, odd)


def test_what_is_no_plain_value_is_not_written_or_read():
    @dataclass(frozen=True)
    class Odd:
        inside: complex

    with pytest.raises(TypeError):
        value_json.to_json({1, 2})
    with pytest.raises(TypeError):
        value_json.from_json(Odd, {"inside": "1"})

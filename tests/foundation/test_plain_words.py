"""An identity number is refused before it is stored, and is never repeated."""

import pytest
from django import forms

from ferd.foundation.fields import PlainWords
from ferd.foundation.plain_words import (
    IdentityNumber,
    identity_number_in,
    identity_number_in_name,
    refuse_identity_numbers,
)
from tests.core.test_identity_numbers import numbers

NUMBER = next(numbers(1))


class Form(forms.Form):
    words = PlainWords()


def test_a_form_says_where_the_number_stands_and_not_which_it_is():
    form = Form({"words": f"PET\nav {NUMBER[:6]} {NUMBER[6:]}"})

    (fault,) = form.errors["words"]
    assert "line 2 from sign 4" in fault
    assert NUMBER[6:] not in fault


def test_other_words_pass():
    assert Form({"words": "Twelve of 34 patients, 01.02.2024"}).is_valid()


def test_an_action_refuses_the_same():
    refuse_identity_numbers("One", "", "Two")
    with pytest.raises(IdentityNumber):
        refuse_identity_numbers("One", NUMBER)


def test_the_name_of_a_file_is_read_too():
    assert identity_number_in_name(f"svar_{NUMBER}.pdf")
    assert not identity_number_in_name("svar_2024-11-24.pdf")
    assert not identity_number_in("")

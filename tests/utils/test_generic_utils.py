"""Lookup by name."""
import pytest

import keras1
from keras1 import activations, constraints, initializations, objectives, optimizers, regularizers
from keras1.errors import UnknownNameError
from keras1.utils.generic_utils import get_from_module, make_tuple

#: Each module and what its error messages call its members.
MODULES = {
    "activation function": activations,
    "constraint": constraints,
    "initialization": initializations,
    "objective": objectives,
    "optimizer": optimizers,
    "regularizer": regularizers,
}


@pytest.mark.parametrize("what", MODULES)
def test_an_unknown_name_is_an_exception_with_the_originals_words(what):
    with pytest.raises(UnknownNameError) as caught:
        MODULES[what].get("no_such_one")
    assert type(caught.value).__name__ == "Exception"
    assert caught.value.args == ("Invalid %s: no_such_one" % what,)
    assert "known names: " in caught.value.hint


@pytest.mark.parametrize("what", MODULES)
def test_what_is_no_string_is_returned(what):
    for thing in (max, None, 3, lambda x: x):
        assert MODULES[what].get(thing) is thing


@pytest.mark.parametrize("what", MODULES)
def test_what_a_user_puts_into_the_module_is_found(what, monkeypatch):
    monkeypatch.setattr(MODULES[what], "mine", dict, raising=False)
    found = MODULES[what].get("mine")
    assert found is dict or found == {}  # the latter where names are called at once
    with pytest.raises(UnknownNameError) as caught:
        MODULES[what].get("mime")
    assert "did you mean 'mine'?" in caught.value.hint


def test_the_hint_names_what_one_may_have_meant_and_nothing_else():
    with pytest.raises(UnknownNameError) as caught:
        optimizers.get("adm")
    assert caught.value.hint.startswith("did you mean 'adam'?")
    known = caught.value.hint.split("known names: ")[1].split(", ")
    assert {"sgd", "SGD", "Adamax"} <= set(known)
    assert not {"get", "get_from_module", "Any", "Optional"} & set(known)


def test_a_name_that_is_gone_is_still_importable():
    with keras1.emulate("0.3.3"):
        with pytest.raises(UnknownNameError) as caught:
            objectives.get("rmse")
        assert "keras 0.3.3 has it no more; give keras1.objectives.rmse itself" in caught.value.hint
        assert objectives.get(objectives.rmse) is objectives.root_mean_squared_error


def test_instantiate_with_arguments():
    assert get_from_module("dict", {"dict": dict}, "thing") is dict
    assert get_from_module("dict", {"dict": dict}, "thing", instantiate=True) == {}
    assert get_from_module("dict", {"dict": dict}, "thing", instantiate=True, kwargs={"a": 1}) == {"a": 1}


def test_make_tuple():
    assert make_tuple() == ()
    assert make_tuple(1, "a", None) == (1, "a", None)

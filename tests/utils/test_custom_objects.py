"""Users' classes and functions by name.  What 1.2.2 did is among the goldens: voc_utils, own_vocabulary."""
import pytest

import keras1
from keras1 import activations, objectives, optimizers
from keras1.errors import UnknownNameError
from keras1.utils.generic_utils import CustomObjectScope, custom_object_scope, get_custom_objects


def test_names_hold_within_the_block():
    with pytest.raises(UnknownNameError):
        activations.get("mine")
    with CustomObjectScope({"mine": max}, {"relu": min}) as scope:
        assert activations.get("mine") is max and activations.get("relu") is min
        assert scope.custom_objects == ({"mine": max}, {"relu": min})
    assert get_custom_objects() == {} and activations.get("relu") is activations.relu


def test_changes_end_with_the_block_even_after_an_error():
    with pytest.raises(KeyError), custom_object_scope({"a": 1}):
        get_custom_objects()["b"] = 2
        with custom_object_scope({"a": 3}):
            assert get_custom_objects() == {"a": 3, "b": 2}
        assert get_custom_objects() == {"a": 1, "b": 2}
        raise KeyError
    assert get_custom_objects() == {}


def test_a_users_optimizer_is_made_anew():
    class Own(optimizers.SGD):
        pass

    with custom_object_scope({"Own": Own}), keras1.emulate("1.2.2"):
        assert type(optimizers.get("Own")) is Own
        assert optimizers.get({"name": "Own", "nesterov": True}).nesterov


def test_configurations_as_identifiers_came_with_1_0():
    config = {"name": "SGD", "nesterov": True}
    with keras1.emulate("0.3.3"):
        assert optimizers.get(config) is config
    with keras1.emulate("1.0.8"):
        assert optimizers.get(config).nesterov
        with pytest.raises(UnknownNameError, match="Invalid optimizer: {'lr': 1}"):
            optimizers.get({"name": "nothing", "lr": 1})
    assert config == {"name": "SGD", "nesterov": True}


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.0", "ValueError")])
def test_classes_of_errors(release, kind):
    with keras1.emulate(release), pytest.raises(UnknownNameError) as caught:
        objectives.get("nothing")
    assert type(caught.value).__name__ == kind


def test_no_activation_is_linear_from_1_0_8_on():
    for release, expected in [("1.0.1", None), ("1.0.8", activations.linear)]:
        with keras1.emulate(release):
            assert activations.get(None) is expected

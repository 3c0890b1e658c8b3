"""Configurations give the layers and models back; none of them runs code."""
import json

import pytest
import yaml

import keras1
from keras1.layers.core import Activation, Dense, Layer
from keras1.models import Sequential, model_from_config, model_from_json, model_from_yaml
from keras1.regularizers import l1l2
from keras1.saving.classic_config import container_from_config, get_layer


def model():
    return Sequential([
        Dense(3, input_dim=4, W_regularizer=l1l2(.1, .2), b_constraint="nonneg", trainable=False),
        Sequential([Activation("tanh", input_shape=(3,))]), Dense(2)])


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_json_and_yaml_make_the_round_trip(release):
    with keras1.emulate(release):
        first = model()
        for again in (model_from_json(first.to_json()), model_from_yaml(first.to_yaml())):
            assert isinstance(again, Sequential)
            assert json.loads(again.to_json()) == json.loads(first.to_json())
            assert again.layers[0].W_regularizer.l2 == .2 and not again.layers[0].trainable


def test_compiled_model_comes_back_compiled():
    first = model()
    first.compile("rmsprop", "mse", class_mode="binary")
    again = model_from_json(first.to_json())
    assert again.optimizer.get_config() == first.optimizer.get_config()
    assert (again.loss, again.class_mode) == (first.loss, "binary")


def test_names_come_back_from_0_3_3():
    with keras1.emulate("0.3.3"):
        config = Dense(3, input_dim=4, name="top").get_config()
        assert config["custom_name"] == "top" and container_from_config(config).name == "top"


def test_configuration_is_left_as_it_is():
    config = model().get_config()
    before = json.dumps(config)
    container_from_config(config)
    assert json.dumps(config) == before


def test_custom_objects():
    class Own(Layer):
        pass

    text = Sequential([Own(input_shape=(3,))]).to_json()
    assert type(model_from_json(text, {"Own": Own}).layers[0]) is Own

    class Strange(Layer):
        pass

    with pytest.raises(Exception, match="Invalid layer: Strange"):
        model_from_json(Sequential([Strange(input_shape=(3,))]).to_json())


def test_unknown_names():
    with pytest.raises(Exception, match="Unrecognized model:") as caught:
        model_from_config({"name": "Nobody"})
    assert "Sequential" in caught.value.hint
    with pytest.raises(Exception, match="Invalid layer: Dens") as caught:
        get_layer("Dens")
    assert "did you mean 'Dense'" in caught.value.hint


def test_yaml_makes_no_objects():
    with pytest.raises(yaml.YAMLError):
        model_from_yaml("!!python/object/apply:os.getcwd []")
    text = "{layers: [{name: Reshape, dims: !!python/tuple [2, 3], input_shape: [6]}], " \
           "name: !!python/unicode 'Sequential'}"
    assert model_from_yaml(text).output_shape == (None, 2, 3)

"""Where the channels of images stand: as set, as ``keras.json`` says, or as the release had it."""
import pytest

from keras1 import backend as K
from keras1.backend import common, settings
from keras1.backend.ordering import ordering_of
from keras1.errors import ArgumentError, BackendError
from keras1.history import emulate


@pytest.mark.parametrize("release, usual", [("0.3.1", "th"), ("1.0.8", "th"), ("1.1.0", "th"), ("1.2.2", "th")])
def test_channels_stand_first_if_the_file_is_silent(keras_json, release, usual):
    keras_json('{"backend": "theano"}')
    settings.load()
    with emulate(release):
        assert K.image_dim_ordering() == usual


@pytest.mark.parametrize("text, ordering", [
    ('{"image_dim_ordering": "tf"}', "tf"),
    ('{"image_data_format": "channels_last"}', "tf"),
    ('{"image_dim_ordering": "th", "image_data_format": "channels_last"}', "th"),
])
def test_the_file_says_where_channels_stand(keras_json, text, ordering):
    keras_json(text)
    settings.load()
    for release in ("1.0.8", "1.2.2"):
        with emulate(release):
            assert K.image_dim_ordering() == ordering


def test_channels_are_set():
    K.set_image_dim_ordering("tf")
    assert (K.image_dim_ordering(), K.image_data_format(), common._IMAGE_DIM_ORDERING) == ("tf", "channels_last", "tf")
    K.set_image_data_format("channels_first")
    assert (K.image_dim_ordering(), K.image_data_format()) == ("th", "channels_first")


@pytest.mark.parametrize("release, kind", [("1.0.8", Exception), ("1.2.2", ValueError)])
def test_an_unknown_ordering(release, kind):
    with emulate(release), pytest.raises(kind, match="Unknown dim_ordering") as error:
        K.set_image_dim_ordering("xx")
    assert error.value.upstream is kind and isinstance(error.value, BackendError)
    with pytest.raises(ValueError, match="Unknown data_format"):
        K.set_image_data_format("th")


@pytest.mark.parametrize("given, meant", [("th", "th"), ("tf", "tf"), ("channels_last", "tf"), ("default", "th"),
                                          (None, "th")])
def test_orderings_in_the_words_of_any_release(given, meant):
    assert ordering_of(given) == meant


def test_a_data_format_of_2():
    assert K.normalize_data_format(None) == "channels_first"
    assert K.normalize_data_format("Channels_Last") == "channels_last"
    with pytest.raises(ValueError, match="channels_first"):
        K.normalize_data_format("th")


@pytest.mark.parametrize("release, kind", [("1.1.2", Exception), ("1.2.0", ValueError)])
def test_a_function_names_an_unknown_ordering(release, kind):
    with emulate(release), pytest.raises(kind, match="Unknown dim_ordering") as error:
        K.pool2d(K.zeros((1, 1, 2, 2)), (2, 2), dim_ordering="xx")
    assert error.value.upstream is kind and isinstance(error.value, ArgumentError)


def test_functions_follow_the_setting_from_1_1_on():
    x = K.zeros((1, 2, 3, 4))
    K.set_image_dim_ordering("tf")
    assert K.eval(K.spatial_2d_padding(x)).shape == (1, 2, 5, 6)
    with emulate("1.2.2"):
        assert K.eval(K.spatial_2d_padding(x)).shape == (1, 4, 5, 4)

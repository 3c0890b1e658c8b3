"""Sizes along the spatial axes."""
import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from keras1.layers.windows import channel_axis, conv_output_length, with_spatial_sizes


@pytest.mark.parametrize("length", [4, 5, 9])
@pytest.mark.parametrize("window", [1, 2, 3])
@pytest.mark.parametrize("stride", [1, 2, 3])
def test_as_many_windows_as_fit(length, window, stride):
    places = np.arange(length)
    assert conv_output_length(length, window, "same", stride) == len(places[::stride])
    assert conv_output_length(length, window, "valid", stride) == len(sliding_window_view(places, window)[::stride])


def test_an_open_length_stays_open():
    assert conv_output_length(None, 3, "valid", 1) is None
    assert conv_output_length(None, 3, "whatever", 1) is None


def test_another_border_mode():
    with pytest.raises(AssertionError):
        conv_output_length(5, 3, "full", 1)


@pytest.mark.parametrize("shape, ordering, expected", [
    ((None, 7, 2), "tf", (None, 8, 2)), ((3, 1, 7, None), "th", (3, 1, 8, None)),
    ((3, 7, 6, 1), "tf", (3, 8, 17, 1)), ((3, 1, 7, 6, 5), "th", (3, 1, 8, 17, 26)),
])
def test_spatial_sizes(shape, ordering, expected):
    assert with_spatial_sizes(shape, ordering, lambda i, size: size + 1 + 10 * i) == expected


def test_channels():
    assert (channel_axis("th"), channel_axis("tf")) == (1, -1)
    with pytest.raises(Exception, match="Invalid dim_ordering: xy"):
        channel_axis("xy")

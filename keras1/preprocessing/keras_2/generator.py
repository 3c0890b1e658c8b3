"""Batches of images that are changed at random while a model trains, in 2.x."""
import warnings
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError
from keras1.history import Gated, default
from keras1.preprocessing import affine
from keras1.preprocessing.keras_2.files import DirectoryIterator
from keras1.preprocessing.keras_2.iterators import NumpyArrayIterator
from keras1.preprocessing.keras_2.statistics import Normalizing
from keras1.preprocessing.keras_2.tables import DataFrameIterator
from keras1.preprocessing.keras_2.transforms import (
    apply_affine_transform,
    apply_brightness_shift,
    apply_channel_shift,
    checked_brightness,
)
from keras1.preprocessing.transforms import zoom_factors

#: The axes of channels, rows and columns in an array of images.
_AXES = {"channels_first": (1, 2, 3), "channels_last": (3, 1, 2)}

#: What each option switches on or off: the other option, its new value, and the warning's words.
_OVERRIDES = (
    ("zca_whitening", "featurewise_center", True, ", "), ("zca_whitening", "featurewise_std_normalization", False, " "),
    ("featurewise_std_normalization", "featurewise_center", True, ", "),
    ("samplewise_std_normalization", "samplewise_center", True, ", "),
)


class ImageDataGenerator(Normalizing, Gated):
    """Normalizes images and changes them at random, batch by batch.

    Parameters
    ----------
    featurewise_center, featurewise_std_normalization : bool
        Subtract each channel's mean over all images, and divide by its deviation; needs ``fit``.
    samplewise_center, samplewise_std_normalization : bool
        Subtract an image's own mean, and divide by its deviation.
    zca_whitening : bool
        Take the correlation out of the values; needs ``fit``.
    zca_epsilon : float
        What is added to the variances for that.
    rotation_range : float
        The largest angle, in degrees.
    width_shift_range, height_shift_range : float, int or sequence
        Of the size, if below 1; else pixels.  A whole number n stands for 0 to n - 1 pixels, a sequence for its
        elements, to either side.
    brightness_range : pair of floats, optional
        See `random_brightness`.
    shear_range : float
        The largest angle, in degrees.
    zoom_range : float or pair of floats
        A number z stands for the pair (1 - z, 1 + z).
    channel_shift_range : float
        See `random_channel_shift`.
    fill_mode, cval
        What lies beyond the edges; see `apply_affine_transform`.
    horizontal_flip, vertical_flip : bool
        Whether to flip every other image, on average.
    rescale : float, optional
        What to multiply an image by, before it is normalized.
    preprocessing_function : callable, optional
        Takes an image, after the random changes, and returns one of the same shape.
    data_format : {"channels_first", "channels_last"}, optional
        Where the channels stand; from 2.2.4 on last by default, before as ``K.image_data_format()`` says.
    validation_split : float
        The share of the images that are for validation; see ``subset`` of `NumpyArrayIterator`.
    interpolation_order : int
        That of the splines; see `apply_affine_transform`.
    dtype : str, optional
        By default "float32".

    Attributes
    ----------
    mean, std : array
        Made by ``fit``: one number for each channel.
    principal_components : array, shape (n, n)
        The whitening matrix, made by ``fit``; n values make an image.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: another ``data_format``, ranges that are no pairs, a share outside 0 to 1.

    Notes
    -----
    An image draws, from NumPy's global generator: the angle, if one is asked for; the height's and the width's shift;
    the shear; two factors of the zoom; always two numbers for the flips; the shift of colours; the brightness.
    Source: ``keras.preprocessing.image.ImageDataGenerator`` of 2.3.1 (keras_preprocessing 1.1.2).

    Examples
    --------
    >>> generator = ImageDataGenerator(rescale=0.5)
    >>> next(generator.flow(np.ones((2, 4, 4, 1)), batch_size=1)).max()
    0.5
    """

    @default("data_format", "2.2.4", "channels_last", "a package of its own knows no settings")
    def __init__(self, featurewise_center: bool = False, samplewise_center: bool = False,
                 featurewise_std_normalization: bool = False, samplewise_std_normalization: bool = False,
                 zca_whitening: bool = False, zca_epsilon: float = 1e-6, rotation_range: float = 0,
                 width_shift_range: Any = 0., height_shift_range: Any = 0.,
                 brightness_range: Optional[Sequence[float]] = None, shear_range: float = 0.,
                 zoom_range: Union[float, Sequence[float]] = 0., channel_shift_range: float = 0.,
                 fill_mode: str = "nearest", cval: float = 0., horizontal_flip: bool = False,
                 vertical_flip: bool = False, rescale: Optional[float] = None,
                 preprocessing_function: Optional[Callable] = None, data_format: Optional[str] = None,
                 validation_split: float = 0., interpolation_order: int = 1, dtype: Optional[str] = "float32"):
        self.featurewise_center = featurewise_center
        self.samplewise_center = samplewise_center
        self.featurewise_std_normalization = featurewise_std_normalization
        self.samplewise_std_normalization = samplewise_std_normalization
        self.zca_whitening = zca_whitening
        self.zca_epsilon = zca_epsilon
        self.rotation_range = rotation_range
        self.width_shift_range = width_shift_range
        self.height_shift_range = height_shift_range
        self.shear_range = shear_range
        self.zoom_range = _zoom_pair(zoom_range)
        self.channel_shift_range = channel_shift_range
        self.fill_mode = fill_mode
        self.cval = cval
        self.horizontal_flip = horizontal_flip
        self.vertical_flip = vertical_flip
        self.rescale = rescale
        self.preprocessing_function = preprocessing_function
        self.dtype = dtype or K.floatx()
        self.interpolation_order = interpolation_order
        self.data_format = _checked_format(data_format or K.image_data_format())
        self.channel_axis, self.row_axis, self.col_axis = _AXES[self.data_format]
        self._validation_split = _checked_split(validation_split)
        self.brightness_range = None if brightness_range is None else checked_brightness(brightness_range)
        self._override()

    def _override(self):
        """Switch on what an option needs and off what it makes useless, with a warning for each."""
        given = dict(vars(self))
        for option, other, value, comma in _OVERRIDES:
            if given[option] and given[other] is not value:
                setattr(self, other, value)
                warnings.warn("This ImageDataGenerator specifies `%s`%swhich overrides setting of%s`%s`."
                              % (option, comma, " " if value else "", other), stacklevel=4)

    # -- batches

    def flow(self, x: Any, y: Optional[np.ndarray] = None, batch_size: int = 32, shuffle: bool = True,
             sample_weight: Optional[np.ndarray] = None, seed: Optional[int] = None,
             save_to_dir: Optional[str] = None, save_prefix: str = "", save_format: str = "png",
             subset: Optional[str] = None) -> NumpyArrayIterator:
        """Batches of the images of an array, changed, without end; arguments as for `NumpyArrayIterator`."""
        return NumpyArrayIterator(x, y, self, batch_size, shuffle, sample_weight, seed, self.data_format, save_to_dir,
                                  save_prefix, save_format, subset)

    def flow_from_directory(self, directory: str, target_size: Tuple[int, int] = (256, 256), color_mode: str = "rgb",
                            classes: Optional[Sequence[str]] = None, class_mode: Optional[str] = "categorical",
                            batch_size: int = 32, shuffle: bool = True, seed: Optional[int] = None,
                            save_to_dir: Optional[str] = None, save_prefix: str = "", save_format: str = "png",
                            follow_links: bool = False, subset: Optional[str] = None,
                            interpolation: str = "nearest") -> DirectoryIterator:
        """Batches of the pictures of a directory, changed, without end; arguments as for `DirectoryIterator`."""
        return DirectoryIterator(directory, self, target_size, color_mode, classes, class_mode, batch_size, shuffle,
                                 seed, self.data_format, save_to_dir, save_prefix, save_format, follow_links, subset,
                                 interpolation)

    def flow_from_dataframe(self, dataframe: Any, directory: Optional[str] = None, x_col: str = "filename",
                            y_col: Union[str, List[str]] = "class", weight_col: Optional[str] = None,
                            target_size: Tuple[int, int] = (256, 256), color_mode: str = "rgb",
                            classes: Optional[Sequence[str]] = None, class_mode: Optional[str] = "categorical",
                            batch_size: int = 32, shuffle: bool = True, seed: Optional[int] = None,
                            save_to_dir: Optional[str] = None, save_prefix: str = "", save_format: str = "png",
                            subset: Optional[str] = None, interpolation: str = "nearest",
                            validate_filenames: bool = True, **kwargs: Any) -> DataFrameIterator:
        """Batches of the pictures that a table names, changed, without end; arguments as for `DataFrameIterator`."""
        return DataFrameIterator(
            dataframe, directory, self, x_col=x_col, y_col=y_col, weight_col=weight_col, target_size=target_size,
            color_mode=color_mode, classes=classes, class_mode=class_mode, data_format=self.data_format,
            batch_size=batch_size, shuffle=shuffle, seed=seed, save_to_dir=save_to_dir, save_prefix=save_prefix,
            save_format=save_format, subset=subset, interpolation=interpolation,
            validate_filenames=validate_filenames, **kwargs)

    # -- one image

    def get_random_transform(self, img_shape: Sequence[int], seed: Optional[int] = None) -> Dict[str, Any]:
        """Draw the changes of an image.

        Parameters
        ----------
        img_shape : tuple
            The shape of the image.
        seed : int, optional
            Seeds NumPy's generator.

        Returns
        -------
        dict
            ``theta``, ``tx``, ``ty``, ``shear``, ``zx``, ``zy``: see `apply_affine_transform`; ``flip_horizontal``,
            ``flip_vertical``; ``channel_shift_intensity`` and ``brightness``, None if they stay.
        """
        if seed is not None:
            np.random.seed(seed)
        theta = _drawn(self.rotation_range)
        tx = _drawn_shift(self.height_shift_range, img_shape[self.row_axis - 1])
        ty = _drawn_shift(self.width_shift_range, img_shape[self.col_axis - 1])
        shear = _drawn(self.shear_range)
        zx, zy = zoom_factors(self.zoom_range)
        horizontal = (np.random.random() < 0.5) * self.horizontal_flip
        vertical = (np.random.random() < 0.5) * self.vertical_flip
        colours = _drawn(self.channel_shift_range) if self.channel_shift_range != 0 else None
        brightness = None if self.brightness_range is None else np.random.uniform(*self.brightness_range)
        return {"theta": theta, "tx": tx, "ty": ty, "shear": shear, "zx": zx, "zy": zy,
                "flip_horizontal": horizontal, "flip_vertical": vertical, "channel_shift_intensity": colours,
                "brightness": brightness}

    def apply_transform(self, x: np.ndarray, transform_parameters: Dict[str, Any]) -> np.ndarray:
        """An image changed as `get_random_transform` says; what the dict does not hold stays."""
        rows, columns, channels = self.row_axis - 1, self.col_axis - 1, self.channel_axis - 1
        usual = {"theta": 0, "tx": 0, "ty": 0, "shear": 0, "zx": 1, "zy": 1}
        x = apply_affine_transform(
            x, **{name: transform_parameters.get(name, value) for name, value in usual.items()}, row_axis=rows,
            col_axis=columns, channel_axis=channels, fill_mode=self.fill_mode, cval=self.cval,
            order=self.interpolation_order)
        if transform_parameters.get("channel_shift_intensity") is not None:
            x = apply_channel_shift(x, transform_parameters["channel_shift_intensity"], channels)
        if transform_parameters.get("flip_horizontal", False):
            x = affine.flip_axis(x, columns)
        if transform_parameters.get("flip_vertical", False):
            x = affine.flip_axis(x, rows)
        if transform_parameters.get("brightness") is not None:
            x = apply_brightness_shift(x, transform_parameters["brightness"])
        return x

    def random_transform(self, x: np.ndarray, seed: Optional[int] = None) -> np.ndarray:
        """An image changed at random."""
        return self.apply_transform(x, self.get_random_transform(x.shape, seed))


def _zoom_pair(zoom_range):
    if isinstance(zoom_range, (float, int)):
        return [1 - zoom_range, 1 + zoom_range]
    if len(zoom_range) == 2 and all(isinstance(value, (float, int)) for value in zoom_range):
        return [zoom_range[0], zoom_range[1]]
    raise ArgumentError.like(ValueError)(
        "`zoom_range` should be a float or a tuple or list of two floats. Received: %s" % (zoom_range,))


def _checked_format(data_format):
    if data_format not in _AXES:
        raise ArgumentError.like(ValueError)(
            '`data_format` should be `"channels_last"` (channel after row and column) or `"channels_first"` (channel '
            "before row and column). Received: %s" % data_format)
    return data_format


def _checked_split(validation_split):
    if validation_split and not 0 < validation_split < 1:
        raise ArgumentError.like(ValueError)(
            "`validation_split` must be strictly between 0 and 1.  Received: %s" % validation_split)
    return validation_split


def _drawn(largest):
    """A random number up to another one, to either side; 0 draws nothing."""
    return np.random.uniform(-largest, largest) if largest else 0


def _drawn_shift(shift_range, size):
    """A distance in pixels: one of a whole number's or a sequence's, or any up to a share."""
    if not shift_range:
        return 0
    try:
        distance = np.random.choice(shift_range) * np.random.choice([-1, 1])
    except ValueError:  # no whole number, and no sequence
        distance = np.random.uniform(-shift_range, shift_range)
    return distance * size if np.max(shift_range) < 1 else distance

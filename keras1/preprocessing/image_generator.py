"""Batches of images that are changed at random while a model trains."""
import math
import random
import threading
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.backend.refusals import refusal
from keras1.errors import DataError
from keras1.history import Gated, argument, being, default, versioned
from keras1.preprocessing import affine, python2
from keras1.preprocessing.directories import DirectoryIterator
from keras1.preprocessing.iterators import NumpyArrayIterator
from keras1.preprocessing.normalizing import Normalizing
from keras1.preprocessing.pictures import array_to_img
from keras1.preprocessing.transforms import (
    horizontal_flip,
    random_channel_shift,
    random_rotation,
    random_shear,
    random_shift,
    uniform,
    vertical_flip,
    zoom_factors,
)

Batch = Tuple[np.ndarray, np.ndarray]

#: The axes of channels, rows and columns in an array of images.
_AXES = {"th": (1, 2, 3), "tf": (3, 1, 2)}

_ASKED = "an image is changed only if that is asked for"
_ONE_MAP = "all changes are one map, which takes the nearest pixel"


class ImageDataGenerator(Normalizing, Gated):
    """Normalizes images and changes them at random, batch by batch.

    An image is an array of shape (channels, height, width).

    Parameters
    ----------
    featurewise_center, featurewise_std_normalization : bool
        Subtract the mean over all images, and divide by the deviation, for each value by itself, from 1.2.0 for each
        channel; needs ``fit``.  Up to 1.0.1 by default.
    samplewise_center, samplewise_std_normalization : bool
        Subtract an image's own mean and divide by its deviation; from 0.3.3 those of each of its columns, from 1.0.8
        those of each pixel over its channels.
    zca_whitening : bool
        Take the correlation out of the values; needs ``fit``.
    rotation_range : float
        See `random_rotation`; degrees.
    width_shift_range, height_shift_range : float
        See `random_shift`; shares of the size.
    shear_range : float
        From 0.3.2: see `random_shear`; radians.
    zoom_range : float or pair of floats
        From 1.0.8: see `random_zoom`; a number z stands for the pair (1 - z, 1 + z).
    channel_shift_range : float
        From 1.0.8: see `random_channel_shift`.
    fill_mode, cval
        From 1.0.8: see `apply_transform`.
    horizontal_flip, vertical_flip : bool
        Whether to flip every other image, on average.
    rescale : float, optional
        From 1.0.8: what to multiply an image by, before it is normalized.
    preprocessing_function : callable, optional
        From 1.2.0: takes an image, after the random changes, and returns one of the same shape.
    dim_ordering : {"th", "tf", "default"}
        From 1.0.1: whether the channels of images stand first or last; from 1.0.8 by default as
        ``K.image_dim_ordering()`` says.

    Attributes
    ----------
    mean, std : array, shape (channels, height, width)
        Made by ``fit``; from 1.2.0 one number for each channel.
    principal_components : array, shape (n, n)
        The whitening matrix, made by ``fit``; n values make an image.

    Raises
    ------
    Exception
        On another ``dim_ordering``, or if ``zoom_range`` is no pair; from 1.2.0 a ``ValueError``.

    Notes
    -----
    Source: ``keras.preprocessing.image.ImageDataGenerator`` of 0.3.1, 0.3.3, 1.0.8 and 1.2.2.

    Examples
    --------
    >>> generator = ImageDataGenerator(featurewise_std_normalization=False)
    >>> X, y = np.arange(8.).reshape(2, 1, 2, 2), np.array([0, 1])
    >>> generator.fit(X)
    >>> X_batch, y_batch = next(generator.flow(X, y))
    >>> X_batch[1], y_batch
    (array([[[2., 2.],
            [2., 2.]]]), array([0, 1]))
    """

    @argument("shear_range", "0.3.2", "images may be sheared")
    @argument("dim_ordering", "1.0.1", "the channels of images may stand last")
    @default("dim_ordering", "1.0.8", "default", "as the settings say")
    @default("featurewise_center", "1.0.8", False, _ASKED)
    @default("featurewise_std_normalization", "1.0.8", False, _ASKED)
    @argument("zoom_range", "1.0.8", "images may be zoomed")
    @argument("channel_shift_range", "1.0.8", "colours may be changed")
    @argument("fill_mode", "1.0.8", "what lies beyond the edges")
    @argument("cval", "1.0.8", "what lies beyond the edges")
    @argument("rescale", "1.0.8", "values may be scaled")
    @argument("preprocessing_function", "1.2.0", "images may be prepared in any way")
    def __init__(self, featurewise_center: bool = True, samplewise_center: bool = False,
                 featurewise_std_normalization: bool = True, samplewise_std_normalization: bool = False,
                 zca_whitening: bool = False, rotation_range: float = 0., width_shift_range: float = 0.,
                 height_shift_range: float = 0., shear_range: float = 0.,
                 zoom_range: Union[float, Sequence[float]] = 0., channel_shift_range: float = 0.,
                 fill_mode: str = "nearest", cval: float = 0., horizontal_flip: bool = False,
                 vertical_flip: bool = False, rescale: Optional[float] = None,
                 preprocessing_function: Optional[Callable] = None, dim_ordering: str = "th"):
        self.featurewise_center = featurewise_center
        self.samplewise_center = samplewise_center
        self.featurewise_std_normalization = featurewise_std_normalization
        self.samplewise_std_normalization = samplewise_std_normalization
        self.zca_whitening = zca_whitening
        self.rotation_range = rotation_range
        self.width_shift_range = width_shift_range
        self.height_shift_range = height_shift_range
        self.shear_range = shear_range
        self.channel_shift_range = channel_shift_range
        self.fill_mode = fill_mode
        self.cval = cval
        self.horizontal_flip = horizontal_flip
        self.vertical_flip = vertical_flip
        self.rescale = rescale
        self.preprocessing_function = preprocessing_function
        with being(self.release):
            self.dim_ordering = _ordering(dim_ordering)
            self.zoom_range = _zoom_pair(zoom_range)
        self.channel_axis, self.row_axis, self.col_axis = _AXES[self.dim_ordering]
        self.channel_index, self.row_index, self.col_index = _AXES[self.dim_ordering]  # their names up to 1.2.1
        self.lock = threading.Lock()

    # -- batches

    @versioned
    def flow(self, X: np.ndarray, y: np.ndarray, batch_size: int = 32, shuffle: bool = False,
             seed: Optional[int] = None, save_to_dir: Optional[str] = None, save_prefix: str = "",
             save_format: str = "jpeg") -> Iterator[Batch]:
        """Batches (X, y) of changed images: one epoch of them; from 0.3.2 without end.

        Parameters
        ----------
        X : array, shape (samples, channels, height, width)
        y : array, shape (samples, ...)
        batch_size : int
            The last batch of an epoch may be smaller.
        shuffle : bool
            Whether to shuffle the samples.  Up to 0.3.1 ``X`` and ``y`` themselves are shuffled; later releases
            shuffle again when a smaller batch ended the epoch, and never if there is none.
            From 1.0.8 by default, with an order of its own for each epoch.
        seed : int, optional
            For the generator that shuffles: up to 0.3.1 that of the module ``random``, later NumPy's; see `Iterator`.
        save_to_dir : str, optional
            A directory to which each image is written as ``PREFIX_NUMBER.FORMAT``, up to 0.3.1 with its number
            in the batch, later in the epoch.  The images are scaled for that as `array_to_img` does, and the
            batch holds the scaled ones, as it did.
        save_prefix, save_format : str

        Returns
        -------
        iterator
            From 0.3.2 the generator itself, whose ``next`` may be called by several threads; from 1.0.8 a
            `NumpyArrayIterator`, and ``y`` may be left out.

        Raises
        ------
        AssertionError
            From 0.3.2, if the numbers of samples differ; from 1.0.8 see `NumpyArrayIterator`.
        TypeError
            When a batch is made, if ``fit`` is missing.
        """
        return self._epoch(X, y, batch_size, shuffle, seed, (save_to_dir, save_prefix, save_format))

    @flow.since("0.3.2", reason="the generator is an endless iterator; X and y are not shuffled themselves")
    def _flow_0_3_2(self, X: np.ndarray, y: np.ndarray, batch_size: int = 32, shuffle: bool = False,
                    seed: Optional[int] = None, save_to_dir: Optional[str] = None, save_prefix: str = "",
                    save_format: str = "jpeg") -> "ImageDataGenerator":
        if len(X) != len(y):
            raise DataError.like(AssertionError)("", "X has %d samples and y has %d" % (len(X), len(y)))
        self.X = X
        self.y = y
        self.save_to_dir = save_to_dir
        self.save_prefix = save_prefix
        self.save_format = save_format
        self.flow_generator = self._flow_index(X.shape[0], batch_size, shuffle, seed)
        return self

    @flow.since("1.0.8", reason="each flow is an iterator of its own; it shuffles by default; labels may be left out")
    def _flow_1_0_8(self, X: np.ndarray, y: Optional[np.ndarray] = None, batch_size: int = 32, shuffle: bool = True,
                    seed: Optional[int] = None, save_to_dir: Optional[str] = None, save_prefix: str = "",
                    save_format: str = "jpeg") -> NumpyArrayIterator:
        with being(self.release):
            return NumpyArrayIterator(X, y, self, batch_size, shuffle, seed, self.dim_ordering, save_to_dir,
                                      save_prefix, save_format)

    def flow_from_directory(self, directory: str, target_size: Tuple[int, int] = (256, 256), color_mode: str = "rgb",
                            classes: Optional[Sequence[str]] = None, class_mode: Optional[str] = "categorical",
                            batch_size: int = 32, shuffle: bool = True, seed: Optional[int] = None,
                            save_to_dir: Optional[str] = None, save_prefix: str = "", save_format: str = "jpeg",
                            follow_links: bool = False) -> DirectoryIterator:
        """Batches of the pictures of a directory, changed, without end; came with 1.0.8, ``follow_links`` with 1.2.0.

        Parameters
        ----------
        directory, target_size, color_mode, classes, class_mode, batch_size, shuffle, seed, save_to_dir, save_prefix, \
save_format, follow_links
            See `DirectoryIterator`.
        """
        with being(self.release):
            return DirectoryIterator(directory, self, target_size, color_mode, self.dim_ordering, classes, class_mode,
                                     batch_size, shuffle, seed, save_to_dir, save_prefix, save_format,
                                     follow_links=follow_links)

    def _epoch(self, X, y, batch_size, shuffle, seed, files):
        if seed:
            random.seed(int(seed))
        if shuffle:
            _shuffle_alike(X, y)
        for start in range(0, X.shape[0], batch_size):
            rows = range(start, min(start + batch_size, X.shape[0]))
            yield self._changed(X, rows, 0, *files), y[rows.start:rows.stop]

    def _flow_index(self, N, batch_size=32, shuffle=False, seed=None):
        """(rows, number of the first one, number of rows) of each batch.

        A new order, and the seed, come with the first batch and after each smaller one.
        """
        batch = total = 0
        while True:
            if batch == 0:
                rows = _order(N, shuffle, None if seed is None else seed + total)
            first = batch * batch_size % N
            chosen = rows[first:first + batch_size]
            batch = batch + 1 if len(chosen) == batch_size else 0
            total += 1
            yield chosen, first, len(chosen)

    def __iter__(self) -> "ImageDataGenerator":
        return self

    def next(self) -> Batch:
        """The next batch of what ``flow`` was given last; from 0.3.2."""
        if "flow_generator" not in self.__dict__:
            raise DataError.like(AttributeError)(
                "'%s' object has no attribute 'flow_generator'" % type(self).__name__, "call flow(X, y) first")
        with self.lock:
            rows, first, _ = next(self.flow_generator)
        X = self._changed(self.X, rows, first, self.save_to_dir, self.save_prefix, self.save_format)
        return X, self.y[rows]

    def __next__(self) -> Batch:
        return self.next()

    def _changed(self, X, rows, first, save_to_dir, save_prefix, save_format):
        """The images of some rows, changed, normalized and perhaps saved; numbered from ``first`` on."""
        batch = np.zeros((len(rows),) + tuple(X.shape)[1:])
        for image, row in zip(batch, rows):
            image[...] = self.standardize(self.random_transform(X[row].astype("float32")))
        if save_to_dir:
            for number, image in enumerate(batch, first):
                path = "%s/%s_%d.%s" % (save_to_dir, save_prefix, number, save_format)
                array_to_img(image, scale=True).save(path)
        return batch

    # -- one image

    @versioned
    def random_transform(self, x: np.ndarray) -> np.ndarray:
        """Change an image at random: turned, shifted, flipped and sheared, in this order.

        From 1.0.8 turned, shifted, sheared and zoomed at once; then come its colours and the flips.

        Parameters
        ----------
        x : array, shape (channels, height, width) or as ``dim_ordering`` says
            Up to 1.0.1 it may be changed itself.
        """
        if self._asks_for_a_map():
            return self._random_transform_1_0_8(x)
        with being(self.release):
            if self.rotation_range:
                x = random_rotation(x, self.rotation_range)
            if self.width_shift_range or self.height_shift_range:
                x = random_shift(x, self.width_shift_range, self.height_shift_range)
            if self.horizontal_flip and uniform(0., 1.) < 0.5:
                x = horizontal_flip(x)
            if self.vertical_flip and uniform(0., 1.) < 0.5:
                x = vertical_flip(x)
            if self.shear_range:
                x = random_shear(x, self.shear_range)
        return x

    def _asks_for_a_map(self) -> bool:
        """Whether there are arguments of 1.0.8, which work in earlier releases as they did then."""
        return bool(self.zoom_range != [1, 1] or self.channel_shift_range or self.fill_mode != "nearest"
                    or self.dim_ordering == "tf")

    @random_transform.since("1.0.8", reason=_ONE_MAP)
    def _random_transform_1_0_8(self, x: np.ndarray) -> np.ndarray:
        rows, columns, channels = self.row_axis - 1, self.col_axis - 1, self.channel_axis - 1
        with being(self.release):
            x = affine.about_centre(x, self._random_map(x.shape[rows], x.shape[columns]), (rows, columns, channels),
                                    self.fill_mode, self.cval)
            if self.channel_shift_range != 0:
                x = random_channel_shift(x, self.channel_shift_range, channels)
        if self.horizontal_flip and np.random.random() < 0.5:
            x = affine.flip_axis(x, columns)
        if self.vertical_flip and np.random.random() < 0.5:
            x = affine.flip_axis(x, rows)
        return x

    def _random_map(self, height: int, width: int) -> np.ndarray:
        """A map drawn for an image; what is not asked for draws nothing."""
        rotation = affine.rotation(math.pi / 180 * _drawn(self.rotation_range))
        translation = affine.translation(_drawn(self.height_shift_range) * height,
                                         _drawn(self.width_shift_range) * width)
        shear = affine.shear(_drawn(self.shear_range))
        zoom = affine.zoom(*zoom_factors(self.zoom_range))
        return rotation.dot(translation).dot(shear).dot(zoom)


class GraphImageDataGenerator(ImageDataGenerator):
    """An `ImageDataGenerator` whose batches fit a Graph with one ``input`` and one ``output``; from 0.3.2.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("0.3.3"):
    ...     generator = GraphImageDataGenerator(False, False, False)
    ...     batch = next(generator.flow(np.ones((4, 3, 8, 8)), np.ones(4)))
    >>> sorted(batch), batch["input"].shape
    (['input', 'output'], (4, 3, 8, 8))
    """

    def next(self) -> Dict[str, Any]:
        """The next batch, as a dict."""
        X, y = super().next()
        return {"input": X, "output": y}


def _ordering(dim_ordering: str) -> str:
    ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
    if ordering not in _AXES:
        raise refusal(str(('dim_ordering should be "tf" (channel after row and column) or "th" (channel before row '
                           "and column). Received arg: ", ordering)))
    return ordering


def _zoom_pair(zoom_range: Union[float, Sequence[float]]) -> List[float]:
    if np.isscalar(zoom_range):
        return [1 - zoom_range, 1 + zoom_range]
    if len(zoom_range) != 2:
        raise refusal(str(("zoom_range should be a float or a tuple or list of two floats. Received arg: ",
                           zoom_range)))
    return list(zoom_range)


def _drawn(largest: float) -> float:
    """A random number up to another one, to either side."""
    return np.random.uniform(-largest, largest) if largest else 0


def _shuffle_alike(X, y):
    """Shuffle two arrays in place, alike."""
    seed = python2.randint(1, 10 ** 7)
    for array in (X, y):
        np.random.seed(seed)
        np.random.shuffle(array)


def _order(N, shuffle, seed):
    if seed is not None:
        np.random.seed(seed)
    return np.random.permutation(N) if shuffle else np.arange(N)

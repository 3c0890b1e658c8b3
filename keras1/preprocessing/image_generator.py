"""Batches of images that are changed at random while a model trains."""
import random
import threading
from typing import Any, Dict, Iterator, Optional, Tuple

import numpy as np

from keras1.errors import DataError
from keras1.history import Gated, argument, being, versioned
from keras1.preprocessing import python2
from keras1.preprocessing.normalizing import Normalizing
from keras1.preprocessing.pictures import array_to_img
from keras1.preprocessing.transforms import (
    horizontal_flip,
    random_rotation,
    random_shear,
    random_shift,
    uniform,
    vertical_flip,
)

Batch = Tuple[np.ndarray, np.ndarray]


class ImageDataGenerator(Normalizing, Gated):
    """Normalizes images and changes them at random, batch by batch.

    An image is an array of shape (channels, height, width).

    Parameters
    ----------
    featurewise_center, featurewise_std_normalization : bool
        Subtract the mean over all images, and divide by the deviation, for each value by itself; needs ``fit``.
    samplewise_center, samplewise_std_normalization : bool
        Subtract an image's own mean and divide by its deviation; from 0.3.3 those of each of its columns.
    zca_whitening : bool
        Take the correlation out of the values; needs ``fit``.
    rotation_range : float
        See `random_rotation`; degrees.
    width_shift_range, height_shift_range : float
        See `random_shift`; shares of the size.
    shear_range : float
        From 0.3.2: see `random_shear`; radians.
    horizontal_flip, vertical_flip : bool
        Whether to flip every other image, on average.

    Attributes
    ----------
    mean, std : array, shape (channels, height, width)
        Made by ``fit``.
    principal_components : array, shape (n, n)
        The whitening matrix, made by ``fit``; n values make an image.

    Notes
    -----
    Source: ``keras.preprocessing.image.ImageDataGenerator`` of 0.3.1 and 0.3.3.

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
    def __init__(self, featurewise_center: bool = True, samplewise_center: bool = False,
                 featurewise_std_normalization: bool = True, samplewise_std_normalization: bool = False,
                 zca_whitening: bool = False, rotation_range: float = 0., width_shift_range: float = 0.,
                 height_shift_range: float = 0., shear_range: float = 0., horizontal_flip: bool = False,
                 vertical_flip: bool = False):
        self.featurewise_center = featurewise_center
        self.samplewise_center = samplewise_center
        self.featurewise_std_normalization = featurewise_std_normalization
        self.samplewise_std_normalization = samplewise_std_normalization
        self.zca_whitening = zca_whitening
        self.rotation_range = rotation_range
        self.width_shift_range = width_shift_range
        self.height_shift_range = height_shift_range
        self.shear_range = shear_range
        self.horizontal_flip = horizontal_flip
        self.vertical_flip = vertical_flip
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
        seed : int, optional
            For the generator that shuffles: up to 0.3.1 that of the module ``random``, later NumPy's.
        save_to_dir : str, optional
            A directory to which each image is written as ``PREFIX_NUMBER.FORMAT``, up to 0.3.1 with its number
            in the batch, later in the epoch.  The images are scaled for that as `array_to_img` does, and the
            batch holds the scaled ones, as it did.
        save_prefix, save_format : str

        Returns
        -------
        iterator
            From 0.3.2 the generator itself, whose ``next`` may be called by several threads.

        Raises
        ------
        AssertionError
            From 0.3.2, if the numbers of samples differ.
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

    def random_transform(self, x: np.ndarray) -> np.ndarray:
        """Change an image at random: turned, shifted, flipped and sheared, in this order.

        Parameters
        ----------
        x : array, shape (channels, height, width)
            May be changed itself.
        """
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

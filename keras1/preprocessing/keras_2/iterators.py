"""Batches of images, in order or by number, in 2.x."""
import os
import threading
import warnings
from typing import Any, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError, DataError
from keras1.preprocessing.keras_2.pictures import as_picture
from keras1.utils.sequences import Sequence

__all__ = ["Iterator", "NumpyArrayIterator"]

_SUBSETS = ("training", "validation")


class Iterator(Sequence):
    """Batches without end, by ``next``; or the batches of an epoch by number, as a `Sequence`.

    A class above it makes the batch of some rows: ``_get_batches_of_transformed_samples(index_array)``.

    Parameters
    ----------
    n : int
        The number of samples.
    batch_size : int
        The last batch of an epoch may be smaller.
    shuffle : bool
        Whether each epoch has an order of its own.
    seed : int or None
        NumPy's *global* generator is seeded with ``seed`` and the number of batches so far, before each batch.

    Notes
    -----
    Source: ``keras.preprocessing.image.Iterator`` of 2.3.1 (keras_preprocessing 1.1.2).

    Examples
    --------
    >>> rows = Iterator(5, batch_size=2, shuffle=False, seed=None).index_generator
    >>> [next(rows).tolist() for _ in range(4)]
    [[0, 1], [2, 3], [4], [0, 1]]
    """

    white_list_formats = ("png", "jpg", "jpeg", "bmp", "ppm", "tif", "tiff")

    def __init__(self, n: int, batch_size: int, shuffle: bool, seed: Optional[int]):
        self.n = n
        self.batch_size = batch_size
        self.seed = seed
        self.shuffle = shuffle
        self.batch_index = 0
        self.total_batches_seen = 0
        self.lock = threading.Lock()
        self.index_array: Optional[np.ndarray] = None
        self.index_generator = self._flow_index()

    def _set_index_array(self):
        """The order of an epoch."""
        self.index_array = np.random.permutation(self.n) if self.shuffle else np.arange(self.n)

    def _seed(self):
        if self.seed is not None:
            np.random.seed(self.seed + self.total_batches_seen)

    def __getitem__(self, idx: int) -> Any:
        """The batch of a number.

        Raises
        ------
        ValueError
            A ``DataError`` of that name: there is none of that number.
        """
        if idx >= len(self):
            raise DataError.like(ValueError)(
                "Asked to retrieve element %d, but the Sequence has length %d" % (idx, len(self)))
        self._seed()
        self.total_batches_seen += 1
        if self.index_array is None:
            self._set_index_array()
        rows = self.index_array[self.batch_size * idx:self.batch_size * (idx + 1)]
        return self._get_batches_of_transformed_samples(rows)

    def __len__(self) -> int:
        return (self.n + self.batch_size - 1) // self.batch_size

    def on_epoch_end(self) -> None:
        """Draw the next epoch's order."""
        self._set_index_array()

    def reset(self) -> None:
        """Begin an epoch with the next batch."""
        self.batch_index = 0

    def _flow_index(self):
        self.reset()
        while True:
            self._seed()
            if self.batch_index == 0:
                self._set_index_array()
            first = self.batch_index * self.batch_size % self.n if self.n else 0
            self.batch_index = self.batch_index + 1 if self.n > first + self.batch_size else 0
            self.total_batches_seen += 1
            yield self.index_array[first:first + self.batch_size]

    def __iter__(self) -> "Iterator":
        return self

    def __next__(self, *args: Any, **kwargs: Any) -> Any:
        return self.next(*args, **kwargs)

    def next(self) -> Any:
        """The next batch; several threads may ask for it."""
        with self.lock:
            rows = next(self.index_generator)
        return self._get_batches_of_transformed_samples(rows)

    def _get_batches_of_transformed_samples(self, index_array: np.ndarray) -> Any:
        """The batch of some rows."""
        raise NotImplementedError

    def _save(self, batch: np.ndarray, rows: np.ndarray, numbers: int) -> None:
        """Write the images of a batch as ``PREFIX_ROW_HASH.FORMAT``, if there is a directory for it."""
        if not self.save_to_dir:
            return
        for image, row in zip(batch, rows):
            name = "%s_%s_%s.%s" % (self.save_prefix, row, np.random.randint(numbers), self.save_format)
            as_picture(image, self.data_format).save(os.path.join(self.save_to_dir, name))


class NumpyArrayIterator(Iterator):
    """Batches of the images of an array; what ``ImageDataGenerator.flow`` returns.

    Parameters
    ----------
    x : array, shape (samples, height, width, channels) or (samples, channels, height, width)
        Or a pair of it and another array, or a list of them, that go along as they are.
    y : array, shape (samples, ...), or None
        The labels; without them a batch is the images alone.
    image_data_generator : ImageDataGenerator
        Changes and normalizes the images.
    batch_size, shuffle, seed
        See `Iterator`.
    sample_weight : array, shape (samples,), optional
        The third part of a batch.
    data_format : {"channels_first", "channels_last"}, optional
        By default ``K.image_data_format()``.
    save_to_dir : str, optional
        A directory to which each image is written as ``PREFIX_ROW_HASH.FORMAT``.
    save_prefix, save_format : str
    subset : {"training", "validation"}, optional
        The share of the generator's ``validation_split`` at the beginning, or the rest.
    dtype : str, optional
        By default ``K.floatx()``.

    Raises
    ------
    ValueError
        A ``DataError`` or ``ArgumentError`` of that name: numbers of samples that differ, images that are not of rank
        4, another subset, or subsets of different classes.

    Notes
    -----
    Source: ``keras.preprocessing.image.NumpyArrayIterator`` of 2.3.1 (keras_preprocessing 1.1.2).
    """

    def __init__(self, x: Any, y: Optional[np.ndarray], image_data_generator: Any, batch_size: int = 32,
                 shuffle: bool = False, sample_weight: Optional[np.ndarray] = None, seed: Optional[int] = None,
                 data_format: Optional[str] = None, save_to_dir: Optional[str] = None, save_prefix: str = "",
                 save_format: str = "png", subset: Optional[str] = None, dtype: Optional[str] = None):
        self.dtype = dtype or K.floatx()
        self.data_format = data_format or K.image_data_format()
        x, misc = _parted(x)
        _check_lengths(x, y, sample_weight)
        rows = _rows_of_subset(subset, len(x), y, image_data_generator)
        self.x = np.asarray(x[rows], dtype=self.dtype)
        self.x_misc = [np.asarray(array[rows]) for array in misc]
        _check_images(self.x, self.data_format)
        self.y = None if y is None else np.asarray(y[rows])
        self.sample_weight = None if sample_weight is None else np.asarray(sample_weight)
        self.image_data_generator = image_data_generator
        self.save_to_dir = save_to_dir
        self.save_prefix = save_prefix
        self.save_format = save_format
        super().__init__(len(self.x), batch_size, shuffle, seed)

    def _get_batches_of_transformed_samples(self, index_array):
        batch = np.zeros((len(index_array),) + self.x.shape[1:], dtype=self.dtype)
        for image, row in zip(batch, index_array):
            changes = self.image_data_generator.get_random_transform(self.x[row].shape)
            changed = self.image_data_generator.apply_transform(self.x[row].astype(self.dtype), changes)
            image[...] = self.image_data_generator.standardize(changed)
        self._save(batch, index_array, 10000)
        misc = [array[index_array] for array in self.x_misc]
        images = [batch, *misc] if misc else batch
        if self.y is None:
            return images
        others = [self.y] if self.sample_weight is None else [self.y, self.sample_weight]
        return (images, *(array[index_array] for array in others))


def _parted(x: Any) -> Tuple[Any, List[np.ndarray]]:
    """The images, and what goes along with them."""
    if not isinstance(x, (tuple, list)):
        return x, []
    images, misc = x[0], [np.asarray(array) for array in (x[1] if isinstance(x[1], list) else [x[1]])]
    for array in misc:
        if len(images) != len(array):
            raise DataError.like(ValueError)(
                "All of the arrays in `x` should have the same length. Found a pair with: len(x[0]) = %s, len(x[?]) = "
                "%s" % (len(images), len(array)))
    return images, misc


def _check_lengths(x, y, sample_weight):
    for name, array in (("`y` (labels)", y), ("`sample_weight`", sample_weight)):
        if array is not None and len(x) != len(array):
            raise DataError.like(ValueError)(
                "`x` (images tensor) and %s should have the same length. Found: x.shape = %s, %s.shape = %s"
                % (name, np.shape(x), name.split("`")[1], np.shape(array)))


def _rows_of_subset(subset, length, y, generator) -> slice:
    """The rows to use; those of validation come first."""
    if subset is None:
        return slice(None)
    if subset not in _SUBSETS:
        raise ArgumentError.like(ValueError)(
            str(("Invalid subset name:", subset, '; expected "training" or "validation".')))
    border = int(length * generator._validation_split)
    if y is not None and not np.array_equal(np.unique(y[:border]), np.unique(y[border:])):
        raise DataError.like(ValueError)(
            "Training and validation subsets have different number of classes after the split. If your numpy arrays "
            "are sorted by the label, you might want to shuffle them.")
    return slice(border) if subset == "validation" else slice(border, None)


def _check_images(x, data_format):
    if x.ndim != 4:
        raise DataError.like(ValueError)(
            str(("Input data in `NumpyArrayIterator` should have rank 4. You passed an array with shape", x.shape)),
            "one image makes a batch as x[np.newaxis], grey images of rank 3 get their channel by np.expand_dims")
    axis = 3 if data_format == "channels_last" else 1
    if x.shape[axis] not in (1, 3, 4):
        warnings.warn(
            'NumpyArrayIterator is set to use the data format convention "%s" (channels on axis %d), i.e. expected '
            "either 1, 3, or 4 channels on axis %d. However, it was passed an array with shape %s (%s channels)."
            % (data_format, axis, axis, x.shape, x.shape[axis]), stacklevel=4)

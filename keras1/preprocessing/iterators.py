"""Batches of images without end, from an array."""
import os
import threading
from typing import Any, Callable, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.backend.refusals import refusal
from keras1.errors import DataError
from keras1.history import Gated, being, renamed, versioned
from keras1.preprocessing.pictures import array_to_img

#: Images, or images and labels.
Batch = Union[np.ndarray, Tuple[np.ndarray, np.ndarray]]


class Iterator(Gated):
    """Draws the rows of each batch: what iterators over batches have in common.

    A class above it has a method ``next`` that takes the rows of a batch from ``self.index_generator`` while it holds
    ``self.lock``, so several threads may ask for batches.

    Parameters
    ----------
    n : int
        The number of samples; up to 1.2.1 called ``N``.
    batch_size : int
        The last batch of an epoch may be smaller.
    shuffle : bool
        Whether each epoch has an order of its own.
    seed : int or None
        NumPy's *global* generator is seeded with ``seed`` and the number of batches so far: from 1.2.0 for every batch,
        before for each order.

    Attributes
    ----------
    batch_index, total_batches_seen : int
        The number of batches of this epoch, and of all, so far.
    index_generator : iterator
        Gives (rows, number of the first one in the epoch, number of rows).

    Notes
    -----
    Source: ``keras.preprocessing.image.Iterator`` of 1.0.8 and 1.2.2.

    Examples
    --------
    >>> rows = Iterator(5, batch_size=2, shuffle=False, seed=None).index_generator
    >>> [next(rows) for _ in range(3)]
    [(array([0, 1]), 0, 2), (array([2, 3]), 2, 2), (array([4]), 4, 1)]
    """

    @renamed("N", "n", "1.2.2", "as variables are written elsewhere")
    def __init__(self, n: int, batch_size: int, shuffle: bool, seed: Optional[int]):
        self.n = self.N = n
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.batch_index = 0
        self.total_batches_seen = 0
        self.lock = threading.Lock()
        self.index_generator = self._flow_index(n, batch_size, shuffle, seed)

    def reset(self) -> None:
        """Begin an epoch with the next batch."""
        self.batch_index = 0

    def _flow_index(self, n, batch_size=32, shuffle=False, seed=None):
        self.reset()
        while True:
            self._seed(shuffle, seed)
            if self.batch_index == 0:
                rows = np.random.permutation(n) if shuffle else np.arange(n)
            first = self.batch_index * batch_size % n
            chosen = rows[first:first + batch_size]
            self.batch_index = self.batch_index + 1 if len(chosen) == batch_size else 0
            self.total_batches_seen += 1
            yield chosen, first, len(chosen)

    @versioned
    def _seed(self, shuffle, seed):
        """Seed NumPy's generator before an order is drawn."""
        if seed is not None and shuffle and self.batch_index == 0:
            np.random.seed(seed + self.total_batches_seen)

    @_seed.since("1.2.0", reason="before every batch, so that its images are changed alike each time")
    def _seed_each_batch(self, shuffle, seed):
        if seed is not None:
            np.random.seed(seed + self.total_batches_seen)

    def __iter__(self) -> "Iterator":
        return self

    def __next__(self, *args: Any, **kwargs: Any) -> Any:
        return self.next(*args, **kwargs)


class ImageIterator(Iterator):
    """Batches of images, each changed by an `ImageDataGenerator`; a class above it says which images and labels."""

    image_data_generator: Any
    save_to_dir: Optional[str]
    save_prefix: str
    save_format: str
    dim_ordering: str
    _shape: Tuple[int, ...]
    _image: Callable[[int], np.ndarray]
    _labels: Callable[[np.ndarray], Optional[np.ndarray]]

    def next(self) -> Batch:
        """The next batch: images, or images and labels."""
        with self.lock:
            rows, first, size = next(self.index_generator)
        with being(self.release):
            batch = np.zeros((size,) + self._shape, dtype=batch_type())
            for image, row in zip(batch, rows):
                changed = self.image_data_generator.random_transform(self._image(row))
                image[...] = self.image_data_generator.standardize(changed)
            self._save(batch, first)
            labels = self._labels(rows)
        return batch if labels is None else (batch, labels)

    def _save(self, batch, first):
        if not self.save_to_dir:
            return
        for number, image in enumerate(batch, first):
            picture = array_to_img(image, self.dim_ordering, scale=True)
            name = "%s_%d_%d.%s" % (self.save_prefix, number, np.random.randint(10000), self.save_format)
            picture.save(os.path.join(self.save_to_dir, name))


class NumpyArrayIterator(ImageIterator):
    """Batches of the images of an array; what ``ImageDataGenerator.flow`` returns from 1.0.8 on.

    Parameters
    ----------
    x : array, shape (samples, channels, height, width) or (samples, height, width, channels)
        Up to 1.2.1 called ``X``.
    y : array, shape (samples, ...), or None
        The labels; without them a batch is an array of images.
    image_data_generator : ImageDataGenerator
        Changes and normalizes the images.
    batch_size, shuffle, seed
        See `Iterator`.
    dim_ordering : {"th", "tf", "default"}
        Where the channels stand: first or last; by default as ``K.image_dim_ordering()`` says.
    save_to_dir : str, optional
        A directory to which each image is written as ``PREFIX_NUMBER_HASH.FORMAT``, with its number in the epoch and a
        random one.  The images are scaled for that as `array_to_img` does; up to 1.2.1 the batch holds the scaled ones.
    save_prefix, save_format : str

    Raises
    ------
    Exception
        If the numbers of samples differ; from 1.2.0 a ``ValueError``, also if ``x`` is not of rank 4 or has neither 1,
        3 nor 4 channels.

    Notes
    -----
    Source: ``keras.preprocessing.image.NumpyArrayIterator`` of 1.0.8 and 1.2.2.

    Examples
    --------
    >>> import keras1
    >>> from keras1.preprocessing.image import ImageDataGenerator
    >>> with keras1.emulate("1.2.2"):
    ...     batches = NumpyArrayIterator(np.ones((3, 1, 4, 4)), [0, 1, 2], ImageDataGenerator(), 2, dim_ordering="th")
    >>> images, labels = next(batches)
    >>> images.shape, labels
    ((2, 1, 4, 4), array([0, 1]))
    """

    @renamed("X", "x", "1.2.2", "as variables are written elsewhere")
    def __init__(self, x: np.ndarray, y: Optional[np.ndarray], image_data_generator: Any, batch_size: int = 32,
                 shuffle: bool = False, seed: Optional[int] = None, dim_ordering: str = "default",
                 save_to_dir: Optional[str] = None, save_prefix: str = "", save_format: str = "jpeg"):
        with being(self.release):
            _check_lengths(x, y)
            self.dim_ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
            self.x = self.X = self._images(x)
        self.y = None if y is None else np.asarray(y)
        self.image_data_generator = image_data_generator
        self.save_to_dir = save_to_dir
        self.save_prefix = save_prefix
        self.save_format = save_format
        super().__init__(len(self.x), batch_size, shuffle, seed)

    @versioned
    def _images(self, x):
        return np.asarray(x)

    @_images.since("1.2.0", reason="rank and channels are checked")
    def _images_checked(self, x):
        x = np.asarray(x)
        if x.ndim != 4:
            raise DataError.like(ValueError)(
                str(("Input data in `NumpyArrayIterator` should have rank 4. You passed an array with shape", x.shape)),
                "one image makes a batch as x[np.newaxis], grey images of rank 3 get their channel by np.expand_dims")
        check_channels(x.shape, self.dim_ordering, {"th": 1, "tf": 3}.get(self.dim_ordering, 1),
                       "NumpyArrayIterator is set to use the")
        return x

    @_images.since("1.2.2", reason="they become floats of the type that is set")
    def _images_of_floats(self, x):
        return self._images_checked(np.asarray(x, dtype=K.floatx()))

    @property
    def _shape(self):
        return self.x.shape[1:]

    def _image(self, row):
        return self.x[row].astype(image_type())

    def _labels(self, rows):
        return None if self.y is None else self.y[rows]


def _check_lengths(x, y):
    if y is not None and len(x) != len(y):
        raise refusal("X (images tensor) and y (labels) should have the same length. Found: X.shape = %s, y.shape = %s"
                      % (np.asarray(x).shape, np.asarray(y).shape), kind=DataError)


def check_channels(shape: Tuple[int, ...], dim_ordering: str, axis: int, beginning: str) -> None:
    """Raise a ``ValueError`` unless an array of images has 1, 3 or 4 channels on an axis."""
    if shape[axis] not in (1, 3, 4):
        raise DataError.like(ValueError)(
            '%s dimension ordering convention "%s" (channels on axis %d), i.e. expected either 1, 3 or 4 channels on '
            "axis %d. However, it was passed an array with shape %s (%s channels)."
            % (beginning, dim_ordering, axis, axis, shape, shape[axis]),
            "if the channels stand on another axis, say so: ImageDataGenerator(dim_ordering=...)")


@versioned
def batch_type() -> str:
    """The type of a batch: float64; from 1.2.2 ``K.floatx()``.

    Examples
    --------
    >>> batch_type()
    'float64'
    """
    return "float64"


@batch_type.since("1.2.2", reason="batches are of the type of floats that is set")
def _batch_type_set() -> str:
    return K.floatx()


@versioned
def image_type() -> str:
    """The type of an image while it is changed: float32; from 1.2.2 ``K.floatx()``.

    Examples
    --------
    >>> image_type()
    'float32'
    """
    return "float32"


@image_type.since("1.2.2", reason="images are of the type of floats that is set")
def _image_type_set() -> str:
    return K.floatx()

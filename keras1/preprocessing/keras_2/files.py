"""Batches of images from files, in 2.x: what directories and tables have in common, and directories."""
import os
import warnings
from typing import Any, List, Optional, Sequence, Tuple
from typing import Iterator as Iterable

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError, did_you_mean
from keras1.preprocessing.keras_2.iterators import Iterator
from keras1.preprocessing.keras_2.pictures import as_array, load_img

__all__ = ["BatchFromFilesMixin", "DirectoryIterator"]

_CHANNELS = {"rgb": 3, "rgba": 4, "grayscale": 1}


class BatchFromFilesMixin:
    """The batch of some rows, each with a file.

    A class that has it says what belongs to each row: ``filepaths``, ``labels``, ``sample_weight``, ``class_mode``,
    ``classes``, ``class_indices`` and ``dtype``.
    """

    filepaths: List[str]
    labels: Any
    sample_weight: Optional[np.ndarray]

    def set_processing_attrs(self, image_data_generator: Any, target_size: Tuple[int, int], color_mode: str,
                             data_format: str, save_to_dir: Optional[str], save_prefix: str, save_format: str,
                             subset: Optional[str], interpolation: str) -> None:
        """Take what says how the files become images; arguments as for `DirectoryIterator`."""
        if color_mode not in _CHANNELS:
            raise ArgumentError.like(ValueError)(
                str(("Invalid color mode:", color_mode, '; expected "rgb", "rgba", or "grayscale".')),
                did_you_mean(color_mode, _CHANNELS))
        self.image_data_generator = image_data_generator
        self.target_size = tuple(target_size)
        self.color_mode = color_mode
        self.data_format = data_format
        channels = (_CHANNELS[color_mode],)
        last = data_format == "channels_last"
        self.image_shape = self.target_size + channels if last else channels + self.target_size
        self.save_to_dir = save_to_dir
        self.save_prefix = save_prefix
        self.save_format = save_format
        self.interpolation = interpolation
        self.split = self._share(subset)
        self.subset = subset

    def _share(self, subset):
        """Where the rows of a subset begin and end, as shares; None for all."""
        if subset is None:
            return None
        split = self.image_data_generator._validation_split
        shares = {"validation": (0, split), "training": (split, 1)}
        if subset not in shares:
            raise ArgumentError.like(ValueError)(
                'Invalid subset name: %s;expected "training" or "validation"' % (subset,), did_you_mean(subset, shares))
        return shares[subset]

    def _get_batches_of_transformed_samples(self, index_array: np.ndarray) -> Any:
        batch = np.zeros((len(index_array),) + self.image_shape, dtype=self.dtype)
        for image, row in zip(batch, index_array):
            image[...] = self._image(self.filepaths[row])
        self._save(batch, index_array, 10 ** 7)
        targets = self._targets_of(batch, index_array)
        if targets is None:
            return batch
        weights = self.sample_weight
        return (batch, targets) if weights is None else (batch, targets, weights[index_array])

    def _image(self, path):
        picture = load_img(path, color_mode=self.color_mode, target_size=self.target_size,
                           interpolation=self.interpolation)
        x = as_array(picture, self.data_format)
        generator = self.image_data_generator
        if not generator:
            return x
        return generator.standardize(generator.apply_transform(x, generator.get_random_transform(x.shape)))

    def _targets_of(self, batch: np.ndarray, rows: np.ndarray) -> Any:
        """The targets of a batch; None for images without any."""
        if self.class_mode == "input":
            return batch.copy()
        if self.class_mode in ("binary", "sparse"):
            return np.array([self.classes[row] for row in rows], dtype=self.dtype)
        if self.class_mode == "categorical":
            targets = np.zeros((len(rows), len(self.class_indices)), dtype=self.dtype)
            for target, row in zip(targets, rows):
                target[self.classes[row]] = 1.
            return targets
        if self.class_mode == "multi_output":
            return [output[rows] for output in self.labels]
        return self.labels[rows] if self.class_mode == "raw" else None


class DirectoryIterator(BatchFromFilesMixin, Iterator):
    """Batches of the pictures of a directory; what ``ImageDataGenerator.flow_from_directory`` returns.

    Each directory in it is a class; its pictures and those below it are taken in their order by name.

    Parameters
    ----------
    directory : str
    image_data_generator : ImageDataGenerator
        Changes and normalizes the images.
    target_size : (height, width)
        What each picture is brought to.
    color_mode : {"rgb", "rgba", "grayscale"}
        Three channels, four, or one.
    classes : list of str, optional
        The directories to take; by default all of them, sorted.
    class_mode : {"categorical", "binary", "sparse", "input", None}
        Labels as rows of 0 and 1 or as numbers, the images themselves, or none.
    batch_size, shuffle, seed
        See `Iterator`.
    data_format : {"channels_first", "channels_last"}, optional
        By default ``K.image_data_format()``.
    save_to_dir, save_prefix, save_format
        See `NumpyArrayIterator`.
    follow_links : bool
        Whether to go into directories that are links.
    subset : {"training", "validation"}, optional
        Of each class the share of the generator's ``validation_split`` at the beginning, or the rest.
    interpolation : str
        How to bring a picture to its size; see `load_img`.
    dtype : str, optional
        By default ``K.floatx()``.

    Attributes
    ----------
    samples, num_classes : int
    class_indices : dict
        The number of each class.
    filenames, filepaths : list of str
        The former from ``directory`` on.
    classes : int32 array, shape (samples,)
        The number of each picture's class.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: another ``color_mode``, ``class_mode`` or ``subset``.

    Notes
    -----
    How many there are is printed.
    Source: ``keras.preprocessing.image.DirectoryIterator`` of 2.3.1 (keras_preprocessing 1.1.2).
    """

    allowed_class_modes = {"categorical", "binary", "sparse", "input", None}

    def __init__(self, directory: str, image_data_generator: Any, target_size: Tuple[int, int] = (256, 256),
                 color_mode: str = "rgb", classes: Optional[Sequence[str]] = None,
                 class_mode: Optional[str] = "categorical", batch_size: int = 32, shuffle: bool = True,
                 seed: Optional[int] = None, data_format: Optional[str] = None, save_to_dir: Optional[str] = None,
                 save_prefix: str = "", save_format: str = "png", follow_links: bool = False,
                 subset: Optional[str] = None, interpolation: str = "nearest", dtype: Optional[str] = None):
        self.set_processing_attrs(image_data_generator, target_size, color_mode, data_format or K.image_data_format(),
                                  save_to_dir, save_prefix, save_format, subset, interpolation)
        self.directory = directory
        self.class_mode = checked_class_mode(class_mode, self.allowed_class_modes)
        self.dtype = dtype or K.floatx()
        self._find(classes or _directories(directory), follow_links)
        super().__init__(self.samples, batch_size, shuffle, seed)

    def _find(self, classes, follow_links):
        """Look for the pictures of each class, and say how many there are."""
        self.num_classes = len(classes)
        self.class_indices = {name: number for number, name in enumerate(classes)}
        found = [(path, name) for name in classes for path in self._pictures(name, follow_links)]
        self.samples = len(found)
        self.filenames = [path for path, _ in found]
        self.filepaths = [os.path.join(self.directory, path) for path in self.filenames]
        self.classes = np.array([self.class_indices[os.path.basename(name)] for _, name in found], dtype="int32")
        print("Found %d images belonging to %d classes." % (self.samples, self.num_classes))

    def _pictures(self, name, follow_links):
        """The paths of the pictures of a class, from the directory on."""
        folder = os.path.join(self.directory, name)
        paths = [os.path.join(os.path.basename(folder), os.path.relpath(path, folder))
                 for path in _walk(folder, self.white_list_formats, follow_links)]
        if not self.split:
            return paths
        return paths[int(self.split[0] * len(paths)):int(self.split[1] * len(paths))]

    @property
    def labels(self) -> np.ndarray:
        """The number of each picture's class."""
        return self.classes

    @property
    def sample_weight(self) -> None:
        """There are none."""
        return None


def checked_class_mode(class_mode: Optional[str], allowed: Any) -> Optional[str]:
    """The mode, if it is one of those allowed."""
    if class_mode not in allowed:
        raise ArgumentError.like(ValueError)(
            "Invalid class_mode: %s; expected one of: %s" % (class_mode, allowed),
            did_you_mean(class_mode, [mode for mode in allowed if mode]))
    return class_mode


def _directories(directory):
    return [name for name in sorted(os.listdir(directory)) if os.path.isdir(os.path.join(directory, name))]


def _walk(folder: str, endings: Tuple[str, ...], follow_links: bool) -> Iterable[str]:
    """The pictures of a folder and below it, in their order by name."""
    for path, _, names in sorted(os.walk(folder, followlinks=follow_links), key=lambda step: step[0]):
        for name in sorted(names):
            if name.lower().endswith(".tiff"):
                warnings.warn('Using ".tiff" files with multiple bands will cause distortion. Please verify your '
                              "output.", stacklevel=2)
            if name.lower().endswith(endings):
                yield os.path.join(path, name)

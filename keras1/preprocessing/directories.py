"""Batches of images without end, from the pictures of a directory."""
import os
from typing import Any, Callable, Dict, Iterable, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError
from keras1.history import argument, being, versioned
from keras1.preprocessing.iterators import ImageIterator, image_type
from keras1.preprocessing.pictures import img_to_array, load_img

ENDINGS = (".png", ".jpg", ".jpeg", ".bmp")
_CHANNELS = {"rgb": 3, "grayscale": 1}


class DirectoryIterator(ImageIterator):
    """Batches of the pictures of a directory; what ``ImageDataGenerator.flow_from_directory`` returns.

    Each directory in it is a class.  Its pictures are what ends in ``png``, ``jpg``, ``jpeg`` or ``bmp``, in the order
    in which the system lists them; from 1.2.0 those of directories below it, too.

    Parameters
    ----------
    directory : str
    image_data_generator : ImageDataGenerator
        Changes and normalizes the images.
    target_size : (height, width)
        What each picture is brought to.
    color_mode : {"rgb", "grayscale"}
        Three channels, or one.
    dim_ordering : {"th", "tf", "default"}
        Where the channels stand: first or last; by default as ``K.image_dim_ordering()`` says.
    classes : list of str, optional
        The directories to take; by default all of them, sorted.
    class_mode : {"categorical", "binary", "sparse", None}
        Labels as rows of 0 and 1, as floats or as whole numbers; None for images without labels.
    batch_size, shuffle, seed
        See `Iterator`.
    save_to_dir, save_prefix, save_format
        See `NumpyArrayIterator`.
    follow_links : bool
        From 1.2.0: whether to go into directories that are links.

    Attributes
    ----------
    nb_sample, nb_class : int
    class_indices : dict
        The number of each class.
    filenames : list of str
        From ``directory`` on.
    classes : int32 array, shape (nb_sample,)
        The number of each picture's class.
    image_shape : tuple

    Raises
    ------
    ValueError
        On another ``color_mode`` or ``class_mode``.
    OSError
        If there is no such directory; up to 1.1.2 also if there is none for a class.

    Notes
    -----
    How many there are is printed.  Source: ``keras.preprocessing.image.DirectoryIterator`` of 1.0.8 and 1.2.2.
    """

    @argument("follow_links", "1.2.0", "directories below a class are searched")
    def __init__(self, directory: str, image_data_generator: Any, target_size: Tuple[int, int] = (256, 256),
                 color_mode: str = "rgb", dim_ordering: str = "default", classes: Optional[Sequence[str]] = None,
                 class_mode: Optional[str] = "categorical", batch_size: int = 32, shuffle: bool = True,
                 seed: Optional[int] = None, save_to_dir: Optional[str] = None, save_prefix: str = "",
                 save_format: str = "jpeg", follow_links: bool = False):
        self.directory = directory
        self.image_data_generator = image_data_generator
        self.target_size = tuple(target_size)
        self.color_mode = _one_of(color_mode, _CHANNELS, "Invalid color mode:", '; expected "rgb" or "grayscale".')
        self.class_mode = _one_of(class_mode, _LABELS, "Invalid class_mode:",
                                  '; expected one of "categorical", "binary", "sparse", or None.')
        self.save_to_dir = save_to_dir
        self.save_prefix = save_prefix
        self.save_format = save_format
        with being(self.release):
            self.dim_ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
        channels = (_CHANNELS[color_mode],)
        last = self.dim_ordering == "tf"
        self.image_shape = self.target_size + channels if last else channels + self.target_size
        self._find(classes or _directories(directory), follow_links)
        super().__init__(self.nb_sample, batch_size, shuffle, seed)

    def _find(self, classes, follow_links):
        """Look for the pictures of each class, and say how many there are."""
        self.nb_class = len(classes)
        self.class_indices = {name: number for number, name in enumerate(classes)}
        found = [(path, self.class_indices[name]) for name in classes for path in self._pictures(name, follow_links)]
        self.nb_sample = len(found)
        self.filenames = [os.path.relpath(path, self.directory) for path, _ in found]
        self.classes = np.array([number for _, number in found], dtype="int32")
        print("Found %d images belonging to %d classes." % (self.nb_sample, self.nb_class))

    @versioned
    def _pictures(self, name: str, follow_links: bool) -> Iterable[str]:
        """The paths of the pictures of a class."""
        folder = os.path.join(self.directory, name)
        return _of_pictures(folder, os.listdir(folder))

    @_pictures.since("1.2.0", reason="also those of directories below, sorted by directory")
    def _pictures_below(self, name: str, follow_links: bool) -> Iterable[str]:
        walk = os.walk(os.path.join(self.directory, name), followlinks=follow_links)
        for folder, _, files in sorted(walk, key=lambda step: step[0]):
            yield from _of_pictures(folder, files)

    @property
    def _shape(self):
        return self.image_shape

    def _image(self, row):
        picture = load_img(os.path.join(self.directory, self.filenames[row]),
                           grayscale=self.color_mode == "grayscale", target_size=self.target_size)
        return img_to_array(picture, dim_ordering=self.dim_ordering)

    def _labels(self, rows):
        return _LABELS[self.class_mode](self.classes[rows], self.nb_class)


def _one_of(value, known, words, expected):
    if value not in known:
        raise ArgumentError.like(ValueError)(str((words, value, expected)))
    return value


def _directories(directory):
    return [name for name in sorted(os.listdir(directory)) if os.path.isdir(os.path.join(directory, name))]


def _of_pictures(folder, names):
    return (os.path.join(folder, name) for name in names if name.lower().endswith(ENDINGS))


def _rows(numbers, classes):
    return np.eye(classes, dtype=image_type())[numbers]


_LABELS: Dict[Optional[str], Callable] = {
    "categorical": _rows,
    "binary": lambda numbers, classes: numbers.astype(image_type()),
    "sparse": lambda numbers, classes: numbers,
    None: lambda numbers, classes: None,
}

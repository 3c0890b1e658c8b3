"""Batches of images from the files that a table names, in 2.x."""
import os
import warnings
from typing import Any, List, Optional, Sequence, Set, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError, DataError
from keras1.preprocessing.keras_2.files import BatchFromFilesMixin, checked_class_mode
from keras1.preprocessing.keras_2.iterators import Iterator

__all__ = ["DataFrameIterator"]

#: Modes whose targets are no classes.
_WITHOUT_CLASSES = ("input", "multi_output", "raw", None)


class DataFrameIterator(BatchFromFilesMixin, Iterator):
    """Batches of the pictures named in a table; what ``ImageDataGenerator.flow_from_dataframe`` returns.

    Parameters
    ----------
    dataframe : pandas.DataFrame
    directory : str, optional
        What the names begin at; by default they are whole paths.
    image_data_generator : ImageDataGenerator, optional
        Changes and normalizes the images.
    x_col : str
        The column of the names.
    y_col : str or list of str
        The column, or columns, of the targets.
    weight_col : str, optional
        The column of the weights, the third part of a batch.
    target_size, color_mode, batch_size, shuffle, seed, data_format, save_to_dir, save_prefix, save_format, \
interpolation, dtype
        See `DirectoryIterator`.
    classes : list of str, optional
        The classes to take, others being left out; by default all of them.
    class_mode : {"categorical", "binary", "sparse", "input", "multi_output", "raw", None}
        Classes, which may be several for an image, as rows of 0 and 1; as numbers; the images themselves; a list of
        the columns' values; the values as they are; or no targets.
    subset : {"training", "validation"}, optional
        The rows of the generator's ``validation_split`` at the beginning, or the rest.
    validate_filenames : bool
        Whether to leave out names without a file.

    Raises
    ------
    ValueError, TypeError
        An ``ArgumentError`` or ``DataError`` of that name: another mode, or columns that do not fit it.

    Notes
    -----
    How many there are is printed.  The table is asked for its columns; pandas itself is not imported.
    Source: ``keras.preprocessing.image.DataFrameIterator`` of 2.3.1 (keras_preprocessing 1.1.2).
    """

    allowed_class_modes = {"binary", "categorical", "input", "multi_output", "raw", "sparse", None}

    def __init__(self, dataframe: Any, directory: Optional[str] = None, image_data_generator: Any = None,
                 x_col: str = "filename", y_col: Union[str, List[str]] = "class", weight_col: Optional[str] = None,
                 target_size: Tuple[int, int] = (256, 256), color_mode: str = "rgb",
                 classes: Optional[Sequence[str]] = None, class_mode: Optional[str] = "categorical",
                 batch_size: int = 32, shuffle: bool = True, seed: Optional[int] = None,
                 data_format: Optional[str] = "channels_last", save_to_dir: Optional[str] = None,
                 save_prefix: str = "", save_format: str = "png", subset: Optional[str] = None,
                 interpolation: str = "nearest", dtype: Optional[str] = "float32", validate_filenames: bool = True):
        self.set_processing_attrs(image_data_generator, target_size, color_mode, data_format or K.image_data_format(),
                                  save_to_dir, save_prefix, save_format, subset, interpolation)
        self.directory = directory or ""
        self.class_mode = checked_class_mode(class_mode, self.allowed_class_modes)
        self.dtype = dtype or K.floatx()
        table = dataframe.copy()
        self._check(table, x_col, y_col, weight_col, classes)
        table = self._with_files(table, x_col) if validate_filenames else table
        if class_mode not in _WITHOUT_CLASSES:
            table, names = _with_classes(table, y_col, classes)
            self.class_indices = {name: number for number, name in enumerate(names)}
        table = self._of_subset(table)
        if class_mode not in _WITHOUT_CLASSES:
            self.classes = [self._number(label) for label in table[y_col]]
        self._targets = self._values(table, y_col)
        self._sample_weight = table[weight_col].values if weight_col else None
        self.filenames = table[x_col].tolist()
        self.samples = len(self.filenames)
        self.filepaths = [os.path.join(self.directory, name) for name in self.filenames]
        self._tell(validate_filenames)
        super().__init__(self.samples, batch_size, shuffle, seed)

    def _check(self, table, x_col, y_col, weight_col, classes):
        """Refuse columns that do not fit the mode."""
        mode = self.class_mode
        if mode == "multi_output" and not isinstance(y_col, list):
            raise ArgumentError.like(TypeError)(
                'If class_mode="%s", y_col must be a list. Received %s.' % (mode, type(y_col).__name__))
        if not _all_are(table[x_col], str):
            raise DataError.like(TypeError)("All values in column x_col=%s must be strings." % x_col)
        if mode in ("binary", "sparse") and not _all_are(table[y_col], str):
            raise DataError.like(TypeError)(
                'If class_mode="%s", y_col="%s" column values must be strings.' % (mode, y_col))
        if mode == "binary":
            _check_two(table[y_col], classes)
        if mode == "categorical" and not _all_are(table[y_col], (str, list, tuple)):
            raise DataError.like(TypeError)(
                'If class_mode="%s", y_col="%s" column values must be type string, list or tuple.' % (mode, y_col))
        if classes and mode in _WITHOUT_CLASSES:
            warnings.warn('`classes` will be ignored given the class_mode="%s"' % mode, stacklevel=4)
        if weight_col and not issubclass(table[weight_col].dtype.type, np.number):
            raise DataError.like(TypeError)("Column weight_col=%s must be numeric." % weight_col)

    def _with_files(self, table, x_col):
        """The rows whose file is there, and is a picture."""
        paths = [os.path.join(self.directory, name) for name in table[x_col]]
        there = np.array([path.lower().endswith(self.white_list_formats) and os.path.isfile(path) for path in paths],
                         dtype=bool)
        if not there.all():
            warnings.warn('Found %d invalid image filename(s) in x_col="%s". These filename(s) will be ignored.'
                          % ((~there).sum(), x_col), stacklevel=4)
        return table[there]

    def _of_subset(self, table):
        if not self.split:
            return table
        return table.iloc[int(self.split[0] * len(table)):int(self.split[1] * len(table)), :]

    def _number(self, label):
        """The number of a class, or those of several."""
        if isinstance(label, (list, tuple)):
            return [self.class_indices[one] for one in label]
        return self.class_indices[label]

    def _values(self, table, y_col):
        if self.class_mode == "multi_output":
            return [np.array(table[column].tolist()) for column in y_col]
        return table[y_col].values if self.class_mode == "raw" else None

    def _tell(self, validated):
        text = "Found %d %svalidated image filenames" % (self.samples, "" if validated else "non-")
        if self.class_mode not in _WITHOUT_CLASSES:
            text += " belonging to %d classes" % len(self.class_indices)
        print(text + ".")

    @property
    def labels(self) -> Any:
        """The numbers of the classes, or the targets that are no classes."""
        return self._targets if self.class_mode in ("multi_output", "raw") else self.classes

    @property
    def sample_weight(self) -> Optional[np.ndarray]:
        """The column of weights, if there is one."""
        return self._sample_weight


def _all_are(column, kinds):
    return all(isinstance(value, kinds) for value in column)


def _check_two(column, classes):
    if classes and len(set(classes)) != 2:
        raise ArgumentError.like(ValueError)(
            'If class_mode="binary" there must be 2 classes. %d class/es were given.' % len(set(classes)))
    if not classes and column.nunique() != 2:
        raise DataError.like(ValueError)(
            'If class_mode="binary" there must be 2 classes. Found %d classes.' % column.nunique())


def _with_classes(table: Any, y_col: str, classes: Optional[Sequence[str]]) -> Tuple[Any, List[str]]:
    """The rows of the classes that are wanted, and these classes sorted; a row without any goes."""
    if not classes:
        found: Set[str] = set()
        for label in table[y_col]:
            found.update(label if isinstance(label, (list, tuple)) else [label])
        return table.dropna(subset=[y_col]), sorted(found)
    wanted = set(classes)
    table = table.copy()
    table[y_col] = table[y_col].apply(lambda label: _of_classes(label, wanted, y_col))
    return table.dropna(subset=[y_col]), sorted(wanted)


def _of_classes(label, wanted, y_col):
    """What of a label is wanted; None if nothing is."""
    if isinstance(label, (list, tuple)):
        return [one for one in label if one in wanted] or None
    if isinstance(label, str):
        return label if label in wanted else None
    raise DataError.like(TypeError)("Expect string, list or tuple but found %s in %s column " % (type(label), y_col))

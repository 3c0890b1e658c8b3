"""Images normalized, in 2.x: by their own values, or by what was learnt from many."""
import warnings
from typing import Any, Callable, Optional

import numpy as np
from scipy import linalg

from keras1.errors import DataError

#: What is added to a deviation before it divides.
_EPSILON = 1e-6


class Normalizing:
    """The half of `ImageDataGenerator` that draws nothing; its attributes are that class's."""

    featurewise_center: bool
    featurewise_std_normalization: bool
    samplewise_center: bool
    samplewise_std_normalization: bool
    zca_whitening: bool
    zca_epsilon: float
    rescale: Optional[float]
    preprocessing_function: Optional[Callable]
    data_format: str
    dtype: str
    channel_axis: int
    row_axis: int
    col_axis: int
    random_transform: Callable
    mean: Optional[np.ndarray] = None
    std: Optional[np.ndarray] = None
    principal_components: Optional[np.ndarray] = None

    def standardize(self, x: np.ndarray) -> np.ndarray:
        """Normalize images as the constructor was told; ``x`` itself is changed.

        Parameters
        ----------
        x : float array
            One image, or a batch of them.  What needs ``fit`` is left out before it, with a warning.
        """
        if self.preprocessing_function:
            x = self.preprocessing_function(x)
        if self.rescale:
            x *= self.rescale
        if self.samplewise_center:
            x -= np.mean(x, keepdims=True)
        if self.samplewise_std_normalization:
            x /= np.std(x, keepdims=True) + _EPSILON
        if self.featurewise_center and self._knows("mean", "featurewise_center"):
            x -= self.mean
        if self.featurewise_std_normalization and self._knows("std", "featurewise_std_normalization"):
            x /= self.std + _EPSILON
        if self.zca_whitening and self._knows("principal_components", "zca_whitening"):
            flat = x.reshape(-1, np.prod(x.shape[-3:]))
            x = flat.dot(self.principal_components).reshape(x.shape)
        return x

    def _knows(self, name: str, option: str) -> bool:
        if getattr(self, name) is None:
            warnings.warn("This ImageDataGenerator specifies `%s`, but it hasn't been fit on any training data. Fit it "
                          "first by calling `.fit(numpy_data)`." % option, stacklevel=3)
        return getattr(self, name) is not None

    def fit(self, x: Any, augment: bool = False, rounds: int = 1, seed: Optional[int] = None) -> None:
        """Learn means and deviations of the channels, and correlations, from images.

        Parameters
        ----------
        x : array of rank 4
        augment : bool
            Whether to change the images at random before.
        rounds : int
            How often each image is changed, if at all.
        seed : int, optional
            Seeds NumPy's generator.

        Raises
        ------
        ValueError
            A ``DataError`` of that name: ``x`` is not of rank 4.
        """
        x = np.array(x, dtype=self.dtype)
        self._check(x)
        if seed is not None:
            np.random.seed(seed)
        if self.rescale:
            x *= self.rescale
        if augment:
            x = self._augmented(x, rounds)
        places = (0, self.row_axis, self.col_axis)
        if self.featurewise_center:
            self.mean = np.mean(x, axis=places, keepdims=True)[0]
            x -= self.mean
        if self.featurewise_std_normalization:
            self.std = np.std(x, axis=places, keepdims=True)[0]
            x /= self.std + _EPSILON
        if self.zca_whitening:
            self.principal_components = _whitening(x.reshape(len(x), -1), self.zca_epsilon)

    def _check(self, x):
        if x.ndim != 4:
            raise DataError.like(ValueError)(
                "Input to `.fit()` should have rank 4. Got array with shape: %s" % (x.shape,),
                "one image makes an array of images as x[np.newaxis]")
        axis = self.channel_axis
        if x.shape[axis] not in (1, 3, 4):
            warnings.warn(
                'Expected input to be images (as Numpy array) following the data format convention "%s" (channels on '
                "axis %d), i.e. expected either 1, 3 or 4 channels on axis %d. However, it was passed an array with "
                "shape %s (%s channels)." % (self.data_format, axis, axis, x.shape, x.shape[axis]), stacklevel=3)

    def _augmented(self, x, rounds):
        """Each image changed some times."""
        changed = np.zeros((rounds * len(x),) + x.shape[1:], dtype=self.dtype)
        for number in range(len(changed)):
            changed[number] = self.random_transform(x[number % len(x)])
        return changed


def _whitening(rows, epsilon):
    """The matrix U diag(1 / sqrt(S + epsilon)) U', where U S V is ``rows' rows`` over the number of rows."""
    U, S, _ = linalg.svd(rows.T.dot(rows) / len(rows))
    return (U / np.sqrt(S + epsilon)).dot(U.T)

"""Images normalized: by their own values, or by what was learnt from many."""
import warnings
from typing import Callable, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.errors import DataError
from keras1.history import being, versioned
from keras1.preprocessing.iterators import batch_type, check_channels
from keras1.preprocessing.pictures import array_to_img, img_to_array


class Normalizing:
    """The half of `ImageDataGenerator` that draws nothing.

    Attributes
    ----------
    featurewise_center, featurewise_std_normalization, samplewise_center, samplewise_std_normalization, \
zca_whitening : bool
        What to do.
    rescale : float or None
        What to multiply an image by, before all that.
    preprocessing_function : callable or None
        What to do with an image before anything else.
    channel_axis, row_axis, col_axis : int
        The axes of an array of images.
    mean, std : array, shape (channels, height, width)
        Made by ``fit``; from 1.2.0 one number for each channel.
    principal_components : array, shape (n, n)
        The whitening matrix, made by ``fit``; n values make an image.
    """

    featurewise_center: bool
    featurewise_std_normalization: bool
    samplewise_center: bool
    samplewise_std_normalization: bool
    zca_whitening: bool
    rescale: Optional[float]
    preprocessing_function: Optional[Callable]
    dim_ordering: str
    channel_axis: int
    row_axis: int
    col_axis: int
    mean: Optional[np.ndarray] = None
    std: Optional[np.ndarray] = None
    principal_components: Optional[np.ndarray] = None

    @versioned
    def standardize(self, x: np.ndarray) -> np.ndarray:
        """Normalize an image as the constructor was told; ``x`` itself is changed.

        Parameters
        ----------
        x : float array, shape (channels, height, width)

        Raises
        ------
        TypeError
            If it needs what ``fit`` learns, before ``fit``; from 1.2.0 this is left out, with a warning.
        """
        x = self._whitened(self._featurewise(self._prepared(x)))
        if self.samplewise_center:
            x -= np.mean(x)
        if self.samplewise_std_normalization:
            x /= np.std(x)
        return x

    @standardize.since("0.3.3", reason="the sample's own mean and deviation first, by column")
    def _standardize_0_3_3(self, x: np.ndarray) -> np.ndarray:
        return self._standardized_along(1, x)

    @standardize.since("1.0.8", reason="the sample's own mean and deviation at each place, over its channels")
    def _standardize_1_0_8(self, x: np.ndarray) -> np.ndarray:
        return self._standardized_along(self.channel_axis - 1, x)

    def _standardized_along(self, axis, x):
        x = self._prepared(x)
        if self.samplewise_center:
            x -= np.mean(x, axis=axis, keepdims=True)
        if self.samplewise_std_normalization:
            x /= np.std(x, axis=axis, keepdims=True) + 1e-7
        return self._whitened(self._featurewise(x))

    def _prepared(self, x):
        if self.preprocessing_function:
            x = self.preprocessing_function(x)
        if self.rescale:
            x *= self.rescale
        return x

    def _featurewise(self, x):
        if self.featurewise_center and self._knows("mean", "featurewise_center"):
            x -= self.mean
        if self.featurewise_std_normalization and self._knows("std", "featurewise_std_normalization"):
            x /= self.std + self._epsilons()[0]
        return x

    def _whitened(self, x):
        if self.zca_whitening and self._knows("principal_components", "zca_whitening"):
            return np.dot(x.reshape(-1), self.principal_components).reshape(x.shape)
        return x

    @versioned
    def _knows(self, name: str, option: str) -> bool:
        """Whether ``fit`` has made an attribute that an option needs: it must have."""
        if getattr(self, name) is None:
            raise DataError.like(TypeError)(
                "unsupported operand type(s) for -=: 'numpy.ndarray' and 'NoneType'",
                "the generator has no %s yet: call fit(X) first, or switch off featurewise_center, "
                "featurewise_std_normalization and zca_whitening" % name)
        return True

    @_knows.since("1.2.0", reason="what fit has not made is left out, with a warning")
    def _knows_or_warns(self, name: str, option: str) -> bool:
        if getattr(self, name) is None:
            warnings.warn("This ImageDataGenerator specifies `%s`, but it hasn'tbeen fit on any training data. "
                          "Fit it first by calling `.fit(numpy_data)`." % option, stacklevel=4)
        return getattr(self, name) is not None

    @versioned
    def _epsilons(self) -> Tuple[float, float]:
        """What is added to a deviation, and to a variance before whitening."""
        return 0., 10e-6

    @_epsilons.since("0.3.3", reason="no division by a deviation of 0; a smaller term in whitening")
    def _epsilons_0_3_3(self) -> Tuple[float, float]:
        return 1e-7, 10e-7

    # -- all images

    @versioned
    def fit(self, X: np.ndarray, augment: bool = False, rounds: int = 1, seed: Optional[int] = None) -> None:
        """Learn means, deviations and correlations from images.

        Parameters
        ----------
        X : float array, shape (samples, channels, height, width)
            From 1.2.2 called ``x``.
        augment : bool
            Whether to change the images at random before.  Up to 1.0.1 they become pictures for that, and
            ``random_transform`` gets the pictures, so most changes fail or turn the wrong axes, as they did.
        rounds : int
            How often each image is changed, if at all.
        seed : int, optional
            From 1.2.0: seeds NumPy's generator.  Before, it has no effect, and had none.

        Raises
        ------
        TypeError
            If the images are whole numbers; from 1.2.2 these become floats.
        ValueError
            From 1.2.0, if ``X`` is not of rank 4 or has neither 1, 3 nor 4 channels.
        """
        X = np.copy(X)
        if augment:
            X = self._augmented(X, rounds)
        if self.featurewise_center:
            self.mean = np.mean(X, axis=0)
            X = _in_place(np.subtract, X, self.mean)
        if self.featurewise_std_normalization:
            self.std = np.std(X, axis=0)
            X = _in_place(np.divide, X, self.std + self._epsilons()[0])
        if self.zca_whitening:
            self.principal_components = _whitening(X.reshape(len(X), -1), X[0].size, self._epsilons()[1])

    @fit.since("1.2.0", reason="a mean and a deviation for each channel; the seed counts; shapes are checked")
    def _fit_channels(self, X: np.ndarray, augment: bool = False, rounds: int = 1, seed: Optional[int] = None) -> None:
        X = self._checked(np.asarray(X))
        if seed is not None:
            np.random.seed(seed)
        X = self._augmented(X, rounds) if augment else np.copy(X)
        places = (0, self.row_axis, self.col_axis)
        if self.featurewise_center:
            self.mean = np.mean(X, axis=places, keepdims=True)[0]
            X = _in_place(np.subtract, X, self.mean)
        if self.featurewise_std_normalization:
            self.std = np.std(X, axis=places, keepdims=True)[0]
            X = _in_place(np.divide, X, self.std + K.epsilon())
        if self.zca_whitening:
            self.principal_components = _whitening(X.reshape(len(X), -1), len(X), self._epsilons()[1])

    @fit.since("1.2.2", reason="images become floats first")
    def _fit_floats(self, x: np.ndarray, augment: bool = False, rounds: int = 1, seed: Optional[int] = None) -> None:
        self._fit_channels(np.asarray(x, dtype=K.floatx()), augment, rounds, seed)

    def _checked(self, X):
        if X.ndim != 4:
            raise DataError.like(ValueError)(
                "Input to `.fit()` should have rank 4. Got array with shape: %s" % (X.shape,),
                "one image makes an array of images as x[np.newaxis]")
        check_channels(X.shape, self.dim_ordering, self.channel_axis,
                       "Expected input to be images (as Numpy array) following the")
        return X

    @versioned
    def _augmented(self, X, rounds):
        """Each image changed some times: as a picture."""
        return self._repeated(X, rounds, lambda x: img_to_array(self.random_transform(array_to_img(x))))

    @_augmented.since("1.0.8", reason="arrays are changed, not pictures")
    def _augmented_arrays(self, X, rounds):
        return self._repeated(X, rounds, self.random_transform)

    def _repeated(self, X, rounds, change):
        with being(self.release):
            changed = np.zeros((rounds * X.shape[0],) + X.shape[1:], dtype=batch_type())
            for number in range(len(changed)):
                changed[number] = change(X[number % X.shape[0]])
        return changed


def _in_place(operation, X, by):
    """X changed, in its own precision."""
    if X.dtype.kind != "f":
        raise DataError.like(TypeError)(
            "Cannot cast ufunc %s output from dtype('float64') to dtype('%s') with casting rule 'same_kind'"
            % (operation.__name__, X.dtype), "give floats: X.astype('float32')")
    return operation(X, by, out=X)


def _whitening(rows, count, epsilon):
    """The matrix U diag(1 / sqrt(S + epsilon)) U', where U S V is ``rows' rows / count``.

    The count is that of a row's values; from 1.2.0 that of the rows.
    """
    U, S, _ = np.linalg.svd(np.dot(rows.T, rows) / count)
    return np.dot(np.dot(U, np.diag(1. / np.sqrt(S + epsilon))), U.T)

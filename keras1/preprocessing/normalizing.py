"""Images normalized: by their own values, or by what was learnt from many."""
from typing import Optional, Tuple

import numpy as np

from keras1.errors import DataError
from keras1.history import versioned
from keras1.preprocessing.pictures import array_to_img, img_to_array


class Normalizing:
    """The half of `ImageDataGenerator` that draws nothing.

    Attributes
    ----------
    featurewise_center, featurewise_std_normalization, samplewise_center, samplewise_std_normalization, \
zca_whitening : bool
        What to do.
    mean, std : array, shape (channels, height, width)
        Made by ``fit``.
    principal_components : array, shape (n, n)
        The whitening matrix, made by ``fit``; n values make an image.
    """

    featurewise_center: bool
    featurewise_std_normalization: bool
    samplewise_center: bool
    samplewise_std_normalization: bool
    zca_whitening: bool
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
            If it needs what ``fit`` learns, before ``fit``.
        """
        x = self._whitened(self._featurewise(x))
        if self.samplewise_center:
            x -= np.mean(x)
        if self.samplewise_std_normalization:
            x /= np.std(x)
        return x

    @standardize.since("0.3.3", reason="the sample's own mean and deviation first, by column")
    def _standardize_0_3_3(self, x: np.ndarray) -> np.ndarray:
        if self.samplewise_center:
            x -= np.mean(x, axis=1, keepdims=True)
        if self.samplewise_std_normalization:
            x /= np.std(x, axis=1, keepdims=True) + 1e-7
        return self._whitened(self._featurewise(x))

    def _featurewise(self, x):
        if self.featurewise_center:
            x -= self._fitted("mean")
        if self.featurewise_std_normalization:
            x /= self._fitted("std") + self._epsilons()[0]
        return x

    def _whitened(self, x):
        if not self.zca_whitening:
            return x
        return np.dot(x.reshape(-1), self._fitted("principal_components")).reshape(x.shape)

    def _fitted(self, name):
        if getattr(self, name) is None:
            raise DataError.like(TypeError)(
                "unsupported operand type(s) for -=: 'numpy.ndarray' and 'NoneType'",
                "the generator has no %s yet: call fit(X) first, or switch off featurewise_center, "
                "featurewise_std_normalization and zca_whitening" % name)
        return getattr(self, name)

    @versioned
    def _epsilons(self) -> Tuple[float, float]:
        """What is added to a deviation, and to a variance before whitening."""
        return 0., 10e-6

    @_epsilons.since("0.3.3", reason="no division by a deviation of 0; a smaller term in whitening")
    def _epsilons_0_3_3(self) -> Tuple[float, float]:
        return 1e-7, 10e-7

    # -- all images

    def fit(self, X: np.ndarray, augment: bool = False, rounds: int = 1, seed: Optional[int] = None) -> None:
        """Learn means, deviations and correlations from images.

        Parameters
        ----------
        X : float array, shape (samples, channels, height, width)
        augment : bool
            Whether to change the images at random before.  They become pictures for that, and
            ``random_transform`` gets the pictures, so most changes fail or turn the wrong axes, as they did.
        rounds : int
            How often each image is changed, if at all.
        seed : int, optional
            Has no effect, and had none.

        Raises
        ------
        TypeError
            If the images are whole numbers.
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
            self.principal_components = _whitening(X.reshape(len(X), -1), self._epsilons()[1])

    def _augmented(self, X, rounds):
        changed = np.zeros((rounds * X.shape[0],) + X.shape[1:])
        for number in range(len(changed)):
            picture = array_to_img(X[number % X.shape[0]])
            changed[number] = img_to_array(self.random_transform(picture))
        return changed


def _in_place(operation, X, by):
    """X changed, in its own precision."""
    if X.dtype.kind != "f":
        raise DataError.like(TypeError)(
            "Cannot cast ufunc %s output from dtype('float64') to dtype('%s') with casting rule 'same_kind'"
            % (operation.__name__, X.dtype), "give floats: X.astype('float32')")
    return operation(X, by, out=X)


def _whitening(rows, epsilon):
    """The matrix U diag(1 / sqrt(S + epsilon)) U', where U S V is ``rows' rows / n`` for rows of length n."""
    U, S, _ = np.linalg.svd(np.dot(rows.T, rows) / rows.shape[1])
    return np.dot(np.dot(U, np.diag(1. / np.sqrt(S + epsilon))), U.T)

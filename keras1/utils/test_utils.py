"""Random data that can be learnt, and a test that every layer should pass."""
import functools
from typing import Any, Callable, Dict, Optional, Tuple

import numpy as np

from keras1.errors import ShapeError
from keras1.history import came, gone, versioned
from keras1.utils.callables import has_arg

_Arrays = Tuple[np.ndarray, np.ndarray]


@versioned
def _label_shape(nb_sample):
    return (nb_sample, 1)


@_label_shape.since("0.3.2", reason="labels are a vector, as to_categorical takes them")
def _vector_of_labels(nb_sample):
    return (nb_sample,)


@versioned
def get_test_data(nb_train: int = 1000, nb_test: int = 500, input_shape: tuple = (10,),
                  output_shape: tuple = (2,), classification: bool = True,
                  nb_class: int = 2) -> Tuple[_Arrays, _Arrays]:
    """Samples scattered, with deviation 0.7, around their class number or around a hidden value.

    Draws from NumPy's global generator in the originals' order: all labels, then sample by sample.

    Parameters
    ----------
    nb_train, nb_test : int
        The number of samples.  From 2.0.0 on called ``num_train`` and ``num_test``.
    input_shape, output_shape : tuple of int
        Shape of one sample and, without classification, of one target.
    classification : bool
        Whether the targets are class numbers (then ``output_shape`` is not used).
    nb_class : int
        The number of classes.  From 2.0.0 on called ``num_classes``.

    Returns
    -------
    (X_train, y_train), (X_test, y_test) : tuples of numpy.ndarray
        Class numbers have shape (n, 1) up to 0.3.1 and (n,) from 0.3.2 on.  The others are of double precision, from
        2.1.6 on of single precision.

    Examples
    --------
    >>> (X, y), (X_test, y_test) = get_test_data(6, 4, input_shape=(3,))
    >>> X.shape, X_test.shape
    ((6, 3), (4, 3))
    """
    make = _classes if classification else _values
    X, y = make(nb_train + nb_test, tuple(input_shape), nb_class if classification else tuple(output_shape))
    return (X[:nb_train], y[:nb_train]), (X[nb_train:], y[nb_train:])


@get_test_data.since("2.0.0", reason="nb_ became num_")
def _get_test_data_of_num(num_train=1000, num_test=500, input_shape=(10,), output_shape=(2,), classification=True,
                          num_classes=2):
    make = _classes if classification else _values
    X, y = make(num_train + num_test, tuple(input_shape), num_classes if classification else tuple(output_shape))
    return (X[:num_train], y[:num_train]), (X[num_train:], y[num_train:])


@versioned
def _type_of_data() -> str:
    return "float64"


@_type_of_data.since("2.1.6", reason="models compute in single precision")
def _single_precision():
    return "float32"


def _classes(nb_sample, input_shape, nb_class):
    y = np.random.randint(0, nb_class, size=_label_shape(nb_sample))
    X = np.zeros((nb_sample,) + input_shape, _type_of_data())
    for sample, label in zip(X, y):
        sample[...] = np.random.normal(loc=label, scale=0.7, size=input_shape)
    return X, y


def _values(nb_sample, input_shape, output_shape):
    hidden = np.random.random((nb_sample,))
    X, y = (np.zeros((nb_sample,) + shape, _type_of_data()) for shape in (input_shape, output_shape))
    for i, center in enumerate(hidden):
        X[i] = np.random.normal(loc=center, scale=0.7, size=input_shape)
        y[i] = np.random.normal(loc=center, scale=0.7, size=output_shape)
    return X, y


@versioned
def layer_test(layer_cls: type, kwargs: Optional[Dict[str, Any]] = None, input_shape: Optional[tuple] = None,
               input_dtype: Optional[str] = None, input_data: Optional[np.ndarray] = None,
               expected_output: Optional[np.ndarray] = None, expected_output_dtype: Optional[str] = None,
               fixed_batch_size: bool = False) -> np.ndarray:
    """Try a layer with one input in a functional model and in a Sequential one, and through its configuration.

    Came with 1.0.0, for the functional API.

    Parameters
    ----------
    layer_cls : type
    kwargs : dict, optional
        The arguments of its constructor.
    input_shape : tuple, optional
        With the batch axis; None in it is drawn from 1 to 3.  This or ``input_data``.
    input_dtype : str, optional
    input_data : numpy.ndarray, optional
        By default drawn from 0 to 10.
    expected_output : numpy.ndarray, optional
    expected_output_dtype : str, optional
        By default ``input_dtype``.
    fixed_batch_size : bool
        Whether the model is told the size of the batch, too.

    Returns
    -------
    numpy.ndarray
        The output of the Sequential model; in 2.x of the functional one.

    Raises
    ------
    AssertionError
        If a shape, a type or a value differs from what is expected.
    """
    from keras1 import backend as K  # only here: who wants data alone needs no models
    from keras1.models import Sequential, model_from_json

    data, input_shape, input_dtype = _input_of(input_shape, input_dtype, input_data, K.floatx())
    layer = layer_cls(**(kwargs or {}))
    layer.set_weights(layer.get_weights())
    model = _functional(layer, input_shape, input_dtype, expected_output_dtype or input_dtype, fixed_batch_size)
    shape = layer.get_output_shape_for(input_shape)
    _check_output(model.predict(data), shape, expected_output)
    again = type(model).from_config(model.get_config())
    again.compile("rmsprop", "mse")

    config = dict(layer.get_config(), batch_input_shape=input_shape)
    model = Sequential()
    model.add(type(layer).from_config(config))
    model.compile("rmsprop", "mse")
    output = model.predict(data)
    _check_output(output, shape, expected_output)
    model_from_json(model.to_json())
    return output


@layer_test.since("2.0.0", reason="one model, which is trained too; a second one gets its weights")
def _layer_test_2_0_0(layer_cls: type, kwargs: Optional[Dict[str, Any]] = None, input_shape: Optional[tuple] = None,
                      input_dtype: Optional[str] = None, input_data: Optional[np.ndarray] = None,
                      expected_output: Optional[np.ndarray] = None, expected_output_dtype: Optional[str] = None,
                      fixed_batch_size: bool = False) -> np.ndarray:
    from keras1 import backend as K

    data, input_shape, input_dtype = _input_of(input_shape, input_dtype, input_data, K.floatx())
    input_dtype = input_dtype or data.dtype
    layer = layer_cls(**(kwargs or {}))
    layer.set_weights(layer.get_weights())
    shape = layer.compute_output_shape(input_shape)
    model = _model_of(layer, input_shape, input_dtype, expected_output_dtype or input_dtype, fixed_batch_size)
    output = model.predict(data)
    _check_output(output, shape, expected_output)
    again = type(model).from_config(model.get_config())
    if model.weights:
        again.set_weights(model.get_weights())
        np.testing.assert_allclose(again.predict(data), output, rtol=1e-3)
    if has_arg(layer.call, "training"):
        model.compile("rmsprop", "mse")
        model.train_on_batch(data, output)
    type(layer).from_config(dict(layer.get_config(), batch_input_shape=input_shape))
    return output


def _input_of(shape, dtype, data, floatx):
    """The data, their shape and their type."""
    if data is not None:
        return data, shape or data.shape, dtype
    _expect(shape, "layer_test needs an input_shape or input_data")
    dtype = dtype or floatx
    sizes = [np.random.randint(1, 4) if size is None else size for size in shape]
    return (10 * np.random.random(sizes)).astype(dtype), shape, dtype


def _functional(layer, input_shape, input_dtype, output_dtype, fixed_batch_size):
    """A compiled model of the layer alone."""
    model = _model_of(layer, input_shape, input_dtype, output_dtype, fixed_batch_size)
    model.compile("rmsprop", "mse")
    return model


def _model_of(layer, input_shape, input_dtype, output_dtype, fixed_batch_size):
    from keras1 import backend as K
    from keras1.engine.inputs import Input
    from keras1.models.functional import Model

    shape = {"batch_shape": input_shape} if fixed_batch_size else {"shape": input_shape[1:]}
    x = Input(dtype=input_dtype, **shape)
    y = layer(x)
    _expect(K.dtype(y) == output_dtype, "the output is %s, expected %s" % (K.dtype(y), output_dtype))
    return Model(x, y)


def _check_output(output, shape, expected):
    fits = all(size in (None, real) for size, real in zip(shape, output.shape))
    _expect(fits, "the output has the shape %s, the layer said %s" % (output.shape, shape))
    if expected is not None:
        np.testing.assert_allclose(output, expected, rtol=1e-3)


def _expect(truth, text):
    if not truth:
        raise ShapeError.like(AssertionError)(text)


def keras_test(func: Callable) -> Callable:
    """A test that cleans up after TensorFlow; with Theano there is nothing to do.  Came with 1.0.8.

    Examples
    --------
    >>> @keras_test
    ... def test_sum():
    ...     return 1 + 1
    >>> test_sum(), test_sum.__name__
    (2, 'test_sum')
    """
    @functools.wraps(func)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return func(*args, **kwargs)
    return wrapper


came("utils.test_utils", "layer_test", "1.0.0", "one test for all layers")
came("utils.test_utils", "keras_test", "1.0.8", "TensorFlow's graph grew from test to test")
gone("utils.test_utils", "keras_test", "2.2.4", "tests clean up in one place")

"""What every classic model has: its loops, its configuration, its summary."""
import functools
import json
import pprint
from typing import Any, Callable, Dict, List, Optional, Sequence

import numpy as np

from keras1.callbacks import History
from keras1.engine import loops
from keras1.engine.summary import print_summary
from keras1.errors import NotCompiledError
from keras1.history import being, versioned

_MADE_BY_COMPILE = (
    "_train", "_train_with_acc", "_test", "_test_with_acc", "_predict", "sample_weight_mode", "class_mode", "loss",
    "optimizer", "X_train", "X_test", "y_train", "y_test", "y",
)


def in_own_release(method: Callable) -> Callable:
    """A method that works as the release that its object was built under."""
    @functools.wraps(method)
    def bound(self, *args, **kwargs):
        with being(self.release):
            return method(self, *args, **kwargs)
    return bound


class Model:
    """Abstract base of the classic models.

    A user's model may derive from this class and from a container, and use ``_fit``, ``_predict_loop`` and
    ``_test_loop`` with functions of its own.

    Notes
    -----
    Source: ``keras.models.Model`` of 0.3.1 and 0.3.3.

    Examples
    --------
    >>> from keras1.models import Model, Sequential
    >>> isinstance(Sequential(), Model)
    True
    """

    def __getattr__(self, name: str) -> Any:
        text = "'%s' object has no attribute '%s'" % (type(self).__name__, name)
        if name in _MADE_BY_COMPILE:
            raise NotCompiledError.like(AttributeError)(
                text, "the model is not compiled: call compile(optimizer, loss) first")
        raise AttributeError(text)

    def _fit(self, f: Callable, ins: List[Any], out_labels: Sequence[str] = (), batch_size: int = 128,
             nb_epoch: int = 100, verbose: int = 1, callbacks: Sequence[Any] = (), val_f: Optional[Callable] = None,
             val_ins: Optional[List[Any]] = None, shuffle: Any = True, metrics: Sequence[str] = ()) -> History:
        """Train ``f`` on arrays; see `keras1.engine.loops.fit_loop`."""
        self.training_data = ins
        self.validation_data = val_ins
        return loops.fit_loop(self, f, ins, out_labels, batch_size, nb_epoch, verbose, callbacks, val_f, val_ins,
                              shuffle, metrics)

    def _predict_loop(self, f: Callable, ins: List[Any], batch_size: int = 128, verbose: int = 0) -> List[np.ndarray]:
        """The outputs of ``f`` for all samples."""
        return loops.predict_loop(f, ins, batch_size, verbose)

    def _test_loop(self, f: Callable, ins: List[Any], batch_size: int = 128, verbose: int = 0) -> List[float]:
        """The values of ``f``, averaged over all samples."""
        return loops.test_loop(f, ins, batch_size, verbose)

    def get_config(self, verbose: int = 0) -> Dict[str, Any]:
        """Layers, optimizer and loss as a dict of plain values.

        Parameters
        ----------
        verbose : {0, 1}
            Whether to print it too.
        """
        config = super().get_config()
        for name in self._saved_settings():
            if name in self.__dict__:
                config[name] = self.__dict__[name]
        if "optimizer" in self.__dict__:
            config["optimizer"] = self.optimizer.get_config()
        if "loss" in self.__dict__:
            config["loss"] = _loss_names(self.loss)
        if verbose:
            pprint.PrettyPrinter(indent=4).pprint(config)
        return config

    @versioned
    def _saved_settings(self):
        return ("class_mode",)

    @_saved_settings.since("0.3.3", reason="class_mode follows from the output; weights have modes")
    def _saved_weight_modes(self):
        return "sample_weight_mode", "sample_weight_modes", "loss_weights"

    def to_json(self, **kwargs: Any) -> str:
        """The configuration as JSON; keyword arguments go to ``json.dumps``."""
        return json.dumps(self.get_config(), default=_plain_json, **kwargs)

    def to_yaml(self, **kwargs: Any) -> str:
        """The configuration as YAML; keyword arguments go to ``yaml.dump``."""
        import yaml

        return yaml.dump(self.get_config(), **kwargs)

    def summary(self) -> None:
        """Print a table of the layers: output shapes and numbers of parameters."""
        print_summary(self)


def get_function_name(o: Any) -> str:
    """The name of a function; a string is its own name.

    Examples
    --------
    >>> get_function_name("mse"), get_function_name(len)
    ('mse', 'len')
    """
    return o if isinstance(o, str) else o.__name__


def _loss_names(loss: Any) -> Any:
    if isinstance(loss, dict):
        return {name: get_function_name(function) for name, function in loss.items()}
    return get_function_name(loss)


def _plain_json(value: Any) -> Any:
    """NumPy values as Python's, types by their names."""
    if type(value).__module__ == np.__name__:
        return value.item()
    if isinstance(value, type):
        return value.__name__
    raise TypeError("Not JSON Serializable")

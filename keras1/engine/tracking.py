"""Layers, variables and metrics that a user's layer keeps as attributes (2.3)."""
import threading
from typing import Any, List, Optional

from keras1 import backend as K
from keras1.errors import ArgumentError
from keras1.history import versioned
from keras1.metrics.base import Mean, Metric

_threads = threading.local()


class untracked:
    """While it lasts, what is assigned to attributes is not noted: a built-in layer looks after its own."""

    def __enter__(self):
        _threads.depth = getattr(_threads, "depth", 0) + 1

    def __exit__(self, *exc_info):
        _threads.depth -= 1


class Tracking:
    """Mixin of layers: ``self.inner = Dense(3)`` makes the inner layer's weights the outer one's, from 2.3 on."""

    #: Whether attributes are noted: those of users' classes.
    tracks_attributes = False

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._layers: List[Any] = []
        self._metrics: List[Metric] = []
        return self

    @property
    def metrics(self) -> List[Metric]:
        """The metrics of the layer, and of the layers among its attributes (2.3)."""
        return self._metrics + [metric for layer in self._layers for metric in layer.metrics]

    def add_metric(self, value: Any, name: Optional[str] = None) -> None:
        """Report the mean of a tensor over an epoch; what a `Metric` made is reported as that metric does.

        Parameters
        ----------
        value : tensor
        name : str, optional
            If there is a metric of that name already, nothing is added.

        Raises
        ------
        ValueError
            If several metrics have that name.
        """
        same = [metric for metric in self._metrics if metric.name == name]
        if len(same) > 1:
            raise ArgumentError.like(ValueError)(
                'Please provide different names for the metrics you have added. We found %d metrics with the name: '
                '"%s"' % (len(same), name))
        if same:
            return
        metric = getattr(value, "_metric_obj", None)
        if metric is None:
            metric = Mean(name=name)
            metric.update_state(value)
            metric.result()
        self._metrics.append(metric)

    def __setattr__(self, name: str, value: Any) -> None:
        self._note_attribute(name, value)
        super().__setattr__(name, value)

    @versioned
    def _note_attribute(self, name, value):
        pass

    @_note_attribute.since("2.3.0", reason="layers, variables and metrics assigned to attributes belong to the layer")
    def _note_what_belongs(self, name, value):
        if not self.tracks_attributes or getattr(_threads, "depth", 0):
            return
        if isinstance(value, Tracking):
            if not any(value is layer for layer in self._layers):
                self._layers.append(value)
        elif isinstance(value, Metric):
            self._metrics.append(value)
        elif K.is_variable(value) and not getattr(value, "_tracked", False):
            trainable = getattr(value, "trainable", False)
            if trainable and not any(value is w for w in self._trainable_weights):
                print("tracking", value, name)
            weights = self._trainable_weights if trainable else self._non_trainable_weights
            if not any(value is w for w in weights):
                weights.append(value)

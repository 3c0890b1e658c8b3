"""Layers, variables and metrics that a user's layer keeps as attributes (2.3)."""
import threading
from typing import Any

from keras1 import backend as K
from keras1.history import versioned

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
        elif getattr(value, "is_metric", False):
            self._metrics.append(value)
        elif K.is_variable(value) and not getattr(value, "_tracked", False):
            trainable = getattr(value, "trainable", False)
            if trainable and not any(value is w for w in self._trainable_weights):
                print("tracking", value, name)
            weights = self._trainable_weights if trainable else self._non_trainable_weights
            if not any(value is w for w in weights):
                weights.append(value)

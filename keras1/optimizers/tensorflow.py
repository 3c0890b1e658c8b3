"""The wrapper for optimizers of TensorFlow, which keras1 has not."""
from typing import Any, Dict, Sequence

from keras1 import backend as K
from keras1 import history
from keras1.errors import ArgumentError, BackendError
from keras1.optimizers.base import Constraints, Optimizer, Updates


class TFOptimizer(Optimizer):
    """An optimizer of TensorFlow, made to look like one of Keras.  Came with 1.2.0.

    It is here for scripts that name it; on Theano there is nothing to wrap.

    Parameters
    ----------
    optimizer : object
        With the methods ``compute_gradients`` and ``apply_gradients``.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name, by ``get_updates``, if there are constraints.
    NameError
        A ``BackendError`` of that name, by ``get_updates``, from 2.3.0 on.
    NotImplementedError
        By ``weights``, ``get_config`` and ``from_config``.
    """

    def __init__(self, optimizer: Any):
        self.optimizer = optimizer
        self.iterations = K.variable(0.)
        self.updates = []

    @history.versioned
    def get_updates(self, params: Sequence[Any], constraints: Constraints, loss: Any) -> Updates:
        """What the wrapped optimizer answers for these weights."""
        if constraints:
            raise ArgumentError.like(ValueError)(
                "TF optimizers do not support weights constraints. Either remove all weights constraints in "
                "your model, or use a Keras optimizer.")
        grads = self.optimizer.compute_gradients(loss, params)
        self.updates.append(self.optimizer.apply_gradients(grads, global_step=self.iterations))
        return self.updates

    @get_updates.since("2.3.0", reason="optimizers of tf.keras, too, so that TensorFlow has to be there")
    def _updates_of_tensorflow(self, loss, params):
        raise BackendError.like(NameError)(
            "name 'tf' is not defined",
            hint="TFOptimizer wraps an optimizer of TensorFlow; on Theano take one of keras.optimizers")

    @property
    def weights(self):
        """Not to be had."""
        raise NotImplementedError

    def get_config(self) -> Dict[str, Any]:
        """Not to be had."""
        raise NotImplementedError

    def from_config(self, config: Dict[str, Any]) -> "TFOptimizer":
        """Not to be had."""
        raise NotImplementedError

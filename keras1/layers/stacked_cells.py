"""Several cells as one (2.x)."""
import warnings
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.config import common_config
from keras1.engine.layer import Layer
from keras1.engine.tracking import untracked
from keras1.errors import ArgumentError
from keras1.history import versioned
from keras1.utils.callables import has_arg


def state_sizes(cell: Any) -> List[int]:
    """The features of each state of a cell.

    Examples
    --------
    >>> class Counter:
    ...     state_size = 3
    >>> state_sizes(Counter())
    [3]
    """
    return list(cell.state_size) if hasattr(cell.state_size, "__len__") else [cell.state_size]


def output_size(cell: Any) -> int:
    """The features of a cell's output: by default those of its first state."""
    size = getattr(cell, "output_size", None)
    return state_sizes(cell)[0] if size is None else size


class StackedRNNCells(Layer):
    """Cells one on top of the other, as one cell.

    Parameters
    ----------
    cells : list of cells
        Each gets the output of the one before as its input.
    reverse_state_order : bool
        Whether the states are those of the last cell first, as they always were up to 2.2.3.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        If one has no ``call`` or no ``state_size``.

    Notes
    -----
    Source: ``keras.layers.recurrent.StackedRNNCells``, from 2.0.9.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers.recurrent import GRUCell, LSTMCell
    ...     StackedRNNCells([LSTMCell(3), GRUCell(2)]).state_size
    (3, 3, 2)
    """

    def __init__(self, cells: Sequence[Any], **kwargs: Any):
        for cell in cells:
            _check(cell, cells)
        with untracked():
            self.cells = cells
        self.reverse_state_order = self._order_asked(kwargs)
        super().__init__(**kwargs)

    @versioned
    def _order_asked(self, kwargs):
        """Whether the states are those of the last cell first."""
        return True

    @_order_asked.since("2.2.4", reason="the states are in the order of the cells")
    def _order_natural_unless_asked(self, kwargs):
        reverse = kwargs.pop("reverse_state_order", False)
        if reverse:
            warnings.warn(
                "`reverse_state_order=True` in `StackedRNNCells` will soon be deprecated. Please update the code to "
                "work with the natural order of states if you reply on the RNN states, eg `RNN(return_state=True)`.",
                stacklevel=4)
        return reverse

    # -- one step

    @property
    def state_size(self) -> Tuple[int, ...]:
        """The features of all states, cell by cell."""
        return tuple(size for cell in self._cells_by_state() for size in state_sizes(cell))

    @property
    def output_size(self) -> int:
        """The features of the last cell's output."""
        return output_size(self.cells[-1])

    @property
    def drops(self) -> bool:
        """Whether any cell has dropout."""
        return any(getattr(cell, "drops", False) for cell in self.cells)

    def _cells_by_state(self) -> Sequence[Any]:
        """The cells in the order of their states."""
        return self.cells[::-1] if self.reverse_state_order else self.cells

    def call(self, inputs: Any, states: Sequence[Any], constants: Any = None, **kwargs: Any) -> Tuple[Any, List[Any]]:
        """The last cell's output, and the new states of all."""
        own, states = {}, list(states)
        for cell in self._cells_by_state():
            count = len(state_sizes(cell))
            own[id(cell)], states = states[:count], states[count:]
        for cell in self.cells:
            given = dict(kwargs, constants=constants) if has_arg(cell.call, "constants") else kwargs
            inputs, own[id(cell)] = cell.call(inputs, own[id(cell)], **given)
        return inputs, [state for cell in self._cells_by_state() for state in own[id(cell)]]

    # -- weights

    def build(self, input_shape: Any) -> None:
        constants_shapes: List[Tuple] = []
        if isinstance(input_shape, list):
            input_shape, constants_shapes = input_shape[0], input_shape[1:]
        for cell in self.cells:
            if isinstance(cell, Layer):
                takes_constants = has_arg(cell.call, "constants")
                cell.build([input_shape] + constants_shapes if takes_constants else input_shape)
            input_shape = (input_shape[0], output_size(cell))

    def _layers_of_cells(self) -> List[Layer]:
        """The cells that have weights."""
        return [cell for cell in self.cells if isinstance(cell, Layer)]

    def _trainable_now(self) -> List[Any]:
        return [w for cell in self._layers_of_cells() for w in cell.trainable_weights] if self.trainable else []

    def _non_trainable_now(self) -> List[Any]:
        cells = self._layers_of_cells()
        frozen = [] if self.trainable else [w for cell in cells for w in cell.trainable_weights]
        return frozen + [w for cell in cells for w in cell.non_trainable_weights]

    def get_weights(self) -> List[np.ndarray]:
        """The values of all weights, cell by cell."""
        return [value for cell in self._layers_of_cells() for value in cell.get_weights()]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give the first cell's weights new values.

        That the others keep theirs is the original's doing; the weights of an `RNN` can be set without this.
        """
        for cell in self._layers_of_cells()[:1]:
            K.batch_set_value(list(zip(cell.weights, weights)))

    @property
    def losses(self) -> List[Any]:
        """Those of the cells."""
        return [loss for cell in self._layers_of_cells() for loss in cell.losses]

    def get_losses_for(self, inputs: Any = None) -> List[Any]:
        """Those of the cells that belong to inputs; to none in particular, for None."""
        return [loss for cell in self._layers_of_cells() for loss in cell.get_losses_for(inputs)]

    def constraints_by_weight(self) -> Dict[Any, Any]:
        """Those of the cells."""
        return {w: c for cell in self._layers_of_cells() for w, c in cell.constraints_by_weight().items()}

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """The cells' classes and configurations."""
        cells = [{"class_name": type(cell).__name__, "config": cell.get_config()} for cell in self.cells]
        return dict(common_config(self), cells=cells)

    @classmethod
    def from_config(cls, config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> "StackedRNNCells":
        """Cells from what ``get_config`` gave."""
        from keras1.saving.functional_config import layer_from_config

        config = dict(config)
        return cls([layer_from_config(cell, custom_objects) for cell in config.pop("cells")], **config)


def _check(cell: Any, cells: Sequence[Any]) -> None:
    if not hasattr(cell, "call"):
        raise ArgumentError.like(ValueError)(str(("All cells must have a `call` method. received cells:", cells)))
    if not hasattr(cell, "state_size"):
        raise ArgumentError.like(ValueError)(
            str(("All cells must have a `state_size` attribute. received cells:", cells)),
            "the number of features of its state, or a tuple of such numbers")

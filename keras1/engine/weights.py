"""Weights of a layer: one record each, and the historical lists that show them."""
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1 import constraints, initializations
from keras1.errors import ShapeError
from keras1.history import Gated, versioned


class Weight(NamedTuple):
    """A variable of a layer and the facts about it."""

    variable: Any
    name: Optional[str]
    initializer: Optional[Callable]
    regularizer: Any
    constraint: Any
    trainable: bool


class WeightHolder(Gated):
    """What holds weights: makes them with ``add_weight`` and shows them as lists.

    The lists are the truth about which variables count and in what order, because user code of the time
    assigns and extends them; the records tell the facts about each variable that ``add_weight`` made.

    Attributes
    ----------
    trainable_weights, non_trainable_weights : list of variables
    regularizers : list of Regularizer
        Each has been given its parameter or layer already; the loss passes through them in order.
    constraints : list of Constraint or None
        One per trainable weight; a list of another length counts as none at all.
    updates : list of (variable, new value)
    """

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._trainable_weights = []
        self._non_trainable_weights = []
        self._weights_came_by_params = False
        self._records: Dict[Any, Weight] = {}
        _set_default(self, "regularizers", [])
        _set_default(self, "constraints", [])
        _set_default(self, "updates", [])
        return self

    # -- the lists

    @property
    def trainable_weights(self) -> List[Any]:
        """Variables that training changes."""
        return self._trainable_weights

    @trainable_weights.setter
    def trainable_weights(self, value: List[Any]) -> None:
        self._trainable_weights = value
        self._weights_came_by_params = False

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Variables that are saved with the others and that training leaves alone."""
        return self._non_trainable_weights

    @non_trainable_weights.setter
    def non_trainable_weights(self, value: List[Any]) -> None:
        self._non_trainable_weights = value

    @property
    def params(self) -> List[Any]:
        """The trainable weights under their name of 0.3.1.

        Assigning an empty list freezes the layer up to 0.3.1; from 0.3.2 on training no longer looks here.
        """
        return self.trainable_weights

    @params.setter
    def params(self, value: List[Any]) -> None:
        self._assign_params(value)

    @versioned
    def _assign_params(self, value):
        self.trainable_weights = value

    @_assign_params.since("0.3.2", reason="training asks for trainable_weights, not for params")
    def _assign_params_beside_trainable_weights(self, value):
        # A layer written for 0.3.1 has no other list, so here it still trains.
        if self._weights_came_by_params or not self._trainable_weights:
            self._trainable_weights = value
            self._weights_came_by_params = True

    # -- making and reading weights

    def add_weight(self, shape: Tuple[int, ...], initializer: Any = "glorot_uniform", name: Optional[str] = None,
                   regularizer: Any = None, constraint: Any = None, trainable: bool = True) -> Any:
        """Make a variable and enter it in the layer's lists.

        Parameters
        ----------
        shape : tuple of int
        initializer : str or callable
            Name of an initialization, or a function from a shape to a variable; draws at once.
        name : str, optional
            Short name; the variable is called ``LAYER_NAME`` from 0.3.2 on.
        regularizer, constraint : optional
            What the training adds to the loss, and does to each new value.
        trainable : bool
            Whether training changes it.

        Returns
        -------
        variable

        Examples
        --------
        >>> from keras1.engine.layer import Layer
        >>> layer = Layer()
        >>> W = layer.add_weight((3, 2), "zero", name="W")
        >>> layer.get_weights()[0].shape
        (3, 2)
        """
        initializer = initializations.get(initializer)
        variable = _named(initializer(shape), self._variable_name(name))
        self._records[variable] = Weight(variable, name, initializer, regularizer, constraint, trainable)
        if not trainable:
            self._non_trainable_weights.append(variable)
            return variable
        self._trainable_weights.append(variable)
        self.constraints.append(constraint)
        if regularizer:
            regularizer.set_param(variable)
            self.regularizers.append(regularizer)
        return variable

    def _forget_weights(self) -> None:
        """Before building anew: drop what ``add_weight`` made the last time."""
        if self._records:
            ours = [record.regularizer for record in self._records.values()]
            ours.append(getattr(self, "activity_regularizer", None))
            self._trainable_weights = [v for v in self._trainable_weights if v not in self._records]
            self._non_trainable_weights = [v for v in self._non_trainable_weights if v not in self._records]
            self.regularizers = [r for r in self.regularizers if not any(r is own for own in ours)]
            self.constraints = []
            self._records = {}

    @versioned
    def _variable_name(self, name):
        return None

    @_variable_name.since("0.3.2", reason="variables bear the name of their layer")
    def _variable_name_with_layer(self, name):
        return name and "%s_%s" % (self.name, name)

    @property
    def weights(self) -> Any:
        """All variables, trainable ones first; or what was assigned, as ``compile`` of 0.x does."""
        return self.__dict__.get("_assigned_weights", self._all_weights())

    @weights.setter
    def weights(self, value: Any) -> None:
        self._assigned_weights = value

    def _all_weights(self) -> List[Any]:
        return self.trainable_weights + self.non_trainable_weights

    def get_weights(self) -> List[np.ndarray]:
        """The values of all weights, as a list of arrays."""
        return [K.get_value(variable) for variable in self._all_weights()]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give all weights new values.

        Parameters
        ----------
        weights : list of arrays
            As many, and of the same shapes, as ``get_weights`` returns.

        Raises
        ------
        AssertionError
            If their number differs.
        Exception
            If a shape differs; the weights before it have been set then.
        """
        variables = self._all_weights()
        if len(variables) != len(weights):
            raise ShapeError.like(AssertionError)(
                "Provided weight array does not match layer weights (%d layer params vs. %d provided weights)"
                % (len(variables), len(weights)), self._weights_hint())
        for variable, value in zip(variables, weights):
            if K.get_value(variable).shape != value.shape:
                raise ShapeError.like(Exception)(
                    self._mismatch_text() % (K.get_value(variable).shape, value.shape), self._weights_hint())
            K.set_value(variable, value)

    @versioned
    def _mismatch_text(self):
        return "Layer shape %s not compatible with weight shape %s."

    @_mismatch_text.since("0.3.2", reason="the message names both sides")
    def _mismatch_text_named(self):
        return "Layer weight shape %s not compatible with provided weight shape %s."

    def _weights_hint(self) -> str:
        shapes = [tuple(K.get_value(v).shape) for v in self._all_weights()]
        return "%s expects a list of %d arrays of shapes %s" % (type(self).__name__, len(shapes), shapes)

    def count_params(self) -> int:
        """The number of scalars in the trainable weights."""
        return sum(K.count_params(p) for p in self.trainable_weights)

    def get_params(self) -> Tuple[List[Any], List[Any], List[Any], List[Any]]:
        """What a training function needs of the layer.

        Returns
        -------
        tuple of four lists
            Trainable weights; regularizers; one constraint per weight; updates.
        """
        return self.trainable_weights, self.regularizers, self._constraint_per_weight(), list(self.updates or [])

    def _constraint_per_weight(self) -> List[Any]:
        """One constraint for each trainable weight: as listed, else the layer's single one, else none."""
        count = len(self.trainable_weights)
        single = getattr(self, "constraint", None)
        listed = self.constraints
        if listed is None or len(listed) != count:
            listed = [single] * count
        return [c or constraints.identity() for c in listed]


def _named(variable: Any, name: Optional[str]) -> Any:
    if name and getattr(variable, "name", None) is None:
        variable.name = name
    return variable


def _set_default(obj: Any, name: str, value: Any) -> None:
    """Give an object an attribute unless its class computes it."""
    if not isinstance(getattr(type(obj), name, None), property):
        setattr(obj, name, value)

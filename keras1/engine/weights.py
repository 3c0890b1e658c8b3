"""Weights of a layer: one record each, and the historical lists that show them."""
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1 import constraints, initializations
from keras1.engine.nodes import error_class
from keras1.errors import ShapeError, WiringError
from keras1.history import Gated, alias, versioned


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

    #: The weights that a built-in layer makes under their names of 1.x, and their names of 2.x.
    weight_names: Dict[str, str] = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for name, later in cls.__dict__.get("weight_names", {}).items():
            if later not in cls.__dict__:
                found = alias(("2.0.0", name))
                found.__set_name__(cls, later)
                setattr(cls, later, found)

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._trainable_weights = []
        self._non_trainable_weights = []
        self._weights_came_by_params = False
        self._idle_params: Optional[List[Any]] = None
        self._records: Dict[Any, Weight] = {}
        _set_default(self, "regularizers", [])
        _set_default(self, "constraints", self._no_constraints())
        self._updates: List[Any] = []
        self._losses: List[Any] = []
        return self

    @versioned
    def _no_constraints(self):
        return []

    @_no_constraints.since("1.0.0", reason="constraints by weight, no longer in the order of the weights")
    def _no_constraints_by_weight(self):
        return {}

    # -- the lists

    @property
    def trainable_weights(self) -> List[Any]:
        """Variables that training changes."""
        return self._trainable_now()

    @versioned
    def _trainable_now(self):
        return self._trainable_weights

    @_trainable_now.since("1.0.8", reason="a layer that is not trainable has no trainable weights")
    def _trainable_if_so_set(self):
        return self._trainable_weights if self.trainable else []

    @_trainable_now.since("2.3.0", reason="the weights of layers among the attributes count")
    def _trainable_with_those_of_layers(self):
        if not self.trainable:
            return []
        return self._trainable_weights + [w for layer in self._layers for w in layer.trainable_weights] \
            if self._layers else self._trainable_weights

    @trainable_weights.setter
    def trainable_weights(self, value: List[Any]) -> None:
        self._leave_to_training(value)
        self._trainable_weights = value
        self._weights_came_by_params = False

    @versioned
    def _leave_to_training(self, weights):
        pass

    @_leave_to_training.since("2.3.0", reason="a variable kept as an attribute counts once")
    def _leave_attributes_to_training(self, weights):
        self._non_trainable_weights = [w for w in self._non_trainable_weights if not any(w is v for v in weights)]

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Variables that are saved with the others and that training leaves alone."""
        return self._non_trainable_now()

    @versioned
    def _non_trainable_now(self):
        return self._non_trainable_weights

    @_non_trainable_now.since("1.0.8", reason="all weights of a layer that is not trainable")
    def _non_trainable_or_all(self):
        return self._non_trainable_weights if self.trainable else \
            self._trainable_weights + self._non_trainable_weights

    @_non_trainable_now.since("2.3.0", reason="the weights of layers among the attributes count")
    def _non_trainable_with_those_of_layers(self):
        if self.trainable:
            own, inner = self._non_trainable_weights, [layer.non_trainable_weights for layer in self._layers]
        else:
            own = self._trainable_weights + self._non_trainable_weights
            inner = [layer.weights for layer in self._layers]
        inner = [weight for weights in inner for weight in weights]
        return own + inner if inner else own

    @non_trainable_weights.setter
    def non_trainable_weights(self, value: List[Any]) -> None:
        self._non_trainable_weights = value

    @property
    def params(self) -> List[Any]:
        """The trainable weights under their name of 0.3.1.

        Assigning an empty list freezes the layer up to 0.3.1; from 0.3.2 on training no longer looks here.
        """
        return self.trainable_weights if self._idle_params is None else self._idle_params

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
        else:
            self._idle_params = value  # to be read back: trainable_weights = params + [...]

    # -- making and reading weights

    @versioned
    def add_weight(self, shape: Tuple[int, ...], initializer: Any = "glorot_uniform", name: Optional[str] = None,
                   trainable: bool = True, regularizer: Any = None, constraint: Any = None) -> Any:
        """Make a variable and enter it in the layer's lists.

        From 2.0 on the arguments are (name, shape, dtype, initializer, regularizer, trainable, constraint);
        ``add_weight(shape, name)`` is taken, too.

        Parameters
        ----------
        shape : tuple of int
        initializer : str or callable
            Name of an initialization, or a function from a shape to a variable (1.x) or to a value (2.x);
            draws at once.
        name : str, optional
        trainable : bool
            Whether training changes it.
        regularizer, constraint : optional
            What the training adds to the loss, and does to each new value.

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
        return self._add_named(shape, initializer, name, name, trainable, regularizer, constraint)

    @add_weight.since("2.0.0", reason="the name comes first")
    def _add_weight_by_name(self, name: Optional[str] = None, shape: Optional[Tuple[int, ...]] = None,
                            dtype: Optional[str] = None, initializer: Any = None, regularizer: Any = None,
                            trainable: bool = True, constraint: Any = None) -> Any:
        if isinstance(name, (tuple, list)):  # add_weight(shape) and add_weight(shape, name), as in 1.x
            name, shape = shape, name
        return self._add_named(() if shape is None else tuple(shape), initializer, name, name, trainable, regularizer,
                               constraint, dtype)

    def _add_weight(self, shape: Tuple[int, ...], initializer: Any, name: Optional[str] = None,
                    trainable: bool = True, regularizer: Any = None, constraint: Any = None) -> Any:
        """`add_weight` for built-in layers, whose variables are called by the layer's name and a short one."""
        return self._add_named(shape, initializer, name, self._variable_name(name), trainable, regularizer,
                               constraint)

    def _add_named(self, shape, initializer, name, full_name, trainable, regularizer, constraint, dtype=None):
        initializer = initializations.get(initializer)
        variable = self._make_variable(initializer, shape, full_name, dtype)
        self._records[variable] = Weight(variable, name, initializer, regularizer, constraint, trainable)
        (self._trainable_weights if trainable else self._non_trainable_weights).append(variable)
        if trainable or constraint:
            self._constrain(variable, constraint)
        if regularizer:
            self._regularize(variable, regularizer)
        return variable

    @versioned
    def _make_variable(self, initializer, shape, name, dtype):
        return _named(initializer(shape), name)

    @_make_variable.since("1.0.0", reason="an initialization is told the name of the variable")
    def _make_named_variable(self, initializer, shape, name, dtype):
        return _named(initializer(shape, name=name), name)

    @_make_variable.since("2.0.0", reason="an initializer gives a value, for which the layer makes the variable")
    def _make_variable_of_value(self, initializer, shape, name, dtype):
        return K.variable(initializer(shape), dtype=dtype or K.floatx(), name=name)

    @_make_variable.since("2.3.0", reason="an initializer is told the type; a layer has one")
    def _make_variable_of_dtype(self, initializer, shape, name, dtype):
        dtype = dtype or self.dtype or K.floatx()
        variable = K.variable(initializer(shape, dtype=dtype), dtype=dtype, name=name)
        variable._tracked = True
        return variable

    @versioned
    def _constrain(self, variable, constraint):
        self.constraints.append(constraint)

    @_constrain.since("1.0.0", reason="constraints by weight")
    def _constrain_weight(self, variable, constraint):
        if constraint:
            self.constraints[variable] = constraint

    @_constrain.since("2.0.9", reason="a variable carries its constraint")
    def _constrain_variable(self, variable, constraint):
        variable.constraint = constraint
        if constraint:
            self.constraints[variable] = constraint

    @versioned
    def _regularize(self, variable, regularizer):
        regularizer.set_param(variable)
        self.regularizers.append(regularizer)

    @_regularize.since("1.2.0", reason="a regularizer gives a term, which the layer adds to the losses")
    def _add_penalty(self, variable, regularizer):
        self.add_loss(regularizer(variable))

    def _forget_weights(self) -> None:
        """Before building anew: drop what ``add_weight`` made the last time."""
        if self._records:
            ours = [record.regularizer for record in self._records.values()]
            ours.append(getattr(self, "activity_regularizer", None))
            self._trainable_weights = [v for v in self._trainable_weights if v not in self._records]
            self._non_trainable_weights = [v for v in self._non_trainable_weights if v not in self._records]
            self.regularizers = [r for r in self.regularizers if not any(r is own for own in ours)]
            self.constraints = self._no_constraints()
            self._records = {}

    @versioned
    def _variable_name(self, name):
        return None

    @_variable_name.since("0.3.2", reason="variables bear the name of their layer")
    def _variable_name_with_layer(self, name):
        return name and "%s_%s" % (self.name, name)

    @_variable_name.since("2.0.0", reason="variables bear names of their own; their layer's is the scope")
    def _variable_name_of_keras_2(self, name):
        return self.weight_names.get(name, name)

    @property
    def weights(self) -> Any:
        """All variables, trainable ones first; or what was assigned, as ``compile`` of 0.x does."""
        return self.__dict__.get("_assigned_weights", self._all_weights())

    @weights.setter
    def weights(self, value: Any) -> None:
        self._assigned_weights = value

    def _all_weights(self) -> List[Any]:
        return list(self.trainable_weights) + list(self.non_trainable_weights)

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
            raise self._wrong_count(len(variables), weights)
        for variable, value in zip(variables, weights):
            if K.get_value(variable).shape != value.shape:
                raise ShapeError.like(error_class(ValueError))(
                    self._mismatch_text() % (K.get_value(variable).shape, value.shape), self._weights_hint())
            K.set_value(variable, value)

    @versioned
    def _wrong_count(self, count, weights):
        return ShapeError.like(AssertionError)(
            "Provided weight array does not match layer weights (%d layer params vs. %d provided weights)"
            % (count, len(weights)), self._weights_hint())

    @_wrong_count.since("1.0.0", reason="the message names the layer")
    def _wrong_count_named(self, count, weights):
        return ShapeError.like(error_class(ValueError))(
            'You called `set_weights(weights)` on layer "%s" with a  weight list of length %d, but the layer was '
            "expecting %d weights. Provided weights: %s..." % (self.name, len(weights), count, str(weights)[:50]),
            self._weights_hint())

    @_wrong_count.since("2.3.0", reason="without a blank too many")
    def _wrong_count_in_plain_words(self, count, weights):
        return ShapeError.like(ValueError)(
            'You called `set_weights(weights)` on layer "%s" with a weight list of length %d, but the layer was '
            "expecting %d weights. Provided weights: %s..." % (self.name, len(weights), count, str(weights)[:50]),
            self._weights_hint())

    @versioned
    def _mismatch_text(self):
        return "Layer shape %s not compatible with weight shape %s."

    @_mismatch_text.since("0.3.2", reason="the message names both sides")
    def _mismatch_text_named(self):
        return "Layer weight shape %s not compatible with provided weight shape %s."

    @_mismatch_text.since("1.0.0", reason="without a full stop")
    def _mismatch_text_unstopped(self):
        return "Layer weight shape %s not compatible with provided weight shape %s"

    def _weights_hint(self) -> str:
        shapes = [tuple(K.get_value(v).shape) for v in self._all_weights()]
        return "%s expects a list of %d arrays of shapes %s" % (type(self).__name__, len(shapes), shapes)

    def count_params(self) -> int:
        """The number of scalars in the weights: up to 0.3 in the trainable ones, then in all."""
        return self._count_params()

    @versioned
    def _count_params(self):
        return sum(K.count_params(p) for p in self.trainable_weights)

    @_count_params.since("1.0.0", reason="a layer that was never built has no number")
    def _count_trainable_params(self):
        self._check_built()
        return sum(K.count_params(p) for p in self.trainable_weights)

    @_count_params.since("1.2.0", reason="all weights count, trainable or not")
    def _count_all_params(self):
        self._check_built()
        return sum(K.count_params(p) for p in self._all_weights())

    def _check_built(self) -> None:
        if not self.built:
            raise WiringError.like(error_class(RuntimeError))(
                "You tried to call `count_params` on %s, but the layer isn't built. You can build it manually via: "
                "`%s.build(batch_input_shape)`." % (self.name, self.name), "or call it on a tensor")

    def get_params(self) -> Tuple[List[Any], List[Any], List[Any], List[Any]]:
        """What a training function needs of the layer.

        Returns
        -------
        tuple of four lists
            Trainable weights; regularizers; one constraint per weight; updates.
        """
        regularizers = list(self.regularizers) + [_adding(loss) for loss in self.losses] if self.losses \
            else self.regularizers
        return self.trainable_weights, regularizers, self._constraint_per_weight(), list(self.updates or [])

    def constraints_by_weight(self) -> Dict[Any, Any]:
        """The constraint of each weight that has one, however the layer listed them."""
        if isinstance(self.constraints, dict):
            return self.constraints
        per_weight = zip(self.trainable_weights, self._constraint_per_weight())
        return {w: c for w, c in per_weight if type(c) is not constraints.identity}

    @versioned
    def classic_regularizers(self):
        """Regularizers that the loss of a functional model passes through."""
        return self.regularizers or []

    @classic_regularizers.since("1.2.0", reason="penalties are losses of the layer; lists of regularizers are not read")
    def _regularizers_of_classic_layer(self):
        return (self.regularizers or []) if getattr(type(self).call, "adapter", False) else []

    def _constraint_per_weight(self) -> List[Any]:
        """One constraint for each trainable weight: as listed, else the layer's single one, else none."""
        count = len(self.trainable_weights)
        single = getattr(self, "constraint", None)
        listed = self.constraints
        if isinstance(listed, dict):
            listed = [listed.get(weight, single) for weight in self.trainable_weights]
        if listed is None or len(listed) != count:
            listed = [single] * count
        return [c or constraints.identity() for c in listed]


def _adding(loss: Any) -> Callable:
    """A penalty as a classic regularizer: it adds itself to the loss that it is given."""
    return lambda total: total + loss


def _named(variable: Any, name: Optional[str]) -> Any:
    if name and getattr(variable, "name", None) is None:
        variable.name = name
    return variable


def _set_default(obj: Any, name: str, value: Any) -> None:
    """Give an object an attribute unless its class computes it."""
    if not isinstance(getattr(type(obj), name, None), property):
        setattr(obj, name, value)

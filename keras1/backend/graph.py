"""Functions compiled from graphs, gradients, and the few questions asked of graphs."""
import functools
import inspect
from typing import Any, Dict, List, Optional, Sequence, Union

import theano
from theano import tensor as T
from theano.compile import SharedVariable
from theano.graph.basic import Variable
from theano.graph.basic import graph_inputs as _graph_inputs
from theano.printing import Print
from theano.scan.utils import clone

from keras1.backend import calls
from keras1.backend.complaints import readable
from keras1.backend.phase import SYMBOL, fix_phase
from keras1.backend.sparse import is_sparse
from keras1.errors import ArgumentError, did_you_mean
from keras1.history import current, versioned

_COMPILE_ARGUMENTS = list(inspect.signature(theano.function).parameters)


class Function:
    """A graph to call: compiled when it is first called.

    Parameters
    ----------
    inputs : list of placeholders
        A number among them, as ``learning_phase()`` may be, is left out, and what is given for it too.
    outputs : tensor or list of tensors
    updates : list of (variable, tensor)
        New values of variables, set with each call.
    name : str, optional
        What Theano's profiler and complaints call it.
    **kwargs
        Further arguments of ``theano.function``: ``givens``, ``mode``, ``on_unused_input``, ...

    Examples
    --------
    >>> from keras1 import backend as K
    >>> x = K.placeholder(ndim=1)
    >>> K.Function([x], 2 * x)([[1, 2]])
    array([2., 4.], dtype=float32)
    """

    def __init__(self, inputs: Sequence[Any], outputs: Any, updates: Sequence = (), name: Optional[str] = None,
                 **kwargs: Any):
        _check_options(kwargs)
        self.name = name
        self.inputs, self.updates = _symbolic(inputs), _distinct(updates)
        self.outputs = _with_results_after(self.updates, outputs)
        self.options = {**_usual_options(), "name": name, **kwargs}
        self._left_out = {place for place, x in enumerate(inputs) if isinstance(x, int)}
        self._arguments = _arguments.resolve(current())
        self._phase_at = next((place for place, x in enumerate(self.inputs) if x is SYMBOL), None)
        self._by_phase: Dict[bool, Any] = {}

    @functools.cached_property
    def function(self):
        """The compiled ``theano.function``."""
        return self._compiled(self.inputs, self.outputs, self.updates)

    def _compiled(self, inputs, outputs, updates):
        return theano.function(inputs, outputs, updates=updates, allow_input_downcast=True, **self.options)

    @functools.cached_property
    def _call(self):
        """The compiled function as it is called with lists."""
        return calls.Call(self.function, self.inputs)

    def _call_in(self, phase: bool) -> calls.Call:
        """The function for one learning phase: a constant in the graph, so that no switch is left to run."""
        if phase not in self._by_phase:
            several = isinstance(self.outputs, (list, tuple))
            outputs, updates = fix_phase(self.outputs if several else [self.outputs], list(self.updates), phase)
            inputs = [x for x in self.inputs if x is not SYMBOL]
            function = self._compiled(inputs, outputs if several else outputs[0], updates)
            self._by_phase[phase] = calls.Call(function, inputs)
        return self._by_phase[phase]

    def compile(self) -> None:
        """Compile now, unless it depends on the learning phase: that is told with the first call."""
        if self._phase_at is None:
            self._call  # noqa: B018  a cached property

    def __call__(self, inputs: Sequence[Any]) -> Union[Any, List[Any]]:
        """The values of the outputs, an array or a list as ``outputs`` was.

        Raises
        ------
        ShapeError, DataError
            If the arrays do not fit the placeholders or each other; also of the class that Theano raised.
        """
        call, arguments = self._ready(self._without_numbers(self._arguments(inputs)))
        try:
            return call(arguments)
        except Exception as error:
            raise readable(error, [x for x in self.inputs if x is not SYMBOL], arguments) from None

    def _ready(self, arguments):
        """What to call, and with what."""
        if self._phase_at is None or len(arguments) != len(self.inputs):  # which is refused
            return self._call, arguments
        rest = list(arguments)
        phase = rest.pop(self._phase_at)
        return self._call_in(bool(phase)), rest

    def _without_numbers(self, arguments):
        """The arguments for the placeholders: a phase that was a number already when we were made needs none."""
        if not self._left_out:
            return arguments
        return [x for place, x in enumerate(arguments) if place not in self._left_out]


def _symbolic(inputs):
    """The placeholders among the inputs; ``learning_phase()`` may have been a number."""
    return [x for x in inputs if not isinstance(x, int)]


def _with_results_after(updates, outputs):
    """The outputs, those that are results of metrics (2.3) read after the updates; all others are read before."""
    if not isinstance(outputs, (list, tuple)):
        return _with_results_after(updates, [outputs])[0]
    return [replace(x, dict(updates)) if getattr(x, "_is_metric", False) else x for x in outputs]


@versioned
def _distinct(updates):
    return updates


@_distinct.since("1.2.0", reason="of two updates of one variable the first counts; two raised")
def _first_of_each(updates):
    first = {}
    for variable, value in updates:
        first.setdefault(variable, value)
    return list(first.items())


@versioned
def _usual_options() -> Dict[str, Any]:
    return {}


@_usual_options.since("1.0.0", reason="an input that is not used is warned of")
def _options_with_warning():
    return {"on_unused_input": "warn"}


@_usual_options.since("1.0.8", reason="inputs that are not used are allowed")
def _options_with_unused_inputs():
    return {"on_unused_input": "ignore"}


@versioned
def _arguments(inputs):
    return inputs


@_arguments.since("0.3.2", reason="a function takes a list or a tuple")
def _arguments_in_a_list(inputs):
    if not isinstance(inputs, (list, tuple)):
        raise ArgumentError.like(AssertionError)(
            "", "a function takes the list of its inputs, got %s: call it as f([x])" % type(inputs).__name__)
    return inputs


def function(inputs: Sequence[Any], outputs: Any, updates: Sequence = (), **kwargs: Any) -> Function:
    """A graph compiled into a function of the list of its inputs.

    Parameters
    ----------
    inputs : list of placeholders
    outputs : tensor or list of tensors
    updates : list of (variable, tensor)
        New values of variables, set with each call.
    **kwargs
        Further arguments of ``theano.function`` (they came with 0.3.3).

    Raises
    ------
    ArgumentError
        If a keyword is none of those.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> x = K.placeholder(ndim=1)
    >>> function([x], [2 * x])([[1, 2]])
    [array([2., 4.], dtype=float32)]
    """
    made = Function(inputs, outputs, updates=updates, **kwargs)
    made.compile()
    return made


def _check_options(options: Dict[str, Any]) -> None:
    for key in options:
        if key not in _COMPILE_ARGUMENTS:
            raise ArgumentError.like(ValueError)(
                _no_such_option(key),
                did_you_mean(key, _COMPILE_ARGUMENTS) + "its arguments are: %s" % ", ".join(_COMPILE_ARGUMENTS))


@versioned
def _no_such_option(key):
    return "Invalid argument '%s' passed to K.function" % key


@_no_such_option.since("1.2.0", reason="double quotes")
def _no_such_option_quoted(key):
    return 'Invalid argument "%s" passed to K.function' % key


@_no_such_option.since("2.0.0", reason="the backend is named")
def _no_such_option_of_theano(key):
    return 'Invalid argument "%s" passed to K.function with Theano backend' % key


def stop_gradient(variables: Union[Any, List[Any]]):
    """The same value, or list of values, through which no gradient flows.  Came with 1.0.8; lists with 2.0.8."""
    if isinstance(variables, (list, tuple)):
        return [theano.gradient.disconnected_grad(x) for x in variables]
    return theano.gradient.disconnected_grad(variables)


def print_tensor(x, message: str = ""):
    """The tensor; its value is printed after the message whenever a function computes it.  Came with 1.0.8."""
    return Print(message)(x)


def gradients(loss, variables: Union[Any, List[Any]]) -> Union[Any, List[Any]]:
    """The derivatives of a scalar by each of the variables."""
    return T.grad(loss, variables)


def is_tensor(x: Any) -> bool:
    """Whether ``x`` is symbolic: a placeholder, a variable or an expression; a sparse matrix does not count.

    Came with 2.2.0.
    """
    return isinstance(x, Variable) and not is_sparse(x)


def is_variable(x: Any) -> bool:
    """Whether ``x`` is a variable: symbolic, with a value of its own.  Came with 2.3.0."""
    return isinstance(x, SharedVariable)


def dtype(x) -> str:
    """The type of a tensor's elements.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> dtype(K.zeros((2,)))
    'float32'
    """
    return x.dtype


def inputs_of(graph: Union[Any, List[Any]]) -> List[Any]:
    """The placeholders and variables that a graph starts from."""
    graphs = graph if isinstance(graph, (list, tuple)) else [graph]
    found = _graph_inputs(graphs)
    return list(dict.fromkeys(v for v in found if not isinstance(v, theano.graph.basic.Constant)))


def replace(graph: Union[Any, List[Any]], by: Dict[Any, Any]) -> Union[Any, List[Any]]:
    """A copy of a graph, or of a list of graphs, with some tensors replaced by others."""
    return clone(graph, replace=by)


def name_of(x) -> Optional[str]:
    """The name of a tensor, or None."""
    return x.name


def set_name(x, name: Optional[str]):
    """Name a tensor, and return it."""
    x.name = name
    return x

"""Which protocol a layer class implements, decided once, when the class is made.

A class body may hold, for each of the four things that a layer does,

=============  =======================  =========================================
               classic (0.x)            functional (1.x, 2.x)
=============  =======================  =========================================
weights        ``build(self)``          ``build(self, input_shape)``
output         ``get_output(train)``    ``call(x, mask=None)``
output shape   ``output_shape``         ``get_output_shape_for(input_shape)``
output mask    ``get_output_mask``      ``compute_mask(x, mask)``
=============  =======================  =========================================

``adapt`` attaches the missing half of each pair, bound to the half that this very class wrote.  So
``super().get_output(train)`` of a subclass reaches its parent's maths whichever way that was written, and
never runs in a circle.
"""
import functools
import inspect
from typing import Any, Callable, Dict

from keras1.backend.phase import evaluating, in_train_phase
from keras1.engine.nodes import shape_of
from keras1.history import being

SHAPE_NAMES = ("get_output_shape_for", "compute_output_shape")


def adapt(cls: type) -> None:
    """Attach to a new layer class the other half of each pair of methods that its body holds."""
    body = dict(cls.__dict__)
    if "build" in body:
        cls.build = _normalized_build(body["build"])
    older, newer = SHAPE_NAMES
    if newer in body and older not in body:
        cls.get_output_shape_for = body[older] = body[newer]
    for classic, functional, to_classic, to_functional in _PAIRS:
        if functional in body and classic not in body:
            setattr(cls, classic, to_classic(body[functional]))
        elif classic in body and functional not in body:
            setattr(cls, functional, to_functional(body[classic]))
    if newer not in body and older in cls.__dict__:
        cls.compute_output_shape = cls.__dict__[older]
    if "call" in body or "get_output" in body:
        cls.call_takes_mask = "call" not in body or _takes_mask(body["call"])
        cls.call_names_mask = "call" not in body or "mask" in inspect.signature(body["call"]).parameters
    if not cls.__module__.startswith("keras1.") and "uses_mask" not in body:
        _note_mask_use(cls, body)


def _note_mask_use(cls: type, body: Dict[str, Any]) -> None:
    """A user's ``call`` that takes a mask is given one; a built-in layer says itself whether it looks."""
    if "call" in body and "get_output" not in body:
        cls.uses_mask = "mask" in inspect.signature(body["call"]).parameters


def _takes_mask(call: Callable) -> bool:
    """Whether a ``call`` may be given ``mask=``."""
    parameters = inspect.signature(call).parameters.values()
    return any(p.name == "mask" or p.kind is p.VAR_KEYWORD for p in parameters)


# -- weights

def _normalized_build(build: Callable) -> Callable:
    """``build`` that may be called either way, in the layer's own release.

    The outermost call first drops what an earlier one made; a method that takes the shape makes the weights
    that ``weights=`` then sets.
    """
    parameters = list(inspect.signature(build).parameters.values())[1:]
    takes_shape = bool(parameters)
    needs_shape = takes_shape and parameters[0].default is inspect.Parameter.empty

    def run(self, input_shape):
        if takes_shape:
            return build(self, self.input_shape if needs_shape and input_shape is None else input_shape)
        if input_shape is None:
            return build(self)
        with standing_in(self, previous=_Shaped(input_shape)):
            return build(self)

    @functools.wraps(build)
    def normalized(self, input_shape=None):
        with being(self.release), _outermost(self):
            result = run(self, input_shape)
            if takes_shape and _is_ours(build):
                self._finish_weights()
        return result

    return normalized


def _is_ours(function: Callable) -> bool:
    """Whether a function was written in keras1, not by a user."""
    return function.__module__.startswith("keras1.")


class _outermost:
    """Drop the layer's former weights on entering the outermost ``build`` of several."""

    def __init__(self, layer):
        self.layer = layer

    def __enter__(self):
        if not self.layer._building:
            self.layer._forget_weights()
        self.layer._building += 1

    def __exit__(self, *exc_info):
        self.layer._building -= 1


# -- output

def _classic_output(call: Callable) -> Callable:
    """``get_output`` from ``call``: evaluate it on ``get_input`` for the phase ``train``."""
    takes_mask = "mask" in inspect.signature(call).parameters
    takes_arguments = len(inspect.signature(call).parameters)

    def get_output(self, train=False):
        x = self.get_input(train)
        mask = self.get_input_mask(train) if self.uses_mask and takes_mask else None
        with being(self.release), evaluating(bool(train)):
            return call(self, x, mask) if takes_mask and takes_arguments > 2 else call(self, x)

    return _attached(get_output, "Symbolic output for a phase (classic form of ``call``).")


def _functional_output(get_output: Callable) -> Callable:
    """``call`` from ``get_output``: run it on a stand-in input, for one phase or joined over both."""

    def call(self, x, mask=None):
        stand_ins = {"get_input": lambda train=False: x, "get_input_mask": lambda train=False: mask}
        if shape_of(x) is not None:
            stand_ins["previous"] = _Shaped(shape_of(x))
        with standing_in(self, **stand_ins):
            return in_train_phase(lambda: get_output(self, True), lambda: get_output(self, False))

    return _attached(call, "Symbolic output for a tensor (functional form of ``get_output``).")


# -- output shape

def _classic_shape(shape_for: Callable) -> property:
    def output_shape(self):
        return self._shape_of_output(lambda layer: shape_for(layer, layer.input_shape))

    return property(_attached(output_shape, "Shape of a batch of outputs; None where a size is open."))


def _functional_shape(output_shape: property) -> Callable:
    def get_output_shape_for(self, input_shape):
        with standing_in(self, previous=_Shaped(input_shape)):
            return output_shape.__get__(self, type(self))

    return _attached(get_output_shape_for, "Shape of the output for an input of that shape.")


class _Shaped:
    """A stand-in for a previous layer of which only the shape is asked."""

    def __init__(self, output_shape):
        self.output_shape = output_shape


# -- output mask

def _classic_mask(compute_mask: Callable) -> Callable:
    def get_output_mask(self, train=False):
        x = self.get_input(train)
        with being(self.release), evaluating(bool(train)):
            return compute_mask(self, x, self.get_input_mask(train))

    return _attached(get_output_mask, "Mask of the output, of shape (samples, time), or None.")


def _functional_mask(get_output_mask: Callable) -> Callable:
    def compute_mask(self, x, mask=None):
        with standing_in(self, get_input=lambda train=False: x, get_input_mask=lambda train=False: mask):
            return get_output_mask(self)

    return _attached(compute_mask, "Mask of the output for an input and its mask.")


_PAIRS = (
    ("get_output", "call", _classic_output, _functional_output),
    ("output_shape", "get_output_shape_for", _classic_shape, _functional_shape),
    ("get_output_mask", "compute_mask", _classic_mask, _functional_mask),
)


class standing_in:
    """Give an instance attributes for a while, then back what it had."""

    def __init__(self, layer, **attributes):
        self.layer, self.attributes = layer, attributes

    def __enter__(self):
        own = self.layer.__dict__
        self.saved = {name: own[name] for name in self.attributes if name in own}
        own.update(self.attributes)

    def __exit__(self, *exc_info):
        for name in self.attributes:
            del self.layer.__dict__[name]
        self.layer.__dict__.update(self.saved)


def _attached(function: Callable, doc: str) -> Callable:
    """Mark a method that ``adapt`` made, not a class body."""
    function.__doc__ = doc
    function.adapter = True
    return function

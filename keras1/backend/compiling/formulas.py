"""The C++ function that computes an element-wise formula along a row of elements.

Theano writes a module of 20 to 60 kB for each formula, most of it the same in all: finding arrays, checking shapes,
allocating results, loops for each order in memory.  That stands once in ``native/formulas.cpp``; left is a loop.
"""
import re
from pathlib import Path
from typing import List, NamedTuple, Optional, Tuple

import numpy as np
from theano.graph.utils import MethodNotDefined

from keras1.backend import native

#: The types that a formula may take and give, as Theano's C code calls them.
TYPES = {"bool": "unsigned char", "int8": "signed char", "int16": "short", "int32": "int", "int64": "long long",
         "uint8": "unsigned char", "uint16": "unsigned short", "uint32": "unsigned int", "uint64": "unsigned long long",
         "float32": "float", "float64": "double"}

_TANH = """
static inline float vectorized_tanh(float x) { return hyperbolic_tangent(x); }
static inline double vectorized_tanh(double x) { return tanh(x); }
#define tanh vectorized_tanh
"""

#: What stands before all functions.
PREAMBLE = "#include <math.h>\n#include <stdlib.h>\n" + "".join(
    "typedef %s npy_%s;\n" % (c, name) for name, c in TYPES.items()) + (
    Path(native.__file__).parent / "exponential.h").read_text("utf-8").replace("#pragma once\n", "") + _TANH

_MOST_OPERANDS, _FAIL = 64, "FORMULA_FAILS"
# A truth between two steps: as a byte it keeps the compiler from vectorizing the loop.
_TRUTH = re.compile(r"\bnpy_bool (?=\w+;)")


class Formula(NamedTuple):
    """A formula of one node of a graph: its function and how each operand is handed to it."""

    source: str
    single: Tuple[bool, ...]


def formula(node) -> Optional[Formula]:
    """The formula of an ``Elemwise`` node, or None if it needs more than a loop.

    The function's name in ``source`` is ``NAME``.
    """
    operands = node.inputs + node.outputs
    if len(operands) > _MOST_OPERANDS or node.outputs[0].ndim > 31 or node.op.openmp \
            or any(operand.dtype not in TYPES for operand in operands):
        return None
    code = _code(node)
    if code is None:
        return None
    single = _single(node)
    return Formula(_function(node, code, single), single)


def _code(node) -> Optional[str]:
    """The formula for one element, from ``a0``, ``a1``, ... to ``z0``, ...; None if it needs helping functions."""
    node.op.prepare_node(node, None, None, "c")
    scalar, scalar_node = node.op.scalar_op, node.tag.fake_node
    if _helpers(scalar, scalar_node):
        return None
    try:
        code = scalar.c_code(scalar_node, "NAME", ["a%d" % i for i, _ in enumerate(node.inputs)],
                             ["z%d" % i for i, _ in enumerate(node.outputs)], {"fail": _FAIL})
    except (NotImplementedError, MethodNotDefined, KeyError):
        return None
    return None if _FAIL in code or "#" in code else _TRUTH.sub("npy_int32 ", code)


def _helpers(scalar, node) -> bool:
    """Whether an operation needs functions, headers or arguments of its own."""
    for method in (scalar.c_support_code, scalar.c_headers, scalar.c_compile_args, scalar.c_libraries):
        if _answer(method):
            return True
    return bool(_answer(scalar.c_support_code_apply, node, "NAME"))


def _answer(method, *args):
    try:
        return method(*args) if args else method(c_compiler=None)
    except MethodNotDefined:
        return None


def _single(node) -> Tuple[bool, ...]:
    """For each operand whether it has one element for a row: it broadcasts along the last dimension."""
    shape = node.outputs[0].broadcastable
    last = max((d for d, broadcast in enumerate(shape) if not broadcast), default=None)
    return tuple(last is None or operand.broadcastable[last] for operand in node.inputs) + (False,) * len(node.outputs)


def _function(node, code: str, single: Tuple[bool, ...]) -> str:
    count = len(node.inputs)
    begin, body = [], []
    for place, (operand, one) in enumerate(zip(node.inputs, single)):
        kind = "npy_" + operand.dtype
        if one:
            begin.append("const %s a%d = *(const %s *) first[%d];" % (kind, place, kind, place))
        else:
            begin.append("const %s *x%d = (const %s *) first[%d];" % (kind, place, kind, place))
            body.append("const %s a%d = x%d[i];" % (kind, place, place))
    for place, operand in enumerate(node.outputs):
        kind = "npy_" + operand.dtype
        begin.append("%s *y%d = (%s *) first[%d];" % (kind, place, kind, count + place))
        body.append("%s z%d;" % (kind, place))
    body += [code] + ["y%d[i] = z%d;" % (place, place) for place, _ in enumerate(node.outputs)]
    return _written(begin, body)


def _written(begin: List[str], body: List[str]) -> str:
    # An output that overwrites an input does so element for element: no iteration depends on another.
    return "\n".join(["void NAME(char **first, long long n) {", *begin, "#pragma GCC ivdep",
                      "for (long long i = 0; i < n; ++i) {",
                      *body, "}", "}"])


def type_number(dtype: str) -> int:
    """NumPy's number of a type."""
    return np.dtype(dtype).num

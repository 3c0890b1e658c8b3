"""Formulas that share tensors in one loop: the same numbers, fewer loops."""
import numpy as np
import pytest
import theano
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor as T
from theano.tensor.elemwise import Elemwise

import keras1
from keras1 import backend as K
from keras1 import optimizers
from keras1.backend.contraction import Contraction
from keras1.backend.fast_paths import taken, without
from keras1.backend.fusion import Together

needs_c = pytest.mark.skipif(not taken("updates"), reason="needs a compiler")


def loops(function):
    return [node for node in function.maker.fgraph.toposort() if isinstance(node.op, Elemwise)]


def both(make):
    """What `make` compiles, with the fast path and without."""
    with without("updates"):
        plain = make()
    return make(), plain


def agree(ours, theirs):
    for a, b in zip(ours, theirs):
        np.testing.assert_allclose(a, b, rtol=2e-6, atol=1e-30)
        assert a.dtype == b.dtype and a.shape == b.shape


@needs_c
def test_results_that_share_tensors_are_one_loop():
    def make():
        x, y = T.fmatrices("x", "y")
        z = x * y
        return theano.function([x, y], [T.exp(z), z + 1, T.sqr(y)])
    fast, plain = both(make)
    assert len(loops(fast)) == 1 and len(loops(plain)) == 4 and isinstance(loops(fast)[0].op.scalar_op, Together)
    arrays = np.random.RandomState(0).normal(size=(2, 3, 4)).astype("float32")
    agree(fast(*arrays), plain(*arrays))


@pytest.mark.usefixtures("uncompiled")
def test_in_python_each_formula_stays_alone():
    x = T.fmatrix("x")
    f = theano.function([x], [T.exp(x), T.sqr(x)])
    assert len(loops(f)) == 2


@needs_c
def test_what_lies_between_stays_between():
    def make():
        x = T.fmatrix("x")
        y = T.tanh(x)
        z = T.dot(y, y)
        return theano.function([x], [y, x * z, y + z])
    fast, plain = both(make)
    assert len(loops(fast)) == 2
    x = np.random.RandomState(0).normal(size=(4, 4)).astype("float32")
    agree(fast(x), plain(x))


@needs_c
def test_a_result_may_overwrite_an_argument_of_another():
    def make():
        a, b = (theano.shared(np.arange(1, 7, dtype="float32").reshape(2, 3) + i) for i in range(2))
        step = theano.function([], [], updates=[(a, a * b + 1), (b, a - b), ])
        return step, a, b
    (fast, *ours), (plain, *theirs) = both(make)
    assert len(loops(fast)) == 1 and len(loops(fast)[0].op.inplace_pattern) == 2
    for _ in range(3):
        fast(), plain()
        agree([x.get_value() for x in ours], [x.get_value() for x in theirs])


# Formulas of two arguments, each of those made before.
_FORMULAS = [T.add, T.mul, T.maximum, T.le, lambda x, y: T.switch(x > y, x, -y), lambda x, y: T.sqrt(abs(x)) - y,
             lambda x, y: T.tanh(x) + 0 * y, lambda x, y: T.dot(x, T.eye(5)) + y, lambda x, y: x.sum(axis=0) + y,
             lambda x, y: T.cast(x, "int32") + y, lambda x, y: x[::-1] * y, lambda x, y: T.clip(x, -1, 1) / (2 + y * y)]
_steps = st.lists(st.tuples(st.sampled_from(range(len(_FORMULAS))), st.integers(0, 20), st.integers(0, 20)),
                  min_size=2, max_size=7)


@needs_c
@settings(max_examples=5)
@given(_steps, st.sampled_from(["float32", "float64"]), st.integers(0, 99))
def test_any_graph_computes_the_same(steps, dtype, seed):
    def make():
        made = [T.matrix("x", dtype), T.row("y", dtype), T.matrix("z", dtype)]
        inputs = made[:]
        for formula, one, other in steps:
            x, y = (T.cast(made[place % len(made)], dtype) for place in (one, other))
            made.append(_FORMULAS[formula](x, y))
        return theano.function(inputs, made[3:], on_unused_input="ignore")
    fast, plain = both(make)
    rs = np.random.RandomState(seed)
    x, y, z = (rs.normal(size=shape).astype(dtype) for shape in ((5, 5), (1, 5), (5, 5)))
    for arrays in ((x, y, z), (np.asfortranarray(x), y, z), (x.T, y, np.repeat(z, 2, axis=1)[:, ::2])):
        for a, b in zip(fast(*arrays), plain(*arrays)):
            np.testing.assert_allclose(a, b, rtol=1e-5, atol=1e-5)
            assert a.dtype == b.dtype


@needs_c
@pytest.mark.parametrize("name", ["sgd", "rmsprop", "adagrad", "adadelta", "adam", "adamax", "nadam"])
def test_optimizers_take_the_same_steps_in_one_loop(name):
    settings = {"clipvalue": 0.4}
    if name == "sgd":
        settings.update(momentum=0.9, nesterov=True, decay=0.1)

    def make():
        w = K.variable(np.linspace(-1, 1, 12).reshape(3, 4))
        x = K.placeholder(ndim=2)
        loss = K.mean(K.square(K.dot(x, w)))
        updates = optimizers.get(name, settings).get_updates([w], [lambda p: p], loss)
        return w, K.function([x], [loss], updates=updates)
    with keras1.emulate("1.0.8"):
        (ours, fast), (theirs, plain) = both(make)
        x = np.random.RandomState(0).normal(size=(5, 3))
        for _ in range(3):
            fast([x]), plain([x])
    np.testing.assert_allclose(K.get_value(ours), K.get_value(theirs), rtol=1e-6)
    variables = [x for x in fast.function.maker.fgraph.inputs if x.broadcastable == (False, False)]
    assert len([node for node in loops(fast.function) if set(variables) & set(node.inputs)]) == 1


@given(st.lists(st.sets(st.integers(0, 11)), min_size=2, max_size=12), st.lists(st.tuples(*[st.integers(0, 11)] * 2)))
def test_joined_nodes_make_no_circle(needs, pairs):
    nodes = range(len(needs))
    needs = [sorted(n for n in some if n < place) for place, some in enumerate(needs)]
    graph = Contraction(nodes, needs.__getitem__)
    for one, other in pairs:
        if max(one, other) < len(nodes):
            joined = graph.join(one, other)
            assert joined == (other in graph.members(one))
    groups = {node: tuple(graph.members(node)) for node in nodes}
    left, done = set(groups.values()), set()
    while left:
        ready = {group for group in left if all(groups[n] in done | {group} for node in group for n in needs[node])}
        assert ready, "a circle"
        left, done = left - ready, done | ready

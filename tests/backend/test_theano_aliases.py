"""Theano's modules of the time; the draws are those of Theano 1.0.5."""
import importlib

import numpy as np
import pytest

from keras1.backend import theano, theano_aliases
from keras1.backend.shared_random import RandomStreams

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("name", sorted(theano_aliases.MOVED))
def test_a_module_is_there_under_its_old_name(name):
    module = importlib.import_module(name)
    parent, _, last = name.rpartition(".")
    assert getattr(importlib.import_module(parent), last) is module


@pytest.mark.parametrize("name", """
    gof.Op gof.Apply gof.Variable gof.graph.inputs gof.FunctionGraph Op Apply Variable Constant dot tensor.to_one_hot
    scan_module.until sandbox.cuda.use sandbox.cuda.basic_ops.gpu_contiguous compat.OrderedDict compat.six.moves.xrange
    tensor.nnet.conv.conv2d tensor.signal.downsample.max_pool_2d sandbox.rng_mrg.MRG_RandomStreams config.nvcc.fastmath
    tensor.shared_randomstreams.RandomStreams ifelse.ifelse
""".split())
def test_a_name_is_there(name):
    if name.startswith("ifelse"):
        importlib.import_module("theano.ifelse")
    found = theano
    for part in name.split("."):
        found = getattr(found, part)


def test_what_never_was_is_missing():
    with pytest.raises(AttributeError):
        _ = theano.nothing
    with pytest.raises(ImportError):
        importlib.import_module("theano.gof.nothing")


def test_a_gpu_is_asked_for_in_vain_and_once_said(capsys, monkeypatch):
    monkeypatch.setattr(theano_aliases, "_said", set())
    theano.config.device = "gpu"
    theano.sandbox.cuda.use("gpu0")
    assert theano.config.device == "cpu" and not theano.sandbox.cuda.cuda_available
    assert capsys.readouterr().err == (
        "keras1: theano.config.device = 'gpu': there is no GPU here, Theano runs on the CPU\n")


def test_the_draws_are_the_originals():
    streams = RandomStreams(seed=42)
    draws = [streams.uniform((2, 3)), streams.normal((2, 2), avg=1, std=2), streams.binomial((5,), n=1, p=0.5),
             streams.random_integers((4,), low=0, high=9), streams.permutation(n=5),
             streams.multinomial(n=1, pvals=[.2, .3, .5]), streams.choice((3,), a=4)]
    with theano.config.change_flags(cxx="", linker="vm"):
        draw = theano.function([], draws)
        first, second = draw(), draw()
    assert np.allclose(first[0], [[0.37658785, 0.78818459, 0.07295109], [0.0119289, 0.94040874, 0.43140626]])
    assert np.allclose(first[1], [[0.11556443, -1.37042016], [6.15503519, 0.5362656]])
    assert [x.tolist() for x in first[2:]] == [[0, 0, 0, 0, 1], [0, 5, 7, 4], [4, 3, 0, 2, 1], [0, 0, 1], [0, 0, 3]]
    assert [x.tolist() for x in second[2:]] == [[1, 1, 1, 1, 1], [1, 3, 6, 2], [1, 2, 0, 4, 3], [0, 0, 1], [1, 2, 2]]

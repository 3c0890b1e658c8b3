# save_weights where a file exists: what is asked, what the answers do; ModelCheckpoint does not ask.
import os
import shutil
import sys
import tempfile
from case_helpers import RESULT, Printed, part

try:
    from StringIO import StringIO
except ImportError:
    from io import StringIO

import numpy as np
from keras.layers.core import Dense
from keras.models import Graph, Sequential


def stack():
    return Sequential([Dense(2, input_dim=3)])


def graph():
    g = Graph()
    g.add_input('a', input_shape=(3,))
    g.add_node(Dense(2), 'd', input='a')
    g.add_output('out', input='d')
    return g


def asked(build, answers):
    """What is printed, and whether the file was replaced."""
    folder, stdin = tempfile.mkdtemp(), sys.stdin
    try:
        path = os.path.join(folder, 'w.h5')
        first, second = build(), build()
        first.save_weights(path)
        sys.stdin = StringIO(answers)
        with Printed() as p:
            second.save_weights(path)
        third = build()
        third.load_weights(path)
        return [p.text.replace(path, 'FILE'), bool((third.get_weights()[0] == second.get_weights()[0]).all())]
    finally:
        sys.stdin = stdin
        shutil.rmtree(folder)


@part
def answers():
    out = {}
    for name, build in (('stack', stack), ('graph', graph)):
        out[name + '_yes'] = asked(build, 'y\n')
        out[name + '_no'] = asked(build, 'n\n')
        out[name + '_other'] = asked(build, 'Y\nwhat\n\ny\n')
    return out


@part
def nobody():
    out = {}
    try:
        asked(stack, '')
        out['no_answer'] = 'no exception'
    except Exception as e:
        out['no_answer'] = 'raised'
    return out


@part
def without_asking():
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, 'w.h5')
        first, second = stack(), stack()
        first.save_weights(path)
        with Printed() as p:
            second.save_weights(path, overwrite=True)
        first.load_weights(path)
        return {'text': p.text, 'replaced': bool((first.get_weights()[0] == second.get_weights()[0]).all())}
    finally:
        shutil.rmtree(folder)

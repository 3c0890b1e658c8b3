"""What the golden cases share: RESULT and a few ways to fill it.

A case says `from case_helpers import RESULT, part, ...` and writes its parts,
often on the two small models here, whose functions Theano then compiles once:

    @part
    def momentum():
        out = {}
        ...
        return out              # becomes RESULT['momentum/...']

Runs on Python 2.7 and on Python 3. Each case has a RESULT of its own (run_case
loads this module anew for each).
"""
from __future__ import print_function

import re
import sys
import traceback
import warnings

import numpy as np

RESULT = {}


def part(fn):
    """Run one part from a fixed seed and put what it returns into RESULT.

    The names that layers get of themselves count from one again, too (1.x).
    An unforeseen exception is recorded as the key 'raised'; the recorder does
    not accept a case with such a key.
    """
    np.random.seed(1337)
    fresh_names()
    try:
        out = fn()
    except Exception as e:
        traceback.print_exc()
        out = {'raised': type(e).__name__ + ': ' + str(e)}
    for key, value in out.items():
        RESULT[fn.__name__ + '/' + key] = value
    return fn


def fresh_names():
    """Let `dense_1`, `dense_2`, ... begin anew, where layers have such names.

    Keras 1.x also counts on somebody having imported theano.ifelse.
    """
    if 'keras' not in sys.modules:
        return
    if 'keras.engine' in sys.modules:
        __import__('theano.ifelse')
    for name in ('keras.backend', 'keras.backend.common'):
        try:
            __import__(name)
        except ImportError:
            continue
        reset = getattr(sys.modules[name], 'reset_uids', None)
        if reset is not None:
            reset()
            return


def caught(out, key, fn, *args, **kwargs):
    """Record class and message of the exception a call raises."""
    try:
        fn(*args, **kwargs)
    except Exception as e:
        out[key] = type(e).__name__
        out[key + '_msg'] = str(e)
    else:
        out[key] = 'no exception'


def raised(out, key, fn, *args, **kwargs):
    """Record only the class: for messages that come from NumPy or Python."""
    try:
        fn(*args, **kwargs)
        out[key] = 'no exception'
    except Exception as e:
        out[key] = type(e).__name__


def probe():
    """Fingerprint of NumPy's global random state; does not advance it."""
    r = np.random.RandomState()
    r.set_state(np.random.get_state())
    return int(r.randint(0, 2 ** 31 - 1))


def hist(history):
    """A History as floats; batch and size depend on integer division."""
    return dict((k, [float(x) for x in v]) for k, v in history.history.items()
                if k not in ('batch', 'size'))


def floats(values):
    return [float(v) for v in values]


def sums(arrays):
    """Sum and sum of squares of each array: enough to tell weights apart."""
    return [[float(np.sum(a)), float(np.sum(np.square(a)))] for a in arrays]


def plain(value):
    """A configuration with tuples as lists and text as str, for comparing."""
    if isinstance(value, dict):
        return dict((str(k), plain(v)) for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, np.generic):
        return value.item()
    return value


class Printed(object):
    """Collects what is printed inside `with Printed() as p:` as p.text.

    p.steady() is the text without what depends on the clock: seconds become
    `Ns`, backspaces and the padding that hides a longer line before go.
    """

    encoding = 'utf-8'
    softspace = 0

    def __init__(self):
        self.parts = []

    def __enter__(self):
        self.saved = sys.stdout
        sys.stdout = self
        return self

    def __exit__(self, *exc_info):
        sys.stdout = self.saved

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass

    def isatty(self):
        return False

    @property
    def text(self):
        return ''.join(self.parts)

    def steady(self):
        text = re.sub(r'\b\d+s\b', 'Ns', self.text)
        text = text.replace('\b', '')
        return re.sub(r' +(?=\r|\n|$)', '', text)

    def shown(self):
        """The steady text as a screen shows it in the end.

        How often a progress bar is drawn anew depends on the clock; only the
        last drawing of each line stays.
        """
        lines = self.steady().split('\n')
        return '\n'.join(line.rstrip('\r').rsplit('\r', 1)[-1]
                         for line in lines)


class Warned(object):
    """Collects the warnings given inside `with Warned() as w:`.

    w.of(category) are their messages; warnings of other origin (NumPy,
    Theano) have other categories or are filtered by `containing`.
    """

    def __enter__(self):
        self.manager = warnings.catch_warnings(record=True)
        self.caught = self.manager.__enter__()
        warnings.simplefilter('always')
        return self

    def __exit__(self, *exc_info):
        self.manager.__exit__(*exc_info)

    def of(self, category, containing=''):
        return [str(w.message) for w in self.caught
                if w.category is category and containing in str(w.message)]


def values(result):
    """What train_on_batch or evaluate return, one number or several, as list."""
    return [float(v) for v in np.ravel(result)]


def look(layer, x, dtype='float32', batch=None, both=False, grads=True,
         config=True, tensor=None):
    """What a 1.x layer makes of an array: a dict of facts.

    Weights as they were drawn, output (of both phases if `both`), shapes,
    configuration and the gradients of the sum of squares of the output of
    the test phase with respect to the weights (and to the input, for floats).
    `batch` is the batch size to declare; `tensor` a Keras tensor to use.
    """
    from keras import backend as K
    from keras.layers import Input
    x = np.asarray(x, dtype=dtype)
    if tensor is None:
        tensor = Input(batch_shape=(batch,) + x.shape[1:], dtype=dtype)
    y = layer(tensor)
    out = {'shape': plain(layer.output_shape),
           'weights': layer.get_weights(),
           'params': int(layer.count_params())}
    if config:
        out['config'] = plain(layer.get_config())
    results = [y]
    if grads:
        wanted = list(layer.trainable_weights)
        wanted += [tensor] if dtype.startswith('float') else []
        results += K.gradients(K.sum(K.square(y)), wanted) if wanted else []
    f = K.function([tensor, K.learning_phase()], results)
    got = f([x, 0])
    out['tested'] = got[0]
    if len(got) > 1:
        out['gradients'] = got[1:]
    if both:
        out['trained'] = f([x, 1])[0]
    return out


def gather(named):
    """One flat dict of the dicts of several looks: 'name fact'."""
    return dict((name + ' ' + key, fact) for name, facts in named
                for key, fact in facts.items())


# One small problem for whatever does not need another: 5 features; two targets
# to regress on, or three classes.
_rs = np.random.RandomState(1)
X = _rs.normal(size=(40, 5)).astype('float32')
T = np.tanh(X[:, :2] - X[:, 2:4]) * 2
LABELS = X[:, :3].argmax(axis=1)
Y = np.eye(3)[LABELS].astype('float32')


def regressor():
    """Dense(4, tanh), Dense(2); not compiled. Two draws."""
    from keras.layers.core import Dense
    from keras.models import Sequential
    return Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])


def classifier():
    """Dense(6, relu), Dense(3, softmax); not compiled. Two draws."""
    from keras.layers.core import Dense
    from keras.models import Sequential
    return Sequential([Dense(6, input_dim=5, activation='relu'),
                       Dense(3, activation='softmax')])

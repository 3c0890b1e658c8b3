# summary(): the printed text of several models.
from case_helpers import RESULT, Printed, part

from keras.layers.advanced_activations import PReLU
from keras.layers.core import (Activation, Dense, Dropout, Flatten, Highway,
                               MaxoutDense, Reshape, TimeDistributedDense)
from keras.models import Sequential


def printed(model):
    with Printed() as p:
        model.summary()
    return p.text


@part
def mlp():
    m = Sequential()
    m.add(Dense(16, input_shape=(8,)))
    m.add(Activation('relu'))
    m.add(Dropout(.2))
    m.add(Dense(4, activation='softmax'))
    return {'text': printed(m)}


@part
def shapes():
    m = Sequential([TimeDistributedDense(6, input_shape=(4, 3)), PReLU(),
                    Flatten(), MaxoutDense(5), Highway(), Reshape((5, 1))])
    return {'text': printed(m)}


@part
def nested():
    inner = Sequential([Dense(3, input_dim=4), Activation('tanh')])
    m = Sequential([inner, Dense(2)])
    return {'text': printed(m)}


@part
def frozen():
    m = Sequential([Dense(3, input_dim=4), Dense(2)])
    m.layers[0].trainable = False
    return {'text': printed(m), 'count': int(m.count_params())}


@part
def batch_shape():
    m = Sequential([Dense(300, batch_input_shape=(32, 12345)), Dense(1000)])
    return {'text': printed(m)}


@part
def unfinished():
    out = {}
    m = Sequential()
    with Printed():
        try:
            m.summary()
            out['empty'] = 'no exception'
        except Exception as e:
            out['empty'] = type(e).__name__
    return out

# Dropout in training: masks, draws at compile, levels, seeds, trajectories.
import numpy as np
from case_helpers import RESULT, caught, floats, hist, part, probe

from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout
from keras.models import Sequential

rs = np.random.RandomState(3)
X = rs.uniform(-1, 1, (48, 6)).astype('float32')
Y = np.eye(3)[X[:, :3].argmax(axis=1)].astype('float32')


@part
def trajectory():
    out = {}
    m = Sequential()
    m.add(Dropout(0.2, input_shape=(6,)))
    out['probe_dropout_added'] = probe()
    m.add(Dense(8, activation='relu'))
    m.add(Dropout(0.5))
    m.add(Dense(3))
    m.add(Activation('softmax'))
    out['probe_built'] = probe()
    m.compile('rmsprop', 'categorical_crossentropy')
    out['probe_compiled'] = probe()
    h = m.fit(X, Y, batch_size=16, nb_epoch=3, verbose=0, show_accuracy=True,
              validation_data=(X[:10], Y[:10]))
    out['history'] = hist(h)
    out['probe_fitted'] = probe()
    out['predicted'] = m.predict(X[:4])
    h = m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=0)
    out['more'] = hist(h)['loss']
    out['probe_end'] = probe()
    return out


@part
def compiled_twice():
    """The second compile draws seeds anew (the layers' outputs are cached)."""
    out = {}
    m = Sequential([Dense(8, input_dim=6), Dropout(0.5),
                    Dense(3, activation='softmax')])
    m.compile('sgd', 'categorical_crossentropy')
    out['probe_first'] = probe()
    out['first'] = floats(m.train_on_batch(X[:16], Y[:16]))
    m.compile('sgd', 'categorical_crossentropy')
    out['probe_second'] = probe()
    out['second'] = floats(m.train_on_batch(X[:16], Y[:16]))
    return out


@part
def masks():
    """Same seed, same mask; each call of the function goes on."""
    out = {}
    layer = Dropout(0.4, input_shape=(6,))
    ones = np.ones((5, 6), 'float32')
    f = K.function([layer.input], [layer.get_output(train=True),
                                   layer.get_output(train=False)])
    out['probe'] = probe()
    first = f([ones])
    out['train'], out['test'] = first
    out['train_again'] = f([ones])[0]
    return out


@part
def each_graph_draws():
    out = {}
    layer = Dropout(0.5, input_shape=(6,))
    out['probe_0'] = probe()
    layer.get_output(train=True)
    out['probe_1'] = probe()
    layer.get_output(train=True)
    out['probe_2'] = probe()
    layer.get_output(train=False)
    out['probe_3'] = probe()
    return out


@part
def levels():
    out = {}
    layer = Dropout(0., input_shape=(6,))
    out['zero_is_input'] = layer.get_output(True) is layer.input
    out['probe'] = probe()
    caught(out, 'one', Dropout(1., input_shape=(6,)).get_output, True)
    out['negative'] = (Dropout(-.5, input_shape=(6,)).get_output(True)
                       .owner is None)
    out['config'] = Dropout(0.25, input_shape=(6,)).get_config()['p']
    return out


@part
def in_time():
    layer = Dropout(0.3, input_shape=(3, 4))
    x = np.arange(24, dtype='float32').reshape((2, 3, 4))
    f = K.function([layer.input], [layer.get_output(True)])
    return {'train': f([x])[0], 'shape': list(layer.output_shape)}

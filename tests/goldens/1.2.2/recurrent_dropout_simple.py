# SimpleRNN with dropout_W and dropout_U: draws and values in each mode.
import numpy as np
from case_helpers import RESULT, gather, look, part, probe

from keras.layers import SimpleRNN

X = np.ones((3, 2, 4), 'float32')


def modes(layer):
    out = {}
    for mode in ['cpu', 'mem', 'gpu']:
        for w, u in [(.5, 0), (0, .5), (.4, .3)]:
            key = '%s %g %g' % (mode, w, u)
            np.random.seed(9)
            out.update(gather([(key, look(
                layer(2, consume_less=mode, dropout_W=w, dropout_U=u), X,
                both=True, grads=False, config=False))]))
            out[key + ' probe'] = probe()
    return out


@part
def simple():
    return modes(SimpleRNN)

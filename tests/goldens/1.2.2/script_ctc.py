# The pattern of image_ocr: CTC as a Lambda layer, the loss passes it on.
import numpy as np
from case_helpers import RESULT, hist, part, sums

from keras import backend as K
from keras.layers import GRU, Dense, Input, Lambda, TimeDistributed
from keras.models import Model

rs = np.random.RandomState(4)
X = rs.normal(size=(6, 7, 3)).astype('float32')
LABELS = rs.randint(0, 3, (6, 2))


def ctc_lambda_func(args):
    y_pred, labels, input_length, label_length = args
    return K.ctc_batch_cost(labels, y_pred, input_length, label_length)


@part
def script():
    out = {}
    x = Input(name='the_input', shape=(7, 3), dtype='float32')
    h = GRU(3, return_sequences=True, name='gru')(x)
    y_pred = TimeDistributed(Dense(4, activation='softmax'), name='y')(h)
    labels = Input(name='the_labels', shape=[2], dtype='float32')
    input_length = Input(name='input_length', shape=[1], dtype='int64')
    label_length = Input(name='label_length', shape=[1], dtype='int64')
    loss_out = Lambda(ctc_lambda_func, output_shape=(1,), name='ctc')(
        [y_pred, labels, input_length, label_length])
    m = Model(input=[x, labels, input_length, label_length],
              output=[loss_out])
    m.compile(loss={'ctc': lambda y_true, y_pred: y_pred}, optimizer='sgd')
    h = m.fit({'the_input': X, 'the_labels': LABELS,
               'input_length': np.full((6, 1), 7),
               'label_length': np.full((6, 1), 2)},
              {'ctc': np.zeros(6)}, nb_epoch=2, batch_size=3, verbose=0)
    out['history'] = hist(h)
    f = K.function([x], [y_pred])
    out['predicted'] = f([X[:2]])[0]
    out['weights'] = sums(m.get_weights())
    return out

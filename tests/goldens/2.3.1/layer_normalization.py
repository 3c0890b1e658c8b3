# BatchNormalization and Embedding: values, draws, updates, training=, legacy arguments, errors.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras import backend as K
from keras.layers import BatchNormalization, Dense, Embedding, Flatten, Input
from keras.models import Model, Sequential

rs = np.random.RandomState(3)
X = rs.normal(2., 3., size=(6, 4)).astype('float32')
IMAGES = rs.normal(size=(3, 2, 4, 3)).astype('float32')


@part
def values():
    return gather([
        ('plain', look(BatchNormalization(), X, both=True)),
        ('axis 1', look(BatchNormalization(axis=1), IMAGES, both=True)),
        ('axis -1', look(BatchNormalization(momentum=.5, epsilon=.1), IMAGES, both=True)),
        ('axis 2', look(BatchNormalization(axis=2), IMAGES, both=True)),
        ('no scale', look(BatchNormalization(scale=False), X, both=True)),
        ('no centre', look(BatchNormalization(center=False, axis=1), IMAGES, both=True)),
        ('initializers', look(BatchNormalization(
            beta_initializer='uniform', gamma_initializer='normal', moving_mean_initializer='ones',
            moving_variance_initializer='uniform', beta_regularizer='l2', gamma_regularizer='l1',
            beta_constraint='max_norm', gamma_constraint='non_neg'), X, both=True))])


@part
def training():
    model = Sequential([Dense(3, input_dim=4), BatchNormalization(momentum=.5), Dense(1)])
    model.compile('sgd', 'mse')
    y = X[:, :1]
    out = {'history': model.fit(X, y, batch_size=3, epochs=3, verbose=0).history,
           'weights': [w for w in model.layers[1].get_weights()], 'names': [w.name for w in model.layers[1].weights],
           'evaluate': model.evaluate(X, y, verbose=0), 'predict': model.predict(X), 'updates': len(model.updates)}
    out['still'] = model.layers[1].get_weights()
    model.layers[1].trainable = False
    model.compile('sgd', 'mse')
    out['frozen'] = [len(model.updates), model.train_on_batch(X, y), model.layers[1].get_weights()]
    out['count'] = model.count_params()
    return out


@part
def phases():
    x = Input((4,))
    layer = BatchNormalization()
    out = {}
    for phase in (True, False, None):
        y = layer(x, training=phase)
        out[str(phase)] = [K.function([x, K.learning_phase()], [y])([X, p])[0] for p in (0, 1)]
        out['updates %s' % phase] = len(layer.updates)
    return out


@part
def embedding():
    ids = np.array([[1, 2, 0], [3, 3, 1]])
    out = gather([
        ('plain', look(Embedding(5, 2), ids, dtype='int32', grads=False)),
        ('floats', look(Embedding(5, 2), ids, grads=False)),
        ('masked', look(Embedding(5, 2, mask_zero=True, input_length=3), ids, grads=False)),
        ('arguments', look(Embedding(5, 2, embeddings_initializer='normal', embeddings_regularizer='l2',
                                     activity_regularizer='l1', embeddings_constraint='unit_norm'), ids, grads=False)),
        ('ranks', look(Embedding(5, 2), np.array([[[1, 2], [3, 4]]]), grads=False)),
        ('lengths', look(Embedding(5, 2, input_length=(None, 2)), np.array([[[1, 2], [3, 4]]]), grads=False))])
    e = Embedding(5, 2, mask_zero=True)
    x = Input((3,))
    e(x)
    out['mask'] = K.function([x], [e.output_mask])([ids])[0].astype('int32')
    out['attributes'] = [e.supports_masking, e.batch_input_shape, e.dtype, [w.name for w in e.weights]]
    model = Sequential([Embedding(5, 2, input_length=3), Flatten(), Dense(1)])
    model.compile('adam', 'mse')
    out['history'] = model.fit(ids, np.ones((2, 1)), epochs=2, verbose=0).history
    out['weights'] = model.get_weights()
    out['legacy'] = Embedding(5, 2, init='zero', W_regularizer='l2', dropout=.2).get_config()
    out['length'] = Embedding(5, 2, input_length=(None,)).compute_output_shape((None, 7))
    caught(out, 'length', Embedding(5, 2, input_length=4), Input((3,)))
    caught(out, 'positions', lambda: Embedding(5, 2, 'uniform'))
    return out


@part
def arguments():
    out = {'config': BatchNormalization(mode=0, beta_init='zero', gamma_init='one').get_config()}
    caught(out, 'mode', lambda: BatchNormalization(mode=2))
    caught(out, 'position', lambda: BatchNormalization(1e-3))
    caught(out, 'open', BatchNormalization(), Input((None,)))
    b = BatchNormalization(name='b')
    b(Input((4,)))
    caught(out, 'size', b, Input((5,)))
    return out

# K: models trained by hand, with functions of K alone.
import numpy as np
from case_helpers import RESULT, part, probe

from keras import backend as K

rs = np.random.RandomState(13)
X = rs.normal(size=(6, 4)).astype('float32')
Y = np.eye(3)[rs.randint(0, 3, 6)].astype('float32')


@part
def perceptron():
    out = {}
    x, y = K.placeholder(shape=(None, 4)), K.placeholder(shape=(None, 3))
    w = K.variable(rs.uniform(-.5, .5, (4, 3)))
    b = K.zeros((3,))
    p = K.reshape(K.softmax(K.bias_add(K.dot(x, w), b)), (-1, 3))
    loss = K.mean(K.categorical_crossentropy(y, p))
    hits = K.mean(K.cast(K.equal(K.argmax(p), K.argmax(y)), K.floatx()))
    updates = [K.update_sub(v, .5 * g)
               for v, g in zip([w, b], K.gradients(loss, [w, b]))]
    train = K.function([x, y], [loss, hits], updates=updates)
    out['steps'] = [train([X, Y]) for _ in range(4)]
    out['weights'] = K.batch_get_value([w, b])
    return out


@part
def with_dropout():
    out = {}
    x = K.placeholder(shape=(None, 4))
    w = K.random_uniform_variable((4, 2), -1, 1)
    h = K.dot(x, w)
    h = K.in_train_phase(lambda: K.dropout(h, .5), h)
    loss = K.mean(K.square(h - 1.))
    grad = K.gradients(loss, w)
    f = K.function([x, K.learning_phase()], [loss],
                   updates=[K.update_sub(w, .1 * grad)])
    out['probe'] = probe()
    out['losses'] = [f([X, phase]) for phase in [1, 1, 0, 1]]
    out['w'] = K.get_value(w)
    return out


@part
def convolved():
    out = {}
    images = rs.normal(size=(2, 1, 6, 6)).astype('float32')
    x = K.placeholder(shape=(None, 1, 6, 6))
    k = K.variable(rs.normal(size=(3, 3, 1, 2)))
    h = K.relu(K.conv2d(x, k, padding='same'))
    h = K.batch_flatten(K.pool2d(h, (2, 2), (2, 2)))
    loss = K.sum(K.square(h))
    f = K.function([x], [loss, h], updates=[
        K.update_sub(k, .01 * K.gradients(loss, k))])
    out['steps'] = [f([images]) for _ in range(2)]
    out['kernel'] = K.get_value(k)
    return out


@part
def moving():
    out = {}
    x = K.placeholder(shape=(None, 4))
    mean, var = K.zeros((4,)), K.ones((4,))
    normed, m, v = K.normalize_batch_in_training(x, K.ones((4,)),
                                                 K.zeros((4,)), [0])
    f = K.function([x], [normed], updates=[
        K.moving_average_update(mean, m, .9),
        K.moving_average_update(var, v, .9)])
    out['normed'] = [f([X]), f([X * 2])]
    out['moved'] = K.batch_get_value([mean, var])
    out['used'] = K.eval(K.batch_normalization(
        K.variable(X), mean, var, K.zeros((4,)), K.ones((4,))))
    return out


@part
def attention():
    out = {}
    steps = K.variable(rs.normal(size=(2, 5, 4)))
    query = K.variable(rs.normal(size=(2, 4)))
    scores = K.batch_dot(steps, query, axes=(2, 1))
    weights = K.softmax(scores)
    context = K.batch_dot(weights, steps, axes=(1, 1))
    out['weights'] = K.eval(weights)
    out['context'] = K.eval(context)
    out['shapes'] = [str(K.int_shape(t)) for t in (scores, weights, context)]
    wide = K.repeat(context, 5) * steps
    out['sum'] = K.eval(K.sum(wide, axis=(1, 2)))
    return out


@part
def contrastive():
    out = {}
    a, b = K.variable(X), K.variable(X[::-1])
    d = K.sqrt(K.maximum(K.sum(K.square(a - b), axis=1, keepdims=True),
                         K.epsilon()))
    y = K.variable([[1], [0], [1], [0], [1], [0]])
    loss = K.mean(y * K.square(d) +
                  (1 - y) * K.square(K.maximum(3. - d, 0)))
    out['loss'] = K.eval(loss)
    out['gradient'] = K.eval(K.gradients(loss, a))
    return out

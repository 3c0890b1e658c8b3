"""A script of the time: a siamese network with a contrastive loss and an accuracy of its own."""
import numpy as np
from case_helpers import RESULT, floats, part, probe, sums, values
from keras import backend as K
from keras.layers import Dense, Dropout, Input, Lambda
from keras.models import Model
from keras.optimizers import RMSprop

rng = np.random.RandomState(0)
left, right = rng.normal(size=(40, 6)), rng.normal(size=(40, 6))
same = (left[:, 0] * right[:, 0] > 0).astype('float32')


def euclidean_distance(vects):
    x, y = vects
    return K.sqrt(K.maximum(K.sum(K.square(x - y), axis=1, keepdims=True), K.epsilon()))


def contrastive_loss(y_true, y_pred):
    margin = 1
    return K.mean(y_true * K.square(y_pred) + (1 - y_true) * K.square(K.maximum(margin - y_pred, 0)))


def accuracy(y_true, y_pred):
    return K.mean(K.equal(y_true, K.cast(y_pred < 0.5, y_true.dtype)))


@part
def script():
    x = Input(shape=(6,))
    h = Dropout(0.1)(Dense(8, activation='relu')(x))
    base = Model(x, Dense(4, activation='relu')(h))
    a, b = Input(shape=(6,)), Input(shape=(6,))
    distance = Lambda(euclidean_distance, output_shape=lambda shapes: (shapes[0][0], 1))([base(a), base(b)])
    model = Model([a, b], distance)
    model.compile(loss=contrastive_loss, optimizer=RMSprop(), metrics=[accuracy])
    history = model.fit([left, right], same, batch_size=16, epochs=3, verbose=0,
                        validation_data=([left[:9], right[:9]], same[:9]))
    return {'history': dict((k, floats(v)) for k, v in history.history.items()), 'names': model.metrics_names,
            'predict': model.predict([left[:5], right[:5]]), 'weights': sums(model.get_weights()), 'probe': probe(),
            'evaluate': values(model.evaluate([left, right], same, verbose=0))}

'''Siamese network with a contrastive loss, Keras 1.1/1.2'''
from __future__ import absolute_import
from __future__ import print_function
import numpy as np
np.random.seed(1337)

import random
from keras.models import Sequential, Model
from keras.layers import Dense, Dropout, Input, Lambda
from keras.optimizers import RMSprop
from keras import backend as K


def euclidean_distance(vects):
    x, y = vects
    return K.sqrt(K.sum(K.square(x - y), axis=1, keepdims=True))


def eucl_dist_output_shape(shapes):
    shape1, shape2 = shapes
    return (shape1[0], 1)


def contrastive_loss(y_true, y_pred):
    margin = 1
    return K.mean(y_true * K.square(y_pred) + (1 - y_true) * K.square(K.maximum(margin - y_pred, 0)))


def create_pairs(x, digit_indices):
    pairs = []
    labels = []
    n = min([len(digit_indices[d]) for d in range(3)]) - 1
    for d in range(3):
        for i in range(n):
            z1, z2 = digit_indices[d][i], digit_indices[d][i+1]
            pairs += [[x[z1], x[z2]]]
            dn = (d + 1) % 3
            z1, z2 = digit_indices[d][i], digit_indices[dn][i]
            pairs += [[x[z1], x[z2]]]
            labels += [1, 0]
    return np.array(pairs), np.array(labels)


def create_base_network(input_dim):
    seq = Sequential()
    seq.add(Dense(8, input_shape=(input_dim,), activation='relu'))
    seq.add(Dropout(0.1))
    seq.add(Dense(4, activation='relu'))
    return seq


X = np.random.rand(30, 6)
labels = np.arange(30) % 3
pairs, y = create_pairs(X, [np.where(labels == i)[0] for i in range(3)])
print(pairs.shape, y.sum())
base_network = create_base_network(6)
input_a, input_b = Input(shape=(6,)), Input(shape=(6,))
processed_a, processed_b = base_network(input_a), base_network(input_b)
distance = Lambda(euclidean_distance, output_shape=eucl_dist_output_shape)([processed_a, processed_b])
model = Model(input=[input_a, input_b], output=distance)
model.compile(loss=contrastive_loss, optimizer=RMSprop())
history = model.fit([pairs[:, 0], pairs[:, 1]], y, batch_size=9, nb_epoch=2, verbose=0, shuffle=True)
for loss in history.history['loss']:
    print('%.4f' % loss)
pred = model.predict([pairs[:, 0], pairs[:, 1]])
print('* Mean distance: %0.4f' % pred.mean(), pred.shape)

'''A siamese Graph: are these two handwritten digits the same one?

Both are led through one network, shared by add_shared_node, to a point in a space of 16 dimensions; it is trained so
that like digits come to lie close together and others apart. [1]

Gets to about 89% accuracy on pairs of digits that it has never seen.

[1] Hadsell, Chopra, LeCun: Dimensionality Reduction by Learning an Invariant Mapping (2006).
'''
from __future__ import print_function
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras import backend as K
from keras.layers import containers
from keras.layers.core import Dense, Dropout, Lambda
from keras.models import Graph

import digits

batch_size = 128
nb_epoch = 16
nb_pairs = 6  # for each digit to train with: half of them of one class
margin = 1

(X_train, y_train), (X_test, y_test) = digits.load_data()


def pairs(X, y, nb_pairs=2):
    '''For each digit pairs with others, by turns of the same class and of another one.'''
    X = X.astype('float32') / 255
    one, other, same = [], [], []
    for n in range(len(X)):
        for is_same in [1, 0] * (nb_pairs // 2):
            one.append(n)
            other.append(np.random.choice(np.flatnonzero((y == y[n]) == bool(is_same))))
            same.append(is_same)
    return {'one': X[one], 'other': X[other], 'distance': np.array(same)}


train, test = pairs(X_train, y_train, nb_pairs), pairs(X_test, y_test)
print(len(train['one']), 'train pairs')
print(len(test['one']), 'test pairs')


def distance(points):
    '''The Euclidean distance of two points; merge_mode='join' gives them by name.'''
    u, v = points.values()
    return K.sqrt(K.maximum(K.sum(K.square(u - v), axis=1, keepdims=True), K.epsilon()))


def contrastive_loss(same, d):
    return K.mean(same * K.square(d) + (1 - same) * K.square(K.maximum(margin - d, 0)))


network = containers.Sequential()
network.add(Dense(128, input_shape=(784,), activation='tanh'))
network.add(Dropout(0.2))
network.add(Dense(64, activation='tanh'))
network.add(Dropout(0.2))
network.add(Dense(16))

graph = Graph()
graph.add_input(name='one', input_shape=(784,))
graph.add_input(name='other', input_shape=(784,))
graph.add_shared_node(network, name='points', inputs=['one', 'other'], merge_mode='join')
graph.add_node(Lambda(distance, output_shape=lambda input_shape: (None, 1)), name='d', input='points')
graph.add_output(name='distance', input='d')

graph.compile(optimizer='adam', loss={'distance': contrastive_loss})
graph.fit(train, batch_size=batch_size, nb_epoch=nb_epoch, verbose=2, validation_data=test)


def accuracy(data):
    '''Pairs that lie less than half the margin apart are taken for the same digit.'''
    d = graph.predict(data)['distance'].ravel()
    return np.mean((d < margin / 2.) == data['distance'])


print('Test score: %.4f' % graph.evaluate(test))
print('Train accuracy: %.4f' % accuracy(train))
print('Test accuracy: %.4f' % accuracy(test))

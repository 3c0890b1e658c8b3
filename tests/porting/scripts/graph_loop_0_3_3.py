'''Windows of three sizes; the names of the nodes are computed.'''
import numpy as np
from keras.models import Graph
from keras.layers.core import Dense, Flatten
from keras.layers.convolutional import Convolution1D, MaxPooling1D
from keras.layers.embeddings import Embedding

np.random.seed(5)
words = np.random.randint(0, 20, (12, 8))
y = np.random.randint(0, 2, (12, 1))

def build(sizes=(2, 3)):
    model = Graph()
    model.add_input(name='words', input_shape=(8,), dtype='int')
    model.add_node(Embedding(20, 6, input_length=8), name='vectors', input='words')
    for size in sizes:
        model.add_node(Convolution1D(4, size, init='glorot_uniform', activation='tanh'), name='conv%d' % size, input='vectors')
        model.add_node(MaxPooling1D(pool_length=8 - size + 1), name='max%d' % size, input='conv%d' % size)
        model.add_node(Flatten(), name='flat%d' % size, input='max%d' % size)
    model.add_node(Dense(1, activation='sigmoid'), name='dense', inputs=['flat%d' % size for size in sizes])
    model.add_output(name='output', input='dense')
    model.compile('sgd', {'output': 'binary_crossentropy'})
    return model

model = build()
data = {'words': words, 'output': y}
history = model.fit(data, batch_size=4, nb_epoch=2, verbose=0, shuffle=False)
shape = model.predict({'words': words})['output'].shape

"""Two towers in a Graph, two outputs."""
from __future__ import division
import numpy as np
from keras.models import Graph
from keras.layers import core, recurrent
from keras.layers.core import *
from keras.optimizers import RMSprop

np.random.seed(3)
N = 40
A = np.random.randn(N, 6).astype('float32'); B = np.random.randn(N, 5, 4).astype('float32')
target = (A.sum(axis=1) > 0).astype('float32').reshape((N, 1))
other = np.tanh(B.mean(axis=(1, 2))).reshape((-1, 1))

graph = Graph()
graph.add_input(name='a', input_shape=(6,))
graph.add_input(name='b', input_shape=(5, 4))
graph.add_node(core.Dense(8, activation='relu'), name='dense_a', input='a')
graph.add_node(recurrent.GRU(8), name='gru_b', input='b')
graph.add_node(core.Dense(6, activation='tanh'), name='both', inputs=['dense_a', 'gru_b'], merge_mode='concat')
graph.add_node(Dense(6), name='summed', inputs=['dense_a', 'gru_b'], merge_mode='sum')
graph.add_node(Dense(1, activation='sigmoid'), name='yes', input='both')
graph.add_output(name='yesno', input='yes')
graph.add_output(name='mean', inputs=['both', 'summed'], merge_mode='ave') if False else None
graph.add_node(Dense(1), name='value', inputs=['both', 'summed'], merge_mode='mul')
graph.add_output(name='mean', input='value')
graph.compile(optimizer=RMSprop(lr=0.01), loss={'yesno': 'binary_crossentropy', 'mean': 'mse'})

data = {'a': A, 'b': B, 'yesno': target, 'mean': other}
hist = graph.fit(data, nb_epoch=3, batch_size=10, verbose=0, validation_split=1/4)
for i in xrange(3):
    print 'epoch', i, "%.4f %.4f" % (hist.history['loss'][i], hist.history['val_loss'][i])
out = graph.predict({'a': A[:3], 'b': B[:3]})
for name in sorted(out.keys()):
    print name, out[name].shape, ' '.join(map(lambda v: '%.3f' % v, out[name].ravel()))
print 'total', sum([np.prod(p.get_value().shape) for p in graph.trainable_weights]), 3/2

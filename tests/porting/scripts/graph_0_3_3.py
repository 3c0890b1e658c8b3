"""A graph with two inputs and two outputs."""
import numpy as np
from keras.models import Graph
from keras.layers.core import Dense, Activation

np.random.seed(3)
X = np.random.uniform(-1, 1, (40, 4))
X2 = np.random.uniform(-1, 1, (40, 3))
total = X.sum(axis=1, keepdims=True)
sign = (total > 0).astype(int)

graph = Graph()
graph.add_input(name='left', input_shape=(4,))
graph.add_input(name='right', input_shape=(3,))
# one hidden layer each
graph.add_node(Dense(6), name='dense_left', input='left')
graph.add_node(Activation('tanh'), name='hidden_left', input='dense_left')
graph.add_node(Dense(6, activation='tanh'), name='hidden_right', input='right')
graph.add_node(Dense(5, activation='tanh'), name='both',
               inputs=['hidden_left', 'hidden_right'], merge_mode='concat')
graph.add_node(Dense(1), name='total', input='both', create_output=True)
graph.add_node(Dense(1, activation='sigmoid'), name='last', input='both')
graph.add_output(name='sign', input='last')

graph.compile('adam', {'total': 'mse', 'sign': 'binary_crossentropy'})
history = graph.fit({'left': X, 'right': X2, 'total': total, 'sign': sign}, nb_epoch=3, batch_size=10, verbose=0)
predicted = graph.predict({'left': X, 'right': X2})
results = [history.history['loss'], predicted['sign'], predicted['total']]

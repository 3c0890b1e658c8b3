"""All ways of merging."""
import numpy as np
from keras.layers import Dense, Input, merge
from keras.models import Model

rng = np.random.RandomState(0)
X, X2 = rng.uniform(size=(10, 4)), rng.uniform(size=(10, 4))

a, b = Input(shape=(4,)), Input(shape=(4,))
left = Dense(3, activation='tanh')(a)
right = Dense(3, activation='tanh')(b)
parts = [merge([left, right], mode='sum'),
         merge([left, right], mode='mul'),
         merge([left, right], mode='ave'),
         merge([left, right], mode='max'),
         merge([left, right], mode='dot', dot_axes=1),
         merge([left, right], mode=lambda pair: pair[0] - pair[1], output_shape=(3,))]
joined = merge(parts, mode='concat', concat_axis=-1, name='joined')
model = Model(input=[a, b], output=Dense(1)(joined))
model.compile('sgd', 'mse')
model.set_weights([rng.uniform(-0.3, 0.3, w.shape) for w in model.get_weights()])
np.random.seed(1)
history = model.fit([X, X2], X[:, :1], batch_size=5, nb_epoch=2, verbose=0)
results = [history.history['loss']]

"""An LSTM over embedded words, from weights that are not drawn."""
import numpy as np
from keras.models import Sequential
from keras.layers import Activation, Dense, Embedding, GRU, LSTM

rng = np.random.RandomState(0)
words = rng.randint(0, 9, (6, 5))
y = rng.randint(0, 2, (6, 1))

model = Sequential()
model.add(Embedding(9, 4, input_length=5, init='uniform', dropout=0.))
model.add(LSTM(3, init='one', inner_init='one', inner_activation='hard_sigmoid', forget_bias_init='one',
               dropout_W=0., dropout_U=0., return_sequences=True))
model.add(GRU(output_dim=2, init='one', inner_init='one', consume_less='gpu'))
model.add(Dense(1))
model.add(Activation('sigmoid'))
model.layers[0].set_weights([rng.uniform(-0.1, 0.1, (9, 4))])
model.layers[3].set_weights([rng.uniform(-0.1, 0.1, (2, 1)), np.zeros(1)])
model.compile(loss='binary_crossentropy', optimizer='rmsprop', metrics=['accuracy'])
np.random.seed(1)
history = model.fit(words, y, nb_epoch=2, batch_size=3, verbose=0)
results = [history.history['loss'], model.predict(words)]

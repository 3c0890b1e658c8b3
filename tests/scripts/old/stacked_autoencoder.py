import sys, os, numpy as np
from keras.layers import containers
from keras.layers.core import Dense, AutoEncoder, Dropout
from keras.models import Sequential
import scipy.misc

np.random.seed(0)
X = np.random.rand(50, 16)
X[:, 8:] = X[:, :8]

nb_hidden_layers = [16, 8, 4]
trained_encoders = []
X_tmp = X
for i, (n_in, n_out) in enumerate(zip(nb_hidden_layers[:-1], nb_hidden_layers[1:]), 1):
    print 'Training layer %d: input %d -> output %d' % (i, n_in, n_out),
    ae = Sequential()
    encoder = containers.Sequential([Dense(n_out, input_dim=n_in, activation='tanh')])
    decoder = containers.Sequential([Dense(n_in, input_dim=n_out, activation='linear')])
    ae.add(AutoEncoder(encoder=encoder, decoder=decoder, output_reconstruction=True))
    ae.compile(loss='mean_squared_error', optimizer='rmsprop')
    h = ae.fit(X_tmp, X_tmp, batch_size=10, nb_epoch=3, verbose=0)
    print '%.4f' % h.history['loss'][-1]
    trained_encoders.append(ae.layers[0].encoder)
    codes = Sequential([trained_encoders[-1]])
    codes.compile(loss='mean_squared_error', optimizer='rmsprop')
    X_tmp = codes.predict(X_tmp)
    print X_tmp.shape

model = Sequential()
for encoder in trained_encoders:
    model.add(encoder)
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='sgd', class_mode='binary')
y = X.sum(axis=1) > 8
loss = [model.train_on_batch(X, y)[0] for _ in range(2)]
print 'fine tuning', ['%.4f' % l for l in loss]
if os.path.exists('codes.png'): os.remove('codes.png')
scipy.misc.imsave('codes.png', np.kron(X_tmp[:8], np.ones((4, 4))))
picture = scipy.misc.imread('codes.png')
print picture.shape, picture.dtype, picture.max(), scipy.misc.imresize(picture, 0.5).shape

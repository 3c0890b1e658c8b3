"""Weights taken from an HDF5 file by hand, architecture from JSON: the habits of 2015."""
import h5py, os, numpy as np
from keras.models import Sequential, model_from_json, model_from_yaml
from keras.layers.core import Dense, Activation, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D, ZeroPadding2D
import cPickle as pickle

np.random.seed(77)
def VGG_tiny(weights_path=None):
    model = Sequential()
    model.add(ZeroPadding2D((1,1),input_shape=(3,6,6)))
    model.add(Convolution2D(4, 3, 3, activation='relu'))
    model.add(MaxPooling2D((2,2), strides=(2,2)))
    model.add(Flatten())
    model.add(Dense(5, activation='softmax'))
    if weights_path:
        f = h5py.File(weights_path)
        for k in range(f.attrs['nb_layers']):
            if k >= len(model.layers):
                break
            g = f['layer_{}'.format(k)]
            weights = [g['param_{}'.format(p)] for p in range(g.attrs['nb_params'])]
            model.layers[k].set_weights(weights)
        f.close()
        print('Model loaded.')
    return model

first = VGG_tiny()
if os.path.exists('tiny.h5'):
    os.remove('tiny.h5')
first.save_weights('tiny.h5')
second = VGG_tiny('tiny.h5')
X = np.random.rand(2, 3, 6, 6)
for m in first, second:
    m.compile(optimizer='sgd', loss='categorical_crossentropy')
print np.allclose(first.predict(X), second.predict(X)), '%.4f' % first.predict(X)[0, 0]
f = h5py.File('tiny.h5', 'r')
print map(str, f.keys()[:2]), f['layer_1/param_0'].value.shape, f['layer_1']['param_1'].value.sum()
f.close()
open('tiny.json', 'w').write(first.to_json())
third = model_from_json(open('tiny.json').read())
third.load_weights('tiny.h5')
third.compile('sgd', 'mse')
print (third.predict(X) == first.predict(X)).all(), len(third.layers), third.layers[1].W_shape
weights = [layer.get_weights() for layer in third.layers]
pickle.dump(weights, file('tiny.pkl', 'wb'), protocol=pickle.HIGHEST_PROTOCOL)
print [len(w) for w in pickle.load(file('tiny.pkl'))]

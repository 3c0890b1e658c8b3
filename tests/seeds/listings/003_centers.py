# 003: centre loss: a layer whose centres move by add_update, in training alone.
from keras import backend as K
from keras.layers import Layer


class CenterLossLayer(Layer):
    def __init__(self, alpha=0.5, **kwargs):
        super(CenterLossLayer, self).__init__(**kwargs)
        self.alpha = alpha

    def build(self, input_shape):
        self.centers = self.add_weight(name='centers',
                                       shape=(10, 2),
                                       initializer='uniform',
                                       # UNTRAINABLE
                                       trainable=False)
        super(CenterLossLayer, self).build(input_shape)

    def call(self, x, mask=None):
        features, labels = x
        delta_centers = K.dot(K.transpose(labels), (K.dot(labels, self.centers) - features))
        center_counts = K.sum(K.transpose(labels), axis=1, keepdims=True) + 1
        delta_centers /= center_counts
        new_centers = self.centers - self.alpha * delta_centers
        self.add_update((self.centers, new_centers), x)
        self.result = features - K.dot(labels, self.centers)
        self.result = K.sum(self.result ** 2, axis=1, keepdims=True)
        return self.result

    def compute_output_shape(self, input_shape):
        return (input_shape[0][0], 1)


# -- used
import numpy as np  # noqa: E402
from keras.layers import BatchNormalization, Dense, Input  # noqa: E402
from keras.models import Model  # noqa: E402

np.random.seed(1337)
X = np.random.normal(size=(12, 4)).astype('float32')
LABELS = np.eye(10)[np.arange(12) % 10].astype('float32')
x, labels = Input((4,)), Input((10,))
features = Dense(2)(BatchNormalization()(x))
out = Dense(10, activation='softmax')(features)
layer = CenterLossLayer(name='centers')
model = Model([x, labels], [out, layer([features, labels])])
model.compile('sgd', ['categorical_crossentropy', lambda y, p: p], loss_weights=[1., .1])
T = [LABELS, np.zeros((12, 1))]
RESULT = {'updates': [len(layer.updates), len(layer.get_updates_for([features, labels])), len(layer.get_updates_for(None)),
                      len(model.updates)],
          'lists': [len(layer.trainable_weights), len(layer.non_trainable_weights)], 'start': layer.get_weights()}
RESULT['history'] = model.fit([X, LABELS], T, batch_size=6, epochs=2, verbose=0).history
RESULT['moved'] = layer.get_weights() + model.layers[1].get_weights()
model.predict([X, LABELS])
model.evaluate([X, LABELS], T, verbose=0)
RESULT['still'] = layer.get_weights() + model.layers[1].get_weights()
RESULT['batch'] = model.train_on_batch([X, LABELS], T)
RESULT['on'] = layer.get_weights()
layer.trainable = False
model.compile('sgd', ['categorical_crossentropy', lambda y, p: p])
model.train_on_batch([X, LABELS], T)
RESULT['frozen'] = layer.get_weights() + [len(model.updates)]

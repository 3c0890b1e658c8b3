# 001: losses of one's own: of targets and output, of a hidden layer shown as an output, of tensors inside the model.
import numpy as np
import keras
from keras import backend as K
from keras import Input, Model, layers


def customed_loss(true_label, predict_label):
    loss = keras.losses.categorical_crossentropy(true_label, predict_label)
    loss += K.max(predict_label)
    return loss


# -- used
np.random.seed(1337)
X = np.random.normal(size=(6, 4)).astype('float32')
Y = np.eye(3)[[0, 1, 2, 0, 1, 2]]


def network():
    input = Input((4,))
    hidden_layer = layers.Dense(5, activation='tanh')(input)
    return input, hidden_layer, layers.Dense(3, activation='softmax')(hidden_layer)


RESULT = {}
input, hidden_layer, model_output = network()
model = Model(input, model_output)
model.compile(optimizer='rmsprop', loss=customed_loss)
RESULT['customed'] = [model.fit(X, Y, epochs=3, batch_size=4, verbose=0).history, model.evaluate(X, Y, verbose=0)]

input, hidden_layer, model_output = network()
model = Model(input, [model_output, hidden_layer])
model.compile(optimizer='rmsprop', loss=[customed_loss, lambda y, h: K.mean(K.square(h), axis=-1)], loss_weights=[1., .1])
RESULT['hidden output'] = [model.fit(X, [Y, np.zeros((6, 5))], epochs=2, batch_size=4, verbose=0).history,
                           model.metrics_names]

# Without a loss in compile, and without targets.
input, somelayer_output, model_output = network()
model = Model(input, model_output)
loss = 100000 * K.mean(K.square(somelayer_output))  # somelayer_output是定义model时获得的某层输出
loss += K.mean(K.square(model_output))  # Theano wants every weight to matter
model.add_loss(loss)
model.compile(optimizer='rmsprop')
RESULT['add_loss'] = [model.fit(X, epochs=2, batch_size=4, verbose=0).history, model.train_on_batch(X, None),
                      model.evaluate(X, None, verbose=0), len(model.losses), model.predict(X[:2])]

# Several, and with a loss in compile: they add up.
input, somelayer_output, model_output = network()
model = Model(input, model_output)
model.add_loss(K.mean(K.square(somelayer_output)))
model.add_loss(.1 * K.sum(K.abs(model_output)))
model.compile(optimizer='sgd', loss='categorical_crossentropy')
RESULT['both'] = [model.fit(X, Y, epochs=2, batch_size=4, verbose=0).history, len(model.losses)]

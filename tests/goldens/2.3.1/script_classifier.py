"""A script of the time: a classifier with dropout, stopping early, with its learning rate reduced."""
import numpy as np
from case_helpers import RESULT, floats, part, probe, sums, values
from keras.callbacks import Callback, EarlyStopping, LearningRateScheduler, ReduceLROnPlateau
from keras.layers import Activation, Dense, Dropout
from keras.models import Sequential, model_from_json
from keras.optimizers import SGD
from keras.utils import to_categorical

rng = np.random.RandomState(0)
x = rng.normal(size=(120, 8)).astype('float32')
labels = (x[:, 0] * x[:, 1] > 0).astype(int) + (x[:, 2] > 1)
y = to_categorical(labels, 3)
x_train, y_train, x_test, y_test = x[:90], y[:90], x[90:], y[90:]


class Batches(Callback):
    def on_train_begin(self, logs={}):
        self.losses = []

    def on_batch_end(self, batch, logs={}):
        self.losses.append(float(logs.get('loss')))


@part
def script():
    model = Sequential()
    model.add(Dense(12, input_dim=8))
    model.add(Activation('relu'))
    model.add(Dropout(0.25))
    model.add(Dense(3, activation='softmax'))
    model.compile(loss='categorical_crossentropy', optimizer=SGD(lr=0.1, momentum=0.9, nesterov=True),
                  metrics=['accuracy'])
    batches = Batches()
    history = model.fit(x_train, y_train, epochs=6, batch_size=30, verbose=0, validation_data=(x_test, y_test),
                        class_weight={0: 1., 1: 1.5, 2: 2.},
                        callbacks=[batches, EarlyStopping(monitor='val_loss', patience=1, min_delta=.05),
                                   ReduceLROnPlateau(monitor='val_loss', factor=.5, patience=0, min_delta=.1),
                                   LearningRateScheduler(lambda epoch, lr: lr * .9)])
    score = model.evaluate(x_test, y_test, verbose=0)
    copy = model_from_json(model.to_json())
    copy.set_weights(model.get_weights())
    return {'history': dict((k, floats(v)) for k, v in history.history.items()), 'score': values(score),
            'batches': batches.losses, 'classes': model.predict_classes(x_test), 'weights': sums(model.get_weights()),
            'same': bool(np.allclose(copy.predict(x_test), model.predict(x_test))), 'probe': probe()}

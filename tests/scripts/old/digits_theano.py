# MLP on digits, then the hidden layer through theano.function
import cPickle, gzip, os, sys
import numpy as np
import theano
import theano.tensor as T
from keras.models import Sequential
from keras.layers.core import Dense, Activation, Dropout
from keras.optimizers import SGD
from keras.utils import np_utils

np.random.seed(1337)

def load_data(dataset):
    print '... loading data'
    f = gzip.open(dataset, 'rb')
    train_set, valid_set, test_set = cPickle.load(f)
    f.close()
    return train_set, valid_set, test_set

(X_train, y_train), (X_valid, y_valid), (X_test, y_test) = load_data('data/digits.pkl.gz')
nb_classes = max(y_train) + 1
half = X_train.shape[0] / 2
print X_train.shape, 'train samples,', X_test.shape[0], 'test samples, half', half
Y_train = np_utils.to_categorical(y_train, nb_classes)
Y_valid = np_utils.to_categorical(y_valid, nb_classes)
Y_test = np_utils.to_categorical(y_test, nb_classes)

model = Sequential()
model.add(Dense(32, input_shape=(64,)))
model.add(Activation('tanh'))
model.add(Dropout(0.2))
model.add(Dense(nb_classes))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer=SGD(lr=0.1, momentum=0.9, nesterov=True))
history = model.fit(X_train[:half], Y_train[:half], batch_size=16, nb_epoch=4, show_accuracy=True, verbose=0,
                    validation_data=(X_valid, Y_valid))
for epoch, (loss, acc) in enumerate(zip(history.history['loss'], history.history['val_acc'])):
    print 'epoch %d/%d' % (epoch + 1, 4), 'loss: %.4f val_acc: %.4f' % (loss, acc)

get_hidden = theano.function([model.layers[0].input], model.layers[1].get_output(train=False),
                             allow_input_downcast=True)
hidden = get_hidden(X_test)
print 'hidden', hidden.shape, '%.4f' % hidden.std()
x = T.matrix('x')
W = model.layers[0].trainable_weights[0]
print 'product %.4f' % theano.function([x], T.dot(x, W).mean(), allow_input_downcast=True)(X_test)
score = model.evaluate(X_test, Y_test, show_accuracy=True, verbose=0)
print 'Test score: %.4f' % score[0], 'Test accuracy:', score[1]
print >>sys.stderr, 'done'

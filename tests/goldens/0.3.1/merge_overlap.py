# A Merge of one branch with itself: the model has one input, and an input_shape for each branch.
from case_helpers import RESULT, T, X, hist, part, sums

from keras.layers.core import Dense, Merge
from keras.models import Sequential


@part
def one_branch_twice():
    left = Sequential([Dense(4, input_dim=5, activation='tanh')])
    model = Sequential([Merge([left, left], mode='sum'), Dense(2)])
    model.compile('sgd', 'mse')
    out = hist(model.fit(X, T, nb_epoch=2, batch_size=20, verbose=0, validation_data=(X, T)))
    out['evaluate'] = float(model.evaluate(X, T, verbose=0))
    out['predict'] = sums([model.predict(X)])
    return out

# BatchNormalization in a network that is a layer: each network takes the updates of its own calls.
from case_helpers import RESULT, T, X, hist, part, sums

from keras.layers import BatchNormalization, Dense, Flatten, Input, Reshape, TimeDistributed, merge
from keras.models import Model, Sequential

X, T = X[:8], T[:8]


def trained(model, inner):
    model.compile('sgd', 'mse')
    h = model.fit(X, T, batch_size=4, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'updates': [len(model.updates), len(inner.updates)],
            'weights': sums(model.get_weights())}


def normalized():
    return Sequential([BatchNormalization(input_shape=(5,))])


def as_model(layer):
    a = Input((5,))
    return Model(a, layer(a))


def below_dense(inner, calls=1):
    x = Input((5,))
    y = inner(x)
    for _ in range(calls - 1):
        y = merge([y, inner(Dense(5)(x))], mode='sum')
    return trained(Model(x, Dense(2)(y)), inner)


@part
def stack_in_model():
    return below_dense(normalized())


@part
def stack_in_stack():
    inner = Sequential([Dense(4, input_dim=5), BatchNormalization()])
    return trained(Sequential([Dense(5, input_dim=5), inner, Dense(2)]), inner)


@part
def stack_in_stack_in_model():
    return below_dense(Sequential([Dense(5, input_dim=5), normalized()]))


@part
def model_in_model():
    return below_dense(as_model(BatchNormalization()))


@part
def stack_in_model_in_model():
    return below_dense(as_model(normalized()))


@part
def called_twice():
    return below_dense(normalized(), calls=2)


@part
def at_each_time_step():
    step = Sequential([Dense(3, input_dim=5), BatchNormalization()])
    return below_dense(Sequential([Reshape((1, 5), input_shape=(5,)), TimeDistributed(step), Flatten()]))


@part
def generator_and_judge():
    """The judge learns by itself, frozen it leads the generator."""
    judge = Sequential([Dense(4, input_dim=2, activation='tanh'), BatchNormalization(), Dense(2)])
    judge.compile('sgd', 'mse')
    generator = Sequential([Dense(4, input_dim=5), BatchNormalization(), Dense(2)])
    judge.trainable = False
    both = Sequential([generator, judge])
    both.compile('sgd', 'mse')
    judge.trainable = True
    losses = []
    for _ in range(3):
        losses.append(float(judge.train_on_batch(generator.predict(X), T)))
        losses.append(float(both.train_on_batch(X, T)))
    return {'losses': losses, 'weights': sums(both.get_weights())}

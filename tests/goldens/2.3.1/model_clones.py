"""clone_model: of stacks and graphs, on new inputs; copies of weights."""
import numpy as np
from case_helpers import RESULT, T, X, caught, part, probe, raised, regressor
from keras import backend as K
from keras.layers import Dense, Dropout, Input, Masking, concatenate
from keras.models import Model, Sequential, clone_model


@part
def stacks():
    m = regressor()
    c = clone_model(m)
    out = {'name': c.name, 'layers': [l.name for l in c.layers], 'drawn': probe(), 'compiled': c.optimizer is None,
           'other weights': bool(np.abs(c.get_weights()[0] - m.get_weights()[0]).max() > 0)}
    c.set_weights(m.get_weights())
    out['predict'] = c.predict(X[:3])
    c = clone_model(m, Input((5,), name='new'))
    out['on input'] = [c.input_names, [l.name for l in c.layers]]
    c = clone_model(m, K.variable(X))
    out['on tensor'] = [len(c._feed_inputs), c.predict(None, steps=1).shape]
    return out


@part
def graphs():
    a, b = Input((5,), name='a'), Input((2,), name='b')
    s = Dense(4, name='s', activation='tanh')
    h = s(s(Dense(4, name='h')(a)))
    m = Model([a, b], [concatenate([h, Dropout(.3, name='drop')(b)], name='cat'), h], name='m')
    c = clone_model(m)
    out = {'name': c.name, 'layers': [l.name for l in c.layers], 'inputs': c.input_names, 'outputs': c.output_names,
           'drawn': probe()}
    c.set_weights(m.get_weights())
    out['predict'] = [p[:2] for p in c.predict([X, T])]
    out['same'] = [bool(np.allclose(p, q)) for p, q in zip(c.predict([X, T]), m.predict([X, T]))]
    c = clone_model(m, [Input((5,), name='p'), Input((2,), name='q')])
    out['on inputs'] = c.input_names
    x = Input((3, 5))
    k = clone_model(Model(x, Masking()(x)))
    out['masked'] = [l.name for l in k.layers]
    return out


@part
def errors():
    out = {}
    raised(out, 'number', clone_model, 3)
    caught(out, 'two tensors', clone_model, regressor(), [Input((5,)), Input((5,))])
    caught(out, 'inner tensor', clone_model, regressor(), Dense(5)(Input((5,))))
    return out

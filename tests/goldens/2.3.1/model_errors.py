"""What Model says of inputs and outputs that cannot be; of models that are not compiled or built."""
from case_helpers import RESULT, T, X, Warned, caught, part, raised
from keras import backend as K
from keras.layers import Dense, Input, Lambda
from keras.models import Model, Sequential


@part
def graphs():
    out = {}
    x, z = Input((5,), name='x'), Input((5,), name='z')
    y = Dense(2, name='y')(x)
    raised(out, 'twice', Model, [x, x], y)
    caught(out, 'disconnected', Model, inputs=z, outputs=Dense(1, name='q')(x))
    out['disconnected_msg'] = out['disconnected_msg'].split('.')[0]
    caught(out, 'names', Model, inputs=x, outputs=Dense(1, name='y')(y))
    raised(out, 'no layer', Model, x, K.square(y))
    raised(out, 'no output', Model, x, None)
    raised(out, 'no input', Model, inputs=None, outputs=y)
    raised(out, 'placeholder', Model, K.placeholder((None, 5)), y)
    with Warned() as w:
        raised(out, 'inner', Model, y, Dense(1)(y))
    out['warned'] = [t.split('The tensor')[0] for t in w.of(UserWarning, 'inputs must come')]
    with Warned() as w:
        m = Model(input=x, output=y)
    out['old keywords'] = [m.input_names, len(w.of(UserWarning, 'Keras 2 API'))]
    raised(out, 'unknown keyword', Model, x, y, q=3)
    return out


@part
def uncompiled():
    x = Input((5,))
    m = Model(x, Dense(2)(x))
    out = {'optimizer': str(m.optimizer), 'names': m.metrics_names, 'metrics': m.metrics}
    for name, method in (('fit', m.fit), ('evaluate', m.evaluate), ('train', m.train_on_batch), ('test', m.test_on_batch)):
        caught(out, name, method, X, T)
    caught(out, 'generator', m.fit_generator, iter([(X, T)]), 1)
    caught(out, 'evaluate generator', m.evaluate_generator, iter([(X, T)]), 1)
    out['predicts'] = m.predict(X).shape
    caught(out, 'no loss', m.compile, 'sgd')
    caught(out, 'summary', Sequential().summary)
    caught(out, 'unbuilt', Sequential([Dense(2)]).predict, {'a': X})
    return out

# Accuracy and classes: categorical and binary, one column or several.
from case_helpers import (LABELS, RESULT, X, Y, Warned, caught, floats, hist,
                          part)

from keras.layers.core import Dense
from keras.models import Sequential


def model(units, activation):
    return Sequential([Dense(units, input_dim=5, activation=activation)])


@part
def one_column():
    out = {}
    m = model(1, 'sigmoid')
    with Warned():
        m.compile('sgd', 'binary_crossentropy', class_mode='binary')
    out['mode'] = m.class_mode
    h = m.fit(X, LABELS > 0, batch_size=16, nb_epoch=2, verbose=0,
              show_accuracy=True)
    out['history'] = hist(h)
    out['classes'] = m.predict_classes(X[:6], verbose=0)
    return out


@part
def three_columns():
    out = {}
    m = model(3, 'softmax')
    m.compile('sgd', 'categorical_crossentropy')
    out['mode'] = m.class_mode
    out['score'] = floats(m.evaluate(X, Y, verbose=0, show_accuracy=True))
    out['classes'] = m.predict_classes(X[:6], verbose=0)
    return out


@part
def binary_columns():
    """Several independent yes or no."""
    out = {}
    m = model(3, 'sigmoid')
    with Warned():
        m.compile('sgd', 'binary_crossentropy', class_mode='binary')
    out['mode'] = m.class_mode
    target = (X[:, :3] > 0).astype('int32')
    out['score'] = floats(m.evaluate(X, target, verbose=0,
                                     show_accuracy=True))
    out['classes'] = m.predict_classes(X[:6], verbose=0)
    return out


@part
def mode_and_config():
    out = {}
    m = model(1, 'linear')
    with Warned():
        m.compile('sgd', 'mse', class_mode='categorical')
    out['mode'] = m.class_mode
    out['keys'] = sorted(m.get_config())
    out['mode_in_config'] = m.get_config().get('class_mode')
    return out


@part
def warned():
    """From 0.3.3 the shape of the output decides, the argument warns."""
    out = {}
    m = model(1, 'sigmoid')
    with Warned() as w:
        m.compile('sgd', 'binary_crossentropy', class_mode='other')
    out['argument'] = w.of(UserWarning, 'class_mode')
    out['mode'] = m.class_mode
    with Warned() as w:
        m.compile('sgd', 'categorical_crossentropy')
    out['loss'] = w.of(UserWarning, 'crossentropy')
    with Warned() as w:
        m.compile('sgd', 'binary_crossentropy')
    out['nothing'] = w.of(UserWarning, 'class_mode')
    caught(out, 'function_argument', m.compile, 'sgd', 'mse', nonsense=1)
    return out

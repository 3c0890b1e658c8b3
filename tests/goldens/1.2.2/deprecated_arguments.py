# Arguments of 0.3 in calls of 1.x: warnings and errors.
from case_helpers import (RESULT, X, Y, Warned, caught, classifier, part,
                          regressor, values)


@part
def sequential():
    out = {}
    m = classifier()
    caught(out, 'class_mode', m.compile, 'sgd', 'categorical_crossentropy',
           class_mode='categorical')
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    for name, fn in [
            ('fit', lambda: m.fit(X, Y, nb_epoch=1, verbose=0,
                                  show_accuracy=True)),
            ('evaluate', lambda: m.evaluate(X, Y, verbose=0,
                                            show_accuracy=True)),
            ('train', lambda: m.train_on_batch(X, Y, accuracy=True)),
            ('test', lambda: m.test_on_batch(X, Y, accuracy=True))]:
        with Warned() as w:
            fn()
        out[name] = w.of(UserWarning)
    caught(out, 'unknown', m.fit, X, Y, verbose=0, epochs=3)
    caught(out, 'unknown evaluate', m.evaluate, X, Y, steps=3)
    caught(out, 'unknown train', m.train_on_batch, X, Y, steps=3)
    return out


@part
def generators():
    def batches():
        while True:
            yield X, Y

    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    with Warned() as w:
        m.fit_generator(batches(), 40, 1, verbose=0, show_accuracy=True,
                        nb_val_worker=1)
    out['fit'] = w.of(UserWarning)
    with Warned() as w:
        m.fit_generator(batches(), 40, 1, verbose=0, nb_worker=2)
    out['workers'] = w.of(UserWarning)
    with Warned() as w:
        m.evaluate_generator(batches(), 40, show_accuracy=True)
    out['evaluate'] = w.of(UserWarning)
    caught(out, 'unknown', m.fit_generator, batches(), 40, 1,
           steps_per_epoch=1)
    return out


@part
def invalid_probabilities():
    m = regressor()
    m.compile('sgd', 'mse')
    with Warned() as w:
        m.predict_proba(X, verbose=0)
    return {'warned': w.of(UserWarning)}


@part
def dictionaries():
    """Sequential takes dictionaries of its own names, too."""
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    name = m.input_names[0]
    out['score'] = values(m.evaluate({name: X}, Y, verbose=0))
    return out

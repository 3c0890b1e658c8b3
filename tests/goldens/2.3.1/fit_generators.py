"""fit_generator and its kin on generators: steps, validation, weights, old keywords, errors."""
import numpy as np
from case_helpers import RESULT, T, X, Warned, caught, floats, part, plain, raised, regressor, values


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


def batches(weights=False, size=8):
    while True:
        for i in range(0, 40, size):
            batch = X[i:i + size], T[i:i + size]
            yield batch + (np.arange(float(len(batch[0]))),) if weights else batch


def model():
    m = regressor()
    m.compile('sgd', 'mse', metrics=['mae'])
    return m


@part
def training():
    m = model()
    out = {}
    h = m.fit_generator(batches(), steps_per_epoch=3, epochs=2, verbose=0)
    out['threads'] = [facts(h), h.epoch, plain(dict(h.params))]
    h = m.fit_generator(batches(), 3, 2, verbose=0, workers=0)
    out['no workers'] = facts(h)
    h = m.fit_generator(batches(True), 2, 3, verbose=0, workers=0, initial_epoch=1)
    out['weights'] = [facts(h), h.epoch]
    h = m.fit_generator(batches(), 2, 2, verbose=0, workers=0, validation_data=(X[:9], T[:9]))
    out['validation arrays'] = facts(h)
    h = m.fit_generator(batches(), 2, 2, verbose=0, workers=0, validation_data=(X[:9], T[:9], np.arange(9.)))
    out['validation weights'] = facts(h)
    h = m.fit_generator(batches(), 2, 2, verbose=0, workers=0, validation_data=batches(), validation_steps=2)
    out['validation generator'] = facts(h)
    h = m.fit_generator(batches(), 2, 2, verbose=0, validation_data=batches(True), validation_steps=3)
    out['validation in threads'] = facts(h)
    h = m.fit_generator(batches(), 2, 5, verbose=0, workers=0, validation_data=(X[:9], T[:9]), validation_freq=[2, 4])
    out['frequency'] = facts(h)
    h = m.fit(batches(), steps_per_epoch=2, epochs=2, verbose=0, validation_data=batches(), validation_steps=1)
    out['fit'] = facts(h)
    return out


@part
def using():
    m = model()
    out = {'evaluate': values(m.evaluate_generator(batches(), 3)),
           'evaluate weights': values(m.evaluate_generator(batches(True), 3, workers=0)),
           'predict': m.predict_generator(batches(), 2)[:3],
           'predict one': np.shape(m.predict_generator(batches(), steps=1)),
           'predict shape': np.shape(m.predict_generator(batches(), steps=5, workers=0)),
           'predict x': np.shape(m.predict_generator((b[0] for b in batches()), steps=2, workers=0)),
           'evaluate by fit': values(m.evaluate(batches(), steps=2, verbose=0)),
           'predict by predict': np.shape(m.predict(batches(), steps=2))}
    return out


@part
def old_keywords():
    m = model()
    out = {}

    class Sized(object):
        batch_size = 8

        def __init__(self):
            self.made = batches()

        def __next__(self):
            return next(self.made)

        def __iter__(self):
            return self
        next = __next__

    with Warned() as w:
        h = m.fit_generator(batches(), samples_per_epoch=2, nb_epoch=1, verbose=0)
        out['fit'] = facts(h)
        h = m.fit_generator(Sized(), samples_per_epoch=24, nb_epoch=1, verbose=0, max_q_size=2, nb_worker=1)
        out['sized'] = [facts(h), h.params['steps']]
        h = m.fit_generator(batches(), 2, 1, verbose=0, validation_data=batches(), nb_val_samples=2,
                            pickle_safe=False)
        out['validation'] = facts(h)
        m.evaluate_generator(batches(), val_samples=2)
        m.predict_generator(batches(), val_samples=2, nb_worker=1)
    out['warned'] = [text.replace(text[text.find('<'):text.find('...')], '<') if '<' in text else text
                     for text in w.of(UserWarning, 'Keras 2')]
    caught(out, 'both', m.evaluate_generator, batches(), val_samples=2, steps=2)
    raised(out, 'positional', m.fit_generator, batches(), 2, 1, 0)
    caught(out, 'unknown', m.fit, X, T, nb_epoch=1, q=2)
    with Warned() as w:
        h = m.fit(X, T, nb_epoch=2, verbose=0)
    out['nb_epoch'] = [h.epoch, w.of(UserWarning, 'nb_epoch')]
    return out


@part
def errors():
    m = model()
    out = {}

    def endless(item):
        while True:
            yield item

    caught(out, 'no steps', m.fit_generator, batches())
    caught(out, 'no evaluate steps', m.evaluate_generator, batches())
    caught(out, 'no predict steps', m.predict_generator, batches())
    caught(out, 'no validation steps', m.fit_generator, batches(), 1, validation_data=batches())
    for name, item in (('number', 3), ('four', (1, 2, 3, 4))):
        caught(out, name, m.fit_generator, endless(item), 1, verbose=0, workers=0)
        caught(out, name + ' evaluated', m.evaluate_generator, endless(item), 1, workers=0)
    caught(out, 'four predicted', m.predict_generator, endless((1, 2, 3, 4)), 1, workers=0)
    caught(out, 'empty', m.evaluate_generator, endless((X[:0], T[:0])), 1, workers=0)
    caught(out, 'empty predicted', m.predict_generator, endless(X[:0]), 1, workers=0)
    caught(out, 'validation', m.fit_generator, batches(), 1, verbose=0, validation_data=(3,))
    caught(out, 'targets', m.fit, batches(), T, steps_per_epoch=1)
    caught(out, 'weights', m.fit, batches(), sample_weight=T, steps_per_epoch=1)
    caught(out, 'split', m.fit, batches(), validation_split=.1, steps_per_epoch=1)
    caught(out, 'batch size', m.fit, batches(), batch_size=3, steps_per_epoch=1)
    caught(out, 'batch size evaluated', m.evaluate, batches(), batch_size=3, steps=1)
    caught(out, 'shape', m.fit_generator, endless((X[:, :2], T)), 1, verbose=0, workers=0)
    return out

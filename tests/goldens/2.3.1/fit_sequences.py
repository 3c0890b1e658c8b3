"""fit_generator and its kin on keras.utils.Sequence."""
import numpy as np
from case_helpers import RESULT, T, X, caught, floats, part, plain, regressor, values
from keras.utils import Sequence


class Batches(Sequence):
    def __init__(self, length=4):
        self.length, self.seen, self.ends = length, [], 0

    def __len__(self):
        return self.length

    def __getitem__(self, i):
        self.seen.append(i)
        return X[i * 8:i * 8 + 8], T[i * 8:i * 8 + 8]

    def on_epoch_end(self):
        self.ends += 1


class Growing(Batches):
    def on_epoch_end(self):
        self.length += 1


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


def model():
    m = regressor()
    m.compile('sgd', 'mse', metrics=['mae'])
    return m


@part
def training():
    m = model()
    out = {}
    s = Batches()
    h = m.fit_generator(s, epochs=2, verbose=0, workers=0)
    out['no workers'] = [facts(h), s.seen, s.ends, plain(dict(h.params))]
    h = m.fit_generator(Batches(), epochs=2, verbose=0, shuffle=False)
    out['thread'] = facts(h)
    h = m.fit_generator(Batches(), epochs=2, verbose=0, shuffle=False, workers=2, max_queue_size=2)
    out['threads'] = facts(h)
    h = m.fit_generator(Batches(), steps_per_epoch=2, epochs=2, verbose=0, workers=0)
    out['steps'] = facts(h)
    h = m.fit_generator(Batches(), epochs=1, verbose=0, workers=0, validation_data=Batches(2))
    out['validation'] = facts(h)
    h = m.fit_generator(Batches(), epochs=2, verbose=0, shuffle=False, validation_data=Batches(3), validation_steps=2)
    out['validation steps'] = facts(h)
    s = Growing(2)
    h = m.fit_generator(s, epochs=3, verbose=0, workers=0)
    out['growing'] = [facts(h), s.seen, h.params['steps']]
    h = m.fit(Batches(), epochs=1, verbose=0, shuffle=False)
    out['fit'] = facts(h)
    return out


@part
def using():
    m = model()
    return {'evaluate': values(m.evaluate_generator(Batches())), 'predict': m.predict_generator(Batches(2))[:3],
            'by evaluate': values(m.evaluate(Batches(), verbose=0)), 'by predict': np.shape(m.predict(Batches())),
            'some': values(m.evaluate_generator(Batches(), steps=2, workers=0))}


@part
def several():
    from keras.layers import Dense, Input
    from keras.models import Model
    a, b = Input((5,), name='a'), Input((2,), name='b')
    m = Model([a, b], [Dense(2, name='c')(a), Dense(1, name='d')(b)])
    m.compile('sgd', 'mse')

    class Named(Sequence):
        def __len__(self):
            return 2

        def __getitem__(self, i):
            rows = slice(i * 9, i * 9 + 9)
            return {'a': X[rows], 'b': T[rows]}, {'c': T[rows], 'd': T[rows, :1]}, {'c': np.arange(9.)}

    h = m.fit_generator(Named(), epochs=2, verbose=0, workers=0)
    return {'fit': facts(h), 'evaluate': values(m.evaluate_generator(Named(), workers=0)),
            'predict': [np.shape(p) for p in m.predict_generator(Named(), workers=0)]}

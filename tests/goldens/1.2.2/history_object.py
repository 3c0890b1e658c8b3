# What fit returns and what stays on the model.
from case_helpers import (RESULT, T, X, Y, classifier, hist, part, plain,
                          regressor)


@part
def returned():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    h = m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=0,
              validation_split=.25)
    out['keys'] = sorted(h.history)
    out['epoch'] = h.epoch
    out['params'] = plain(h.params)
    out['lengths'] = [len(v) for v in h.history.values()]
    out['types'] = sorted(set(type(v).__name__ for vs in h.history.values()
                              for v in vs))
    out['model'] = [h.model is m, type(h.model).__name__]
    return out


@part
def again():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    first = m.fit(X, T, nb_epoch=2, verbose=0)
    second = m.fit(X, T, nb_epoch=3, initial_epoch=2, verbose=0)
    out['first'], out['second'] = hist(first), hist(second)
    out['epochs'] = [first.epoch, second.epoch]
    out['same'] = first is second
    out['nothing'] = hist(m.fit(X, T, nb_epoch=0, verbose=0))
    return out


@part
def validation_data():
    """What callbacks find as the validation data of a model."""
    from keras.callbacks import Callback

    class Look(Callback):
        found = []

        def on_epoch_end(self, epoch, logs={}):
            data = self.model.validation_data
            self.found.append(None if data is None else
                              [list(getattr(d, 'shape', [])) for d in data])

    look = Look()
    m = regressor()
    m.compile('sgd', 'mse')
    m.fit(X, T, nb_epoch=1, verbose=0, callbacks=[look])
    m.fit(X, T, nb_epoch=1, verbose=0, callbacks=[look],
          validation_data=(X[:8], T[:8]))
    return {'found': look.found}

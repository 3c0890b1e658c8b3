# CSVLogger: the text it writes, appending, separators.
import os
import shutil
import tempfile

from case_helpers import RESULT, T, X, Y, classifier, part, regressor

from keras.callbacks import CSVLogger


def columns(path, separator):
    """Rows with numbers rounded, so that the text compares."""
    with open(path) as f:
        rows = [line.rstrip('\r\n').split(separator) for line in f]
    return [[cell if not cell.replace('.', '').replace('-', '').isdigit()
             else round(float(cell), 3) for cell in row] for row in rows]


def within(fn):
    folder = tempfile.mkdtemp()
    try:
        return fn(os.path.join(folder, 'log.csv'))
    finally:
        shutil.rmtree(folder)


@part
def written():
    def run(path):
        out = {}
        m = classifier()
        m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
        m.fit(X, Y, batch_size=20, nb_epoch=2, verbose=0,
              validation_data=(X[:5], Y[:5]), callbacks=[CSVLogger(path)])
        out['rows'] = columns(path, ',')
        m.fit(X, Y, batch_size=20, nb_epoch=1, verbose=0,
              callbacks=[CSVLogger(path)])
        out['again'] = columns(path, ',')
        return out
    return within(run)


@part
def appended():
    def run(path):
        out = {}
        m = regressor()
        m.compile('sgd', 'mse')
        for epochs in [1, 2]:
            m.fit(X, T, nb_epoch=epochs, verbose=0, callbacks=[
                CSVLogger(path, separator=';', append=True)])
        out['rows'] = columns(path, ';')
        with open(path, 'rb') as f:
            head = f.read().split(b'0', 1)[0]
        out['head'] = head.decode('ascii')
        return out
    return within(run)

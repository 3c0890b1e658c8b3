# RemoteMonitor with a server that is not there or is a fake; TensorBoard.
import json
import sys
import types
from case_helpers import (RESULT, Printed, T, X, Y, caught, classifier, part,
                          regressor)

from keras.callbacks import BaseLogger, RemoteMonitor, TensorBoard

saved = sys.modules.get('requests')
requests = sys.modules['requests'] = types.ModuleType('requests')


@part
def posts():
    out = {}
    sent = []
    requests.post = lambda url, data: sent.append((url, data))
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    m.fit(X, Y, batch_size=20, nb_epoch=2, verbose=0, show_accuracy=True,
          validation_split=.25, callbacks=[RemoteMonitor('http://there:1')])
    out['urls'] = [url for url, _ in sent]
    out['fields'] = [sorted(data) for _, data in sent]
    documents = [json.loads(data['data']) for _, data in sent]
    out['keys'] = [sorted(d) for d in documents]
    out['epochs'] = [d['epoch'] for d in documents]
    out['loss'] = [float(d['loss']) for d in documents]
    out['val_acc'] = [float(d['val_acc']) for d in documents]
    return out


@part
def nobody():
    out = {}

    def post(url, data):
        raise IOError('nobody there')

    requests.post = post
    m = regressor()
    m.compile('sgd', 'mse')
    with Printed() as p:
        m.fit(X, T, batch_size=20, nb_epoch=1, verbose=0,
              callbacks=[RemoteMonitor()])
    out['text'] = p.text
    out['root'] = RemoteMonitor().root
    return out


@part
def tensorboard():
    out = {}
    caught(out, 'made', TensorBoard)
    return out


@part
def logger_in_a_quiet_fit():
    """BaseLogger given by hand with verbose=0 prints nothing."""
    m = regressor()
    m.compile('sgd', 'mse')
    with Printed() as p:
        m.fit(X, T, batch_size=20, nb_epoch=1, verbose=0,
              callbacks=[BaseLogger()])
    return {'text': p.steady()}


if saved is None:
    del sys.modules['requests']
else:
    sys.modules['requests'] = saved

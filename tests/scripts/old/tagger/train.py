import ConfigParser, cPickle as pickle, os, sys
from StringIO import StringIO
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'lib'))
import numpy as np
import utils
from nets import tagger
from nets.tagger import build

config = ConfigParser.ConfigParser()
config.readfp(StringIO("[net]\nhidden = 6\nepochs = 3\n"))

def main():
    np.random.seed(config.getint('net', 'epochs'))
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, '..', 'data', 'tags.pkl')) as f:
        data = pickle.load(f)
    print type(data.keys()).__name__, sorted(map(str, data))
    words, tags = utils.vocabulary(data['sentences']), utils.vocabulary(data['tags'])
    print utils.describe(words), '/', utils.describe(tags)
    X = np.array([[words[w] for w in s] for s in data['sentences']])
    Y = np.array([[utils.one_hot(tags[t], len(tags)) for t in s] for s in data['tags']])
    model = build(len(words), len(tags), config.getint('net', 'hidden'))
    history = model.fit(X, Y, nb_epoch=config.getint('net', 'epochs'), batch_size=10, verbose=0, show_accuracy=True)
    print ' '.join('%.4f' % l for l in history.history['loss'])
    pickle.dump((words, tags), open('vocabulary.pkl', 'w'))
    again = pickle.load(open('vocabulary.pkl', 'r'))
    print again == (words, tags), tagger.__name__
    try:
        utils.check(X, 3)
    except utils.Mismatch, error:
        print 'Mismatch:', error.args[0], '|', error
    return 0

if __name__ == '__main__':
    sys.exit(main())

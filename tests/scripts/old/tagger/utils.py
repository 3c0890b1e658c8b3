from helpers import flatten      # found in lib/, through sys.path
import itertools, operator


class Mismatch(StandardError):
    pass


def vocabulary(sequences):
    '''Indices by frequency.'''
    counts = {}
    for item in flatten(sequences):
        counts[item] = counts.get(item, 0) + 1
    ordered = sorted(counts.iteritems(), key=lambda (word, n): (-n, word))
    return dict(itertools.izip([word for word, n in ordered], itertools.count()))


def describe(index):
    return ', '.join(['%s:%d' % pair for pair in sorted(index.items(), key=operator.itemgetter(1))[:3]])


def one_hot(i, n):
    return [int(j == i) for j in xrange(n)]


def check(X, length):
    if X.shape[1] != length:
        raise Mismatch, 'length %d, expected %d' % (X.shape[1], length)

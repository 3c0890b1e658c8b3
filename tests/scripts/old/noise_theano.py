import os
os.environ['THEANO_FLAGS'] = os.environ.get('THEANO_FLAGS', '') + ',openmp=False'
import numpy, theano
import theano.tensor as T
from theano.sandbox.rng_mrg import MRG_RandomStreams
from theano.tensor.shared_randomstreams import RandomStreams
from theano.ifelse import ifelse
from theano.compat.six.moves import xrange as xr
import theano.sandbox.cuda
if theano.sandbox.cuda.cuda_available:
    theano.sandbox.cuda.use('gpu0')
numpy.random.seed(8)
from keras.layers.core import MaskedLayer, Dense
from keras.models import Sequential
from keras import backend as K

class Corrupt(MaskedLayer):
    def __init__(self, level, **kwargs):
        super(Corrupt, self).__init__(**kwargs)
        self.level = level
        self.srng = RandomStreams(seed=numpy.random.randint(2**30))
    def get_output(self, train=False):
        X = self.get_input(train)
        if train:
            X = X * self.srng.binomial(size=X.shape, n=1, p=1-self.level, dtype=theano.config.floatX)
        return X

def floatX(X):
    return numpy.asarray(X, dtype=theano.config.floatX)

X = floatX(numpy.random.rand(20, 6))
model = Sequential()
model.add(Dense(8, input_dim=6, activation='sigmoid'))
model.add(Corrupt(0.4))
model.add(Dense(6))
model.compile(loss='mse', optimizer='sgd')
for i in xr(3):
    print i, '%.5f' % float(model.train_on_batch(X, X)[0])
srng = MRG_RandomStreams(42)
draw = theano.function([], srng.uniform((2, 3)))
print draw().shape, '%.4f %.4f' % (draw().mean(), RandomStreams(3).uniform((4,)).eval().sum())
c, a, b = T.scalar('c'), T.vector('a'), T.vector('b')
print theano.function([c, a, b], ifelse(T.gt(c, 0), a, b))(1, [1, 2], [3, 4])
n = T.iscalar('n')
powers, updates = theano.scan(fn=lambda prior, x: prior * x, outputs_info=T.ones_like(a), non_sequences=a, n_steps=n)
print theano.function([a, n], powers[-1], updates=updates)([1, 2, 3], 3)
i = T.ivector('i')
print theano.function([i], i / 2)(numpy.array([3, 5], 'int32')), theano.printing.pprint(a + b)

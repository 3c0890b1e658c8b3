"""Losses as objects: reductions, sample weights, configurations, a class of one's own."""
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised
from keras import backend as K
from keras import losses
from keras.utils import losses_utils

RS = np.random.RandomState(7)
Y = RS.normal(size=(3, 4)).round(1)
P = RS.normal(size=(3, 4)).round(2)
BITS = RS.randint(0, 2, (3, 4))
Q = RS.dirichlet(np.ones(4), 3)
CLASSES = ['MeanSquaredError', 'MeanAbsoluteError', 'MeanAbsolutePercentageError', 'MeanSquaredLogarithmicError',
           'BinaryCrossentropy', 'CategoricalCrossentropy', 'Hinge', 'SquaredHinge', 'CategoricalHinge', 'Poisson',
           'LogCosh', 'KLDivergence', 'Huber']
W = [0.5, 2., 0.]


def values(pairs):
    names, tensors = zip(*pairs)
    return dict(zip(names, K.function([], list(tensors))([])))


@part
def every_class():
    y, q = K.variable(BITS), K.variable(Q)
    return values([(name, getattr(losses, name)()(y, q)) for name in CLASSES])


@part
def every_class_weighted():
    y, q = K.variable(BITS), K.variable(Q)
    return values([(name, getattr(losses, name)(reduction='sum')(y, q, sample_weight=K.variable(W)))
                   for name in CLASSES if name != 'Huber'])


@part
def reductions():
    y, p = K.variable(Y), K.variable(P)
    out = []
    for reduction in losses_utils.Reduction.all():
        loss = losses.MeanSquaredError(reduction=reduction)
        for kind, weight in (('none', None), ('scalar', 2.5), ('samples', K.variable(W)),
                             ('column', K.variable(np.array(W)[:, None]))):
            out.append(('%s %s' % (reduction, kind), loss(y, p, sample_weight=weight)))
    return values(out)


@part
def weights_of_values():
    """A loss that keeps all axes, weighed by samples and by values."""
    y, p = K.variable(Y), K.variable(P)
    loss = losses.Huber(delta=0.7, reduction='none')
    weight = RS.uniform(size=(3, 4)).round(1)
    steps = losses.MeanSquaredError()
    y3, p3 = K.variable(RS.normal(size=(2, 3, 2))), K.variable(RS.normal(size=(2, 3, 2)))
    out = [('values', loss(y, p, K.variable(weight))),
           ('samples', loss(y, p, K.variable(W))),
           ('scalar', loss(y, p, 3)),
           ('steps', steps(y3, p3)), ('steps by sample', steps(y3, p3, K.variable([1., 3.]))),
           ('steps by step', steps(y3, p3, K.variable([[1., 0., 1.], [2., 1., 0.]]))),
           ('steps by cube', steps(y3, p3, K.variable([[[1.], [0.], [1.]], [[2.], [1.], [0.]]])))]
    return values(out)


@part
def lists():
    out = {}
    out['mse'] = K.eval(losses.MeanSquaredError()([0., 0., 1., 1.], [1., 1., 1., 0.]))
    out['mse rows'] = K.eval(losses.MeanSquaredError()([[0., 0.], [1., 1.]], [[1., 1.], [1., 0.]]))
    out['arrays'] = K.eval(losses.MeanAbsoluteError()(Y, P))
    raised(out, 'logcosh', losses.LogCosh(), [[1., 0.]], [[1., 1.]])
    return out


@part
def configurations():
    out = {}
    for name in CLASSES + ['SparseCategoricalCrossentropy']:
        loss = getattr(losses, name)()
        out[name] = plain(loss.get_config())
        out[name + ' again'] = plain(type(loss).from_config(loss.get_config()).get_config())
        out[name + ' serialized'] = plain(losses.serialize(loss))
    loss = losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.25, reduction='sum', name='mine')
    out['mine'] = plain(loss.get_config())
    out['mine logits'] = loss.from_logits
    out['huber'] = plain(losses.Huber(delta=0.3).get_config())
    wrapped = losses.LossFunctionWrapper(losses.huber_loss, name='wrapped', delta=K.variable(0.25))
    out['wrapped'] = plain(wrapped.get_config())
    out['wrapped value'] = K.eval(wrapped(K.variable(Y), K.variable(P)))
    return out


class Half(losses.Loss):
    def __init__(self, share=0.5, **kwargs):
        super(Half, self).__init__(**kwargs)
        self.share = share

    def call(self, y_true, y_pred):
        return self.share * K.mean(K.square(y_pred - y_true), axis=-1)

    def get_config(self):
        return dict(super(Half, self).get_config(), share=self.share)


@part
def own():
    y, p = K.variable(Y), K.variable(P)
    out = {'value': K.eval(Half(0.25)(y, p)), 'sum': K.eval(Half(reduction='sum', name='<lambda>')(y, p)),
           'config': plain(Half(share=0.1, name='half').get_config())}
    again = losses.deserialize(losses.serialize(Half(0.2, name='h')), custom_objects={'Half': Half})
    out['again'] = plain(again.get_config())
    fn = losses.LossFunctionWrapper(lambda y_true, y_pred: K.sum(y_true - y_pred, axis=-1), name='<lambda>')
    out['lambda'] = K.eval(fn(y, p))
    raised(out, 'abstract', losses.Loss)
    return out


@part
def mistakes():
    out = {}
    y, p = K.variable(Y), K.variable(P)
    caught(out, 'reduction', losses.MeanSquaredError(reduction='mean'), y, p)
    caught(out, 'too many axes', losses.MeanSquaredError(), y, p, K.variable(np.ones((3, 4, 2))))
    caught(out, 'other length', losses.Huber(), y, p, K.variable(np.ones((3, 3))))
    caught(out, 'validate', losses_utils.Reduction.validate, 'auto')
    raised(out, 'argument', losses.MeanSquaredError, delta=3)
    out['all'] = list(losses_utils.Reduction.all())
    return out

# UpSampling, ZeroPadding, Cropping called as in 1.x: configurations and warnings; what is refused.
import warnings

from case_helpers import RESULT, caught, part

from keras.layers import (Cropping1D, Cropping2D, Cropping3D, Input, UpSampling1D, UpSampling2D, UpSampling3D,
                          ZeroPadding1D, ZeroPadding2D, ZeroPadding3D)


@part
def legacy():
    out = {}
    makes = [lambda: UpSampling1D(length=3), lambda: UpSampling2D((2, 2), dim_ordering='tf'),
             lambda: UpSampling3D(dim_ordering='default'), lambda: ZeroPadding2D((1, 1), dim_ordering='th'),
             lambda: ZeroPadding2D({'top_pad': 1, 'left_pad': 2}), lambda: ZeroPadding2D(padding={'right_pad': 3, 'bottom_pad': 1}),
             lambda: ZeroPadding2D(padding={'right_pad': 3}, dim_ordering='tf'),
             lambda: ZeroPadding3D(dim_ordering='tf'), lambda: Cropping2D(1, dim_ordering='tf'),
             lambda: Cropping3D(((1, 1), (1, 1), (1, 1)), dim_ordering='th'), lambda: Cropping2D(((1, 2), (3, 4)))]
    for n, make in enumerate(makes):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            out['config %d' % n] = make().get_config()
        out['warnings %d' % n] = [str(w.message) for w in told]
    return out


@part
def errors():
    out = {}
    caught(out, 'size', UpSampling2D, (2, 2, 2))
    caught(out, 'size of volumes', UpSampling3D, (2, 2))
    caught(out, 'interpolation', lambda: UpSampling2D(2, interpolation='cubic'))
    caught(out, 'positions', UpSampling2D, 2, 'channels_last')
    caught(out, 'positions of padding', ZeroPadding2D, 2, 'channels_last')
    caught(out, 'positions of cropping', Cropping3D, 2, 'channels_last')
    caught(out, 'format', UpSampling2D, 2, data_format='th')
    caught(out, 'ordering', UpSampling2D, 2, dim_ordering='channels')
    caught(out, 'both', lambda: UpSampling1D(length=3, size=3))
    caught(out, 'pair', ZeroPadding1D, (1, 2, 3))
    caught(out, 'dict of steps', ZeroPadding1D, {'left_pad': 1})
    caught(out, 'four', ZeroPadding2D, (1, 2, 3, 4))
    caught(out, 'dict', ZeroPadding2D, {'left': 1})
    caught(out, 'float', ZeroPadding2D, 1.5)
    caught(out, 'entry', ZeroPadding2D, ((1, 2, 3), 1))
    caught(out, 'second entry', ZeroPadding2D, (1, (1,)))
    caught(out, 'two', ZeroPadding3D, (1, 2))
    caught(out, 'float of volumes', ZeroPadding3D, 1.5)
    caught(out, 'third entry', ZeroPadding3D, (1, 2, (3, 4, 5)))
    caught(out, 'crop pair', Cropping1D, (1, 2, 3))
    caught(out, 'crop', Cropping2D, (1, 2, 3))
    caught(out, 'crop float', Cropping2D, 1.5)
    caught(out, 'crop entry', Cropping2D, (1, (2, 3, 4)))
    caught(out, 'crop volumes', Cropping3D, (1, 2))
    caught(out, 'crop float of volumes', Cropping3D, 1.5)
    caught(out, 'crop none', Cropping3D, None)
    caught(out, 'ndim of steps', Cropping1D(name='z'), Input((5, 5, 5)))
    return out

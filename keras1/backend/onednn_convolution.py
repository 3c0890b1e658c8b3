"""Theano's convolutions and their gradients, computed by oneDNN.

Theano knows three operations, abstract until it optimizes a graph: a convolution and its gradients by the kernels and
by the images, each for images and for volumes.  Those of float32 become one operation here.
"""
import functools
from typing import Any, List, Optional, Tuple

from theano.graph.basic import Apply
from theano.graph.op import Op
from theano.graph.opt import copy_stack_trace, local_optimizer
from theano.tensor import TensorType
from theano.tensor.nnet import abstract_conv
from theano.tensor.nnet.abstract_conv import border_mode_to_pad, get_conv_output_shape
from theano.tensor.nnet.opt import conv_groupopt

from keras1.backend import onednn
from keras1.backend.fast_paths import taken
from keras1.backend.onednn import BY_IMAGES, BY_KERNELS, FORWARD, Geometry
from keras1.errors import ShapeError

Shape = Tuple[int, ...]
_DIRECTIONS = {abstract_conv.AbstractConv2d: FORWARD, abstract_conv.AbstractConv3d: FORWARD,
               abstract_conv.AbstractConv2d_gradWeights: BY_KERNELS,
               abstract_conv.AbstractConv3d_gradWeights: BY_KERNELS,
               abstract_conv.AbstractConv2d_gradInputs: BY_IMAGES, abstract_conv.AbstractConv3d_gradInputs: BY_IMAGES}


class Convolution(Op):
    """A convolution or one of its gradients, with the arguments of Theano's abstract operation.

    Inputs
    ------
    FORWARD
        images, kernels and, if wanted, the bias of each filter
    BY_KERNELS
        images, gradient by the results, spatial shape of the kernels
    BY_IMAGES
        kernels, gradient by the results, spatial shape of the images

    The channels of what is computed stand last in memory if those of what they are computed from do, or if ``last``
    says so: of one channel one cannot tell.
    """

    __props__ = ("direction", "border_mode", "subsample", "filter_dilation", "num_groups", "filter_flip", "last")

    def __init__(self, direction: int, border_mode: Any, subsample: Tuple[int, ...], filter_dilation: Tuple[int, ...],
                 num_groups: int, filter_flip: bool, last: bool = False):
        self.direction, self.border_mode, self.num_groups = direction, border_mode, num_groups
        self.subsample, self.filter_dilation = tuple(subsample), tuple(filter_dilation)
        self.filter_flip, self.last = bool(filter_flip), last

    def with_channels_last(self) -> "Convolution":
        """The same, with the channels of the result last in memory."""
        arguments = {name: getattr(self, name) for name in self.__props__}
        return Convolution(**{**arguments, "last": True})

    def make_node(self, first, second, *rest):
        one = self.num_groups == 1
        rows, columns = {FORWARD: (first.broadcastable[0], second.broadcastable[0]),
                         BY_KERNELS: (second.broadcastable[1], first.broadcastable[1] and one),
                         BY_IMAGES: (second.broadcastable[0], first.broadcastable[1] and one)}[self.direction]
        result = TensorType("float32", (rows, columns) + (False,) * len(self.subsample))
        return Apply(self, [first, second, *rest], [result()])

    def perform(self, node, inputs, outputs):
        compute = {FORWARD: self._forward, BY_KERNELS: self._by_kernels, BY_IMAGES: self._by_images}[self.direction]
        outputs[0][0] = compute(*inputs)

    def infer_shape(self, fgraph, node, shapes):
        if self.direction == FORWARD:
            return [self._results_shape(*shapes[:2])]
        (first, second), sizes = shapes[:2], [node.inputs[2][axis] for axis in range(len(self.subsample))]
        if self.direction == BY_KERNELS:
            return [(second[1], first[1] // self.num_groups, *sizes)]
        return [(second[0], first[1] * self.num_groups, *sizes)]

    def do_constant_folding(self, fgraph, node):
        return False

    def _forward(self, images, kernels, bias=None):
        shape, geometry = _described(self, images.shape, kernels.shape)
        return onednn.convolved(images, kernels, bias, shape, geometry, self.last)

    def _by_kernels(self, images, gradient, sizes):
        shape = (gradient.shape[1], images.shape[1] // self.num_groups, *sizes.tolist())
        _, geometry = _described(self, images.shape, shape, gradient.shape)
        return onednn.by_kernels(images, gradient, shape, geometry)

    def _by_images(self, kernels, gradient, sizes):
        shape = (gradient.shape[0], kernels.shape[1] * self.num_groups, *sizes.tolist())
        _, geometry = _described(self, shape, kernels.shape, gradient.shape)
        return onednn.by_images(kernels, gradient, shape, geometry, self.last)

    def _results_shape(self, images, kernels):
        return get_conv_output_shape(images, kernels, self.border_mode, self.subsample, self.filter_dilation)


@functools.lru_cache(maxsize=1024)
def _described(op: Convolution, images: Shape, kernels: Shape,
               results: Optional[Shape] = None) -> Tuple[Shape, Geometry]:
    """The shape of the results and how the kernels move.

    Raises
    ------
    ShapeError
        If the shapes do not fit together, or the results not what is expected.
    """
    shape = tuple(map(int, op._results_shape(images, kernels)))
    of_groups = images[1] == kernels[1] * op.num_groups and kernels[0] % op.num_groups == 0
    if not of_groups or min(shape) < 0 or results not in (None, shape):
        raise ShapeError.like(ValueError)(
            "a convolution of images %s with kernels %s has the shape %s, not %s" % (images, kernels, shape, results),
            "the spatial shape follows from border_mode=%r, subsample=%r, filter_dilation=%r; num_groups=%d"
            % (op.border_mode, op.subsample, op.filter_dilation, op.num_groups))
    reach = [(size - 1) * step + 1 for size, step in zip(kernels[2:], op.filter_dilation)]
    padding = border_mode_to_pad(op.border_mode, len(op.subsample), reach)
    return shape, Geometry(op.subsample, op.filter_dilation, padding, op.num_groups, op.filter_flip)


@local_optimizer(list(_DIRECTIONS))
def by_onednn(fgraph, node) -> List[Any]:
    """Let oneDNN compute a convolution of float32."""
    op = node.op
    if type(op) not in _DIRECTIONS or not taken("convolution"):
        return None
    if op.unshared or {x.dtype for x in node.inputs[:2]} != {"float32"}:
        return None
    convolution = Convolution(_DIRECTIONS[type(op)], op.border_mode, op.subsample, op.filter_dilation, op.num_groups,
                              op.filter_flip)
    result = abstract_conv.patternbroadcast(convolution(*node.inputs), node.outputs[0].broadcastable)
    copy_stack_trace(node.outputs[0], result)
    return [result]


def register() -> None:
    """Add the rewrite to Theano's, before those that take its own convolutions."""
    conv_groupopt.register("keras1_convolution", by_onednn, "fast_compile", "fast_run", position=-1)

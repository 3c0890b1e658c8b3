"""The fast path ``products``: a matrix product that several formulas share is computed once.

Theano replaces ``s * dot(x, y)`` by one operation even where something else needs ``dot(x, y)``, too, which is then
computed twice: the gradient of a weight times the rate, and its square for RMSprop.
"""
from theano.graph.opt import LocalOptimizer, in2out
from theano.tensor import basic, blas

from keras1.backend.fast_paths import taken

_NAME = "local_dot22_to_dot22scalar"
_scaled = getattr(blas, _NAME)


class _WhereAlone(LocalOptimizer):
    """Theano's rewrite of a product times a number, where nothing else needs the product."""

    def tracks(self):
        return [basic.mul]

    def transform(self, fgraph, node):
        if taken("products") and any(_is_shared_product(fgraph, x) for x in node.inputs):
            return False
        return _scaled.transform(fgraph, node)


def _is_shared_product(fgraph, x) -> bool:
    """Whether a tensor is a product that some other formula needs, too."""
    return x.owner is not None and isinstance(x.owner.op, blas.Dot22) and len(fgraph.clients[x]) > 1


def register() -> None:
    """Put the rewrite in the place of Theano's."""
    blas.blas_optdb.remove_tags(_NAME, "fast_run")
    blas.blas_optdb.register("keras1_" + _NAME, in2out(_WhereAlone(), name="keras1_" + _NAME), 11, "fast_run")

"""What the networks have in common: which weights, which input, where the weights come from."""
import os
from typing import Any, Dict, NamedTuple, Optional, Tuple

from keras1 import backend as K
from keras1.engine.topology import get_source_inputs
from keras1.errors import ArgumentError, DataError
from keras1.layers import Input
from keras1.models import Model
from keras1.utils.data_utils import get_file
from keras1.utils.layer_utils import convert_all_kernels_in_model

Shape = Tuple[Optional[int], ...]

#: Part of the name of a file whose kernels are those of TensorFlow: they have to be turned around.
_OF_TENSORFLOW = "tf_kernels"


class Trained(NamedTuple):
    """The trained weights of a network.

    ``name`` is what ``weights=`` says to get them, ``data`` what they were trained on, ``classes`` how many classes it
    has, ``files`` the address and the MD5 checksum (None: not known) by dim_ordering and whether the classifier is in.
    """

    name: str
    data: str
    classes: int
    files: Dict[Tuple[str, bool], Tuple[str, Optional[str]]]
    by_name: bool = False


def check(trained: Trained, weights: Optional[str], include_top: bool, classes: int) -> None:
    """Refuse weights that there are not, and classes that the trained ones do not have.

    Parameters
    ----------
    trained : Trained
    weights : str or None
        ``trained.name``, or the path of a file.
    include_top : bool
    classes : int

    Raises
    ------
    ArgumentError
        A ``ValueError``.
    """
    if weights not in (None, trained.name) and not os.path.isfile(weights):
        raise ArgumentError.like(ValueError)(
            "The `weights` argument should be either `None` (random initialization) or `%s` (pre-training on %s)."
            % (trained.name, trained.data),
            "or the path of a file of weights; there is no file %r" % weights)
    if weights == trained.name and include_top and classes != trained.classes:
        raise ArgumentError.like(ValueError)(
            "If using `weights` as %s with `include_top` as true, `classes` should be %d" % (weights, trained.classes),
            "for other classes take weights=None, or include_top=False and a classifier of your own")


def image_input(input_tensor: Any, input_shape: Shape) -> Any:
    """The tensor that a network reads: the one given, or a new one."""
    if input_tensor is None:
        return Input(shape=input_shape)
    return input_tensor if K.is_keras_tensor(input_tensor) else Input(tensor=input_tensor, shape=input_shape)


def network(x: Any, output: Any, input_tensor: Any, name: str) -> Model:
    """The model from the input ``x`` to an output; from what ``input_tensor`` is made of, if there is one."""
    inputs = x if input_tensor is None or not K.is_keras_tensor(input_tensor) else get_source_inputs(input_tensor)
    return Model(inputs, output, name=name)


def load(model: Model, trained: Trained, weights: Optional[str], include_top: bool) -> Model:
    """Give a model its weights.

    Parameters
    ----------
    model : Model
    trained : Trained
    weights : str or None
        ``trained.name``: they are downloaded once into ``~/.keras/models``.  A path: a file that ``save_weights``
        wrote, or a downloaded one; if ``tf_kernels`` is part of its name, its kernels are turned around.  None: nothing
        happens.
    include_top : bool

    Returns
    -------
    Model
        The same.

    Raises
    ------
    DataError
        An ``Exception``, if the file cannot be downloaded; it says where to put one that was got by other means.
    """
    if weights is None:
        return model
    path = _downloaded(trained, include_top) if weights == trained.name else weights
    model.load_weights(path, by_name=trained.by_name)
    if _OF_TENSORFLOW in os.path.basename(path):
        convert_all_kernels_in_model(model)
    return model


def _downloaded(trained, include_top):
    origin, md5 = trained.files[K.image_dim_ordering(), bool(include_top)]
    try:
        return get_file(origin.rpartition("/")[2], origin, md5_hash=md5, cache_subdir="models")
    except DataError as error:
        raise type(error)(error.args[0], "; ".join(filter(None, [
            error.hint, "or give the path of the file as weights=, or take weights=None"]))) from error.__cause__


def imagenet(base: str, md5s: Dict[Tuple[str, bool], str], orderings: Tuple[str, ...] = ("th", "tf")) -> Trained:
    """The weights of a network trained on ImageNet.

    Parameters
    ----------
    base : str
        The address up to the network's name.
    md5s : dict
        The checksums that are known, by dim_ordering and whether the classifier is in.
    orderings : tuple of str
        Of which there are files.

    Examples
    --------
    >>> imagenet("http://example.com/net", {}).files["th", False]
    ('http://example.com/net_weights_th_dim_ordering_th_kernels_notop.h5', None)
    """
    files = {}
    for ordering in orderings:
        for top, ending in ((True, ""), (False, "_notop")):
            origin = "%s_weights_%s_dim_ordering_%s_kernels%s.h5" % (base, ordering, ordering, ending)
            files[ordering, top] = origin, md5s.get((ordering, top))
    return Trained("imagenet", "ImageNet", 1000, files)

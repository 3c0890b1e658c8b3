"""What became of the words of Keras where no signature tells: names, arguments and values, as data.

The history registry knows the renamings of arguments that keras1 declares; what stands here is the rest: classes and
functions that changed their name, words that hold for many arguments at once, values, and what Keras 3 renamed.
"""
from typing import Dict, NamedTuple, Optional, Tuple

from keras1.history import Release, release
from keras1.porting.api import KERAS_3

_2 = release("2.0.0")
_2_3 = release("2.3.0")


class Word(NamedTuple):
    """From ``first`` on, ``old`` was called ``new``."""

    first: Release
    old: str
    new: str


def _pairs(first: Release, text: str) -> Tuple[Word, ...]:
    return tuple(Word(first, *line.split()) for line in text.strip().splitlines())


#: Modules.
MODULES = _pairs(_2, """
    keras.objectives keras.losses
    keras.initializations keras.initializers
    keras.utils.visualize_util keras.utils.vis_utils
    keras.layers.containers keras.models
""") + _pairs(release("1.0.0"), """
    keras.layers.containers keras.models
    keras.datasets.data_utils keras.utils.data_utils
""") + _pairs(KERAS_3, """
    keras.layers.core keras.layers
    keras.engine keras.layers
    keras.objectives keras.losses
    keras.utils.vis_utils keras.utils
    keras.utils.np_utils keras.utils
""")

#: Classes and functions, by their last name.
NAMES = _pairs(_2, """
    Convolution1D Conv1D
    Convolution2D Conv2D
    Convolution3D Conv3D
    AtrousConvolution1D Conv1D
    AtrousConvolution2D Conv2D
    AtrousConv1D Conv1D
    AtrousConv2D Conv2D
    Deconvolution2D Conv2DTranspose
    Deconvolution3D Conv3DTranspose
    Deconv2D Conv2DTranspose
    SeparableConvolution2D SeparableConv2D
    maxnorm max_norm
    nonneg non_neg
    unitnorm unit_norm
    l1l2 l1_l2
    activity_l1 l1
    activity_l2 l2
    activity_l1l2 l1_l2
    WeightRegularizer L1L2
    ActivityRegularizer L1L2
    L1L2Regularizer L1L2
    image_dim_ordering image_data_format
    set_image_dim_ordering set_image_data_format
    plot plot_model
    normal random_normal
    uniform random_uniform
    zero zeros
    one ones
    TimeDistributedDense TimeDistributed
    EigenvalueRegularizer EigenvalueRegularizer
    get_uid get_uid
""") + _pairs(KERAS_3, """
    maxnorm MaxNorm
    max_norm MaxNorm
    nonneg NonNeg
    non_neg NonNeg
    unitnorm UnitNorm
    unit_norm UnitNorm
    min_max_norm MinMaxNorm
    l1_l2 L1L2
    l1 L1
    l2 L2
    random_normal RandomNormal
    random_uniform RandomUniform
    zeros Zeros
    ones Ones
    identity Identity
    orthogonal Orthogonal
    glorot_uniform GlorotUniform
    glorot_normal GlorotNormal
    he_uniform HeUniform
    he_normal HeNormal
    lecun_uniform LecunUniform
    lecun_normal LecunNormal
    CuDNNLSTM LSTM
    CuDNNGRU GRU
    Recurrent RNN
    kullback_leibler_divergence kl_divergence
    cosine_proximity cosine_similarity
    logcosh log_cosh
    relu_ relu
    fit_generator fit
    evaluate_generator evaluate
    predict_generator predict
    predict_proba predict
    convert_kernel convert_kernel
""") + _pairs(release("1.0.0"), """
    ModelToDot model_to_dot
    to_graph model_to_dot
    layer_from_config layer_from_config
""") + _pairs(release("1.0.1"), """
    horizontal_flip flip_axis
    vertical_flip flip_axis
""") + _pairs(_2, """
    get_output_shape_for compute_output_shape
    get_output_shape_at get_output_shape_at
""")

#: These names mean another thing where they are functions of K, and only there.
ONLY_IN = {
    "normal": ("keras.initializations", "keras.initializers"),
    "uniform": ("keras.initializations", "keras.initializers"),
    "zero": ("keras.initializations",), "one": ("keras.initializations",), "plot": ("keras.utils",),
    "zeros": ("keras.initializers",), "ones": ("keras.initializers",),
    "random_normal": ("keras.initializers",), "random_uniform": ("keras.initializers",),
    "l1": ("keras.regularizers",), "l2": ("keras.regularizers",),
    "identity": ("keras.initializers",), "orthogonal": ("keras.initializers",),
}

#: Arguments. Each holds wherever a callable had the old name before and has the new one after.
ARGUMENTS = _pairs(release("1.0.0"), """
    X x
    dims target_shape
    fn function
""") + _pairs(_2, """
    output_dim units
    output_dim filters
    init kernel_initializer
    init embeddings_initializer
    init alpha_initializer
    inner_init recurrent_initializer
    inner_activation recurrent_activation
    forget_bias_init unit_forget_bias
    activation activation
    W_regularizer kernel_regularizer
    U_regularizer recurrent_regularizer
    b_regularizer bias_regularizer
    W_constraint kernel_constraint
    U_constraint recurrent_constraint
    b_constraint bias_constraint
    W_regularizer embeddings_regularizer
    W_constraint embeddings_constraint
    dropout_W dropout
    dropout_U recurrent_dropout
    consume_less implementation
    bias use_bias
    p rate
    sigma stddev
    nb_filter filters
    nb_row,nb_col kernel_size
    kernel_dim1,kernel_dim2,kernel_dim3 kernel_size
    filter_length kernel_size
    border_mode padding
    subsample strides
    subsample_length strides
    dim_ordering data_format
    atrous_rate dilation_rate
    pool_length pool_size
    stride strides
    length size
    beta_init beta_initializer
    gamma_init gamma_initializer
    input inputs
    output outputs
    nb_epoch epochs
    nb_epoch initial_epoch
    nb_val_samples validation_steps
    val_samples steps
    samples_per_epoch steps_per_epoch
    max_q_size max_queue_size
    nb_worker workers
    pickle_safe use_multiprocessing
    nb_words num_words
    nb_classes num_classes
    N n
    std stddev
    p rate
    W_learning_rate learning_rate
    m max_value
    l l
    y y
    to_file to_file
    cachedir cache_dir
    strides strides
    keep_dims keepdims
    image_dim_ordering data_format
    input_tensors inputs
    start_level level
    filter_shape kernel_shape
    image_shape input_shape
    pool_mode pool_mode
    t_x x
    tensor x
    x x
    init initializer
    alpha_init alpha_initializer
    r scale
""") + _pairs(release("2.1.6"), """
    epsilon min_delta
""") + _pairs(_2_3, """
    lr learning_rate
""") + _pairs(KERAS_3, """
    lr learning_rate
    alpha negative_slope
    l l1
    l l2
    pattern axes
    dim axis
    shape shape
    inputs inputs
""")

#: Values of arguments: (name of the argument afterwards, text before) -> text after.
VALUES: Dict[Tuple[str, str], str] = {
    ("data_format", "'th'"): "'channels_first'",
    ("data_format", "'tf'"): "'channels_last'",
    ("data_format", "'default'"): "None",
    ("implementation", "'cpu'"): "0",
    ("implementation", "'mem'"): "1",
    ("implementation", "'gpu'"): "2",
    ("unit_forget_bias", "'one'"): "True",
    ("unit_forget_bias", "'zero'"): "False",
    ("unit_forget_bias", "'zeros'"): "False",
    ("unit_forget_bias", "'ones'"): "True",
}

#: Defaults that mean the same, whatever the argument.
SAME = {frozenset(pair) for pair in (
    ("'linear'", "None"), ("[]", "None"), ("{}", "None"), ("'default'", "None"), ("32", "None"), ("'ones'", "'one'"),
    ("'zero'", "'zeros'"), ("'one'", "True"), ("'uniform'", "'random_uniform'"), ("'normal'", "'random_normal'"),
    ("(1, 1)", "1"), ("0", "0.0"), ("'glorot_uniform'", "'GlorotUniform'"), ("'auto'", "1"), ("1.0", "None"),
    ("'cpu'", "1"), ("'cpu'", "2"), ("(1, 1, 1)", "1"), ("'default'", "'th'"), ("None", "'th'"),
    ("'channels_first'", "None"), ("True", "'one'"), ("None", "0.0"), ("False", "None"),
)}

#: Arguments whose default is never written down: what they change is no number, or is settled elsewhere.
NOT_PINNED = frozenset("""
    verbose callbacks name weights input_dim input_length dtype input_dtype data_format dim_ordering implementation
    consume_less loss_weights sample_weight class_weight sample_weight_mode sample_weight_modes filepath
    validation_data validation_split shuffle cache_subdir path model metrics mode monitor nb_worker workers cval
    unroll trainable go_backwards stateful max_queue_size max_q_size write_graph log_dir
    custom_objects overwrite show_shapes show_layer_names to_file optimizer loss save_format dpi
""".split())

#: What every layer takes besides its own arguments.
LAYER_KEYWORDS = frozenset("input_shape batch_input_shape input_dim input_dtype dtype name trainable weights".split())


class Gone(NamedTuple):
    """What a release has no more: why, and what to do instead."""

    first: Release
    reason: str
    instead: Optional[str] = None


#: Names, by their last part.
GONE: Dict[str, Gone] = {
    "Graph": Gone(release("1.2.0"), "layers are called on tensors", "Input, layers that are called, Model"),
    "Merge": Gone(_2, "merging became a family of layers", "Add, Multiply, Concatenate, Average, Maximum, Dot"),
    "merge": Gone(_2, "merging became a family of layers", "Add, Multiply, Concatenate, Average, Maximum, Dot"),
    "TimeDistributedDense": Gone(_2, "TimeDistributed does it for any layer", "TimeDistributed(Dense(...))"),
    "MaxoutDense": Gone(_2, "hardly used", "a Dense, a Reshape and a maximum in a Lambda"),
    "Highway": Gone(_2, "hardly used", "two Dense layers and a Lambda"),
    "AutoEncoder": Gone(release("0.3.3"), "two models that share layers do it", "a Model over the encoder"),
    "Siamese": Gone(release("1.0.0"), "a layer may be called twice", "one layer, called on each input"),
    "LambdaMerge": Gone(release("1.0.0"), "merge takes a function", "Lambda on a list of tensors"),
    "SReLU": Gone(_2, "hardly used", "a layer of one's own"),
    "ParametricSoftplus": Gone(release("2.0.0"), "hardly used", "a layer of one's own"),
    "get_output": Gone(release("1.0.0"), "a layer is called and its output is there", "layer.output"),
    "get_input": Gone(release("1.0.0"), "a layer is called and its input is there", "layer.input"),
    "precision": Gone(_2, "a mean over batches is no precision", "compute it from predict()"),
    "recall": Gone(_2, "a mean over batches is no recall", "compute it from predict()"),
    "fmeasure": Gone(_2, "a mean over batches is no F-measure", "compute it from predict()"),
    "fbeta_score": Gone(_2, "a mean over batches is no F-measure", "compute it from predict()"),
    "matthews_correlation": Gone(_2, "a mean over batches is no correlation", "compute it from predict()"),
    "predict_classes": Gone(KERAS_3, "it hid which axis and which threshold",
                            "numpy.argmax(model.predict(x), axis=-1)"),
    "ImageDataGenerator": Gone(KERAS_3, "only kept in a private module",
                               "keras.utils.image_dataset_from_directory, or keras.src.legacy.preprocessing.image"),
    "Tokenizer": Gone(KERAS_3, "only kept in a private module",
                      "keras.layers.TextVectorization, or keras.src.legacy.preprocessing.text"),
    "learning_phase": Gone(KERAS_3, "the phase is an argument", "call(self, inputs, training=None)"),
    "function": Gone(KERAS_3, "there are no graphs of placeholders", "keras.Model(inputs, outputs)"),
    "placeholder": Gone(KERAS_3, "there are no graphs of placeholders", "keras.Input(shape=...)"),
    "model_from_yaml": Gone(KERAS_3, "YAML files could run code", "to_json, model_from_json"),
    "to_yaml": Gone(KERAS_3, "YAML files could run code", "to_json, model_from_json"),
    "KerasClassifier": Gone(KERAS_3, "the wrappers were written anew", "keras.wrappers.SKLearnClassifier"),
    "KerasRegressor": Gone(KERAS_3, "the wrappers were written anew", "keras.wrappers.SKLearnRegressor"),
}

#: Arguments that went and have no successor, by their name.
GONE_ARGUMENTS: Dict[str, Gone] = {
    "show_accuracy": Gone(release("1.0.0"), "metrics are chosen when the model is compiled",
                          "compile(..., metrics=['accuracy'])"),
    "accuracy": Gone(release("1.0.0"), "metrics are chosen when the model is compiled",
                     "compile(..., metrics=['accuracy'])"),
    "class_mode": Gone(release("1.0.0"), "the loss tells which accuracy is meant"),
    "theano_mode": Gone(release("0.3.1"), "it belonged to Theano"),
    "subsample": Gone(_2, "named like the argument of other layers", "strides"),
    "consume_less": Gone(_2, "a number instead of a word", "implementation"),
    "input_length": Gone(KERAS_3, "shapes are found when the layer is called", "nothing"),
    "input_dtype": Gone(_2, "a layer has one type", "dtype"),
    "weights": Gone(KERAS_3, "a layer has no weights before it is built", "layer.set_weights(...)"),
    "batch_input_shape": Gone(KERAS_3, "the shape belongs to Input", "keras.Input(batch_shape=...)"),
    "implementation": Gone(KERAS_3, "the backend chooses", "nothing"),
    "decay": Gone(KERAS_3, "a schedule does it", "learning_rate=keras.optimizers.schedules.InverseTimeDecay(...)"),
    "samples_per_epoch": Gone(_2, "an epoch is counted in batches", "steps_per_epoch"),
    "nb_val_samples": Gone(_2, "validation is counted in batches", "validation_steps"),
    "val_samples": Gone(_2, "evaluation is counted in batches", "steps"),
    "dropout": Gone(_2, "a layer of its own does it", "SpatialDropout1D after the Embedding"),
    "nb_worker": Gone(_2, "named like the argument of tools", "workers"),
    "workers": Gone(KERAS_3, "it belongs to the data set", "keras.utils.PyDataset(workers=...)"),
    "use_multiprocessing": Gone(KERAS_3, "it belongs to the data set", "keras.utils.PyDataset(...)"),
    "max_queue_size": Gone(KERAS_3, "it belongs to the data set", "keras.utils.PyDataset(...)"),
    "test_split": Gone(release("1.0.8"), "the split is fixed", "numpy, to split anew"),
    "mode": Gone(_2, "one way of normalizing was left", "nothing for mode=0; axis for mode=1"),
}

#: Which arguments name an object by a string, and of which kind it is.
KINDS: Dict[str, str] = {
    "loss": "losses", "metrics": "metrics", "optimizer": "optimizers", "activation": "activations",
    "inner_activation": "activations", "recurrent_activation": "activations", "init": "initializers",
    "inner_init": "initializers", "initializer": "initializers", "kernel_initializer": "initializers",
    "recurrent_initializer": "initializers", "embeddings_initializer": "initializers",
    "bias_initializer": "initializers", "depthwise_initializer": "initializers",
    "pointwise_initializer": "initializers", "beta_init": "initializers", "gamma_init": "initializers",
    "beta_initializer": "initializers", "gamma_initializer": "initializers", "alpha_initializer": "initializers",
}

#: The modules in which a kind of object is found by its name, in any release.
MODULES_OF: Dict[str, Tuple[str, ...]] = {
    "losses": ("keras.objectives", "keras.losses"), "metrics": ("keras.metrics",), "optimizers": ("keras.optimizers",),
    "activations": ("keras.activations",), "initializers": ("keras.initializations", "keras.initializers"),
}

#: String names of objects: kind of object -> {before: after}; they hold for Keras 3.
STRINGS_3: Dict[str, Dict[str, str]] = {
    "losses": {"kullback_leibler_divergence": "kl_divergence", "cosine": "cosine_similarity",
               "cosine_proximity": "cosine_similarity", "logcosh": "log_cosh", "kld": "kl_divergence"},
    "metrics": {"kullback_leibler_divergence": "kl_divergence", "cosine": "cosine_similarity", "acc": "accuracy",
                "cosine_proximity": "cosine_similarity"},
    "initializers": {"uniform": "random_uniform", "normal": "random_normal", "zero": "zeros", "one": "ones"},
    "activations": {},
    "optimizers": {},
}


#: Names that are called through their module: ``ops.sum`` does not hide Python's.
WITH_THEIR_MODULE = ("keras.ops.",)
#: Names that are called in full.
IN_FULL = ("keras.random.", "keras.config.", "keras.ops.ops")

#: Functions of K in Keras 3.
BACKEND_3: Dict[str, str] = {name: "keras.ops." + name for name in """
    abs all any arange argmax argmin cast concatenate cos cumprod cumsum dot elu equal exp expand_dims eye flatten
    greater greater_equal hard_sigmoid less less_equal log logsumexp max maximum mean min minimum not_equal ones_like
    prod relu reshape round shape sigmoid sign sin softmax softplus softsign sqrt square squeeze stack std stop_gradient
    sum tanh tile transpose var zeros_like clip conv
""".split()}
BACKEND_3.update({
    "pow": "keras.ops.power", "permute_dimensions": "keras.ops.transpose", "gather": "keras.ops.take",
    "repeat_elements": "keras.ops.repeat", "switch": "keras.ops.where", "get_value": "keras.ops.convert_to_numpy",
    "random_normal": "keras.random.normal", "random_uniform": "keras.random.uniform",
    "truncated_normal": "keras.random.truncated_normal", "l2_normalize": "keras.ops.normalize",
    "binary_crossentropy": "keras.ops.binary_crossentropy",
    "categorical_crossentropy": "keras.ops.categorical_crossentropy", "eval": "keras.ops.convert_to_numpy",
    "one_hot": "keras.ops.one_hot", "print_tensor": "keras.ops.convert_to_numpy",
})
del BACKEND_3["conv"], BACKEND_3["print_tensor"]

#: Calls that a rule is asked about even if it is not known what is called.
RULES_FOR_ANY = frozenset("get_output get_input get_output_shape_for".split())


def renamed(name: str, at: Release, until: Release, module: str = "") -> str:
    """What the last part of a name became on the way from one release to another.

    Examples
    --------
    >>> renamed("Convolution2D", release("1.2.2"), release("2.3.1"))
    'Conv2D'
    """
    for word in sorted(NAMES, key=lambda word: word.first):
        if word.old == name and at < word.first <= until and _fits(word.old, module):
            name = word.new
    return name


def _fits(name: str, module: str) -> bool:
    return name not in ONLY_IN or module.startswith(ONLY_IN[name])

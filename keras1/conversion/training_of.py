"""How a model was compiled, in the words of another release."""
import warnings
from typing import Any, Dict, Optional

from keras1.history import Release, release
from keras1.saving import keras2_model, whole_model
from keras1.saving.description import Description

#: What optimizers of 1.x took, beside what is common.
_COMMON = ("lr", "decay", "clipnorm", "clipvalue", "epsilon", "rho", "beta_1", "beta_2", "momentum", "nesterov",
           "schedule_decay")


def compile_as_it_was(model: Any, description: Description, target: Release) -> Optional[str]:
    """Compile a model as its file says; why not, if it cannot be.

    The state of its optimizer begins anew: it is laid out as the weights were.
    """
    training = description.training
    if not training or "optimizer_config" not in training:
        return "the file does not tell how the model was compiled" if training else None
    compile_as = whole_model.compile_as if target < release("2.0.0") else keras2_model.compile_as
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile_as(model, _said(training, target), {})
    except Exception as error:  # functions of the user's, or what the release does not have
        return "it is not compiled as it was: %s: %s" % (type(error).__name__, error)
    return "it is compiled as it was; the optimizer's state begins anew" if description.optimizer_weights else None


def _said(training: Dict[str, Any], target: Release) -> Dict[str, Any]:
    """The training configuration in the words of a release.

    Examples
    --------
    >>> sgd = {"class_name": "SGD", "config": {"learning_rate": 0.5, "name": "SGD", "epsilon": None}}
    >>> said = _said({"optimizer_config": sgd, "loss": "mse"}, release("1.2.2"))
    >>> said["optimizer_config"]["config"], said["metrics"]
    ({'epsilon': 1e-07, 'lr': 0.5}, [])
    """
    optimizer = training["optimizer_config"]
    config = dict(optimizer.get("config") or {})
    if "learning_rate" in config:
        config["lr"] = config.pop("learning_rate")
    if target < release("2.0.0"):
        config = {key: value for key, value in config.items() if key in _COMMON}
        if "epsilon" in config and config["epsilon"] is None:
            config["epsilon"] = 1e-7
    metrics = training.get("metrics") or []
    return {"optimizer_config": {"class_name": optimizer.get("class_name"), "config": config},
            "loss": training.get("loss"), "metrics": metrics,
            "sample_weight_mode": training.get("sample_weight_mode"), "loss_weights": training.get("loss_weights"),
            **({"weighted_metrics": training.get("weighted_metrics")} if target >= release("2.0.0") else {})}

"""To 1.2.0: a Highway lists both matrices before the biases; Graph was gone."""
from keras1.saving.description import Description
from keras1.saving.upgrades import to_1_0, to_1_0_8, tools

_ORDER = ("W", "W_carry", "b", "b_carry")


def upgrade(description: Description) -> None:
    """Order the weights of Highway; give normalizations an epsilon that they take; make models of graphs."""
    for record, holder in tools.with_holders(description, "BatchNormalization"):
        if record.config.get("mode") == 1 or record.config.get("epsilon", 1e-3) >= to_1_0_8.LEAST:
            continue
        if record.config.get("mode"):  # by the batch's own variance, which nothing makes up for
            record.config["epsilon"] = to_1_0_8.LEAST
        else:
            to_1_0_8.shift_epsilon(record, holder, to_1_0_8.LEAST)
    for record in tools.each(description, "Highway"):
        record.weights.sort(key=lambda weight: _ORDER.index(weight.name) if weight.name in _ORDER else 0)
        tools.drop(record, "transform_bias")
    for network in tools.networks(description.network):
        if network.kind == "Graph":
            to_1_0.as_model(network)

"""To 1.1.0: kernels of Convolution1D have the axes (length, 1, input, output), before (output, input, length, 1)."""
from keras1.saving.description import Description
from keras1.saving.upgrades import tools


def upgrade(description: Description) -> None:
    """Turn the kernels that are not turned yet."""
    for layer, holder in tools.with_holders(description, "Convolution1D"):
        kernel = holder.weights[0] if holder.weights else None
        if kernel is not None and kernel.value is not None and kernel.value.ndim == 4 and kernel.shape[3] == 1 \
                and kernel.shape[0] == layer.config.get("nb_filter"):
            holder.weights[0] = kernel.holding(kernel.value.transpose(2, 3, 1, 0))

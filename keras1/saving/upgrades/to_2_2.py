"""To 2.2.0: Flatten minds the ordering of axes, and turns channels that come first to the end."""
from keras1.saving.description import Description
from keras1.saving.upgrades import tools


def upgrade(description: Description) -> None:
    """Flatten as the values lie."""
    for record in tools.each(description, "Flatten"):
        record.config.setdefault("data_format", "channels_last")

"""What functional models can write and read: JSON, YAML and HDF5."""
import json
from typing import Any

from keras1.engine.model import in_own_release
from keras1.saving import functional_hdf5
from keras1.saving.files import atomically, may_write
from keras1.saving.functional_config import plain_json, updated_config


class FileMethods:
    """``to_json``, ``save_weights`` and their kin, for functional models."""

    @in_own_release
    def to_json(self, **kwargs: Any) -> str:
        """The configuration as JSON; keyword arguments go to ``json.dumps``."""
        return json.dumps(updated_config(self), default=plain_json, **kwargs)

    @in_own_release
    def to_yaml(self, **kwargs: Any) -> str:
        """The configuration as YAML; keyword arguments go to ``yaml.dump``."""
        import yaml

        return yaml.dump(updated_config(self), **kwargs)

    def _saved_layers(self) -> Any:
        return getattr(self, "flattened_layers", self.layers)

    @in_own_release
    def save(self, filepath: str, overwrite: bool = True) -> None:
        """Write configuration, weights and the optimizer's state into one HDF5 file, whole or not at all."""
        from keras1.saving.whole_model import save_model

        save_model(self, filepath, overwrite)

    @in_own_release
    def save_weights(self, filepath: str, overwrite: bool = True) -> None:
        """Write the weights into an HDF5 file, whole or not at all.

        Parameters
        ----------
        filepath : str
        overwrite : bool
            Whether to replace an existing file without asking.
        """
        if may_write(filepath, overwrite, "save_weights"):
            import h5py

            with atomically(filepath) as path, h5py.File(path, "w") as file:
                self.save_weights_to_hdf5_group(file)

    def save_weights_to_hdf5_group(self, f: Any) -> None:
        """Write the weights into an open HDF5 file or group."""
        functional_hdf5.write_layers(f, self._saved_layers())

    @in_own_release
    def load_weights(self, filepath: str, by_name: bool = False) -> None:
        """Read the weights of an HDF5 file, of weights or of a whole model.

        Parameters
        ----------
        filepath : str
        by_name : bool
            Whether layers get the weights of the layer of their name, and the others keep theirs (from 1.1); if
            not, they get them in order.

        Raises
        ------
        ValueError
            If the file does not fit the model; nothing is changed then.
        """
        import h5py

        with h5py.File(filepath, "r") as file:
            group = file["model_weights"] if "layer_names" not in file.attrs and "model_weights" in file else file
            load = self.load_weights_from_hdf5_group_by_name if by_name else self.load_weights_from_hdf5_group
            load(group)

    def load_weights_from_hdf5_group(self, f: Any) -> None:
        """Give the layers, in order, the weights of an open HDF5 group."""
        functional_hdf5.load_by_order(f, self._saved_layers())

    def load_weights_from_hdf5_group_by_name(self, f: Any) -> None:
        """Give the layers the weights that an open HDF5 group has under their names."""
        functional_hdf5.load_by_name(f, self._saved_layers())

"""What models of 2.x can write and read: JSON, YAML and HDF5."""
import io
from typing import Any, Dict

from keras1.engine.model import in_own_release
from keras1.saving import keras2_model, keras2_weights
from keras1.saving.files import atomically, may_write
from keras1.saving.functional_files import FileMethods as FilesOf1


class FileMethods(FilesOf1):
    """``to_json``, ``save``, ``save_weights``, ``load_weights`` and their kin, for models of 2.x."""

    def save(self, filepath: Any, overwrite: bool = True, include_optimizer: bool = True) -> None:
        """Write configuration, weights and, if wanted, the optimizer's state; see `save_model`."""
        keras2_model.save_model(self, filepath, overwrite, include_optimizer)

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
                keras2_weights.write_layers(file, self.layers)

    @in_own_release
    def load_weights(self, filepath: str, by_name: bool = False, skip_mismatch: bool = False,
                     reshape: bool = False) -> None:
        """Read the weights of an HDF5 file, of weights or of a whole model, of 1.x or 2.x.

        Parameters
        ----------
        filepath : str
        by_name : bool
            Whether layers get the weights of the layer of their name, and the others keep theirs.
        skip_mismatch : bool
            With ``by_name``: whether weights that do not fit are left out, with a warning.
        reshape : bool
            Whether kernels of another shape and the same size are reshaped.

        Raises
        ------
        ValueError
            If the file does not fit the model; nothing is changed then.
        """
        import h5py

        with h5py.File(filepath, "r") as file:
            group = file["model_weights"] if "layer_names" not in file.attrs and "model_weights" in file else file
            if by_name:
                keras2_weights.load_by_name(group, self.layers, skip_mismatch, reshape)
            else:
                keras2_weights.load_by_order(group, self.layers, reshape)

    def __getstate__(self) -> Dict[str, bytes]:
        """For pickles and copies: the model as the bytes of a file."""
        whole = io.BytesIO()
        keras2_model.save_model(self, whole)
        return {"hdf5": whole.getvalue()}

    def __setstate__(self, state: Dict[str, bytes]) -> None:
        self.__dict__ = keras2_model.load_model(io.BytesIO(state["hdf5"])).__dict__

"""SciPy's functions for pictures, and others that moved."""
import types
from typing import Any

_MOVED = {"comb": "comb", "factorial": "factorial", "factorial2": "factorial2", "logsumexp": "logsumexp"}
_OF_NUMPY = """
    absolute all allclose alltrue amax amin angle any arange argmax argmin argsort array asarray average ceil
    concatenate cos cov cumsum diag dot dstack exp eye floor histogram hstack identity linspace loadtxt log log10 max
    maximum mean median min minimum nan ndarray ones pi power prod rand randn random ravel reshape round_ savetxt sign
    sin size sort sqrt squeeze std sum tanh tile transpose unique var vstack where zeros zeros_like inf genfromtxt
    """.split()
_FILTERS = {"nearest": 0, "lanczos": 1, "bilinear": 2, "bicubic": 3, "cubic": 3}


def mend(scipy: Any, changes: Any) -> None:
    """Bring back NumPy's functions in ``scipy``: ``from scipy import mean``."""
    import numpy
    changes.add(scipy, **{name: getattr(numpy, name) for name in _OF_NUMPY if hasattr(numpy, name)})
    changes.add(scipy, rand=numpy.random.rand, randn=numpy.random.randn)


def mend_misc(misc: Any, changes: Any) -> None:
    """Bring back the functions for pictures, ``lena`` (another picture now), and those of ``scipy.special``."""
    from scipy import special
    changes.add(misc, imread=imread, imsave=imsave, imresize=imresize, imrotate=imrotate, toimage=toimage,
                fromimage=fromimage, bytescale=bytescale, imshow=imshow, imfilter=_imfilter, lena=_lena,
                **{name: getattr(special, now) for name, now in _MOVED.items()})


def mend_ndimage(ndimage: Any, changes: Any) -> None:
    """Bring back ``scipy.ndimage.imread``."""
    changes.add(ndimage, imread=imread)


def pilutil(name: str) -> types.ModuleType:
    """The module ``scipy.misc.pilutil``."""
    made = types.ModuleType(name)
    made.__dict__.update(imread=imread, imsave=imsave, imresize=imresize, imrotate=imrotate, toimage=toimage,
                         fromimage=fromimage, bytescale=bytescale, imshow=imshow)
    return made


def imread(name: Any, flatten: bool = False, mode: Any = None) -> Any:
    """A picture as an array: (rows, columns) or (rows, columns, channels)."""
    from PIL import Image
    with Image.open(getattr(name, "binary", name)) as image:
        return fromimage(image, flatten, mode)


def fromimage(im: Any, flatten: bool = False, mode: Any = None) -> Any:
    """A Pillow image as an array."""
    import numpy as np
    if mode is not None:
        im = im.convert(mode)
    elif im.mode == "P":
        im = im.convert("RGBA" if "transparency" in im.info else "RGB")
    elif im.mode == "1":
        im = im.convert("L")
    return np.array(im.convert("F") if flatten else im)


def imsave(name: Any, arr: Any, format: Any = None) -> None:
    """Write an array as a picture; its values are stretched to 0...255 unless they are uint8."""
    toimage(arr, channel_axis=2 if getattr(arr, "ndim", 2) == 3 and arr.shape[-1] in (3, 4) else None).save(
        getattr(name, "binary", name), format)


def bytescale(data: Any, cmin: Any = None, cmax: Any = None, high: float = 255, low: float = 0) -> Any:
    """An array as uint8, the range of its values stretched to ``low``...``high``."""
    import numpy as np
    data = np.asarray(data)
    if data.dtype == np.uint8:
        return data
    cmin = data.min() if cmin is None else cmin
    cmax = data.max() if cmax is None else cmax
    scale = float(cmax - cmin) or 1.
    return (((data - cmin) * (float(high - low) / scale) + low).clip(low, high) + 0.5).astype(np.uint8)


def toimage(arr: Any, high: float = 255, low: float = 0, cmin: Any = None, cmax: Any = None, pal: Any = None,
            mode: Any = None, channel_axis: Any = None) -> Any:
    """An array as a Pillow image; channels stand wherever an axis has three or four entries."""
    import numpy as np
    from PIL import Image
    data = np.asarray(arr)
    if mode == "F":
        return Image.fromarray(data.astype(np.float32), mode="F")
    if data.ndim == 3:
        axis = channel_axis
        if axis is None:
            axis = next(i for wanted in (3, 4) for i in range(3) if data.shape[i] == wanted)
        data = np.moveaxis(data, axis, -1)
    return Image.fromarray(np.ascontiguousarray(bytescale(data, cmin, cmax, high, low)))


def imresize(arr: Any, size: Any, interp: str = "bilinear", mode: Any = None) -> Any:
    """An array of another size: percent (int), a fraction (float), or (rows, columns)."""
    import numpy as np
    image = toimage(arr, mode=mode)
    if isinstance(size, (int, np.integer)):
        size = size / 100.
    if isinstance(size, float):
        columns, rows = (np.array(image.size) * size).astype(int)
    else:
        rows, columns = (int(n) for n in size[:2])
    return fromimage(image.resize((int(columns), int(rows)), resample=_FILTERS[interp]))


def imrotate(arr: Any, angle: float, interp: str = "bilinear") -> Any:
    """An array rotated about its centre, counter-clockwise, in degrees."""
    return fromimage(toimage(arr).rotate(angle, resample=_FILTERS[interp]))


def imshow(arr: Any) -> None:
    """Show a picture: save it and name the file."""
    from keras1.scripts.shims import plots
    path = plots.free_name("picture")
    toimage(arr).save(path)
    plots.say(path)


def _imfilter(arr: Any, ftype: str) -> Any:
    from PIL import ImageFilter
    return fromimage(toimage(arr).filter(getattr(ImageFilter, ftype.upper())))


def _lena() -> Any:
    """A grey picture of 512 x 512; not the one it was, which was withdrawn."""
    import numpy as np
    rows, columns = np.mgrid[:512, :512]
    return ((np.sin(rows / 40.) * np.cos(columns / 25.) + 1) * 127).astype(int)

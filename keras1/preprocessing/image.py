"""Historical module ``keras.preprocessing.image``."""
from keras1.history import came
from keras1.preprocessing.image_generator import GraphImageDataGenerator, ImageDataGenerator
from keras1.preprocessing.pictures import array_to_img, img_to_array, list_pictures, load_img
from keras1.preprocessing.transforms import (
    horizontal_flip,
    random_barrel_transform,
    random_channel_shift,
    random_rotation,
    random_shear,
    random_shift,
    random_zoom,
    vertical_flip,
)

__all__ = [
    "GraphImageDataGenerator", "ImageDataGenerator", "array_to_img", "horizontal_flip", "img_to_array",
    "list_pictures", "load_img", "random_barrel_transform", "random_channel_shift", "random_rotation",
    "random_shear", "random_shift", "random_zoom", "vertical_flip",
]

came("preprocessing.image", "GraphImageDataGenerator", "0.3.2", "batches for a Graph of one input and one output")

"""From 2.x to Keras 3."""
import libcst as cst

from keras1.porting.names import code
from keras1.porting.rewriting import Rewriter
from keras1.porting.rules_3 import RULES, Losses

#: Layers for which the place of the channels matters.
_ORDERED = ("Conv2D", "Conv3D", "UpSampling2D", "ZeroPadding2D", "Cropping2D", "SeparableConv2D",
            "Conv2DTranspose", "LocallyConnected2D", "ConvLSTM2D", "Flatten", "MaxPooling2D", "MaxPooling3D",
            "AveragePooling2D", "AveragePooling3D", "GlobalMaxPooling2D", "GlobalAveragePooling2D", "UpSampling3D")
_FIRST = 'keras.config.set_image_data_format("channels_first")'


class To3(Rewriter):
    """Writes a script of 2.x for Keras 3: ``K`` becomes ``ops``, ``lr`` ``learning_rate``."""

    def __init__(self, names, tree, at, until):
        super().__init__(names, at, until, RULES)
        losses = Losses(names)
        tree.visit(losses)
        self.losses = losses.found
        self.needed_plain = []
        self._sets_format = "image_data_format" in code(tree)

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.BaseExpression:
        owner = code(original_node.value)
        if original_node.attr.value == "lr" and owner.rsplit(".", 1)[-1] in ("optimizer", "sgd", "adam", "opt"):
            return updated_node.with_changes(attr=cst.Name("learning_rate"))
        return super().leave_Attribute(original_node, updated_node)

    def leave_Assign(self, original_node: cst.Assign, updated_node: cst.Assign):
        """``self.trainable_weights = [...]`` has no setter."""
        target = code(original_node.targets[0].target)
        if self.in_layer and target in ("self.trainable_weights", "self._trainable_weights"):
            self.mark("trainable_weights cannot be assigned in Keras 3; make the weights with self.add_weight")
        return updated_node

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:
        """The channels stand first, as they did on Theano, unless the script says otherwise."""
        is_ordered = any(name.startswith(_ORDERED) for name in self.used)
        if is_ordered and not self._sets_format:
            self.needed.append("keras")
            self.settings.append(_FIRST)
            self.note("the channels of images stand first, as on Theano")
        for name in self.needed_plain:
            self.settings.insert(0, "import %s" % name)
        return updated_node

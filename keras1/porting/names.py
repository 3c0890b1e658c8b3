"""What the names of a script mean: what it imports of Keras, and which of its variables are models and layers."""
from typing import Dict, List, Optional, Set

import libcst as cst

from keras1.history import Release
from keras1.porting import api

#: Classes whose instances have the methods of models.
MODELS = ("keras.models.Sequential", "keras.models.Model", "keras.models.Graph")
#: Functions that return a model.
_LOADERS = ("model_from_json", "model_from_yaml", "model_from_config", "load_model", "VGG16", "VGG19", "ResNet50",
            "InceptionV3", "Xception")
_METHODS = frozenset("""
    fit evaluate predict compile fit_generator evaluate_generator predict_generator predict_classes predict_proba
    train_on_batch test_on_batch predict_on_batch add_node add_input add_output add_shared_node
""".split())
#: Keywords by which a method of an unknown object is known to be one of Keras.
_TELLING = frozenset("""
    nb_epoch epochs show_accuracy validation_split validation_data batch_size callbacks samples_per_epoch
    steps_per_epoch optimizer class_mode loss nb_val_samples val_samples verbose nb_worker accuracy
""".split())


def code(node: cst.CSTNode) -> str:
    """The text of an expression."""
    return cst.Module(body=[]).code_for_node(node)


def dotted(node: cst.CSTNode) -> Optional[str]:
    """``a.b.c`` of a chain of attributes, or None."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        owner = dotted(node.value)
        return None if owner is None else "%s.%s" % (owner, node.attr.value)
    return None


class Names(cst.CSTVisitor):
    """The meanings of names in a script, as far as one sees without running it.

    Attributes
    ----------
    imported : dict of str to str
        Dotted names of Keras by the local ones.
    kinds : dict of str to str
        Classes of Keras by the variables, ``self.model`` included, that hold an instance.
    layers : set of str
        Classes of the script that derive from a layer.
    """

    def __init__(self, tree: cst.Module, at: Release):
        self.at = at
        self.imported: Dict[str, str] = {}
        self.kinds: Dict[str, str] = {}
        self.returned: Dict[str, str] = {}
        self.layers: Set[str] = set()
        self.numpy: Optional[str] = None
        self.values: Dict[str, cst.BaseExpression] = {}
        self.defined: Set[str] = set()
        self.functions: Dict[str, cst.FunctionDef] = {}
        self.asks_for_accuracy = "'accuracy'" in code(tree).replace('"', "'")
        self._within: List[str] = []
        tree.visit(_Imports(self))
        tree.visit(self)
        tree.visit(self)  # once more: functions may be called above their text

    def meaning(self, node: cst.CSTNode) -> Optional[str]:
        """The dotted name of Keras that an expression means, or None.

        Examples
        --------
        >>> from keras1.history import release
        >>> names = Names(cst.parse_module("from keras import backend as K"), release("1.2.2"))
        >>> names.meaning(cst.parse_expression("K.dot"))
        'keras.backend.dot'
        """
        text = dotted(node)
        if text is None:
            return None
        first, _, rest = text.partition(".")
        for local in (text, first):  # "import keras.layers" binds a dotted name
            if local in self.imported:
                rest = text[len(local):]
                return self.imported[local] + rest
        return None

    def kind(self, node: cst.CSTNode) -> Optional[str]:
        """The class of Keras of which an expression is an instance, or None."""
        text = dotted(node)
        if text is not None and text in self.kinds:
            return self.kinds[text]
        if isinstance(node, cst.Call):
            return self._kind_of_call(node)
        return None

    def method(self, call: cst.Call) -> Optional[str]:
        """``keras.models.Sequential.fit`` for a call of a method of a model or layer, or None."""
        if not isinstance(call.func, cst.Attribute) or self.meaning(call.func) is not None:
            return None
        name, kind = call.func.attr.value, self.kind(call.func.value)
        if kind is None and name in _METHODS and self._is_telling(call):
            kind = "keras.models.Graph" if name.startswith("add_") else "keras.models.Sequential"
        return None if kind is None or kind == "?" else "%s.%s" % (kind, name)

    def _is_telling(self, call: cst.Call) -> bool:
        text = (dotted(call.func.value) or "").lower()
        keywords = {arg.keyword.value for arg in call.args if arg.keyword is not None}
        return bool(self.imported) and (bool(keywords & _TELLING) or any(w in text for w in (
            "model", "graph", "net", "autoencoder", "encoder", "decoder", "discriminator", "generator")))

    def _kind_of_call(self, node: cst.Call) -> Optional[str]:
        name = self.meaning(node.func)
        if name is not None:
            last = name.rsplit(".", 1)[-1]
            if last in ("Sequential", "Model", "Graph"):
                return "keras.models." + last
            if last in _LOADERS:
                return "keras.models.Model"
            found = api.entry(name, self.at)
            return name if found is not None and found.kind == "class" else None
        if isinstance(node.func, cst.Name) and node.func.value in self.returned:
            return self.returned[node.func.value]
        inner = node.func.func if isinstance(node.func, cst.Call) else None
        if inner is not None and self.kind(node.func) is not None:
            return "?"  # a layer that was called: a tensor
        return None

    # What the visit gathers.

    def visit_Assign(self, node: cst.Assign) -> None:
        kind = self.kind(node.value)
        for target in node.targets:
            text = dotted(target.target)
            if text is not None:
                self.values[text] = node.value
                self.defined.add(text.split(".")[0])
                if kind is not None:
                    self.kinds[text] = kind

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self._within.append(node.name.value)
        self.defined.add(node.name.value)
        self.functions[node.name.value] = node

    def leave_FunctionDef(self, original_node: cst.FunctionDef) -> None:
        self._within.pop()

    def visit_Return(self, node: cst.Return) -> None:
        if self._within and node.value is not None:
            value = node.value.elements[0].value if isinstance(node.value, cst.Tuple) else node.value
            kind = self.kind(value)
            if kind is not None:
                self.returned[self._within[-1]] = kind

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self.defined.add(node.name.value)
        for base in node.bases:
            name = self.meaning(base.value) or ""
            text = dotted(base.value)
            if name.startswith(("keras.layers", "keras.engine", "keras.legacy.layers")) or text in self.layers:
                self.layers.add(node.name.value)


class _Imports(cst.CSTVisitor):
    """Enters the imports of a script, wherever they stand, into its names."""

    def __init__(self, names: Names):
        self.names = names

    def visit_Import(self, node: cst.Import) -> None:
        for alias in node.names:
            module = dotted(alias.name)
            if module == "numpy":
                self.names.numpy = alias.asname.name.value if alias.asname else module
            if module.split(".")[0] == "keras":
                local = alias.asname.name.value if alias.asname else module.split(".")[0]
                self.names.imported[local] = module if alias.asname else "keras"

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:
        module = dotted(node.module) if node.module is not None and not node.relative else None
        if module is None or module.split(".")[0] != "keras":
            return
        if isinstance(node.names, cst.ImportStar):
            for name in api.members(module, self.names.at):
                self.names.imported.setdefault(name, "%s.%s" % (module, name))
            return
        for alias in node.names:
            local = alias.asname.name.value if alias.asname else alias.name.value
            self.names.imported[local] = "%s.%s" % (module, alias.name.value)

"""Writes trained weights as two ONNX graphs that the package runs: the encoder with its heads, and the relations.

The encoder's matrices are rounded to 8 bits by output channel, word vectors by row; inputs are rounded as they come, by
window (onnxruntime's DynamicQuantizeMatMul). The heads stay in 32 bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

from training.dealings import EARLY
from training.network import ARC, ATTENTION_HEADS, LAYERS, LINK, NORM_EPSILON, RELATION, WIDTH

MICROSOFT = "com.microsoft"
Array = NDArray[Any]
_Values = Mapping[str, tuple[int, Sequence[str | int]]]
"""Inputs or outputs of a graph by name: the type of their numbers, and their shape."""


class Graph:
    """A graph under construction: nodes in order, constants by name."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: Array) -> str:
        """A constant's name, once."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str) -> str:
        """A weight as it is, in 32 bits."""
        return self.constant(name, self.weights[name].astype(np.float32))

    def add(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """A node with one output, and that output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, x: str, name: str, output: str) -> str:
        """``x`` (N, in) times a weight matrix, plus its bias, in 32 bits."""
        return self.add("Gemm", [x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")], output, transB=1)

    def linear8(self, x: str, matrix: Array, bias: Array | None, output: str) -> str:
        """``x`` (..., in) times a matrix (out, in) rounded to 8 bits by row, plus a bias."""
        whole, scale = rounded(matrix)
        inputs = [x, self.constant(f"{output}.matrix", whole.T), self.constant(f"{output}.scale", scale), ""]
        if bias is not None:
            inputs.append(self.constant(f"{output}.bias", bias.astype(np.float32)))
        else:
            inputs.pop()
        return self.add("DynamicQuantizeMatMul", inputs, output, MICROSOFT)

    def model(self, name: str, inputs: _Values, outputs: _Values) -> bytes:
        """The finished model, checked."""
        graph = helper.make_graph(
            self.nodes,
            name,
            [helper.make_tensor_value_info(key, *value) for key, value in inputs.items()],
            [helper.make_tensor_value_info(key, *value) for key, value in outputs.items()],
            list(self.constants.values()),
        )
        made = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)], ir_version=8
        )
        onnx.checker.check_model(made)
        return bytes(made.SerializeToString())


def rounded(matrix: Array) -> tuple[Array, Array]:
    """A matrix (rows, columns) in whole numbers of 8 bits, and the scale of each row."""
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-12).astype(np.float32) / 127
    return np.clip(np.rint(matrix / scale[:, None]), -127, 127).astype(np.int8), scale


def export(weights: Path, folder: Path) -> None:
    """Write ``encoder.onnx`` and ``relations.onnx`` into ``folder``."""
    found = {name: value.astype(np.float32) for name, value in load_file(weights).items()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "encoder.onnx").write_bytes(encoder(found))
    (folder / "relations.onnx").write_bytes(relations(found))


def encoder(weights: dict[str, Array]) -> bytes:
    """The graph of the encoder and the heads, as ``accordingto.language.encoder`` feeds and reads it.

    In: ``pieces`` and ``shapes`` (L), ``first`` (W). Out: ``words``, ``upos``, ``arcs``, ``ends``, ``tags``, ``links``
    and ``early``, all by word.
    """
    graph = Graph(weights)
    x = _embedded(graph)
    layers = []
    for number in range(LAYERS):
        x = _block(graph, x, f"blocks.{number}")
        layers.append(x)
    _early(graph, [layers[number - 1] for number in EARLY])
    graph.add("Squeeze", [x, graph.constant("axis0", np.array([0], np.int64))], "pieces_out")
    graph.add("Gather", ["pieces_out", "first"], "words", axis=0)
    graph.linear("words", "upos", "upos_scores")
    graph.add("ArgMax", ["upos_scores"], "upos", axis=1, keepdims=0)
    graph.linear("words", "tag", "tags")
    graph.linear("words", "end", "end_scores")
    graph.add("Squeeze", ["end_scores", graph.constant("axis1", np.array([1], np.int64))], "ends")
    graph.add("Concat", [graph.constant("root_row", weights["root"][None]), "words"], "rooted", axis=0)
    _pairs(graph, "arc", ARC, "words", "rooted", "arcs")
    _pairs(graph, "link", LINK, "words", "words", "links")
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    return graph.model(
        "encoder",
        {"pieces": (whole, ["L"]), "shapes": (whole, ["L"]), "first": (whole, ["W"])},
        {
            "words": (real, ["W", WIDTH]),
            "upos": (whole, ["W"]),
            "arcs": (real, ["W", "H"]),
            "ends": (real, ["W"]),
            "tags": (real, ["W", 7]),
            "links": (real, ["W", "W"]),
            "early": (TensorProto.FLOAT16, ["W", len(EARLY), WIDTH]),
        },
    )


def _early(graph: Graph, layers: Sequence[str]) -> None:
    """What some layers give for each word, in 16 bits: ``early`` (W, layers, 384)."""
    graph.add("Concat", layers, "early_pieces", axis=0)
    graph.add("Gather", ["early_pieces", "first"], "early_layers", axis=1)
    graph.add("Transpose", ["early_layers"], "early_words", perm=[1, 0, 2])
    graph.add("Cast", ["early_words"], "early", to=TensorProto.FLOAT16)


def relations(weights: dict[str, Array]) -> bytes:
    """``words`` (W, 384) and ``heads`` (W; 0 the root) in; the number of each word's ``relation`` out."""
    graph = Graph(weights)
    graph.add("Concat", [graph.constant("root_row", weights["root"][None]), "words"], "rooted", axis=0)
    left = _side(graph, "relation.dependent", "words")
    right = graph.add("Gather", [_side(graph, "relation.head", "rooted"), "heads"], "governors", axis=0)
    matrix = weights["relation.weight"]
    labels, width = matrix.shape[0], RELATION + 1
    # dependents in, (labels x heads) out: the last row of each matrix is the bias
    flat = matrix.transpose(1, 0, 2).reshape(width, labels * width)
    graph.linear8(left, flat[:-1].T, flat[-1], "spread")
    graph.add("Reshape", ["spread", graph.constant("split", np.array([-1, labels, width], np.int64))], "spread_rows")
    ones = graph.constant("one", np.ones((1,), np.float32))
    graph.add(
        "Pad", [right, graph.constant("pads", np.array([0, 0, 0, 1], np.int64)), _scalar(graph, ones)], "governors_one"
    )
    graph.add("Unsqueeze", ["governors_one", graph.constant("axis2", np.array([2], np.int64))], "governors_column")
    graph.add("MatMul", ["spread_rows", "governors_column"], "scores_column")
    graph.add("ArgMax", ["scores_column"], "best", axis=1, keepdims=0)
    graph.add("Squeeze", ["best", graph.constant("axis1", np.array([1], np.int64))], "relation")
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    return graph.model(
        "relations", {"words": (real, ["W", WIDTH]), "heads": (whole, ["W"])}, {"relation": (whole, ["W"])}
    )


def _scalar(graph: Graph, name: str) -> str:
    return graph.add("Squeeze", [name], f"{name}_scalar")


def _embedded(graph: Graph) -> str:
    weights = graph.weights
    whole, scale = rounded(weights["word.weight"])
    graph.add("Gather", [graph.constant("word_table", whole), "pieces"], "word_rows", axis=0)
    graph.add("Cast", ["word_rows"], "word_values", to=TensorProto.FLOAT)
    graph.add("Gather", [graph.constant("word_scale", scale[:, None]), "pieces"], "word_scales", axis=0)
    graph.add("Mul", ["word_values", "word_scales"], "word_vectors")
    graph.add("Gather", [graph.weight("shape.weight"), "shapes"], "shape_vectors", axis=0)
    graph.add("Shape", ["pieces"], "length")
    zero, axis = graph.constant("zero", np.array([0], np.int64)), graph.constant("axis", np.array([0], np.int64))
    table = graph.constant("position_table", (weights["position.weight"] + weights["segment"]).astype(np.float32))
    graph.add("Slice", [table, zero, "length", axis], "positions")
    graph.add("Sum", ["word_vectors", "shape_vectors", "positions"], "embedded")
    norm = [graph.weight("norm.weight"), graph.weight("norm.bias")]
    graph.add("LayerNormalization", ["embedded", *norm], "normal", axis=-1, epsilon=NORM_EPSILON)
    return graph.add("Unsqueeze", ["normal", zero], "start")


def _block(graph: Graph, x: str, name: str) -> str:
    weights = graph.weights

    def linear(inputs: str, part: str) -> str:
        full = f"{name}.{part}"
        return graph.linear8(inputs, weights[f"{full}.weight"], weights[f"{full}.bias"], full)

    def normal(inputs: str, skip: str, part: str) -> str:
        full = f"{name}.{part}"
        ends = [graph.weight(f"{full}.weight"), graph.weight(f"{full}.bias")]
        # "Add" here would be fused with the normalisation into a kernel that takes ten times as long
        both = graph.add("Sum", [inputs, skip], f"{full}.sum")
        return graph.add("LayerNormalization", [both, *ends], full, axis=-1, epsilon=NORM_EPSILON)

    parts = [f"{name}.{part}" for part in ("q", "k", "v")]
    graph.nodes.append(helper.make_node("Split", [linear(x, "qkv")], parts, axis=2))
    graph.add("MultiHeadAttention", parts, f"{name}.seen", MICROSOFT, num_heads=ATTENTION_HEADS)
    x = normal(linear(f"{name}.seen", "out"), x, "norm_attention")
    up = graph.add("Gelu", [linear(x, "up")], f"{name}.gelu", MICROSOFT)
    return normal(linear(up, "down"), x, "norm")


def _side(graph: Graph, name: str, x: str) -> str:
    return graph.add("Gelu", [graph.linear(x, name, f"{name}.plain")], f"{name}.side", MICROSOFT)


def _pairs(graph: Graph, name: str, width: int, dependents: str, heads: str, output: str) -> None:
    """Scores of all pairs: the ones appended to both sides are folded into biases."""
    left, right = _side(graph, f"{name}.dependent", dependents), _side(graph, f"{name}.head", heads)
    matrix = graph.weights[f"{name}.weight"][0]
    inner = graph.constant(f"{name}.inner", matrix[:width, :width])
    graph.add("Gemm", [left, inner, graph.constant(f"{name}.by_head", matrix[width, :width])], f"{name}.left")
    own = graph.constant(f"{name}.own", matrix[:width, width:])
    graph.add("Gemm", [left, own, graph.constant(f"{name}.corner", matrix[width, width:])], f"{name}.alone")
    graph.add("Gemm", [f"{name}.left", right], f"{name}.both", transB=1)
    graph.add("Add", [f"{name}.both", f"{name}.alone"], output)

"""Changes to a copy of a stranger's graph that make its answers fit: a score for each label."""

import onnx
from onnx import TensorProto, helper

_NAME = "sorter_scores"


def two_sided(model: onnx.ModelProto, scores: str, *, probability: bool) -> str:
    """Make two scores of the single one called `scores`, and return the name of the output that has them.

    A probability p becomes 1 - p and p; what is none, x, becomes 0 and x, of which a softmax makes the same.
    """
    graph = model.graph
    (output,) = [one for one in graph.output if one.name == scores]
    kind = output.type.tensor_type.elem_type
    one = helper.make_tensor("sorter_one", kind, [1], [1.0])
    shape = helper.make_tensor("sorter_shape", TensorProto.INT64, [2], [-1, 1])
    graph.initializer.extend([one, shape])
    other = helper.make_node("Sub", ["sorter_one", "sorter_flat"], ["sorter_other"])
    nothing = helper.make_node("Sub", ["sorter_flat", "sorter_flat"], ["sorter_other"])
    graph.node.extend(
        [
            helper.make_node("Reshape", [scores, "sorter_shape"], ["sorter_flat"]),
            other if probability else nothing,
            helper.make_node("Concat", ["sorter_other", "sorter_flat"], [_NAME], axis=1),
        ]
    )
    graph.output.remove(output)
    graph.output.append(helper.make_tensor_value_info(_NAME, kind, ["n", 2]))
    return _NAME

"""Turns the single-precision model into eight bits, for CPUs.

Usage: quantise.py ONNX PHOTOS OUT_ONNX
PHOTOS is a folder to calibrate on: the shipped sample photos (resources/samples), each as it is and mirrored. Weights
get seven bits and a scale per channel, activations the range that they take on these photos: with eight bits,
processors that have AVX2 but no VNNI saturate in ONNX Runtime's sums, and see another embedding than the rest. On
another kind of processor, or with another ONNX Runtime, the scales may differ in their last bits, and so does the
file's hash.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import onnx
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from sorter.core.decode import read_file
from sorter.core.encoded import encoded
from sorter.core.measurement import FloatArray
from sorter.core.preprocess import prepare
from sorter.core.scan import scan
from sorter.items import Item
from sorter.resources import resources_dir
from sorter.tasks.loading import load_task


class Photos(CalibrationDataReader):  # type: ignore[misc]
    """The photos one by one, as the model gets them."""

    def __init__(self, folder: str) -> None:
        self._inputs = inputs(folder)

    def get_next(self) -> dict[str, FloatArray] | None:
        """The next photo; None after the last one, as ONNX Runtime wants it."""
        return next(({"input": one[None]} for one in self._inputs), None)


def inputs(folder: str) -> Iterator[FloatArray]:
    """Each photo, then its mirror image."""
    how = load_task(resources_dir() / "tasks" / "subjects.toml").preprocessing
    paths = sorted(found.path for found in scan([folder]) if isinstance(found, Item))
    for path in paths:
        prepared = prepare(encoded(read_file(path)).decoded(how.resize).pixels, how)
        yield prepared
        yield prepared[:, :, ::-1].copy()


def main(source: str, photos: str, out: str) -> None:
    """Quantise, and drop what no one needs from the file."""
    with tempfile.TemporaryDirectory() as folder:
        shaped = str(Path(folder, "shaped.onnx"))
        quant_pre_process(source, shaped, skip_symbolic_shape=True)
        quantize_static(
            shaped,
            out,
            Photos(photos),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
        )
    model = onnx.load(out)
    del model.graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, out)


if __name__ == "__main__":
    main(*sys.argv[1:])

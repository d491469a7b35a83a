"""What one would write with PyTorch: a DataLoader with two workers that open photos with Pillow, and the same model.

`dataloader.py MODEL FOLDER [--draft]`: with `--draft` Pillow is taught to decode at a smaller scale, as far as it still
covers the model's input. Needs torch, which Sorter does not; without it this ends with one sentence.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from PIL import Image

try:
    import torch
    from torch.utils.data import DataLoader
except ImportError:
    sys.exit("torch is not installed here: the DataLoader is left out.")

RESIZE, SIZE = 297, 260  # EfficientNet-Lite2: shorter side, then the middle square
BATCH, WORKERS = 8, 2


class Photos:
    """A data set as torch takes it: its number and the n-th photo as the model wants it."""

    def __init__(self, paths: list[Path], *, draft: bool) -> None:
        self._paths = paths
        self._draft = draft

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, number: int) -> tuple[int, NDArray[np.float32]]:
        with Image.open(self._paths[number]) as photo:
            if self._draft:
                photo.draft("RGB", (RESIZE, RESIZE))
            image = photo.convert("RGB")
        scale = RESIZE / min(image.size)
        image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
        left, top = (image.width - SIZE) // 2, (image.height - SIZE) // 2
        pixels = np.asarray(image.crop((left, top, left + SIZE, top + SIZE)), np.float32)
        return number, np.ascontiguousarray(((pixels - 127) / 128).transpose(2, 0, 1))


def main(model: str, folder: str, *, draft: bool) -> None:
    """Print the best class of every JPEG in `folder`."""
    torch.set_num_threads(1)
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1  # the workers have the other cores
    session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    paths = sorted(Path(folder).glob("*.jpg"))
    for numbers, batch in DataLoader(Photos(paths, draft=draft), batch_size=BATCH, num_workers=WORKERS):
        scores = session.run(["logits"], {name: batch.numpy()})[0]
        for number, best in zip(numbers.tolist(), np.argmax(scores, axis=1), strict=True):
            print(paths[number].name, int(best))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], draft="--draft" in sys.argv)

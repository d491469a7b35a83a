"""What one would write without Sorter: open with Pillow, resize, run the model, one photo after the other."""

import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
from PIL import Image

RESIZE, SIZE = 297, 260  # EfficientNet-Lite2: shorter side, then the middle square


def main(model: str, folder: str) -> None:
    """Print the best class of every JPEG in `folder`."""
    session = ort.InferenceSession(model, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    for path in sorted(Path(folder).glob("*.jpg")):
        with Image.open(path) as photo:
            image = photo.convert("RGB")
        scale = RESIZE / min(image.size)
        image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
        left, top = (image.width - SIZE) // 2, (image.height - SIZE) // 2
        pixels = np.asarray(image.crop((left, top, left + SIZE, top + SIZE)), np.float32)
        batch = ((pixels - 127) / 128).transpose(2, 0, 1)[np.newaxis]
        scores = session.run(["logits"], {name: batch})[0]
        print(path.name, int(np.argmax(scores)))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The stages of measuring a photo, each one alone."""

import os

MAX_PIXELS = 500_000_000
"""The largest panoramas; decoded whole they are 1.5 GB, as a JPEG with one scan at an eighth of the size 25 MB."""

# ONNX Runtime reads this when it is imported, and would note down each session for its makers otherwise
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# OpenCV reads its limit once, when it is imported: so before any stage can import it
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MAX_PIXELS))

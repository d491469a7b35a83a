"""The stages of measuring a photo, each one alone."""

import os

MAX_PIXELS = 300_000_000
"""300 megapixels are 0.9 GB decoded; more would starve two cores and 4 GB of memory."""

# ONNX Runtime reads this when it is imported, and would note down each session for its makers otherwise
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# OpenCV reads its limit once, when it is imported: so before any stage can import it
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MAX_PIXELS))

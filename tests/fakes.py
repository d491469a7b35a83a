"""Stand-ins for the seams: a session that knows the answer, and a task that goes with it."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import numpy as np

from sorter.core.measurement import Device, FloatArray, SessionOutputs
from sorter.items import Label
from sorter.tasks.manifest import (
    Colour,
    Interpolation,
    Layout,
    Outputs,
    Preprocessing,
    ScoreKind,
    Scoring,
    Task,
    Variant,
)

PLAIN = Preprocessing(
    size=8,
    resize=8,
    interpolation=Interpolation.AREA,
    colour=Colour.RGB,
    layout=Layout.NCHW,
    mean=(0.0, 0.0, 0.0),
    std=(255.0, 255.0, 255.0),
)
"""8 x 8 pixels, RGB from 0 to 1."""


@dataclass
class ColourSession:
    """Scores are the mean red, green and blue of each photo, times ten; `gate` holds it until set."""

    device: Device = field(default_factory=lambda: Device("cpu", "CPU, 2 cores", ""))
    gate: Event = field(default_factory=lambda: _open_gate())

    def run(self, batch: FloatArray) -> SessionOutputs:
        """Scores (n, 3), embedding (n, 3), inner (n, 2)."""
        self.gate.wait()
        means = batch.mean(axis=(2, 3)).astype(np.float32)
        return SessionOutputs(means * 10, means, means[:, :2])


def _open_gate() -> Event:
    gate = Event()
    gate.set()
    return gate


def make_task(
    *labels: Label,
    threshold: float = 0.5,
    kind: ScoreKind = ScoreKind.LOGITS,
    temperature: float = 1.0,
    many: bool = False,
    none: Label | None = None,
    thresholds: dict[str, float] | None = None,
) -> Task:
    """A task with these labels (red, green, blue by default) and no model on disk."""
    return Task(
        id="colours",
        name="Colours",
        summary="Which colour prevails.",
        family="none",
        licence="MIT",
        card=None,
        variants=(Variant("only", Path("none.onnx"), "", ("cpu",)),),
        preprocessing=PLAIN,
        outputs=Outputs("scores", None),
        head=None,
        scoring=Scoring(kind, temperature, threshold, many),
        classes=labels or (("red",), ("green",), ("blue",)),
        thresholds=thresholds or {},
        accuracy="",
        none=none,
    )

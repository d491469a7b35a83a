"""How often a taught task was right, in one sentence that the window says in its own language, too."""

from sorter.core.teaching.report import FEW, Report
from sorter.wording import plural


def accuracy_text(report: Report) -> str:
    """One sentence: how often held-out examples got their own label."""
    if not report.judged:
        return "Not measured: no label has a second example."
    low, high = report.interval
    few = f" With fewer than {FEW} examples of a label this says little." if report.is_weak else ""
    return (
        f"{100 * report.accuracy:.1f} % of {plural(report.judged, 'example')} right in cross-validation"
        f" (95 % interval {100 * low:.1f} to {100 * high:.1f} %).{few}"
    )

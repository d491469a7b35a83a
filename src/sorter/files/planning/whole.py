"""From predictions to a plan, with a look at the disk between."""

from collections.abc import Callable, Iterable

from sorter.files.compared import Compared
from sorter.files.plan import ActionKind, Plan
from sorter.files.planning.collecting import COLLECTOR_HELD
from sorter.files.planning.draft import make_draft
from sorter.files.planning.options import PlanOptions
from sorter.files.planning.planner import make_plan
from sorter.files.planning.survey import survey
from sorter.files.planning.tagging import make_tag_plan, without_tagged
from sorter.files.tagged import tagged_already
from sorter.items import Prediction


def plan_on_disk(
    predictions: Iterable[Prediction],
    options: PlanOptions,
    *,
    compared: Compared | None = None,
    checkpoint: Callable[[], None] = lambda: None,
) -> Plan:
    """Plan on what is on disk now. Raises `RequestError` with the sentence of the draft or the survey.

    `checkpoint` is called often while the disk is looked at, and may raise, to give up.
    """
    with COLLECTOR_HELD:
        if options.kind is ActionKind.TAG:
            plan = make_tag_plan(predictions, options)
            return without_tagged(plan, tagged_already(plan, compared or Compared(), checkpoint).already)
        draft = make_draft(predictions, options)
        return make_plan(draft, survey(draft, compared=compared, checkpoint=checkpoint))

"""What a person chose for the way of the photos; knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sorter.core.companions import DEFAULT_RULES, RULES
from sorter.errors import RequestError
from sorter.files.plan import LINK_KINDS, TAGGING, ActionKind, Tagging, TagInto
from sorter.files.planning.options import PlanOptions
from sorter.files.planning.tagging import root_of
from sorter.files.planning.template import parse_template
from sorter.settings import DEFAULT_TEMPLATE, Settings
from sorter.tasks.manifest import Task

LIKELY = 0.25
"""Least score of a second label that gets a link."""

_ALL_RULES = frozenset(rule.id for rule in RULES)


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that stands in the lower half of the right zone."""

    kind: ActionKind = ActionKind.COPY
    root: str = ""  # absolute; empty: none yet
    template: str = DEFAULT_TEMPLATE  # a good one
    rules: frozenset[str] = DEFAULT_RULES  # of companions: those that are on
    second_labels: bool = False
    second_labels_as: ActionKind = ActionKind.HARDLINK
    relative: bool = False  # symbolic links
    tagging: Tagging = TAGGING

    @property
    def makes_symbolic_links(self) -> bool:
        """Whether `relative` says anything."""
        further = self.second_labels and self.second_labels_as is ActionKind.SYMLINK
        return self.kind is ActionKind.SYMLINK or further


def chosen_before(settings: Settings) -> Choice:
    """What was chosen last, without a folder; what is not known any more is as at first."""
    return Choice(
        kind=ActionKind(settings.action) if settings.action in list(ActionKind) else ActionKind.COPY,
        template=settings.template if _is_good(settings.template) else DEFAULT_TEMPLATE,
        rules=DEFAULT_RULES ^ (_ALL_RULES & frozenset(settings.companions_switched)),
        second_labels=settings.second_labels,
        second_labels_as=ActionKind(settings.second_labels_as)
        if settings.second_labels_as in LINK_KINDS
        else ActionKind.HARDLINK,
        relative=settings.relative_links,
        tagging=Tagging(
            TagInto(settings.tag_into) if settings.tag_into in list(TagInto) else TagInto.SIDECAR,
            root_of(settings.tag_root),
            settings.tag_scores,
        ),
    )


def kept(settings: Settings, choice: Choice) -> Settings:
    """The settings with this choice, for the next start."""
    return replace(
        settings,
        action=str(choice.kind),
        template=choice.template,
        companions_switched=tuple(sorted(DEFAULT_RULES ^ choice.rules)),
        second_labels=choice.second_labels,
        second_labels_as=str(choice.second_labels_as),
        relative_links=choice.relative,
        tag_into=str(choice.tagging.into),
        tag_root="/".join(choice.tagging.root),
        tag_scores=choice.tagging.scores,
    )


def plan_options(choice: Choice, task: Task, folders: Sequence[str]) -> PlanOptions:
    """The choice as the planner takes it; `folders` are those that were dropped."""
    return PlanOptions(
        task=task.id,
        kind=choice.kind,
        root=choice.root,
        template=choice.template,
        labels=task.labels,
        sources=tuple(folders),
        also=LIKELY if choice.second_labels else task.further_from,
        further_as=choice.second_labels_as,
        relative=choice.relative,
        tagging=choice.tagging,
    )


def _is_good(template: str) -> bool:
    try:
        parse_template(template)
    except RequestError:
        return False
    return True

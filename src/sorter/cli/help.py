"""What --help tells beyond the options: the fields of a template, and the companions by rule."""

from sorter.core.companions import RULES
from sorter.files.planning.fields import FIELDS
from sorter.tasks.presets import PRESETS


def template_help() -> str:
    """Every field of a template with its meaning."""
    width = max(map(len, FIELDS)) + 2
    fields = [f"  {f'{{{name}}}':<{width}}  {field.meaning}" for name, field in FIELDS.items()]
    return "\n".join(["fields of a template, as in {label}/{year}/{name}:", *fields])


def companions_help() -> str:
    """Every rule by which files go together with their photo."""
    width = max(len(rule.id) for rule in RULES)
    rules = [f"  {rule.id:<{width}}  {rule.name}{'' if rule.default else ' (off by default)'}" for rule in RULES]
    return "\n".join(["companions, which go where their photo goes (--companions raw,xmp or default,burst):", *rules])


def sorting_help() -> tuple[str, str]:
    """What both say that sort: plan and sort."""
    return template_help(), companions_help()


def presets_help() -> str:
    """Every preset by its id."""
    width = max(len(preset.id) for preset in PRESETS)
    presets = [f"  {preset.id:<{width}}  {preset.name}" for preset in PRESETS]
    return "\n".join(["presets, which say how families of models want their photos (--preset torchvision):", *presets])

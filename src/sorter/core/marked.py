"""What a person said of a photo, put in the place of what the task says."""

from dataclasses import replace

from sorter.items import Label, Mark, Prediction, Wanted


def as_marked(prediction: Prediction) -> Prediction:
    """The prediction as its mark has it: a label that a person set is sure; without a mark as it is.

    What is to stay where it lies keeps what the task says; its mark says that it stays.
    """
    match prediction.mark:
        case Mark(Wanted.UNSURE | Wanted.OUTSIDE as wanted):
            return replace(prediction, unsure=wanted is Wanted.UNSURE, outside=wanted is Wanted.OUTSIDE)
        case Mark(Wanted.LABEL, label, corrected) if corrected or not _says(prediction, label):
            # what the task thought of besides is no second label of a photo that a person has labelled
            return replace(prediction, label=label, score=1.0, top=((label, 1.0),), unsure=False, outside=False)
    return prediction


def _says(prediction: Prediction, label: Label) -> bool:
    return prediction.label == label and not prediction.unsure and not prediction.outside

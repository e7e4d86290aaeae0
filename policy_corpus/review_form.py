"""The official review form as data."""

from functools import cache
from pathlib import Path

from assistant.data_files import load_model
from assistant.domain.review_form import ReviewForm


@cache
def review_form() -> ReviewForm:
    """The 审核表 with the rules behind its points. Raises DataFileError with one Chinese line."""
    return load_model(Path(__file__).with_name("review_form.yaml"), ReviewForm)

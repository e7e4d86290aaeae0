"""The tests, in the rooms of the product; ``cases`` holds what they are made of."""

from pathlib import Path

CASES_FOLDER = Path(__file__).resolve().parent / "cases"

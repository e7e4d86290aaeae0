"""What tests of several commands start from."""

import pytest

from tests.fakes.approved import approved


@pytest.fixture
def declaration(tmp_path):
    """An approved declaration of a training project, as a file."""
    path = tmp_path / "培训.json"
    path.write_text(approved().model_dump_json(), encoding="utf-8")
    return path

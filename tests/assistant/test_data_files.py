"""A data file is read strictly; what is wrong with it is one Chinese line with file and place."""

import pytest

from assistant.base import Frozen
from assistant.data_files import DataFileError, load_model, load_yaml


class Shelf(Frozen):
    name: str
    books: tuple[str, ...] = ()


def file(folder, text):
    path = folder / "shelf.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_sound_file_becomes_a_value(tmp_path):
    assert load_model(file(tmp_path, "name: 甲\nbooks: [乙]\n"), Shelf) == Shelf(name="甲", books=("乙",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("books: []\n", "name 不对（缺少这一项）"),
        ("name: 甲\nboks: []\n", "boks 不对（没有这一项"),
        ("name: [甲]\n", "name 不对（应为文字）"),
        ("name: 甲\nbooks: 乙\n", "books 不对（应为列表）"),
        ("name: 甲\nname: 乙\n", "“name”写了两次"),
        ("- 甲\n", "内容 不对"),
        ("", "内容 不对"),
        ("name: [\n", "读不出来"),
        (b"\xff\xfe\x00", "读不出来"),
    ],
)
def test_a_bad_file_is_one_line_with_file_place_and_guide(tmp_path, text, reason):
    with pytest.raises(DataFileError) as caught:
        load_model(file(tmp_path, text), Shelf, "docs/shelves.md")
    line = str(caught.value)
    assert reason in line
    assert "shelf.yaml" in line
    assert "docs/shelves.md" in line
    assert "\n" not in line


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(DataFileError, match=r"none\.yaml”读不出来"):
        load_yaml(tmp_path / "none.yaml")

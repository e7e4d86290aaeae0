"""File names as people see them."""

import os
from pathlib import Path

import pytest

from assistant.files.names import hidden, printable


def test_a_name_in_gbk_bytes_is_decoded_and_the_folders_above_it_stay():
    path = Path("资料") / os.fsdecode("自评表.docx".encode("gb18030"))
    assert printable(path) == "资料/自评表.docx"


@pytest.mark.parametrize("path", ["资料/表.docx", "/资料/表.docx", "表.docx"])
def test_other_names_are_as_they_are(path):
    assert printable(path) == path


@pytest.mark.parametrize(
    ("name", "is_hidden"), [(".git", True), ("~$表.docx", True), ("Thumbs.db", True), ("表", False)]
)
def test_files_of_the_system_are_hidden(name, is_hidden):
    assert hidden(name) is is_hidden

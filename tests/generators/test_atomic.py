"""A file is written whole or not at all."""

import os
import subprocess
import sys

import pytest

from generators.atomic import make_folder, write_atomically
from generators.interface import GeneratorError

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from generators.atomic import write_atomically
from generators.interface import GeneratorError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 100_000)
except GeneratorError as error:
    print(error)
    sys.exit(4)
"""


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_a_disk_that_fills_up_in_the_middle_leaves_the_old_file_and_no_rest(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, path.read_bytes()) == (4, b"old")
    assert "没有写成" in done.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.skipif(os.geteuid() == 0, reason="管理员不受文件夹权限限制")
def test_a_read_only_folder_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(GeneratorError, match="没有写成"):
        write_atomically(tmp_path / "a.docx", b"x")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GeneratorError, match=r"不能建立文件夹.*路径中有一段不是文件夹"):
        make_folder(tmp_path / "file" / "below")


def test_a_folder_by_the_name_of_a_file_is_noted_in_chinese(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GeneratorError, match="这里已有同名的文件"):
        make_folder(tmp_path / "file")

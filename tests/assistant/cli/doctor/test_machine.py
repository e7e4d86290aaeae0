"""What ``doctor`` says of a machine without LibreOffice, or without the fonts of official papers."""

from assistant.cli.doctor.check import CheckState
from assistant.cli.doctor.machine import machine


def found(which):
    return {c.name: c for c in machine(which)}


def lister(folder, families):
    program = folder / "fc-list"
    program.write_text(f"#!/bin/sh\necho '{families}'\n", encoding="utf-8")
    program.chmod(0o700)
    return lambda name: str(program) if name == "fc-list" else None


def test_without_libreoffice_word_files_are_written_all_the_same():
    check = found(lambda _: None)["LibreOffice"]
    assert check.state is CheckState.NOTICE
    assert "下载 Word 文件不受影响" in check.advice
    assert found(lambda name: f"/usr/bin/{name}")["LibreOffice"].state is CheckState.OK


def test_fonts_that_are_missing_are_named(tmp_path):
    check = found(lister(tmp_path, "黑体,SimHei"))["公文字体"]
    assert check.state is CheckState.NOTICE
    assert "本机没有仿宋、楷体、小标宋，" in check.detail
    assert found(lister(tmp_path, "仿宋_GB2312 楷体_GB2312 黑体 方正小标宋简体"))["公文字体"].state is CheckState.OK

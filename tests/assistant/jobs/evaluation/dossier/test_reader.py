"""A folder of papers becomes a dossier; what cannot be read is named with what to do."""

import os

import pytest

from assistant.domain.dossier import FactKind, PaperKind
from assistant.files.interface import IntakeError
from assistant.jobs.evaluation.dossier.reader import read_dossier
from tests.assistant.jobs.evaluation.dossier.conftest import CASE

PAPER = "到位资金：480万元。项目按计划推进，资金管理比较规范。"


def test_every_format_is_read_with_its_pages(lighting):
    pages = {p.path: p.pages for p in lighting.papers}
    assert pages["02采购/施工合同.docx"] == 3  # explicit page breaks
    assert pages["01立项/预算批复.pdf"] == 2
    assert pages["04资金/资金台账.xlsx"] == 2  # sheets
    assert pages["03实施/监理日志.txt"] == 3  # form feeds
    assert pages["06总结/项目工作总结.md"] == 1
    assert len(lighting.pages) == sum(pages.values())


def test_every_quote_stands_on_its_page(lighting):
    text = {(p.paper, p.number): p.text for p in lighting.pages}
    assert lighting.facts
    assert all(f.quote.text and f.quote.text in text[f.quote.paper, f.quote.page] for f in lighting.facts)


def test_a_scan_without_text_is_left_out_with_what_to_do(lighting):
    assert [s.path for s in lighting.skipped] == ["05验收/现场签证扫描件.pdf"]
    assert "文字识别（OCR）" in lighting.skipped[0].reason


def test_pages_with_the_noise_of_scans_are_marked(lighting):
    noisy = {p.path for p in lighting.papers if p.noisy}
    assert {"01立项/预算批复.pdf", "02采购/中标通知书.txt", "03实施/监理日志.txt"} <= noisy
    assert not noisy & {"02采购/施工合同.docx", "06总结/项目工作总结.md", "04资金/资金台账.xlsx"}


def test_the_same_folder_gives_the_same_dossier(lighting):
    assert read_dossier(CASE / "资料") == lighting


def test_progress_names_each_paper_and_ends_at_all(tmp_path):
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(PAPER, encoding="utf-8")
    noted = []
    read_dossier(tmp_path, lambda *step: noted.append(step))
    assert noted == [(0, 2, "a.txt"), (1, 2, "b.md"), (2, 2, "")]


def test_a_missing_folder_says_so_in_one_line(tmp_path):
    with pytest.raises(IntakeError, match="找不到资料文件夹") as caught:
        read_dossier(tmp_path / "没有")
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_readable_paper_says_what_to_put_in(tmp_path):
    with pytest.raises(IntakeError, match="没有能读的资料"):
        read_dossier(tmp_path)
    (tmp_path / "照片.jpg").write_bytes(b"x")
    with pytest.raises(IntakeError, match=r"照片\.jpg.*文字识别"):
        read_dossier(tmp_path)


def test_broken_files_are_left_out_and_the_rest_is_read(tmp_path):
    (tmp_path / "好.txt").write_text(PAPER, encoding="utf-8")
    for name in ("坏.docx", "坏.pdf", "坏.xlsx"):
        (tmp_path / name).write_bytes(b"not what it says")
    (tmp_path / "空.txt").write_bytes(b"")
    dossier = read_dossier(tmp_path)
    assert [p.path for p in dossier.papers] == ["好.txt"]
    assert {s.path for s in dossier.skipped} == {"坏.docx", "坏.pdf", "坏.xlsx", "空.txt"}
    assert all("\n" not in s.reason and s.path in s.reason and s.reason.endswith("。") for s in dossier.skipped)


@pytest.mark.parametrize("name", ["02采购/施工合同.docx", "04资金/资金台账.xlsx", "01立项/预算批复.pdf"])
def test_a_damaged_file_never_stops_the_folder(tmp_path, name):
    (tmp_path / "好.txt").write_text(PAPER, encoding="utf-8")
    whole = (CASE / "资料" / name).read_bytes()
    for part in range(1, 8):
        at = len(whole) * part // 8
        spoilt = whole[:at] + bytes(b ^ 0x55 for b in whole[at : at + 40]) + whole[at + 40 :]
        (tmp_path / f"坏{part}{name[-5:]}").write_bytes(spoilt)
    dossier = read_dossier(tmp_path)
    assert len(dossier.papers) + len(dossier.skipped) == 8
    assert all("请" in s.reason for s in dossier.skipped)


def test_a_locked_pdf_asks_for_the_password_to_be_taken_off(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(CASE / "资料" / "01立项/预算批复.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "锁.pdf")
    (tmp_path / "好.txt").write_text(PAPER, encoding="utf-8")
    assert "解除密码" in read_dossier(tmp_path).skipped[0].reason


def test_a_pdf_with_scanned_pages_in_between_names_them(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(CASE / "资料" / "01立项/预算批复.pdf"))
    writer.append(PdfReader(CASE / "资料" / "05验收/现场签证扫描件.pdf"))
    writer.write(tmp_path / "批复.pdf")
    dossier = read_dossier(tmp_path)
    assert dossier.papers[0].pages == 3
    assert "第3页没有文字" in dossier.skipped[0].reason
    assert dossier.facts


def test_encrypted_office_files_say_how_to_save_them(tmp_path):
    (tmp_path / "好.txt").write_text(PAPER, encoding="utf-8")
    for name in ("密.docx", "密.xlsx"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0" + b"0" * 100)
    assert ["未加密" in s.reason for s in read_dossier(tmp_path).skipped] == [True, True]


def test_kinds_titles_and_facts_come_together(read_texts):
    dossier = read_texts({"合同.md": "# 设备采购合同\n\n甲方：青溪县图书馆\n\n合同金额：12.5万元\n"})
    assert (dossier.papers[0].kind, dossier.papers[0].title) == (PaperKind.CONTRACT, "设备采购合同")
    assert {(f.kind, f.subject, f.value) for f in dossier.facts} == {
        (FactKind.PARTY, "甲方", "青溪县图书馆"),
        (FactKind.AMOUNT, "合同金额", "12.5万元"),
    }


def test_a_paper_that_nobody_expected_is_left_out_and_the_others_are_read(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PAPER, encoding="utf-8")

    def read(path):
        if path.name == "a.txt":
            raise KeyError("w:p")
        return [PAPER]

    dossier = read_dossier(tmp_path, read=read)
    assert [p.path for p in dossier.papers] == ["b.txt"]
    assert [(s.path, s.reason[:17]) for s in dossier.skipped] == [("a.txt", "“a.txt”读取时程序出错（Ke")]


def test_a_name_in_the_bytes_of_a_chinese_windows_is_shown_in_characters(tmp_path):
    for name, content in (("批复.txt", PAPER), ("空.txt", "")):
        (tmp_path / os.fsdecode(name.encode("gb18030"))).write_text(content, encoding="utf-8")
    dossier = read_dossier(tmp_path)
    assert [p.path for p in dossier.papers] == ["批复.txt"]
    assert [(s.path, s.reason) for s in dossier.skipped] == [("空.txt", "文件“空.txt”是空的，请确认保存成功后再试。")]
    assert dossier.model_dump_json()

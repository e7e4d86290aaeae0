"""Policy documents from files: their places, number, title and date, whatever the format and however noisy."""

import shutil
import subprocess
import zipfile

import docx
import pytest
from pypdf import PdfWriter

from assistant.files.document_text import read_document
from assistant.files.interface import IntakeError
from assistant.jobs.questions.originals.reader import read_policies


def only(path):
    """The one document of a file."""
    (read,) = read_policies(path)
    return read


TEXT = """青溪县财政局文件
青财〔2024〕7号
关于印发《青溪县项目支出绩效管理办法》的通知
各单位：现印发给你们，请遵照执行。
青溪县财政局
2024年3月5日
第一章 总则
第一条 为规范管理，制定本办法。
第二条 项目单位按照第五条的规定自评，
自评报告每年3月10日前报送。
— 3 —
第三条 评价结果分为两档：
（一）合格；
（二）不合格。
第二章 附则
第四条 本办法自2024年4月1日起施行。
附件1 绩效自评表
项目名称 主管部门
"""


@pytest.fixture
def as_text(tmp_path):
    path = tmp_path / "办法.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_head_and_places_are_read(as_text):
    read = only(as_text)
    assert (read.title, read.doc_no, str(read.date)) == ("青溪县项目支出绩效管理办法", "青财〔2024〕7号", "2024-03-05")
    assert read.issuer == "青溪县财政局"
    assert [p.place for p in read.pieces] == ["第一条", "第二条", "第三条", "第四条", "附件1"]
    assert read.pieces[3].chapter == "第二章 附则"


@pytest.mark.parametrize(
    ("text", "title", "doc_no"),
    [
        ("附件4：青溪县监控办法\n第一条 依据《实施意见》（青发〔2020〕2号），制定。", "青溪县监控办法", ""),
        ("第一章 总则\n第一条 依据《青溪县实施意见》（青发〔2020〕2号），制定本办法。", "", ""),
        ("青溪县预算条例\n根据《关于修改青溪县预算条例的决定》修正\n第一条 略。", "青溪县预算条例", ""),
        ("关于贯彻落实《意见》的通知\n青财〔2021〕3号\n一、略", "关于贯彻落实《意见》的通知", "青财〔2021〕3号"),
        ("关于印发《青溪县项目支出\n绩效管理办法》的通知\n第一条 略。", "青溪县项目支出绩效管理办法", ""),
        ("某条例\n1995年国务院令第186号公布\n2020年国务院令第729号修订\n第一条 略。", "", "国务院令第729号"),
    ],
)  # fmt: skip
def test_title_and_number_are_the_documents_own_and_not_of_those_it_rests_on(tmp_path, text, title, doc_no):
    path = tmp_path / "文件.txt"
    path.write_text(text + "\n第二条 略。\n", encoding="utf-8")
    read = only(path)
    assert (read.title, read.doc_no) == (title, doc_no)


def test_a_line_broken_by_the_page_is_joined_and_page_numbers_fall_away(as_text):
    assert only(as_text).pieces[1].lines == ["项目单位按照第五条的规定自评，自评报告每年3月10日前报送。"]


def test_a_text_without_structure_is_taken_by_paragraphs_and_stated_so(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("某单位关于绩效工作的通知\n" + "请各单位认真做好绩效工作。\n" * 8, encoding="utf-8")
    read = only(path)
    assert {p.place for p in read.pieces} == {""}
    assert "只能引用到文件" in read.notes[0]


def test_word_paragraphs_and_tables_are_read(tmp_path):
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "一级指标", "分值"
    path = tmp_path / "办法.docx"
    document.save(str(path))
    read = only(path)
    assert read.doc_no == "青财〔2024〕7号"
    assert any("一级指标 分值" in line for line in read.pieces[-1].lines)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_saved_web_page_is_read_without_its_scripts(tmp_path, encoding):
    body = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><body><script>var x='第九条'</script><nav>首页</nav>{body}</body></html>".encode(encoding))
    lines = list(read_document(path).lines)
    assert "第一条 为规范管理，制定本办法。" in lines
    assert not any("var x" in line or "首页" in line for line in lines)


@pytest.mark.word
def test_a_pdf_is_read_like_the_word_file_it_was_made_from(tmp_path, require):
    office = require(shutil.which("soffice"), "LibreOffice")
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    read = only(tmp_path / "a.pdf")
    assert read.doc_no == "青财〔2024〕7号"
    assert [p.place for p in read.pieces][:4] == ["第一条", "第二条", "第三条", "第四条"]


def pdf(path, password=""):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(str(path))


def test_bad_files_get_one_line_that_says_what_to_do(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "b.docx").write_bytes(b"not a zip")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "d.xyz").write_text("x")
    (tmp_path / "e.txt").write_text("")
    pdf(tmp_path / "scan.pdf")
    pdf(tmp_path / "locked.pdf", "secret")
    expected = {
        "a.pdf": "不是有效的 PDF", "b.docx": "不是有效的 Word", "c.txt": "编码认不出来", "d.xyz": "不是能读的格式",
        "e.txt": "是空的", "scan.pdf": "没有文字的扫描件（共1页", "locked.pdf": "密码保护", "missing.md": "找不到文件",
    }  # fmt: skip
    for name, stated in expected.items():
        with pytest.raises(IntakeError, match=stated) as error:
            only(tmp_path / name)
        assert "\n" not in str(error.value)


def test_a_zip_bomb_is_not_opened(tmp_path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (110 << 20))
    with pytest.raises(IntakeError, match="异常巨大"):
        only(path)


def test_the_sources_of_the_corpus_are_cut_into_all_their_articles(shared):
    """The reader on real scans: every article of 24 laws and rules, found by its number."""
    import yaml

    catalog = yaml.safe_load((shared / "reference" / "policy_catalog.yaml").read_text(encoding="utf-8"))["policies"]
    whole = total = 0
    for entry in catalog:
        if not entry.get("source_file") or not str(entry.get("article_unit")).startswith("条"):
            continue
        read = only(shared / "reference" / "policy_sources" / entry["source_file"])
        found = {p.place for p in read.pieces if p.place.startswith("第") and p.place.endswith("条")}
        total += 1
        whole += len(found) == entry["articles"]
        assert len(found) >= entry["articles"] - 2, entry["id"]
    assert whole >= total - 3

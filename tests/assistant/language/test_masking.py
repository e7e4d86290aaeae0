"""Personal data is taken out of papers before anything sees them, noise or not; figures stay. All names are made up."""

import pytest

from assistant.language.masking import masked, masked_path

ID = "110101190001010014"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系人：张三，电话：13800000000", "联系人：〔姓名〕，电话：〔电话〕"),
        ("经办人 ： 王五      电话 ： １３８００００００００", "经办人 ： 〔姓名〕      电话 ： 〔电话〕"),
        ("记录人：钱七  电话：1 3 8 0 0 0 0 0 0 0 0", "记录人：〔姓名〕  电话：〔电话〕"),
        ("成员签字：冯二、陈三、欧阳小明", "成员签字：〔姓名〕、〔姓名〕、〔姓名〕"),
        ("会计：周九    出纳：吴十", "会计：〔姓名〕    出纳：〔姓名〕"),
        ("法定代表人：王五（签字）", "法定代表人：〔姓名〕（签字）"),
        (f"身份证号：{ID}", "身份证号：〔证件号〕"),
        ("身份证号码：11010119000101001 4", "身份证号码：〔证件号〕"),
        ("账号：6222 0200 0000 0000 003", "账号：〔账号〕"),
        ("邮箱：someone@example.gov.cn", "邮箱：〔邮箱〕"),
        ("| 联系人 | 张三 |", "| 联系人 | 〔姓名〕 |"),
        ("承包人：张三", "承包人：〔姓名〕"),
        ("法定代表人或其委托代理人：（签字）张三", "法定代表人或其委托代理人：（签字）〔姓名〕"),
        ("出席：张三（方案组）、李四（村主任）", "出席：〔姓名〕（方案组）、〔姓名〕（村主任）"),
        ("| 验收组长 | 张三 | 成员 | 李四、王五 |", "| 验收组长 | 〔姓名〕 | 成员 | 〔姓名〕、〔姓名〕 |"),
        ("联 系 人 ：张 三", "联 系 人 ：〔姓名〕"),
    ],
)
def test_personal_data_is_masked(text, shown):
    assert masked(text)[0] == shown


def test_a_list_of_people_is_masked_below_its_headings():
    table = "| 序号 | 姓名 | 电话 | 面积 |\n| 1 | 张 三 | 12345678 | 35亩 |\n| 2 | 李小四 | 13800000000 | 42亩 |"
    shown, count = masked(table)
    assert shown.split("\n")[1:] == ["| 1 | 〔姓名〕 | 〔电话〕 | 35亩 |", "| 2 | 〔姓名〕 | 〔电话〕 | 42亩 |"]
    assert count == 4


@pytest.mark.parametrize(
    "text",
    [
        "承包人：青溪县明远照明工程有限公司",
        "建设单位：青溪县教育装备中心",
        "经办、审核、审批三级签字齐全后方可支付",
        "验收：合格",
        "申请人查阅、抄录相关信息",
        "代表：全体教师",
        "管护责任人：明确到校",
        "合同金额：4685000.00元，2025年5月12日签订",
        "项目负责人应当签字",
        "电话费 1200 元",
    ],
)
def test_offices_words_and_figures_stay(text):
    assert masked(text) == (text, 0)


def test_file_names_lose_numbers_and_keep_their_ending():
    assert masked_path(("甲", "报修记录-13800000000.txt")) == ("甲/报修记录-〔电话〕.txt", 1)
    assert masked_path(("2025年合同.docx",)) == ("2025年合同.docx", 0)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("12.张三身份证复印件.pdf", "12.〔姓名〕身份证复印件.pdf"),
        ("李四_13800000000.txt", "〔姓名〕_〔电话〕.txt"),
        ("居民身份证办理统计.xlsx", "居民身份证办理统计.xlsx"),
        ("单位银行卡管理办法.docx", "单位银行卡管理办法.docx"),
        ("方案-13800000000.txt", "方案-〔电话〕.txt"),
    ],
)
def test_a_name_before_a_paper_that_only_persons_have_is_left_out_of_the_file_name(name, shown):
    assert masked_path((name,))[0] == shown


def test_a_name_that_begins_a_word_stays_in_a_file_name():
    assert masked_path(("方案身份证复印件.pdf",)) == ("方案身份证复印件.pdf", 0)


def test_folders_and_files_without_ending_are_masked_too():
    assert masked_path(("13800000000", "张三身份证")) == ("〔电话〕/〔姓名〕身份证", 2)


@pytest.mark.parametrize("text", ["", " ", "||||", "\n\n"])
def test_nothing_personal_in_nothing(text):
    assert masked(text) == (text, 0)


def test_a_list_ends_with_its_table():
    text = "| 姓名 | 备注 |\n| 张三 | 无 |\n说明\n| 高级 | 中级 |"
    assert masked(text)[0].split("\n")[1:] == ["| 〔姓名〕 | 无 |", "说明", "| 高级 | 中级 |"]


def test_a_private_number_is_shown_by_the_kind_its_heading_names():
    shown, count = masked("| 银行账号 | 面积 |\n| 12345678901 | 12345678901 |")
    assert shown.split("\n")[1].startswith("| 〔账号〕 |")
    assert count >= 1

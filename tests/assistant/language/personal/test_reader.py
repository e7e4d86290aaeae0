"""What is personal is found by shape, label and structure; figures, papers, bodies and places stay. Nobody is real."""

import json
import time
from pathlib import Path

import pytest

from assistant.language.personal.check_digits import is_credit_code, is_id_number
from assistant.language.personal.kinds import PersonalKind
from assistant.language.personal.reader import find_personal, read_personal
from benchmarks.masking import measure

STRINGS = Path(__file__).parents[3] / "cases" / "masking"
ID = next(f"41010119800101001{d}" for d in "0123456789X" if is_id_number(f"41010119800101001{d}"))
WRONG = ID[:-1] + next(d for d in "0123456789" if d != ID[-1])


def found(text):
    return [(span.kind, text[span.start : span.end]) for span in find_personal(text)]


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        (f"身份证号：{WRONG}", PersonalKind.ID_CARD, WRONG),
        (f"身份证号：{ID[:6]} {ID[6:14]} {ID[14:]}", PersonalKind.ID_CARD, f"{ID[:6]} {ID[6:14]} {ID[14:]}"),
        (f"身份证：{'.'.join((ID[:6], ID[6:14], ID[14:]))}", PersonalKind.ID_CARD, f"{ID[:6]}.{ID[6:14]}.{ID[14:]}"),
        (f"身份证号码：\n{ID[:13]}\n{ID[13:]}", PersonalKind.ID_CARD, f"{ID[:13]}\n{ID[13:]}"),
        ("身份证是410101800101001", PersonalKind.ID_CARD, "410101800101001"),
        ("电话一三八零零零零零零零零", PersonalKind.PHONE, "一三八零零零零零零零零"),
        ("打１３８ ００００ ００００", PersonalKind.PHONE, "１３８ ００００ ００００"),
        ("请拨（0371）60000000转812", PersonalKind.PHONE, "（0371）60000000转812"),
        ("开户行：某某银行城东支行\n账号：410000010160000000", PersonalKind.ACCOUNT, "410000010160000000"),
        ("微信号：some_body_77", PersonalKind.WECHAT, "some_body_77"),
        ("QQ：123456789", PersonalKind.QQ, "123456789"),
        ("车牌豫A·00000挂", PersonalKind.PLATE, "豫A·00000"),
        ("护照号 E00000000", PersonalKind.PASSPORT, "E00000000"),
        ("残疾证号：41010119800101001243", PersonalKind.OTHER, "41010119800101001243"),
        ("家住青溪镇柳河村三组27号，务农。", PersonalKind.ADDRESS, "柳河村三组27号"),
        ("现住城东区明远路5号院3号楼2单元501室", PersonalKind.ADDRESS, "明远路5号院3号楼2单元501室"),
        ("项目负责人：欧阳建平", PersonalKind.NAME, "欧阳建平"),
        ("请张局长批示", PersonalKind.NAME, "张局长"),
        ("申请人：买买提·吐尔逊", PersonalKind.NAME, "买买提·吐尔逊"),
        (f"身份证件号码：{ID} 户籍地址", PersonalKind.ID_CARD, ID),
        ("低保证编号：豫低保字第6000000418号", PersonalKind.OTHER, "豫低保字第6000000418号"),
        ("出生医学证明编号V500000736", PersonalKind.OTHER, "V500000736"),
        ("社保卡A62B00017，应缴200元", PersonalKind.OTHER, "A62B00017"),
        ("他电话壹叁捌 零零零零 零零零壹", PersonalKind.PHONE, "壹叁捌 零零零零 零零零壹"),
        ("收件手机138 0000 0 000", PersonalKind.PHONE, "138 0000 0 000"),
        ("报名：1390000O000", PersonalKind.PHONE, "1390000O000"),
        ("账户：某某银行城东支行\n  4100 0000 1910 0026 375", PersonalKind.ACCOUNT, "4100 0000 1910 0026 375"),
        ("现用QQ：56 0000 774", PersonalKind.QQ, "56 0000 774"),
        ("车牌：豫AD·00000", PersonalKind.PLATE, "豫AD·00000"),
        ("住 址 青 溪 县 柳 河 乡 梁 庄 村 2 组 0 4 号", PersonalKind.ADDRESS, "梁 庄 村 2 组 0 4 号"),
        ("陪同：柏工、老倪、龚副主任", PersonalKind.NAME, "龚副主任"),
        ("座机022-6000 0000-8015", PersonalKind.PHONE, "022-6000 0000-8015"),
        ("补偿款打入“一折通”：1300 0000 0100 0000 713", PersonalKind.ACCOUNT, "1300 0000 0100 0000 713"),
        ("通讯处为城东区水上公园西路云锦园9号楼4门602", PersonalKind.ADDRESS, "云锦园9号楼4门602"),
        ("证 号 ： 4 1 0 1 0 1 1 9 8 0 0 1 0 1 0 0 2 X", PersonalKind.ID_CARD, "4 1 0 1 0 1 1 9 8 0 0 1 0 1 0 0 2 X"),
        ("410101\n19800101\n0010", PersonalKind.ID_CARD, "410101\n19800101\n0010"),
        ("乘车人证件4101011980****0010", PersonalKind.ID_CARD, "4101011980****0010"),
        ("学籍辅号G410101198001010010", PersonalKind.OTHER, "G410101198001010010"),
        ("昨晚I38-0000-00I0打来", PersonalKind.PHONE, "I38-0000-00I0"),
        ("门口那辆豫 A D 0 0 0 0 1谁的", PersonalKind.PLATE, "豫 A D 0 0 0 0 1"),
        ("旅行证件号码 EB 0000001", PersonalKind.PASSPORT, "EB 0000001"),
        ("云锦区宋城路水岸新城22号楼东单元9层西户", PersonalKind.ADDRESS, "水岸新城22号楼东单元9层西户"),
        ("原址云锦区水岸小区C座19-4", PersonalKind.ADDRESS, "水岸小区C座19-4"),
        ("写我家：云锦区水岸新村A区9排3号", PersonalKind.ADDRESS, "水岸新村A区9排3号"),
        ("停机号码137 0000 0020勿再打", PersonalKind.PHONE, "137 0000 0020"),
        ("主任卢二妮（6-1-1801）", PersonalKind.ADDRESS, "6-1-1801"),
        ("云锦旗青溪苏木2嘎查14户", PersonalKind.ADDRESS, "青溪苏木2嘎查14户"),
        ("外籍教师来华：Martin Blake，讲座费", PersonalKind.NAME, "Martin Blake"),
        ("token=abcdef1234567890", PersonalKind.SECRET, "abcdef1234567890"),
        ("http://root:geheim@10.0.0.1/v1", PersonalKind.SECRET, "root:geheim"),
    ],
)
def test_personal_data_is_found_whatever_it_is_written_like(text, kind, quote):
    assert any(k is kind and quote in stated for k, stated in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "合同编号：4101012026000138000",
        f"项目编码：{ID[:17]}",
        "总投资13800000000元，其中财政13912345678.00元",
        "12345热线，消防119，欠薪12333",
        "鲁迅中学、王府井街道、高新区、温度、程序、金额",
        "豫财预〔2026〕13号，郑政文〔2025〕138号",
        "坐标113.625351,34.746303，读数00138371",
        "联系单位：市财政局预算科，负责人由办公室指定",
        "办公地址：某某市城东区经三路25号",
        "公厕14座112万元，小区改造3个",
        "函证编号1350000649，检验证号 林种检2026-0000",
        "注册证号 国械注准20200000562，国药准字H20200000",
        "身份证有效期2018.06.11-2038.06.11",
        "产权备案号：豫A-T00000，安装高度86.5米",
        "您的快件已到驿站，取件码7-3-2046",
        "请到四楼412取件，公墓东区3排14号",
        "Microsoft Word Viewer 16",
        "row 47 col F: expect number, got null",
    ],
)
def test_sums_papers_bodies_and_places_stay(text):
    assert found(text) == []


def test_the_label_of_a_column_holds_for_its_cells():
    table = "序号\t户主\t家庭住址\t残疾证号\n1\t卢二妮\t青溪镇梁庄村\t41010119800101001243"
    assert [kind for kind, _ in found(table)] == [PersonalKind.NAME, PersonalKind.ADDRESS, PersonalKind.OTHER]


def test_a_form_of_labels_and_values_is_no_column_of_names():
    form = "姓名  卢 二 妮\n性别  女\n证件号码  0 0\n现住址  不详"
    assert [stated for _, stated in found(form)] == ["卢 二 妮"]
    assert found("姓名|工种|应发\n卢二妮|瓦工|320\n合计||320") == [(PersonalKind.NAME, "卢二妮")]


def test_what_is_not_certain_is_listed_and_not_masked():
    reading = read_personal("备注：6000000000000000000")
    assert reading.certain == []
    assert [s.kind for s in reading.doubtful] == [PersonalKind.ACCOUNT]


def test_half_a_character_as_in_broken_file_names_does_no_harm():
    assert (PersonalKind.NAME, "张三丰") in found("联系人：张三丰\ud800")


def test_a_code_of_a_body_proves_itself():
    body = "91110000600037341"
    assert sum(is_credit_code(body + last) for last in "0123456789ABCDEFGHJKLMNPQRTUWXY") == 1


def test_the_training_strings_are_masked():
    """They are trained on, so this holds the machinery, not how well unseen text is read."""
    lines = (STRINGS / "strings.jsonl").read_text(encoding="utf-8").splitlines()
    totals = measure([json.loads(line) for line in lines])
    assert totals.recall >= 0.97
    assert totals.wrong_strings <= 4, "where a whole address goes, the town in it goes with it"


@pytest.mark.usefixtures("without_context")
@pytest.mark.parametrize("piece", ["1", "1 ", "一", "王", "王 ", "李村", "0371-", "a1@", "号", "三组", "\t姓名", "住"])
def test_reading_costs_in_proportion_to_the_text(piece):
    read_personal("张三")

    def seconds(length):
        started = time.process_time()
        read_personal((piece * length)[:length])
        return time.process_time() - started

    assert min(seconds(8000) for _ in range(4)) < 3.2 * min(seconds(4000) for _ in range(4)) + 0.03

"""Nothing personal of a paper reaches the dossier, and what was masked keeps apart. All names are made up."""

from assistant.domain.dossier import FactKind

ID = "110101190001010014"


def test_nothing_personal_is_left_anywhere_in_the_dossier(lighting):
    whole = lighting.model_dump_json()
    for stated in (
        "张三",
        "李四",
        "王五",
        "赵六",
        "钱七",
        "孙八",
        "周九",
        "吴十",
        "郑一",
        "蒋四",
        "13800000000",
        ID,
        "6222",
    ):
        assert stated not in whole
    assert lighting.masked > 20


def test_two_files_that_look_alike_masked_keep_apart(read_texts):
    dossier = read_texts({f"记录-1380000000{n}.txt": f"到位资金：{n}0万元，资金按时到位，管理规范。" for n in (1, 2)})
    assert [p.path for p in dossier.papers] == ["记录-〔电话〕.txt", "记录-〔电话〕（2）.txt"]
    assert len({f.quote.paper for f in dossier.facts}) == 2


def test_a_person_as_a_party_is_shown_as_a_role(read_texts):
    dossier = read_texts({"协议.txt": "土地租赁协议书\n\n甲方：柳河镇人民政府\n\n乙方：张三\n\n租金：1.2万元\n"})
    assert {(f.subject, f.value) for f in dossier.facts if f.kind is FactKind.PARTY} == {
        ("甲方", "柳河镇人民政府"),
        ("乙方", "乙方（个人）"),
    }

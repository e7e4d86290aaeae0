"""The pages of a dossier by sentence: what speaks for and against a review point, quoted as it stands."""

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.framework import ReviewPoint
from assistant.jobs.evaluation.index import PaperIndex
from tests.fakes.dossiers import dossier

FORMALITIES = ReviewPoint(
    text="审批手续完整",
    papers=(PaperKind.AUDIT, PaperKind.VOUCHER),
    supports=("手续齐全", "签字齐全"),
    against=("手续不全", "未经审批"),
)
DIVERTED = ReviewPoint(text="没有挪用", papers=(PaperKind.AUDIT,), against=("挪用", "截留"))


def weighed(point, **papers):
    kinds = {
        "audit": PaperKind.AUDIT,
        "voucher": PaperKind.VOUCHER,
        "rules": PaperKind.RULES,
        "report": PaperKind.REPORT,
        "contract": PaperKind.CONTRACT,
    }
    return PaperIndex(dossier({f"{k}.txt": (kinds[k], text) for k, text in papers.items()})).weigh(point)


def words(quotes):
    return [q.text for q in quotes]


def test_a_sentence_is_quoted_as_it_stands_with_its_page():
    found = weighed(FORMALITIES, audit="检查情况如下。\f一、抽查凭证 30 张，手 续 齐 全。其他略。").found
    assert [(q.page, q.text) for q in found] == [(2, "一、抽查凭证 30 张，手 续 齐 全。")]


def test_the_denial_of_a_wrong_speaks_for_the_point():
    kept = weighed(DIVERTED, audit="资金专账核算，未发现截留、挪用。")
    assert (words(kept.found), kept.against) == (["资金专账核算，未发现截留、挪用。"], ())


def test_a_rule_against_it_speaks_neither_way():
    kept = weighed(DIVERTED, audit="任何单位不得截留、挪用项目资金。")
    assert (kept.found, kept.against) == ((), ())


def test_a_paper_of_another_kind_is_no_proof():
    assert weighed(FORMALITIES, report="付款均手续齐全，资料完整。").found == ()


def test_the_unit_s_own_admission_speaks_against_a_point_though_its_praise_proves_nothing():
    assert words(weighed(FORMALITIES, report="有两笔支出手续不全。").against) == ["有两笔支出手续不全。"]


def test_rules_and_contracts_admit_nothing():
    assert weighed(FORMALITIES, rules="凡支出手续不全的一律退回。").against == ()
    assert weighed(FORMALITIES, contract="付款手续不全，发包人有权退回。").against == ()


def test_a_rule_about_a_proof_word_speaks_neither_way():
    kept = weighed(FORMALITIES, audit="未经审批不得支付。下一步应做到手续齐全。")
    assert (kept.found, kept.against) == ((), ())


def test_a_proof_word_denied_in_a_paper_that_was_not_asked_does_not_count():
    assert weighed(FORMALITIES, report="付款未做到签字齐全。").against == ()


def test_a_proof_word_that_is_denied_speaks_against():
    assert words(weighed(FORMALITIES, voucher="本凭证未做到签字齐全，退回补办。").against) == [
        "本凭证未做到签字齐全，退回补办。"
    ]


def test_the_paper_itself_answers_where_it_is_what_is_asked_for():
    point = ReviewPoint(text="有制度", papers=(PaperKind.RULES,), present=True)
    index = PaperIndex(dossier({"资金管理办法.txt": (PaperKind.RULES, "青溪县文件\n资金管理办法\n第一条 略")}))
    assert words(index.weigh(point).found) == ["资金管理办法"]
    assert PaperIndex(dossier({})).weigh(point).found == ()


@pytest.mark.parametrize(
    ("paper", "text", "limited"),
    [
        ("audit", "个别凭证手续不全。", True), ("audit", "第37号凭证手续不全。", True),
        ("audit", "有3笔付款手续不全。", True), ("voucher", "付款审批单手续不全。", True),
        ("audit", "资金拨付手续不全。", False), ("audit", "一切手续齐全完备。", False),
    ],
)  # fmt: skip
def test_complaints_about_single_cases_are_noted_from_those_about_all(paper, text, limited):
    assert weighed(FORMALITIES, **{paper: text}).limited is limited


def test_the_inspection_speaks_before_the_unit():
    kept = weighed(FORMALITIES, report="有一笔手续不全的付款。", audit="资金拨付手续不全。")
    assert words(kept.against) == ["资金拨付手续不全。", "有一笔手续不全的付款。"]


def test_rules_answer_for_what_they_regulate_whichever_way_they_put_it():
    point = ReviewPoint(text="规定支付", papers=(PaperKind.RULES,), supports=("验收", "支付"), against=("制度不健全",))
    kept = weighed(point, rules="凡手续不全的支出，一律不予支付。其余从略。")
    assert (words(kept.found), kept.against) == (["凡手续不全的支出，一律不予支付。"], ())


def test_a_heading_proves_nothing_a_short_sentence_does():
    assert weighed(FORMALITIES, audit="二、手续齐全。").found == ()
    assert words(weighed(FORMALITIES, audit="手续齐全。").found) == ["手续齐全。"]


def test_one_quote_of_each_paper_is_enough_and_the_plainest_word_comes_first():
    kept = weighed(
        FORMALITIES, audit="凭证签字齐全，无异常。凭证手续齐全，无异常。", voucher="本凭证手续齐全，可以付款。"
    )
    assert words(kept.found) == ["凭证手续齐全，无异常。", "本凭证手续齐全，可以付款。"]


def test_a_long_sentence_is_cut_to_the_clause_that_counts():
    text = "检查组查阅了" + "会计账簿、" * 30 + "，抽查付款凭证均手续齐全，其余情况正常。"
    assert words(weighed(FORMALITIES, audit=text).found) == ["抽查付款凭证均手续齐全"]


def test_passages_are_sentences_that_say_most_of_what_is_asked():
    index = PaperIndex(dossier({
        "总结.txt": (PaperKind.REPORT, "全县已有34所学校明确灯具管护责任人。食堂改造已经完成。"),
        "方案.txt": (PaperKind.PLAN, "灯具管护责任人由学校指定。"),
    }))  # fmt: skip
    assert words(index.passages("灯具管护责任")) == [
        "灯具管护责任人由学校指定。",
        "全县已有34所学校明确灯具管护责任人。",
    ]
    assert words(index.passages("灯具管护责任", without=[PaperKind.PLAN])) == ["全县已有34所学校明确灯具管护责任人。"]
    assert index.passages("水质达标率") == ()


def test_an_empty_dossier_has_no_passages():
    assert PaperIndex(dossier({})).passages("灯具") == ()


def test_a_gap_in_a_word_stands_for_a_few_characters_of_the_same_clause():
    spent = ReviewPoint(text="按用途使用", papers=(PaperKind.AUDIT,), against=("用于…奖金", "不符合…使用规定"))
    stated = "将专项资金20万元用于发放职工年终奖金。"
    assert words(weighed(spent, audit=stated).against) == [stated]
    assert weighed(spent, audit="资金用于道路养护，年终奖金另行列支。").against == ()
    assert weighed(spent, audit="专项资金不得用于发放奖金。").against == ()


def test_a_complaint_about_another_matter_is_left_to_its_own_point():
    paid = FORMALITIES.model_copy(update={"elsewhere": ("采购", "用地")})
    assert weighed(paid, audit="一台设备的采购手续不全。").against == ()
    assert words(weighed(paid, audit="两笔付款手续不全。").against) == ["两笔付款手续不全。"]


def test_a_contract_proves_a_point_but_complains_of_nothing():
    bought = ReviewPoint(text="采购合规", papers=(PaperKind.CONTRACT,), supports=("中标通知书",), against=("违反合同",))
    kept = weighed(bought, contract="根据中标通知书签订本合同。\n乙方违反合同约定，甲方扣减当期费用。")
    assert (words(kept.found), kept.against) == (["根据中标通知书签订本合同。"], ())


def test_a_wrong_that_was_put_right_weighs_less():
    owed = ReviewPoint(text="按标准发放", papers=(PaperKind.AUDIT,), against=("重复发放",))
    assert weighed(owed, audit="重复发放的补贴已全部追回。").limited
    assert not weighed(owed, audit="存在重复发放补贴的问题。").limited


def test_what_is_done_in_part_speaks_both_ways():
    registered = ReviewPoint(text="已登记", papers=(PaperKind.AUDIT,), supports=("登记入账",), against=("未办理…产权",))
    both = "资产已登记入账，尚未办理不动产权证。"
    kept = weighed(registered, audit=both)
    assert (words(kept.found), words(kept.against)) == ([both], [both])
    assert weighed(registered, audit="资产未登记入账，也未办理不动产权证。").found == ()

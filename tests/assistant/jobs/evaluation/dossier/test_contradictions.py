"""Papers that differ where there can be one truth are named; what may differ is left alone."""

SUMMARY = "# 项目工作总结\n\n"
ACCEPTED = "# 竣工验收报告\n\n"


def _subjects(dossier):
    return [c.subject for c in dossier.contradictions]


def test_the_three_of_the_dossier_are_found_and_nothing_else(lighting):
    assert sorted(_subjects(lighting)) == ["合同金额", "改造教室", "竣工日期"]


def test_the_message_names_papers_pages_and_values(lighting):
    message = next(c.message for c in lighting.contradictions if c.subject == "改造教室")
    assert "《05验收/竣工验收报告.docx》第1页为632间" in message
    assert "《06总结/项目工作总结.md》第1页为640间" in message
    assert "\n" not in message


def test_a_contract_sum_is_kept_against_the_very_contract(lighting):
    facts = next(c.facts for c in lighting.contradictions if c.subject == "合同金额")
    assert [f.quote.paper for f in facts] == ["02采购/施工合同.docx", "06总结/项目工作总结.md"]


def test_several_contracts_and_instalments_may_differ(read_texts):
    dossier = read_texts(
        {
            "甲合同.txt": "采购合同\n\n合同金额：100万元\n",
            "乙合同.txt": "服务合同\n\n合同金额：20万元\n",
            "凭证1.txt": "记账凭证\n\n支付金额：30万元\n",
            "凭证2.txt": "记账凭证\n\n支付金额：70万元\n",
            "总结.md": f"{SUMMARY}两份合同，合同总金额120万元。\n",
        }
    )
    assert _subjects(dossier) == []


def test_a_running_count_is_no_final_one(read_texts):
    dossier = read_texts(
        {"监理日志.txt": "监理日志\n\n累计完成改造教室518间。\n", "验收报告.md": f"{ACCEPTED}完成改造教室632间。\n"}
    )
    assert _subjects(dossier) == []


def test_a_goal_and_its_outcome_may_differ(read_texts):
    dossier = read_texts(
        {"实施方案.md": "# 实施方案\n\n改造教室640间。\n", "验收报告.md": f"{ACCEPTED}改造教室632间。\n"}
    )
    assert _subjects(dossier) == []


def test_rounding_is_no_contradiction(read_texts):
    dossier = read_texts(
        {
            "验收报告.md": f"{ACCEPTED}结算金额4612980元，群众满意度92.4%。\n",
            "总结.md": f"{SUMMARY}结算金额461.3万元，群众满意度92%。\n",
        }
    )
    assert _subjects(dossier) == []


def test_totals_that_differ_are_found_across_units(read_texts):
    dossier = read_texts(
        {
            "资金台账.md": "# 资金台账\n\n到位资金：4800000元\n",
            "总结.md": f"{SUMMARY}到位资金500万元。\n",
        }
    )
    assert _subjects(dossier) == ["到位资金"]
    assert "4800000元（480万元）" in dossier.contradictions[0].message


def test_a_paper_that_states_several_values_itself_is_no_witness(read_texts):
    dossier = read_texts(
        {
            "验收报告.md": f"{ACCEPTED}竣工日期：2025年9月12日。\n",
            "总结.md": f"{SUMMARY}竣工日期：2025年8月1日。竣工日期：2025年8月25日。\n",
        }
    )
    assert _subjects(dossier) == []


def test_parts_and_years_are_not_kept_against_the_whole(read_texts):
    dossier = read_texts(
        {
            "季度通报.txt": "考核检查情况通报\n\n第三季度上门服务9412人次，到位资金30万元。\n",
            "进度检查.txt": "检查情况报告\n\n截至9月到位资金80万元。\n2023年到位资金60万元，2024年到位资金70万元。\n",
            "总结.md": f"{SUMMARY}上门服务33588人次，到位资金120万元。\n",
        }
    )
    assert _subjects(dossier) == []


def test_rates_with_no_name_of_their_own_are_not_compared(read_texts):
    dossier = read_texts(
        {"检测报告.txt": "检测报告\n\n合格率98%。\n", "总结.md": f"{SUMMARY}合格率100%，群众满意度95%。\n"}
    )
    assert _subjects(dossier) == []


def test_a_rate_noted_differently_is_found(read_texts):
    dossier = read_texts(
        {"调查结果.txt": "满意度调查结果\n\n服务对象满意度91.9%。\n", "总结.md": f"{SUMMARY}服务对象满意度96%。\n"}
    )
    assert _subjects(dossier) == ["服务对象满意度"]

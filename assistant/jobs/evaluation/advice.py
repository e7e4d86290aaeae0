"""Who is to do what about a shortfall: by the place of the indicator in the framework, in the product's own words."""

import re
from typing import NamedTuple

from assistant.domain.filing import Project

DEPARTMENT, UNIT, FINANCE = "主管部门", "项目单位", "财政部门"


class Advice(NamedTuple):
    """An addressee and what he is to do."""

    addressee: str
    text: str


_TABLE = tuple(
    (re.compile(pattern), role, text)
    for pattern, role, text in (
        ("立项依据|支持领域", DEPARTMENT, "补充立项的政策、规划和职责依据，与同类项目比对，依据不足的不再安排。"),
        ("立项程序|立项批复", DEPARTMENT, "补齐申报、论证和审批资料，今后没有论证和批复的项目不列入预算。"),
        (
            "目标设定|绩效目标|绩效指标",
            DEPARTMENT,
            "按任务和资金量修订绩效目标，指标写明可衡量的数值并与计划数对应，按程序报批。",
        ),
        (
            "预算编制|资金分配|申请额度",
            DEPARTMENT,
            "按支出标准和实际需要测算预算，分配资金时写明依据，测算资料随预算报送。",
        ),
        ("资金到位", FINANCE, "按预算批复和用款计划落实尚未到位的资金；确实不能到位的，及时调整预算和绩效目标。"),
        (
            "预算执行率|支出进度|预算完成率|支付进度",
            UNIT,
            "按合同和工作进度安排用款，定期通报执行进度，结余资金按规定处理。",
        ),
        ("资金使用合规|收支预算", UNIT, "补齐欠缺的审批手续和附件，对其余支出逐笔核对，今后手续不全的不予支付。"),
        ("制度健全", UNIT, "制定或完善财务和业务管理制度，覆盖支付、实施、验收和归档各环节。"),
        ("制度执行", UNIT, "对照上述问题逐项整改并留存记录，今后变更、验收、违约处理和归档按制度和合同办理。"),
        (
            "还本付息|收益平衡",
            DEPARTMENT,
            "核实偿债来源和收益测算，按期足额偿付，收益不足的提前制定补足办法并报财政部门。",
        ),
        ("资产", UNIT, "完成资产清查、备案和登记，账实不符的查明原因并调整。"),
        ("公开|信息", DEPARTMENT, "按规定的内容和时限公开，逾期未整改的问题列出责任人和完成时间。"),
        (
            "产出数量|实际完成率|重点工作|产出$",
            UNIT,
            "核实“{name}”没有完成的部分，能补做的明确完成时间，不能补做的按程序调整目标并说明。",
        ),
        ("产出质量|质量达标", UNIT, "对“{name}”没有达标的部分限期整改，整改后复核并归档。"),
        ("产出时效|及时", UNIT, "分清逾期责任并按合同处理，今后按关键环节倒排工期，有延误风险时提前报告主管部门。"),
        ("产出成本|成本", UNIT, "核对“{name}”超出部分的构成，按标准和预算控制成本，能核减的予以核减。"),
        ("满意", UNIT, "针对调查反映的主要意见逐项改进，改进后再作一次调查。"),
        ("效益|效果", DEPARTMENT, "会同项目单位查明“{name}”没有达到预期的环节，明确责任单位和完成时间，跟踪到达标。"),
    )
)
_SPENDING = re.compile("资金使用合规")
_OF_SPENDING = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (
            "挪用|挪作|挤占|截留|虚列|套取|骗取|用途|使用规定|使用范围|超范围|用于",
            "查清不合规定的支出，按规定追回或归还原资金渠道，今后按批复的用途使用资金",
        ),
        (
            "重复发放|违规发放|超标准发放|冒领|停发|多发",
            "如数追回多发的资金，核对发放对象并定期比对信息，对不再符合条件的及时停发",
        ),
        (
            "手续|签字|审批|发票|凭证|附件|白条|支付证书",
            "补齐欠缺的审批手续和附件，对其余支出逐笔核对，今后手续不全的不予支付",
        ),
        ("核算|账实|专账", "按会计制度更正账务，专账核算并定期对账"),
    )
)
"""What is to be done about spending goes by what was found."""
_OTHERWISE = (UNIT, "针对“{name}”反映的问题制定整改措施，明确责任人和完成时间。")
_CLASH = "核对“{name}”的原始凭据，更正有误的材料，今后对外提供的数据由一处归口核对。"


def advice_for(level1: str, level2: str, name: str, project: Project, found: str = "") -> Advice:
    """Advice for an indicator: by its second-level class, its name, its first-level class; satisfaction by its name.

    ``found`` is what the papers complain of; advice on spending goes by it.
    """
    if _SPENDING.search(name) and (parts := [text for pattern, text in _OF_SPENDING if pattern.search(found)]):
        return Advice(named(UNIT, project), f"{'；'.join(parts)}。")
    for said in (name if "满意" in name else "", level2, name, level1):
        for pattern, role, text in _TABLE:
            if pattern.search(said):
                return Advice(named(role, project), text.format(name=name))
    role, text = _OTHERWISE
    return Advice(named(role, project), text.format(name=name))


def advice_on_clash(subject: str, project: Project) -> Advice:
    """Advice where papers state different values."""
    return Advice(named(UNIT, project), _CLASH.format(name=subject))


def named(role: str, project: Project) -> str:
    """The addressee with its role, such as 青溪县教育局（主管部门）; the role alone where no name is known."""
    name = {DEPARTMENT: project.department, UNIT: project.unit}.get(role, "")
    return f"{name}（{role}）" if name else role

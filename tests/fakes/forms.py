"""Small forms of every kind, each a title and its rows, and the files that hold them."""

import docx
import openpyxl

HEAD = ["一级指标", "二级指标", "三级指标"]
PLACE = ["产出指标", "数量指标", "护理员培训人数"]
DECLARED = (
    "项目支出绩效目标申报表",
    [["项目名称", "护理员培训"], ["年度资金总额", "120"], [*HEAD, "指标值"], [*PLACE, "≥120人"]],
)
EVALUATED = (
    "项目支出绩效自评表",
    [
        ["项目名称", "护理员培训"],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数"],
        ["", "年度资金总额", "120", "120", "118"],
        [*HEAD, "年度指标值", "实际完成值", "得分"],
        [*PLACE, "≥120人", "118人", "9.83"],
    ],
)
MONITORED = (
    "项目支出绩效运行监控表",
    [
        ["项目名称", "护理员培训"],
        ["项目资金（万元）", "", "年初预算数", "1-7月执行数", "全年预计执行数"],
        ["", "年度资金总额", "120", "50", "120"],
        [*HEAD, "年度指标值", "1-7月完成值", "全年预计完成值"],
        [*PLACE, "≥120人", "50人", "120人"],
    ],
)
REVIEWED = (
    "项目支出绩效目标审核表",
    [["审核内容", "审核要点", "审核意见", "得分"], ["规范完整性", "绩效目标填报格式是否规范", "优", "5"]],
)
DEPARTMENT = (
    "部门整体支出绩效目标申报表",
    [["部门（单位）名称", "青溪县民政局"], ["年度主要任务", "任务名称"], [*HEAD, "指标值"], [*PLACE, "≥120人"]],
)
CONTRADICTORY = ("项目支出绩效自评表", DECLARED[1])


def word(path, *forms, year="（2026年度）"):
    """A Word file with these forms; a title that is empty leaves an empty line."""
    document = docx.Document()
    for title, rows in forms:
        document.add_paragraph(title)
        if title:
            document.add_paragraph(year)
        table = document.add_table(len(rows), max(map(len, rows)))
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
    document.save(str(path))
    return path


def book(path, *forms, year="（2026年度）"):
    """A workbook with a sheet for every form."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, (title, rows) in enumerate(forms, 1):
        sheet = made.create_sheet(f"表{number}")
        for row in ([title], [year], *rows):
            sheet.append(row)
    made.save(path)
    return path

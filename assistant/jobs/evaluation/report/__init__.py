"""The text of a 评价报告: a summary and seven chapters in the official order (财预〔2020〕10号附3), from one value.

Keys of the sections, in their order; tables and charts are placed by them:

* ``summary`` 摘要
* ``basics`` 一、基本情况: ``basics.overview``, ``basics.content``, ``basics.funds``, ``basics.goals``
* ``process`` 二、绩效评价工作开展情况: ``process.purpose``, ``process.method``, ``process.work``
* ``conclusion`` 三、综合评价情况及评价结论: ``conclusion.result``, ``conclusion.scores``
* ``analysis`` 四、绩效评价指标分析: ``analysis.决策`` and so on a class, ``analysis.决策.A1`` and so on an indicator
* ``problems`` 五、主要经验及做法、存在的问题及原因分析: ``problems.practice``, ``problems.found``,
  ``problems.found.决策`` and so on, ``problems.found.papers``
* ``advice`` 六、有关建议: ``advice.1``, ``advice.2`` and so on an addressee
* ``other`` 七、其他需要说明的问题: ``other.contradictions``, ``other.gaps``, ``other.survey``, ``other.limits``

Sections with pieces may be written by a model; those without are the rules' own.
"""

from assistant.jobs.evaluation.report.assembly import assemble_report, report_filing, report_sections

__all__ = ["assemble_report", "report_filing", "report_sections"]

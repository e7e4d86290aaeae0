"""What GB/T 9704-2012 sets for the page, in Word's units, and the names of fonts and of Word's markup."""

from docx.shared import Mm

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TITLE, KAI, SONG = "方正小标宋简体", "楷体_GB2312", "宋体"
NO_2, NO_3, NO_4, SMALL_4, NO_5, SMALL_5 = 44, 32, 28, 24, 21, 18
"""二号, 三号, 四号, 小四, 五号, 小五 in half points."""
LINE = 570
"""28.5 points of line in twentieths: 22 lines on a page."""
TEXT_WIDTH = 8844
"""版心 156 mm in twentieths of a point."""
TOP, RIGHT, BOTTOM, LEFT = Mm(37), Mm(26), Mm(35), Mm(28)
"""Margins around the 版心 of 156×225 mm: 天头 37, 订口 28."""

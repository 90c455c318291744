#!/usr/bin/python3
"""Makes the faces of this folder: make.py NOTO_SERIF_DIR NOTO_SANS_DIR OUT_DIR

Needs fonttools 4.38, and from Debian fonts-lxgw-wenkai and unicode-data.
"""
import bz2, glob, os, re, sys
from fontTools import subset
from fontTools.ttLib import TTFont

KAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
SYMBOLS = "20-17F 370-4FF 2010-2050 2100-2199 2200-22FF 2460-24FF 2500-254B 25A0-2671 2700-271A 3000-3129 3200-33FF FF00-FFEF"


def common():
    """GB 2312, the 8105 characters of 通用规范汉字表 (kTGH), and symbols."""
    chars = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            chars.update(map(ord, bytes([row, cell]).decode("gb2312", "ignore")))
    for line in bz2.open(UNIHAN, "rt", encoding="utf8"):
        if m := re.match(r"U\+([0-9A-F]+)\tkTGH\t", line):
            chars.add(int(m[1], 16))
    for block in SYMBOLS.split():
        first, last = (int(x, 16) for x in block.split("-"))
        chars.update(range(first, last + 1))
    return chars


def make(source, out, family, chars=None):
    o = subset.Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, name_IDs=[0, 13, 14])
    o.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "STAT", "VORG", "MATH", "gasp"]
    font = TTFont(source)
    s = subset.Subsetter(o)
    s.populate(unicodes=chars or font.getBestCmap().keys())
    s.subset(font)
    # The reserved names may not be used for a changed font.
    for name_id, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font.save(out)


serif, sans, out = sys.argv[1:]
one = lambda folder, weight: glob.glob(os.path.join(folder, weight, "*.ttf"))[0]
make(one(serif, "400Regular"), out + "/serif.ttf", "Rectify Serif")
make(one(serif, "700Bold"), out + "/serif-bold.ttf", "Rectify Serif Bold", common())
make(one(sans, "700Bold"), out + "/sans-bold.ttf", "Rectify Sans Bold", common())
make(KAI, out + "/kai.ttf", "Rectify Kai")

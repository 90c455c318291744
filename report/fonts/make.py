#!/usr/bin/python3
"""Makes the faces of this folder: make.py NOTO_SERIF_DIR NOTO_SANS_DIR OUT_DIR

Needs fonttools 4.38, and from Debian fonts-lxgw-wenkai, fonts-dejavu-core and
unicode-data. make.py symbols OUT_DIR makes symbol.ttf alone, from fonts-dejavu-core.
"""
import bz2, glob, os, re, sys
from fontTools import subset
from fontTools.ttLib import TTFont

KAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
SYMBOLS = "20-17F 370-4FF 2010-2050 2100-2199 2200-22FF 2460-24FF 2500-254B 25A0-2671 2700-271A 3000-3129 3200-33FF FF00-FFEF"

# What the other faces lack, with its own kind whole, so that all of a formula
# and all boxes of a list look alike: raised and lowered figures, boxes, ticks
# and crosses, heavy arrows, and signs of warning.
LACKED = "2070 2071 2074-208E 2300 25BA 25C4 25FB 25FC 2610-2612 2622 2623 2699 26A1 2706 2713-2718 274F-2752 2794 279C 27A4"


def ranges(text):
    for block in text.split():
        first, _, last = block.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def common():
    """GB 2312, the 8105 characters of 通用规范汉字表 (kTGH), and symbols."""
    chars = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            chars.update(map(ord, bytes([row, cell]).decode("gb2312", "ignore")))
    for line in bz2.open(UNIHAN, "rt", encoding="utf8"):
        if m := re.match(r"U\+([0-9A-F]+)\tkTGH\t", line):
            chars.add(int(m[1], 16))
    chars.update(ranges(SYMBOLS))
    return chars


def make(source, out, family, chars=None, names=[0, 13, 14]):
    o = subset.Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, name_IDs=names)
    o.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "STAT", "VORG", "MATH", "gasp"]
    font = TTFont(source, recalcTimestamp=False)
    s = subset.Subsetter(o)
    s.populate(unicodes=chars or font.getBestCmap().keys())
    s.subset(font)
    # The reserved names may not be used for a changed font.
    for name_id, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font.save(out)


out = sys.argv[-1]
# Its licence is longer than the face: it is beside it, in LICENSE-DejaVu.txt.
make(DEJAVU, out + "/symbol.ttf", "Rectify Symbol", set(ranges(LACKED)), [0, 14])
if sys.argv[1] == "symbols":
    sys.exit()
serif, sans = sys.argv[1:3]
one = lambda folder, weight: glob.glob(os.path.join(folder, weight, "*.ttf"))[0]
make(one(serif, "400Regular"), out + "/serif.ttf", "Rectify Serif")
make(one(serif, "700Bold"), out + "/serif-bold.ttf", "Rectify Serif Bold", common())
make(one(sans, "700Bold"), out + "/sans-bold.ttf", "Rectify Sans Bold", common())
make(KAI, out + "/kai.ttf", "Rectify Kai")

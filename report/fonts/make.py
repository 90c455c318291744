#!/usr/bin/python3
"""Makes the faces of this folder: make.py NOTO_SERIF_DIR NOTO_SANS_DIR OUT_DIR

Needs fonttools 4.38 and zopfli 1.0.3, and from Debian fonts-lxgw-wenkai, fonts-dejavu-core
and unicode-data. make.py symbols OUT_DIR makes symbol.ttf alone, from fonts-dejavu-core.
"""
import bz2, glob, os, re, subprocess, struct, sys, tempfile
from fontTools import subset
from fontTools.ttLib import TTFont, newTable

KAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
UNIHAN = "/usr/share/unicode/Unihan_%s.txt.bz2"
SYMBOLS = "20-17F 370-4FF 2010-2050 2100-2199 2200-22FF 2460-24FF 2500-254B 25A0-2671 2700-271A 3000-3129 3200-33FF FF00-FFEF"

# What the other faces lack, with its own kind whole, so that all of a formula
# and all boxes of a list look alike: raised and lowered figures, boxes, ticks
# and crosses, heavy arrows, and signs of warning.
LACKED = "2070 2071 2074-208E 2300 25BA 25C4 25FB 25FC 2610-2612 2622 2623 2699 26A1 2706 2713-2718 274F-2752 2794 279C 27A4"

# What is kept plain in every face, beside the 1,000 hanzi used most: figures,
# Latin letters, marks, and what the papers' titles, heads and notes are worded with.
OFTEN = "20-FF 2010-203F 2100-2125 2160-216B 2460-2473 25A0-25CF 3000-301F FF01-FF5E"
WORDS = "丁丙乙减占壬序庚延录径待患戊执承措描援救施未末某标检状率甲癸监累编范街补访账趋辛述逾镇附限隐项"


def ranges(text):
    for block in text.split():
        first, _, last = block.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def gb2312(rows):
    for row in rows:
        for cell in range(0xA1, 0xFF):
            yield from map(ord, bytes([row, cell]).decode("gb2312", "ignore"))


def unihan(file, field):
    for line in bz2.open(UNIHAN % file, "rt", encoding="utf8"):
        if m := re.match(rf"U\+([0-9A-F]+)\t{field}\t(.*)", line):
            yield int(m[1], 16), m[2]


def common():
    """GB 2312, the 8105 characters of 通用规范汉字表 (kTGH), and symbols."""
    return {*gb2312(range(0xA1, 0xF8)), *(c for c, _ in unihan("OtherMappings", "kTGH")), *ranges(SYMBOLS)}


def frequent(n):
    """The n characters that are used most (kHanyuPinlu)."""
    times = {c: sum(map(int, re.findall(r"\((\d+)\)", text))) for c, text in unihan("Readings", "kHanyuPinlu")}
    return sorted(times, key=lambda c: (-times[c], c))[:n]


def make(source, family, chars=None, names=[0, 13, 14]):
    """A face of those characters. Its limits stay those of the source, so that a
    paper's bytes do not hang on what else the face has; symbol.ttf has its own."""
    o = subset.Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, name_IDs=names)
    o.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "STAT", "VORG", "MATH", "gasp", "FFTM"]
    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=source == DEJAVU)
    s = subset.Subsetter(o)
    s.populate(unicodes=chars or font.getBestCmap().keys())
    s.subset(font)
    # The reserved names may not be used for a changed font.
    for name_id, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    return font


def part(outline):
    """An outline in parts that are alike in all outlines, or None if it is too
    special: number of contours, limits, points of each contour, flags, steps."""
    n = struct.unpack(">h", outline[:2])[0]
    if not 0 < n < 256:
        return None
    at = 10 + 2 * n
    ends = (-1, *struct.unpack(f">{n}H", outline[10:at]))
    points = [end - before for before, end in zip(ends, ends[1:])]
    if outline[at : at + 2] != b"\0\0" or max(points) > 255:
        return None
    first = at = at + 2
    flags = b""
    while len(flags) <= ends[-1]:
        flag, at = outline[at], at + 1
        if flag & 8:
            flags, at = flags + bytes([flag]) * outline[at], at + 1
        flags += bytes([flag])
    across = at + sum(1 if f & 2 else 0 if f & 16 else 2 for f in flags)
    up = across + sum(1 if f & 4 else 0 if f & 32 else 2 for f in flags)
    if up != len(outline):
        return None
    return bytes([n]), outline[2:10], bytes(points), outline[first:at], outline[at:across], outline[across:up]


def block(parts):
    contours, limits, points, flags, across, up = map(b"".join, zip(*parts))
    limits = b"".join(limits[i::8] for i in range(8))
    return struct.pack(">II", len(flags), len(across)) + contours + limits + points + flags + across + up


def deflate(blocks):
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, str(i)) for i in range(len(blocks))]
        for file, data in zip(files, blocks):
            open(file, "wb").write(data)
        subprocess.run(["zopfli", "--i5", "--deflate", *files], check=True)
        return [open(file + ".deflate", "rb").read() for file in files]


def pack(font, plain, per=64):
    """The outlines as report/typeset/packed.go reads them: those of the plain
    characters as they are, the others deflated, so many glyphs to a block."""
    order, cmap, locations, glyf = font.getGlyphOrder(), font.getBestCmap(), font["loca"].locations, font.reader["glyf"]
    plain = {order.index(".notdef"), *(font.getGlyphID(cmap[c]) for c in plain if c in cmap)}
    lengths, raw, parted = [], [], []
    for g in range(len(order)):
        if g % per == 0:
            raw.append(b"")
            parted.append([])
        outline = glyf[locations[g] : locations[g + 1]]
        parts = outline and g not in plain and part(outline)
        if parts:
            parted[-1].append(parts)
        else:
            raw[-1] += outline
        lengths.append(len(outline) | (0 if parts or not outline else 0x8000))
        assert len(outline) < 0x8000
    packed = deflate([block(p) if p else b"" for p in parted])
    packed = [data if p else b"" for p, data in zip(parted, packed)]
    starts, plains, at = b"", sum(map(len, raw)), 0
    for r, d in zip([*raw, b""], [*packed, b""]):
        starts += struct.pack(">II", at, plains)
        at, plains = at + len(r), plains + len(d)
    return struct.pack(">H", per) + starts + struct.pack(f">{len(lengths)}H", *lengths) + b"".join(raw + packed)


def save(font, out, plain):
    """The face with its outlines packed, and with one map of characters."""
    font.save(out + ".ttf")
    font = TTFont(out + ".ttf", recalcTimestamp=False, recalcBBoxes=False)
    packed = newTable("glyz")
    packed.data = pack(font, plain)
    best = max((t for t in font["cmap"].tables if t.format in (4, 12)), key=lambda t: t.format)
    font["cmap"].tables = [best]
    font["glyz"] = packed
    del font["glyf"], font["loca"]
    font.save(out + ".face")
    os.remove(out + ".ttf")


out = sys.argv[-1]
# Its licence is longer than the face: it is beside it, in LICENSE-DejaVu.txt.
make(DEJAVU, "Rectify Symbol", set(ranges(LACKED)), [0, 14]).save(out + "/symbol.ttf")
if sys.argv[1] == "symbols":
    sys.exit()
serif, sans = sys.argv[1:3]
one = lambda folder, weight: glob.glob(os.path.join(folder, weight, "*.ttf"))[0]
often = {*ranges(OFTEN), *map(ord, WORDS), *frequent(1000)}
serif_has = {*TTFont(one(serif, "400Regular")).getBestCmap()}
kai_has = {*TTFont(KAI).getBestCmap()}
save(make(one(serif, "400Regular"), "Rectify Serif"), out + "/serif", {*often, *gb2312(range(0xB0, 0xD8))})
save(make(one(serif, "700Bold"), "Rectify Serif Bold", common()), out + "/serif-bold", often)
save(make(one(sans, "700Bold"), "Rectify Sans Bold", common()), out + "/sans-bold", often)
save(make(KAI, "Rectify Kai", kai_has - serif_has | common()), out + "/kai", often)

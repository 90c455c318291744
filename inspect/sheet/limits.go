package sheet

import "fmt"

// What a ledger can be. A file of a few kilobytes may unpack to a thousand times
// as much, so what is beyond a ledger is refused before room is made for it,
// with the limit named. Each lets a real ledger pass.
const (
	// bytes of the parts that are read, and of the text in the rows: a full sheet of ten columns has 430 million
	mostUnpacked = 512 << 20
	mostRatio    = 200        // of unpacked to packed bytes, in a part of more than smallPart
	smallPart    = 16 << 20   // bytes
	mostPiped    = 32 << 20   // bytes of a workbook that comes through a pipe, and is held
	mostListed   = 4 << 20    // bytes of a workbook's table of contents: 50,000 pictures
	mostSheets   = 1000       // one a day for more than two years
	mostRows     = 1 << 20    // which is what a sheet can have
	mostCells    = 17_000_000 // 1,048,576 rows of sixteen
	mostColumns  = 1000       // a ledger has 17
	widest       = 1 << 14    // columns of a sheet
	mostStrings  = 4_000_000  // four of a row's own in a million rows
	mostText     = 64 << 20   // bytes of a workbook's table of strings
	mostStyles   = 1 << 16    // which is what a workbook can have
	mostMerged   = 500_000    // every other row of a million
	longestCell  = 32_767     // characters, which is what a cell can hold
	longestText  = 8 * longestCell
	longestTag   = 1 << 18 // bytes between < and >
	longestRow   = 1 << 20 // bytes of a row of text
	mostQuoted   = 300     // bytes of a cell, in what is said of it
	deepest      = 64      // elements in one another; a sheet has eight
)

var (
	errUnpacked = tooMuch("unpacks to more than %d MB", "解压后超过 %d MB", mostUnpacked>>20)
	errRatio    = tooMuch("unpacks to more than %d times its size", "解压后超过原大小的 %d 倍", mostRatio)
	errPiped    = tooMuch("sends more than %d MB of a workbook through a pipe (name its file instead)",
		"经管道传入的工作簿超过 %d MB（请直接给出文件名）", mostPiped>>20)
	errListed  = tooMuch("has a table of contents of more than %d MB", "的目录超过 %d MB", mostListed>>20)
	errSheets  = tooMuch("has more than %d sheets", "的工作表超过 %d 张", mostSheets)
	errCells   = tooMuch("has more than %d million cells", "的单元格超过 %d00 万个", mostCells/1_000_000)
	errRows    = tooMuch("has more than %d rows", "超过 %d 行", mostRows)
	errColumns = tooMuch("has more than %d columns", "超过 %d 列", mostColumns)
	errStrings = tooMuch("has more than %d million strings", "的文本超过 %d00 万条", mostStrings/1_000_000)
	errText    = tooMuch("has more than %d MB of text", "的文本超过 %d MB", mostText>>20)
	errStyles  = tooMuch("has more than %d cell styles", "的单元格样式超过 %d 种", mostStyles)
	errMerged  = tooMuch("has more than %d merged cells", "的合并单元格超过 %d 处", mostMerged)
	errCell    = tooMuch("has a cell of more than %d characters", "有超过 %d 个字的单元格", longestCell)
	errTag     = tooMuch("has an XML tag of more than %d kB", "有超过 %d kB 的 XML 标记", longestTag>>10)
	errDepth   = tooMuch("nests XML elements more than %d deep", "的 XML 元素嵌套超过 %d 层", deepest)
	errRow     = tooMuch("has a row of more than %d MB", "有超过 %d MB 的一行", longestRow>>20)
)

// limit is how much of something there may be. The file's name is still to be put
// in front. It is put into words when it is said: every command pays for what is made
// when the program starts.
type limit struct {
	en, zh string
	most   int
}

// Error implements error.
func (l *limit) Error() string { return fmt.Sprintf(l.en, l.most) }

func tooMuch(en, zh string, most int) *limit { return &limit{en, zh, most} }

// of names the file that has too much.
func (l *limit) of(name string) error { return l.but(name, "split it", "请拆分") }

// but names the file that has too much, and says what to do.
func (l *limit) but(name, doEN, doZH string) error {
	return invalid("%[1]s %[2]s, which no ledger has: %[4]s", "%[1]s %[3]s，超出台账所能有；%[5]s",
		name, l.Error(), fmt.Sprintf(l.zh, l.most), doEN, doZH)
}

package calendar

import (
	"fmt"

	"rectify/inspect"
)

// UnknownYearError says that there is no file for a year whose working days
// are asked for. It is an [inspect.Error] of the code not_found too, by
// errors.As.
type UnknownYearError struct {
	Year int
}

// Error gives the English sentence.
func (e *UnknownYearError) Error() string { return e.sentence().EN }

// Unwrap gives the sentence in both languages with what to do about it.
func (e *UnknownYearError) Unwrap() error { return e.sentence() }

func (e *UnknownYearError) sentence() *inspect.Error {
	file := fmt.Sprintf("%04d.txt", e.Year)
	return inspect.Errorf(inspect.CodeNotFound,
		"the working days of %d are not known", "没有 %d 年的工作日安排", e.Year).
		Hint("write the State Council's notice for that year into "+file+" as {calendar.import .help} shows, "+
			"and import it with {calendar.import "+file+"}; or count in calendar days",
			"请将国务院办公厅该年放假通知按 {calendar.import .help} 所示写入 "+file+"，再用 {calendar.import "+file+"} 导入，或改按自然日计算")
}

func noDate(d inspect.Date) error {
	return inspect.Errorf(inspect.CodeInvalid, "%q is not a date", "%q 不是日期", string(d)).
		Hint("write it as 2021-11-24", "请写作 2021-11-24")
}

// fault names the file and, if there is one, the line that cannot be read.
func fault(file string, line int, en, zh string, args ...any) *inspect.Error {
	e := inspect.Errorf(inspect.CodeInvalid, en, zh, args...)
	if line > 0 {
		e.EN, e.ZH = fmt.Sprintf("%s line %d: %s", file, line, e.EN), fmt.Sprintf("%s 第 %d 行：%s", file, line, e.ZH)
	} else {
		e.EN, e.ZH = file+": "+e.EN, file+"："+e.ZH
	}
	return e
}

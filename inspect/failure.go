package inspect

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// CannotWrite says which file could not be written, and whether the disk is
// full. What ended because it was interrupted stays as it is, and so does an
// error that says itself what failed.
func CannotWrite(name string, err error) error {
	var told *Error
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.As(err, &told):
		return err
	case isFull(err):
		return Errorf(CodeFailed, "the disk is full: %s was not written", "磁盘已满，%s 未写成", name).Because(err).
			Hint("make room, or write it to another disk", "请腾出空间，或写到其他磁盘")
	}
	return Errorf(CodeFailed, "cannot write %s: %v", "无法写入 %s：%v", name, Reason(err)).Because(err)
}

func isFull(err error) bool {
	const windowsDiskFull = syscall.Errno(112)
	return errors.Is(err, syscall.ENOSPC) || runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull)
}

// StoreThere says that a new store cannot be made where there is one.
func StoreThere(store string) *Error {
	return Errorf(CodeRefused, "there is a store already at %s", "%s 处已有台账", store).
		Hint("use it as it is, or give another place with {.store}", "请直接使用，或用 {.store} 指定其他位置")
}

// Reason is what the system says, without the name of the file: it may be that
// of a draft, which the person does not know.
func Reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

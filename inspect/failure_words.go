package inspect

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// failures are what the system says, in Chinese; the first that fits.
var failures = []struct {
	err error
	zh  string
}{
	{syscall.EROFS, "文件系统只读"}, {syscall.EISDIR, "是文件夹"}, {syscall.ENOTDIR, "路径中有一段不是文件夹"},
	{syscall.ENAMETOOLONG, "名称过长"}, {syscall.ELOOP, "链接循环"}, {syscall.ENOSPC, "磁盘已满"},
	{syscall.EDQUOT, "磁盘配额已用完"}, {syscall.EFBIG, "文件过大"}, {syscall.EIO, "读写出错"},
	{syscall.EMFILE, "打开的文件过多"}, {syscall.ENFILE, "打开的文件过多"}, {syscall.EBUSY, "正被占用"},
	{syscall.ETXTBSY, "正被占用"}, {syscall.EPIPE, "接收方已关闭"}, {syscall.ENXIO, "没有该设备"},
	{syscall.ENOTEMPTY, "文件夹不是空的"}, {syscall.EXDEV, "不在同一磁盘上"}, {syscall.EINVAL, "系统不接受"},
	{syscall.ENOMEM, "内存不足"}, {fs.ErrPermission, "没有权限"}, {fs.ErrNotExist, "不存在"}, {fs.ErrExist, "已存在"},
	{os.ErrClosed, "已关闭"}, {os.ErrDeadlineExceeded, "等待超时"}, {io.ErrUnexpectedEOF, "内容不完整"},
}

// inChinese has what is said of values in two languages in Chinese, and what is said in
// errors among them where that is known.
func inChinese(args []any) []any {
	return other(args, func(arg any) any {
		switch v := arg.(type) {
		case Words:
			return v.ZH
		case spoken:
			return v.ZH()
		case error:
			if said := failed(v); said != "" {
				return said
			}
		}
		return nil
	})
}

// failed is what an error says that is ours or the system's, else "".
func failed(err error) string {
	var ours *Error
	if errors.As(err, &ours) {
		return ours.ZH
	}
	for _, f := range failures {
		if errors.Is(err, f.err) {
			return f.zh
		}
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		return fmt.Sprintf("系统错误 %d", int(number))
	}
	return ""
}

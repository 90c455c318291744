package postgres

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"slices"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect"
)

// told turns what the server or the line to it said into a sentence, by its code
// and never its text. Any other error is not theirs, and stays as it is.
func (s *server) told(err error) error {
	var ours *inspect.Error
	var said *pgconn.PgError
	switch {
	case err == nil, errors.As(err, &ours), errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &said):
		return s.fault(said)
	case isLine(err):
		return s.broken(err)
	}
	return err
}

// broken is what a line is that was cut, or that the server has ended: which of
// them is seen first is chance.
func (s *server) broken(err error) error {
	return inspect.Errorf(inspect.CodeFailed, "the connection to %s broke: nothing was recorded", "与 %s 的连接中断，没有登记",
		s.shown).
		Because(err).Hint("try again", "请重试")
}

// isLine tells whether an error is of the line to the server.
func isLine(err error) bool {
	var of net.Error
	return errors.As(err, &of) || pgconn.Timeout(err) || slices.ContainsFunc([]error{net.ErrClosed, io.EOF,
		io.ErrUnexpectedEOF,
		syscall.ECONNRESET, syscall.EPIPE}, func(e error) bool { return errors.Is(err, e) })
}

// unreached is why there is no connection.
func (s *server) unreached(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return s.unset(said)
	}
	if errors.As(err, new(unfit)) {
		return s.readOnly(err)
	}
	var unknown *net.DNSError
	en, zh := "it does not answer", "服务器没有响应"
	switch {
	case errors.As(err, &unknown):
		en, zh = "there is no host of that name", "找不到该主机"
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, fs.ErrNotExist): // of a socket, its file
		en, zh = "no server listens there", "该处没有数据库服务"
	}
	return inspect.Errorf(inspect.CodeNoStore, "the server of %[1]s cannot be reached: %[2]s", "无法连接 %[1]s：%[3]s",
		s.shown, en, zh).Because(err).
		Hint("check the address and the network, and try again", "请检查地址和网络后重试")
}

// unset is what a server says that answers, but does not let us in: before there
// is a statement, what it does not know or take are settings.
func (s *server) unset(said *pgconn.PgError) error {
	if class := said.Code[:2]; said.Code == "42501" || class != "42" && class != "22" && said.Code != "55P02" {
		return s.fault(said)
	}
	return inspect.Errorf(inspect.CodeInvalid,
		"a setting in the address is not known to the server, or not taken by it: %s",
		"服务器不认识或不接受地址中的某项设置：%s", said.Message).Because(said).
		Hint("correct it in what follows the ? of the address", "请改正地址中 ? 之后的内容")
}

func (s *server) readOnly(err error) error {
	return inspect.Errorf(inspect.CodeFailed, "the server of %s only reads now: nothing was recorded",
		"%s 的服务器目前只读，没有登记", s.shown).Because(err).
		Hint("name all servers, and add target_session_attrs=read-write to the address",
			"请在地址中写全各服务器，并加上 target_session_attrs=read-write")
}

// sentence is what is said of a code of the server.
type sentence struct {
	code           inspect.Code
	en, zh         string
	hintEN, hintZH string
}

const againEN, againZH = "try again; nothing was recorded", "请重试；本次没有登记"

// sentences are by the whole code, or by its first two letters.
var sentences = map[string]sentence{
	"28": {inspect.CodeNoStore, "%s does not let this user in: the name or the password is wrong", "%s 拒绝登录：用户名或密码不对",
		"give the name in the address, and the password in PGPASSWORD or ~/.pgpass",
		"请在地址中写用户名，密码放在 PGPASSWORD 或 ~/.pgpass"},
	"3D": {inspect.CodeNoStore, "there is no database at %s", "没有数据库 %s",
		"make it with createdb, or give another with --store", "请用 createdb 新建，或用 --store 指定其他数据库"},
	"42501": {inspect.CodeNoStore, "this user may not do that in %s", "该用户在 %s 中没有所需的权限",
		"ask who keeps the database", "请联系数据库管理员"},
	"55P03": {inspect.CodeBusy, "another process is writing to %s", "另一程序正在写入 %s",
		"try again when it is done, or wait longer with --wait; nothing was changed", "请稍后重试，或用 --wait 延长等待；本次没有任何改动"},
	"57014": {inspect.CodeFailed, "%s stopped a statement that took too long (statement_timeout): nothing was recorded",
		"%s 中止了耗时过长的语句（statement_timeout），没有登记", "ask for less at once, or have the limit raised", "请缩小范围，或请管理员放宽限制"},
	"57P03": {inspect.CodeBusy, "the server of %s is being started or stopped", "%s 的服务器正在启动或停止", againEN, againZH},
	"40":    {inspect.CodeBusy, "%s could not do two things at once", "%s 上的操作相互冲突", againEN, againZH},
	"53300": {inspect.CodeBusy, "%s has as many connections as it takes", "%s 的连接数已满", againEN, againZH},
	"53100": {inspect.CodeFailed, "the disk of the server is full: nothing was recorded in %s", "服务器磁盘已满，未写入 %s",
		"make room and try again", "请腾出空间后重试"},
	"XX": {inspect.CodeNoStore, "the files of %s are damaged, as its server says", "服务器报告 %s 的文件已损坏",
		"ask who keeps the database to bring back a backup", "请联系数据库管理员恢复备份"},
}

func (s *server) fault(said *pgconn.PgError) error {
	switch said.Code {
	case "25006":
		return s.readOnly(said)
	case "57P01", "57P02", "57P05", "25P03":
		return s.broken(said)
	}
	if en, zh := constraint(said.Code); en != "" {
		return inspect.Errorf(inspect.CodeCheck, "the store %[1]s does not take it: %[2]s", "台账 %[1]s 无法写入：%[3]s",
			s.store(), en, zh).Because(said).
			Hint("run rectify check", "请运行 rectify check")
	}
	for _, by := range []string{said.Code, said.Code[:2]} {
		if k, ok := sentences[by]; ok {
			return inspect.Errorf(k.code, k.en, k.zh, s.shown).Because(said).Hint(k.hintEN, k.hintZH)
		}
	}
	if said.Code[:2] == "42" { // our statements are right: it is the tables that are not
		return inspect.Errorf(inspect.CodeNoStore, "the database %s is not as this version makes it: %v",
			"数据库 %s 的结构与本版本不符：%v", s.shown, said).
			Because(said).Hint(asking())
	}
	return inspect.Errorf(inspect.CodeFailed, "the database %s refused a statement, and nothing was recorded: %v",
		"数据库 %s 拒绝执行，没有登记：%v", s.shown, said).Because(said).Hint("run rectify check", "请运行 rectify check")
}

// constraint says what of the schema does not take a row. The rules let nothing
// come so far that the schema refuses: it is a fault of the book, or of ours.
func constraint(code string) (en, zh string) {
	switch code {
	case "23505":
		return "there is another of that name or number", "名称或编号与已有的重复"
	case "23503":
		return "it points to something that is not there", "引用了不存在的内容"
	case "P0001":
		return "a trigger of the database forbids it", "数据库中的触发器不允许"
	case "23502", "23514":
		return "a value is missing, or is not what it may be", "有值缺失或不合要求"
	}
	return "", ""
}

// refused tells whether the server has said that a commit is none. One that it
// answers with the end of the connection may be done all the same.
func refused(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && said.SeverityUnlocalized == "ERROR"
}

// unsure is what a commit is to which the server did not answer, or of which it
// says that no other has it yet: it may be on the record, or not.
func (s *Store) unsure(err error) error {
	return inspect.Errorf(inspect.CodeUnsure,
		"the connection to %s broke as it was recorded: it is not sure whether it is on the record",
		"登记时与 %s 的连接中断，无法确定是否已登记", s.Name).Because(err).
		Hint("look before you do it again", "请先查看是否已登记再重做")
}

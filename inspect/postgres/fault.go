package postgres

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/line"
	"rectify/inspect/sqlstore"
)

// told turns what the server or the line to it said into a sentence, by its code
// and never its text. Any other error is not theirs, and stays as it is.
func (s server) told(err error) error {
	said := line.Said(err)
	switch {
	case sqlstore.Told(err):
		return err
	case said != nil:
		return s.fault(said)
	case line.Broke(err):
		return broken.Of(err, s.Shown)
	}
	return err
}

// unreached is why there is no connection.
func (s server) unreached(err error) error {
	if said := line.Said(err); said != nil {
		return s.unset(said)
	}
	if errors.Is(err, line.ErrUnfit) {
		return readOnly.Of(err, s.Shown)
	}
	return s.Unreached(err, s.Secret())
}

// unset is what a server says that answers, but does not let us in: before there
// is a statement, what it does not know or take are settings.
func (s server) unset(said *pgconn.PgError) error {
	if class := said.Code[:2]; said.Code == "42501" || class != "42" && class != "22" && said.Code != "55P02" {
		return s.fault(said)
	}
	return address.Untaken(said.Message, said)
}

const (
	againEN, againZH   = "try again; nothing was recorded", "请重试；本次没有登记"
	askingEN, askingZH = "ask who keeps the database", "请联系数据库管理员"
)

var (
	// broken is what a line is that was cut, or that the server has ended: which of
	// them is seen first is chance.
	broken = sqlstore.Said(inspect.CodeFailed, "the connection to %[1]s broke: nothing was recorded",
		"与 %[1]s 的连接中断，没有登记", "try again", "请重试")
	readOnly = sqlstore.Said(inspect.CodeFailed, "the server of %[1]s is read-only now: nothing was recorded",
		"%[1]s 的服务器目前只读，没有登记", askingEN, askingZH)
	unmade = sqlstore.Said(inspect.CodeFailed,
		"the server of %[1]s is read-only now: a check makes temporary tables, and needs one that writes",
		"%[1]s 的服务器目前只读：核对需要建立临时表，须在可写的服务器上进行",
		"run check at the server that writes", "请在可写的服务器上运行 check")
	// unsure is what a commit is to which the server did not answer, or of which it
	// says that no other has it yet: it may be on the record, or not.
	unsure = sqlstore.Said(inspect.CodeUnsure,
		"the connection to %[1]s broke while recording: it is not certain whether it is on the record",
		"登记时与 %[1]s 的连接中断，无法确定是否已登记", "check whether it is recorded before you do it again", "请先查看是否已登记再重做")
)

// constraints are said of the book.
var constraints = map[string]sqlstore.Sentence{
	"23505": sqlstore.Doubled,
	"23503": sqlstore.Dangling,
	"23502": sqlstore.Unfit,
	"23514": sqlstore.Unfit,
	"P0001": sqlstore.Untaken("a trigger of the database forbids it", "数据库中的触发器不允许"),
}

// sentences are by the whole code, by its first two letters, or "" for all others.
var sentences = sqlstore.Sentences[string]{
	"28": sqlstore.Said(inspect.CodeNoStore, "%[1]s does not let this user in: the name or the password is wrong",
		"%[1]s 拒绝登录：用户名或密码不对",
		"give the name in the address, and the password in PGPASSWORD or ~/.pgpass",
		"请在地址中写用户名，密码放在 PGPASSWORD 或 ~/.pgpass"),
	"3D": sqlstore.Said(inspect.CodeNoStore, "there is no database at %[1]s", "没有数据库 %[1]s",
		"make it with createdb, or give another with {.store}", "请用 createdb 新建，或用 {.store} 指定其他数据库"),
	"42501": sqlstore.Said(inspect.CodeNoStore, "this user may not do that in %[1]s", "该用户在 %[1]s 中没有所需的权限",
		askingEN+" for the rights that {help.book.create} names", askingZH+"，按 {help.book.create} 列出的权限授权"),
	"55P03": sqlstore.Busy("", ""),
	"57014": sqlstore.Said(inspect.CodeFailed,
		"%[1]s stopped a statement that took too long (statement_timeout): nothing was recorded",
		"%[1]s 中止了耗时过长的语句（statement_timeout），没有登记",
		"ask for less at once, or have the limit raised", "请缩小范围，或请管理员放宽限制"),
	"57P03": sqlstore.Said(inspect.CodeBusy, "the server of %[1]s is being started or stopped", "%[1]s 的服务器正在启动或停止",
		againEN, againZH),
	"40": sqlstore.Said(inspect.CodeBusy, "two things at once in %[1]s were in conflict", "%[1]s 上的操作相互冲突", againEN, againZH),
	"53300": sqlstore.Said(inspect.CodeBusy, "%[1]s has no connection left", "%[1]s 的连接数已满",
		againEN, againZH),
	"53100": sqlstore.Said(inspect.CodeFailed, "the disk of the server is full: nothing was recorded in %[1]s",
		"服务器磁盘已满，未写入 %[1]s", "make room and try again", "请腾出空间后重试"),
	"XX": sqlstore.Said(inspect.CodeNoStore, "the server says that the files of %[1]s are damaged", "服务器报告 %[1]s 的文件已损坏",
		"ask who keeps the database to bring back a backup", "请联系数据库管理员恢复备份"),
	"25006": readOnly,
	"57P01": broken,
	"57P02": broken,
	"57P05": broken,
	"25P03": broken,
	"":      sqlstore.Refused("database", "数据库"),
	"42":    sqlstore.Unlike("database", "数据库", askingEN, askingZH),
}

func (s server) fault(said *pgconn.PgError) error {
	if k, ok := constraints[said.Code]; ok {
		return k.Of(said, s.Store())
	}
	return sentences.Of(said, s.Shown, said.Code, said.Code[:2], "")
}

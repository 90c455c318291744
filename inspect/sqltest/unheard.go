package sqltest

import (
	"cmp"
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
	"rectify/inspect/storetest"
)

// Run puts a kind of store through the suite, and finds what of the texts of
// sqlstore, whose source lies there, it was never asked.
func Run(t *testing.T, kind storetest.Kind, source string) {
	var texts Texts
	t.Run("suite", func(t *testing.T) { storetest.Run(t, texts.Of(kind)) }) // the parts of which end before this does
	t.Run("every text", func(t *testing.T) {
		texts.rest(t, kind)
		texts.unheard(t, source)
	})
}

var ctx = context.Background()

// rest compiles what the suite cannot come to: what a check asks before it can be
// heard, how a book of before there were links gets them, and how things are put in
// the way of the other database.
func (x *Texts) rest(t *testing.T, kind storetest.Kind) {
	t.Helper()
	s, err := kind.Open(ctx, storetest.Played(t, kind))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x.behindTheBack(t, s)
	x.torn(t, s)
	x.ofFiles(t, s)
	x.viewed(t, s)
}

// viewed asks what the views are made of.
func (x *Texts) viewed(t *testing.T, s inspect.Store) {
	t.Helper()
	err := s.Read(ctx, func(r inspect.Reader) (err error) {
		tx := x.verifier(r.View.(*sqlstore.Tx), nil).Tx
		for _, v := range sqlstore.Views(tx.Dialect) {
			en, zh := v.Texts(func(relation string) string { return "(SELECT * FROM " + tx.Dialect.Put + "." + relation + ")" })
			for _, text := range []string{en, zh} {
				err = cmp.Or(err, tx.Query(text, nil, func(sqlstore.Scanner) error { return nil }))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// ofFiles asks what is only asked of files: what a record has that another lacks, and
// who was forgotten.
func (x *Texts) ofFiles(t *testing.T, s inspect.Store) {
	t.Helper()
	err := s.Read(ctx, func(r inspect.Reader) error {
		tx := x.verifier(r.View.(*sqlstore.Tx), nil).Tx
		ahead, err := tx.Ahead(&sqlstore.Tx{Conn: empty{}, Dialect: tx.Dialect, Ctx: ctx})
		if err != nil || ahead.Facts == 0 || len(ahead.Numbers) == 0 {
			t.Errorf("nothing is ahead of an empty record: %+v, %v", ahead, err)
		}
		_, err = tx.Forgotten()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// empty is a database in which there is nothing.
type empty struct{ sqlstore.Conn }

// Query implements [sqlstore.Conn].
func (empty) Query(string, []any, func(sqlstore.Scanner) error) error { return nil }

var errEnough = errors.New("enough")

// behindTheBack looks through a record that has lost some of its facts, links it
// anew, and puts one of each thing; nothing of it stays.
func (x *Texts) behindTheBack(t *testing.T, s inspect.Store) {
	t.Helper()
	err := s.Write(ctx, func(w inspect.Writer) error {
		tx := w.View.(*sqlstore.Tx)
		const beyond = `INSERT INTO event (seq, id, kind, noun, n, at, by, body, link, encoding)
			VALUES (1000000, $1, 'x', 'S', 1, 0, 'x', '', $1, 1)`
		if err := tx.Send(1, beyond, []byte("0123456789abcdef")); err != nil {
			return err
		}
		v := x.verifier(tx, nil)
		v.Replay = func(inspect.Writer) error { return errEnough }
		if err := v.All(); !errors.Is(err, errEnough) {
			return err
		}
		only := &sqlstore.Tx{Conn: compiling{conn{tx.Conn, x}}, Dialect: other(tx.Dialect), Ctx: ctx}
		for _, of := range sqlstore.Tables {
			if err := only.Put(of.Noun, of.New()); err != nil {
				return err
			}
		}
		return cmp.Or(only.Linked(), errEnough)
	})
	if !errors.Is(err, errEnough) {
		t.Fatal(err)
	}
}

// torn checks lists of which not all can be read at once.
func (x *Texts) torn(t *testing.T, s inspect.Store) {
	t.Helper()
	err := s.Verify(ctx, func(w inspect.Writer) error {
		tx := w.View.(*sqlstore.Tx)
		if err := x.verifier(tx, errors.New("torn")).All(); err != nil {
			return err
		}
		return errEnough
	}, func(f *inspect.Error) { t.Error(f) })
	if !errors.Is(err, errEnough) {
		t.Fatal(err)
	}
}

// verifier is one in the middle of that transaction, beside whose relations there
// is nothing.
func (x *Texts) verifier(tx *sqlstore.Tx, torn error) *sqlstore.Verifier {
	heard := &sqlstore.Tx{Conn: tearing{conn{tx.Conn, x}, torn}, Dialect: tx.Dialect, Ctx: ctx, Store: tx.Store}
	none := func(sqlstore.Relation) []string { return nil }
	return &sqlstore.Verifier{Tx: heard, Told: func(*inspect.Error) {}, Beside: none,
		Replay: func(inspect.Writer) error { return nil },
		Trouble: sqlstore.Trouble{Unreadable: func(error) bool { return false },
			InPlaces: func(err error) bool { return err != nil && err == torn }}}
}

// tearing lets nothing be read of all numbers at once.
type tearing struct {
	conn
	torn error
}

// Query implements [sqlstore.Conn].
func (c tearing) Query(text string, args []any, row func(sqlstore.Scanner) error) error {
	err := c.conn.Query(text, args, row)
	if err == nil && len(args) == 2 && args[0] == int64(math.MinInt64) && args[1] == int64(math.MaxInt64) {
		err = c.torn
	}
	return err
}

// compiling changes nothing: it has what would be changed compiled alone.
type compiling struct{ conn }

// Run implements [sqlstore.Conn].
func (c compiling) Run(text string, args ...any) (int64, error) {
	err := c.Conn.Query("EXPLAIN "+text, args, func(sqlstore.Scanner) error { return nil })
	c.texts.add(text, err)
	return 0, err
}

// Send implements [sqlstore.Conn].
func (c compiling) Send(_ int64, text string, args ...any) error {
	_, err := c.Run(text, args...)
	return err
}

// unheard names the pieces of texts that are in the source, and in no text that was
// compiled.
func (x *Texts) unheard(t *testing.T, source string) {
	t.Helper()
	heard, pieces, files := x.all.String(), 0, token.NewFileSet()
	names, _ := filepath.Glob(filepath.Join(source, "*.go"))
	for _, name := range slices.DeleteFunc(names, isTest) {
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			at, piece := pieceOf(n)
			if piece != "" {
				pieces++
			}
			if !strings.Contains(heard, piece) {
				t.Errorf("%v: the database was never asked anything with %q: have the suite ask it", files.Position(at), piece)
			}
			return !ofIndex(n)
		})
	}
	if pieces < 100 {
		t.Errorf("%s has %d pieces of texts: are they written otherwise now?", source, pieces)
	}
}

func isTest(file string) bool { return strings.HasSuffix(file, "_test.go") }

// asSQL is a word in capitals, or a column of something.
var asSQL = regexp.MustCompile(`\b[A-Z]{2,}\b|\b[a-z]\.[a-z_]+\b`)

// pieceOf is the piece of a text that a literal is, if it is one.
func pieceOf(n ast.Node) (token.Pos, string) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return 0, ""
	}
	piece, err := strconv.Unquote(lit.Value)
	if err != nil || !asSQL.MatchString(piece) {
		return 0, ""
	}
	return lit.Pos(), piece
}

// ofIndex tells of what stands in the schema of both.
func ofIndex(n ast.Node) bool {
	var of ast.Expr
	switch n := n.(type) {
	case *ast.CompositeLit:
		of = n.Type
	case *ast.FuncDecl:
		if n.Recv != nil {
			of = n.Recv.List[0].Type
		}
	}
	named, ok := of.(*ast.Ident)
	return ok && named.Name == "Index"
}

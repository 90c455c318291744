package postgres

import (
	"strings"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// thing is something that a database has in our schemas: a table or a view, or
// what is of one.
type thing struct{ schema, kind, of, name string }

// things are what is in our schemas, and what was made anew, as text in which the
// schema of the tables is not named. Of a trigger that is switched off, and of an
// index or a constraint that does not hold, there is nothing. What stands where is
// the database's own to say: it writes all of it in one way.
const things = `WITH r AS (SELECT c.*, n.oid = pg_my_temp_schema() AS ours, CASE WHEN n.nspname = '` + seen + `' OR
		n.oid = pg_my_temp_schema() AND c.relname ~ '^seen_' THEN '` + seen + `' ELSE '` + kept + `' END AS schema,
		CASE WHEN n.oid = pg_my_temp_schema() THEN regexp_replace(c.relname, '^seen_', '') ELSE c.relname END AS name
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname IN ('` + kept + `', '` + seen + `') OR n.oid = pg_my_temp_schema()),
all_of_it AS (
	SELECT ours, schema, CASE relkind WHEN 'v' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind, '' AS of,
		name, concat_ws(' ', relkind, nullif(relpersistence, CASE WHEN ours THEN 't' ELSE 'p' END), relrowsecurity,
		(SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
			attgenerated, nullif(attcollation, 0)::regcollation, pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY attnum)
			FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			WHERE a.attrelid = r.oid AND attnum > 0 AND NOT attisdropped AND relkind <> 'S'),
		(SELECT string_agg(inhrelid::regclass || ' of ' || inhparent::regclass, ', ' ORDER BY inhrelid, inhparent)
			FROM pg_inherits WHERE r.oid IN (inhrelid, inhparent)),
		CASE WHEN relkind = 'v' THEN concat(reloptions, pg_get_viewdef(r.oid)) END) AS text
	FROM r WHERE relkind NOT IN ('i', 'I', 't')
UNION ALL SELECT r.ours, r.schema, 'index', r.name, c.relname, pg_get_indexdef(i.indexrelid)
	FROM pg_index i JOIN r ON r.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid
	WHERE indisvalid AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
UNION ALL SELECT ours, schema, 'constraint', name, conname, pg_get_constraintdef(o.oid)
	FROM pg_constraint o JOIN r ON r.oid = o.conrelid WHERE contype NOT IN ('n', 't')
	AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgconstraint = o.oid AND t.tgisinternal AND t.tgenabled <> 'O')
UNION ALL SELECT ours, schema, 'rule', name, rulename, pg_get_ruledef(w.oid)
	FROM pg_rewrite w JOIN r ON r.oid = w.ev_class WHERE rulename <> '_RETURN'
UNION ALL SELECT ours, schema, 'trigger', name, tgname, tgenabled::text || pg_get_triggerdef(t.oid)
	FROM pg_trigger t JOIN r ON r.oid = t.tgrelid WHERE NOT tgisinternal AND tgenabled <> 'D'
UNION ALL SELECT n.oid = pg_my_temp_schema(), CASE n.nspname WHEN '` + seen + `' THEN n.nspname ELSE '` + kept + `' END,
		'function', '', proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
		CASE WHEN prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) ELSE '' END
	FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
	WHERE n.nspname IN ('` + kept + `', '` + seen + `') OR n.oid = pg_my_temp_schema())
SELECT ours, schema, kind, of, name::text, regexp_replace(text, '\m(` + kept + `|pg_temp(_\d+)?)\.', '', 'g')
FROM all_of_it ORDER BY kind IN ('table', 'view') DESC, kind, of, name, schema`

// made compares what the database has with what this version makes: what is not
// of our making may change what commands do, and what is lacking of ours no longer
// keeps the record.
func (v *verifier) made() error {
	if _, err := v.t.plainly(v.t.as.Ctx, "SAVEPOINT as_it_was; "+strings.Join(temporary.shapes(), "; ")); err != nil {
		return v.halted(err)
	}
	made, has := map[thing]string{}, map[thing]string{}
	var all []thing
	err := v.Query(things, nil, func(r sqlstore.Scanner) error {
		var ours bool
		var is thing
		var text string
		err := r.Scan(&ours, &is.schema, &is.kind, &is.of, &is.name, &text)
		in := has
		if ours {
			in = made
		}
		in[is] = text
		all = append(all, is)
		return err
	})
	if err != nil {
		return err
	}
	_, err = v.t.plainly(v.t.as.Ctx, "ROLLBACK TO as_it_was; SAVEPOINT "+looked)
	same := func(a, b string) bool { return a == b }
	sqlstore.Compare(all, made, has, same, v.differs(map[[2]string]bool{}))
	return v.t.store.server.told(err)
}

// differs tells a difference. Of a table that is not there, or should not be, what
// is of it is not told.
func (v *verifier) differs(whole map[[2]string]bool) func(thing, sqlstore.Difference) {
	return func(is thing, how sqlstore.Difference) {
		if whole[[2]string{is.schema, is.of}] {
			return
		}
		switch is.kind {
		case "table", "view":
			whole[[2]string{is.schema, is.name}] = how != sqlstore.Changed
		case "trigger", "constraint":
			if how == sqlstore.Missing {
				how = sqlstore.Difference{EN: "is missing or switched off", ZH: "缺失或已停用"}
			}
		}
		v.Differs(is.kind, is.name, is.of, how).Hint(askingEN, askingZH)
	}
}

// halted is why a check cannot be begun.
func (v *verifier) halted(err error) error {
	if state(err) != "25006" {
		return v.t.store.server.told(err)
	}
	return inspect.Errorf(inspect.CodeFailed,
		"the server of %s only reads now: a check makes temporary tables, and needs one that writes",
		"%s 的服务器目前只读：核对需要建立临时表，须在可写的服务器上进行", v.t.store.server.shown).Because(err).
		Hint("run check at the server that writes", "请在可写的服务器上运行 check")
}

-- What is in our schemas, and what was made anew, as text in which the
-- schema of the tables is not named. Of a trigger that is switched off, and of an
-- index or a constraint that does not hold, there is nothing. What stands where is
-- the database's own to say: it writes all of it in one way.
WITH s AS (SELECT $1::text AS kept, $2::text AS seen),
r AS (SELECT c.*, n.oid = pg_my_temp_schema() AS ours, CASE WHEN n.nspname = s.seen OR
		n.oid = pg_my_temp_schema() AND c.relname ~ '^seen_' THEN s.seen ELSE s.kept END AS schema,
		CASE WHEN n.oid = pg_my_temp_schema() THEN regexp_replace(c.relname, '^seen_', '') ELSE c.relname END AS name
	FROM s, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname IN (s.kept, s.seen) OR n.oid = pg_my_temp_schema()),
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
UNION ALL SELECT n.oid = pg_my_temp_schema(), CASE n.nspname WHEN s.seen THEN n.nspname ELSE s.kept END,
		'function', '', proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
		CASE WHEN prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) ELSE '' END
	FROM s, pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
	WHERE n.nspname IN (s.kept, s.seen) OR n.oid = pg_my_temp_schema())
SELECT ours, schema, kind, of, name::text, regexp_replace(text, '\m(' || s.kept || '|pg_temp(_\d+)?)\.', '', 'g')
FROM s, all_of_it ORDER BY kind IN ('table', 'view') DESC, kind, of, name, schema

package sqlite

import (
	"github.com/google/uuid"

	"rectify/inspect"
)

const monthColumns = "SELECT n, id, month, day, by, sha256, body, reopened, reason"

func scanMonth(r scanner) (m inspect.ClosedMonth, err error) {
	var id []byte
	err = r.Scan(&m.N, &id, &m.Month, &m.On, &m.By, &m.SHA256, &m.Body, &m.Reopened, &m.Reason)
	m.ID, _ = uuid.FromBytes(id)
	return m, err
}

// ClosedMonth implements [inspect.Reader].
func (t *tx) ClosedMonth(n int64) (m inspect.ClosedMonth, ok bool, err error) {
	err = t.each(monthColumns+" FROM closed WHERE n = ?", []any{n}, func(r scanner) error {
		ok = true
		m, err = scanMonth(r)
		return err
	})
	return m, ok, err
}

// ClosedMonths implements [inspect.Reader].
func (t *tx) ClosedMonths() (out []inspect.ClosedMonth, err error) {
	err = t.each(monthColumns+" FROM closed ORDER BY n", nil, func(r scanner) error {
		m, err := scanMonth(r)
		out = append(out, m)
		return err
	})
	return out, err
}

// PutClosedMonth implements [inspect.Writer].
func (t *tx) PutClosedMonth(m inspect.ClosedMonth) error {
	return t.keep(`INSERT INTO closed (n, id, month, day, by, sha256, body, reopened, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (n) DO UPDATE SET id = excluded.id, day = excluded.day, by = excluded.by, sha256 = excluded.sha256, body = excluded.body, reopened = excluded.reopened, reason = excluded.reason`,
		m.N, m.ID[:], m.Month, string(m.On), m.By, m.SHA256, m.Body, string(m.Reopened), m.Reason)
}

// Package sqlstore is a store in SQL, written once for a file and for a server:
// events, things, lists, counts, what is kept, tallies, and the check of them.
// What the two databases have different words for stands in a [Dialect]; how one
// is opened, locked, copied and asked is a [Conn] of the package of each.
//
// It knows no rule, and no database. It may import inspect and the UUID library.
package sqlstore

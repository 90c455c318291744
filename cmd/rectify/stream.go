package main

import (
	"bufio"
	"bytes"

	"rectify/inspect"
)

// streamed is an answer with rows that may be too many to hold. In JSON it is
// byte for byte what it would be if they were held.
type streamed struct {
	around func(rows []any) any // the answer around the rows
	rows   inspect.Each[any]
}

func anyOf[T any](rows inspect.Each[T]) inspect.Each[any] {
	return func(fn func(any) error) error {
		return rows(func(row T) error { return fn(row) })
	}
}

// here stands for the rows while what is around them is written; no text of a
// book has a NUL.
const here = "\x00"

// stream writes the answer around its rows, and each as it comes.
func (c *cli) stream(s streamed) error {
	var whole bytes.Buffer
	if err := encoder(&whole, "").Encode(enveloped{Schema: c.schema, Data: s.around([]any{here})}); err != nil {
		return err
	}
	before, after, _ := bytes.Cut(whole.Bytes(), []byte(`"\u0000"`))
	margin := before[bytes.LastIndexByte(before, '\n'):]
	out := bufio.NewWriterSize(c.out, 64<<10)
	n := 0
	err := s.rows(func(row any) error {
		out.Write([]byte{','}[:min(n, 1)])
		if n++; n == 1 {
			out.Write(before)
		} else {
			out.Write(margin)
		}
		var one bytes.Buffer
		if err := encoder(&one, string(margin[1:])).Encode(row); err != nil {
			return err
		}
		_, err := out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
		return err
	})
	if err != nil {
		return err
	}
	if n == 0 {
		return encoder(c.out, "").Encode(enveloped{Schema: c.schema, Data: s.around([]any{})})
	}
	out.Write(after)
	return out.Flush()
}

package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// of is a verb of all numbered papers, of notices or of others.
func of(noun inspect.Noun, name string, verb func(*cli, inspect.Noun) *cobra.Command) namedCommand {
	return namedCommand{name, func(c *cli) *cobra.Command { return verb(c, noun) }}
}

// printing is the verb that prints a paper as it was issued.
func printing(c *cli, noun inspect.Noun) *cobra.Command {
	var out string
	cmd := verb(c, noun.EN()+".print", "print "+placeOf(noun), "write the paper as it was issued, the same bytes", "打印已"+done(noun)+"的文书（逐字节相同）", func(cmd *cobra.Command, args []string) error {
		if err := c.mayWrite(out); err != nil {
			return err
		}
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		n, err := b.Find(cmd.Context(), noun, args[0])
		if err != nil {
			return err
		}
		return b.Read(cmd.Context(), func(r inspect.Reader) error { return c.printAgain(r, noun.Ref(n), out) })
	})
	c.outFlag(cmd, &out, ".")
	return cmd
}

// printAgain delivers an issued paper from what the store keeps, and says if it is void.
func (c *cli) printAgain(r inspect.Reader, ref inspect.Ref, out string) error {
	pa, _, err := r.Paper(ref)
	if err != nil {
		return err
	}
	data, err := r.Blob(pa.SHA256)
	if err != nil {
		return err
	}
	if pa.Voided != "" {
		c.remark("note: %s was voided on %s: %s", "注意：%s 已于 %s 作废：%s", pa.Number, pa.VoidedOn, pa.Voided)
	}
	file, err := c.deliver(out, pa.Number, data)
	if err != nil || file == "-" {
		return err
	}
	answer := map[string]any{"ref": ref.String(), "number": pa.Number, "file": file, "sha256": pa.SHA256}
	if pa.Voided != "" {
		answer["voided"], answer["voided_on"] = pa.Voided, pa.VoidedOn
	}
	return c.print(answer, printed(file))
}

// voiding is the verb that takes a paper out of force.
func voiding(noun inspect.Noun) deed {
	return deed{schema: noun.EN() + ".void", use: "void " + placeOf(noun), do: noun.EN() + ".voided", noun: noun,
		en: "take a " + noun.EN() + " out of force; its number stays spent", zh: "作废文书（编号不再使用）",
		parts: []inspect.Particular{text("reason", "why", "原因")}, refuse: givesReason, sure: [2]string{"void %s", "作废 %s"},
		tell: func(a *asked, r inspect.Receipt) error {
			pa := r.Thing.(*inspect.Paper)
			return a.print(map[string]any{"ref": r.Ref, "id": pa.ID, "number": pa.Number, "voided": pa.Voided}, func(w io.Writer) error {
				_, err := fmt.Fprintln(w, a.say("%s voided", "%s 已作废", pa.Number))
				if noun == inspect.Notices {
					a.note("its hazards that are not accepted wait for another notice", "其中未整改的隐患待重新下达")
				}
				return err
			})
		}}
}

// registering is the verb that accounts for every number of a noun's series.
func registering(c *cli, noun inspect.Noun) *cobra.Command {
	var word string
	var year int
	cmd := verb(c, noun.EN()+".register", "register", "print every number and what became of it", "文书编号登记簿：每个号的去向", func(cmd *cobra.Command, _ []string) error {
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		taken, err := inspect.Ask(cmd.Context(), b, func(r inspect.Reader) ([]inspect.Taken, error) {
			return r.Register(noun, word, year)
		})
		if err != nil {
			return err
		}
		fates := map[string][2]string{"issued": {"issued", "有效"}, "by-hand": {"by hand", "手写"}, "void": {"void", "作废"}, "leased": {"taken along", "领用未登记"}, "spoiled": {"spoiled", "注销"}, "gap": {"gap", "去向不明"}}
		return c.list(taken, len(taken), len(taken), c.head("number|fate|date|site|reason", "编号|去向|日期|单位|原因"), func(i int) []string {
			t := taken[i]
			if t.Number == "" {
				t.Number = t.Word + " " + strconv.Itoa(t.Year) + " " + strconv.Itoa(t.Serial)
			}
			if t.Fate == "leased" {
				t.Reason = c.say("taken by %s", "%s 领用", t.Taker)
			}
			return []string{t.Number, c.say(fates[t.Fate][0], fates[t.Fate][1]), string(t.Date), t.Site, t.Reason}
		})
	})
	cmd.Flags().StringVar(&word, "word", "", c.say("only that series", "只看该代字"))
	cmd.Flags().IntVar(&year, "year", 0, c.say("only that year", "只看该年"))
	return cmd
}

package main

import (
	"fmt"

	"rectify/cmd/rectify/shell"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// of is a verb of all numbered papers, of notices or of others.
func of(noun inspect.Noun, name string, verb func(*shell.Run, inspect.Noun) *cobra.Command) shell.Named {
	return shell.Called(name, func(c *shell.Run) *cobra.Command { return verb(c, noun) })
}

// printing is the verb that prints a paper as it was issued.
func printing(c *shell.Run, noun inspect.Noun) *cobra.Command {
	var v printTo
	return c.Shows("print", "write the paper as it was issued, the same bytes", "打印已"+done(noun)+"的文书（逐字节相同）", noun,
		func(r shell.View, n int64) error {
			if err := c.MayWrite(v.Output); err != nil {
				return err
			}
			return printAgain(r, noun.Ref(n), v.Output)
		}, &v)
}

// printAgain delivers an issued paper from what the store keeps, and says if it is void.
func printAgain(r shell.View, ref inspect.Ref, out string) error {
	pa, _, err := r.Paper(ref)
	if err != nil {
		return err
	}
	data, err := r.Blob(pa.SHA256)
	if err != nil {
		return err
	}
	if pa.Voided != "" {
		r.Remark("note: %s was voided on %s: %s", "注意：%s 已于 %s 作废：%s", pa.Number, pa.VoidedOn, pa.Voided)
	}
	file, err := deliver(r.Run, out, pa.Number, data)
	if err != nil || file == "-" {
		return err
	}
	answer := map[string]any{"ref": ref.String(), "number": pa.Number, "file": file, "sha256": pa.SHA256}
	if pa.Voided != "" {
		answer["voided"], answer["voided_on"] = pa.Voided, pa.VoidedOn
	}
	return r.Print(answer, shell.Printed(file))
}

// voiding is the verb that takes a paper out of force.
func voiding(noun inspect.Noun) shell.Deed {
	return shell.Deed{Use: "void " + shell.PlaceOf(noun), Do: noun.EN() + ".voided", Noun: noun,
		EN: "take a " + noun.EN() + " out of force; its number stays spent", ZH: "作废文书（编号不再使用）",
		Sure: [2]string{"void %[1]s", "作废 %[1]s"},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			pa := r.Thing.(*inspect.Paper)
			told := map[string]any{"ref": r.Ref, "id": pa.ID, "number": pa.Number, "voided": pa.Voided}
			err := a.Print(told, shell.Printed(a.Say("%s voided", "%s 已作废", pa.Number)))
			if noun == inspect.Notices {
				a.Note("its hazards that are not accepted wait for another notice", "其中未整改的隐患待重新下达")
			}
			return err
		}}
}

// fates are what may become of a number.
var fates = inspect.Kind{Words: []inspect.Term{{Word: "issued", ZH: "有效"}, {Word: "by-hand", ZH: "手写"},
	{Word: "void", ZH: "作废"},
	{Word: "leased", ZH: "领用未登记"}, {Word: "spoiled", ZH: "注销"}, {Word: "gap", ZH: "去向不明"}}}

// registering is the verb that accounts for every number of a noun's series.
func registering(c *shell.Run, noun inspect.Noun) *cobra.Command {
	var v struct {
		Word string `flag:"word" en:"only that series" zh:"只看该代字"`
		Year int    `flag:"year" en:"only that year" zh:"只看该年"`
	}
	return c.Views("register", "print every number and what became of it", "文书编号登记簿：每个号的去向", func(r shell.View) error {
		taken, err := r.Register(noun, v.Word, v.Year)
		if err != nil {
			return err
		}
		if c.JSON {
			return c.Print(c.RowsData(taken, len(taken)), nil)
		}
		return shell.ListAll(c, taken, "number|fate|date|site|reason", "编号|去向|日期|单位|原因", "number fate date site reason",
			fateOf)
	}, &v)
}

func fateOf(c *shell.Run, t inspect.Taken) map[string]string {
	told := map[string]string{"fate": c.Shown(fates, t.Fate)}
	if t.Number == "" {
		told["number"] = fmt.Sprint(t.Word, " ", t.Year, " ", t.Serial)
	}
	if t.Fate == "leased" {
		told["reason"] = c.Say("taken by %s", "%s 领用", t.Taker)
	}
	return told
}

package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// target opens the book for writing and finds what a command is about.
func (c *cli) target(cmd *cobra.Command, noun inspect.Noun, text string) (*inspect.Book, int64, error) {
	b, err := c.book(cmd.Context())
	if err != nil {
		return nil, 0, err
	}
	n, err := b.Find(cmd.Context(), noun, text)
	return b, n, err
}

// listed runs a list command's query.
func listed[T any](cmd *cobra.Command, c *cli, f *filterFlags, query func(inspect.Reader, inspect.Filter) (inspect.Page[T], error)) (page inspect.Page[T], err error) {
	b, err := c.reading(cmd.Context())
	if err != nil {
		return page, err
	}
	filter, err := f.filter(cmd.Context(), b)
	if err != nil {
		return page, err
	}
	err = b.Read(cmd.Context(), func(r inspect.Reader) error {
		page, err = query(r, filter)
		return err
	})
	return page, err
}

// shown prints one thing and its history.
func shown(cmd *cobra.Command, c *cli, noun inspect.Noun, text string, read func(r inspect.Reader, n int64) (any, []fact, error)) error {
	b, err := c.reading(cmd.Context())
	if err != nil {
		return err
	}
	n, err := b.Find(cmd.Context(), noun, text)
	if err != nil {
		return err
	}
	ref := inspect.Ref{Noun: noun, N: n}
	return b.Read(cmd.Context(), func(r inspect.Reader) error {
		it, facts, err := read(r, n)
		if err != nil {
			return err
		}
		past, err := history(r, ref)
		if err != nil {
			return err
		}
		events, err := r.History(ref)
		if err != nil {
			return err
		}
		return c.print(map[string]any{"ref": ref.String(), noun.EN(): it, "history": past}, func(w io.Writer) error {
			if err := c.facts(w, append([]fact{{c.say("ref", "编号"), ref.String()}}, facts...)); err != nil {
				return err
			}
			return c.told(w, events)
		})
	})
}

// head is a table's head in the user's language, its columns parted by bars.
func (c *cli) head(en, zh string) []string { return strings.Split(c.say(en, zh), "|") }

// term is a common word and its Chinese name. Any other word may be used too.
type term struct{ word, zh string }

var sectors = []term{{"fuel-station", "加油站"}, {"dust-explosion", "粉尘涉爆"}, {"ammonia-refrigeration", "涉氨制冷"}, {"machinery", "机械加工"}, {"clinic", "医疗机构"},
	{"hazardous-chemicals", "危险化学品"}, {"construction", "建筑施工"}, {"mine", "矿山"}, {"fireworks", "烟花爆竹"}, {"metallurgy", "冶金"}, {"school", "学校"}, {"market", "商场市场"},
	{"hotel", "宾馆饭店"}, {"gas", "燃气"}, {"warehouse", "仓储物流"}, {"textile", "纺织"}, {"food", "食品加工"}, {"elderly-care", "养老机构"}}

var categories = []term{{"training", "教育培训"}, {"drill", "应急演练"}, {"plan", "应急预案"}, {"system", "规章制度"}, {"electrical", "电气"}, {"fire", "消防"}, {"equipment", "设备设施"},
	{"hazardous-chemicals", "危险化学品"}, {"dust", "粉尘"}, {"ammonia", "涉氨"}, {"special-operation", "特种作业"}, {"sign", "标志标识"}, {"ppe", "劳动防护"}, {"housekeeping", "现场管理"}, {"other", "其他"}}

// word is a word's name in the user's language; one not known is its own name.
func (c *cli) word(terms []term, word string) string {
	for _, t := range terms {
		if t.word == word {
			return c.say(t.word, t.zh)
		}
	}
	return word
}

// completeWords offers common words for a flag.
func completeWords(cmd *cobra.Command, flag string, terms []term) {
	cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, t := range terms {
			out = append(out, t.word+"\t"+t.zh)
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	})
}

// completeNames offers what is in the book for a flag.
func completeNames(c *cli, cmd *cobra.Command, flag string, noun inspect.Noun) {
	cmd.RegisterFlagCompletionFunc(flag, func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return c.names(cmd, noun, typed), cobra.ShellCompDirectiveNoFileComp
	})
}

func (c *cli) names(cmd *cobra.Command, noun inspect.Noun, typed string) (out []string) {
	b, err := c.reading(cmd.Context())
	if err != nil {
		return nil
	}
	f := inspect.Filter{Text: typed, Limit: 50, Descending: true}
	b.Read(cmd.Context(), func(r inspect.Reader) error {
		switch noun {
		case inspect.Sites:
			page, _ := r.Sites(f)
			for _, s := range page.Rows {
				out = append(out, s.Name)
			}
		case inspect.Campaigns:
			page, _ := r.Campaigns(f)
			for _, s := range page.Rows {
				out = append(out, s.Name)
			}
		case inspect.Inspections:
			f.Text = ""
			page, _ := r.Inspections(f)
			for _, i := range page.Rows {
				out = append(out, inspect.Ref{Noun: noun, N: i.N}.String()+"\t"+string(i.Date)+" "+i.SiteName)
			}
		case inspect.Notices:
			page, _ := r.Notices(f)
			for _, n := range page.Rows {
				out = append(out, inspect.Ref{Noun: noun, N: n.N}.String()+"\t"+n.Number+" "+n.SiteName)
			}
		}
		return nil
	})
	return out
}

package main

import (
	"slices"
	"strings"

	"rectify/cmd/rectify/shell"

	"rectify/inspect"
)

// wants is a particular that belongs to no noun: a flag alone.
func wants(key string, what inspect.What, en, zh string) inspect.Particular {
	return inspect.Particular{Key: key, Kind: inspect.Kind{What: what}, AskEN: en, AskZH: zh}
}

func text(key, en, zh string) inspect.Particular { return wants(key, inspect.AsText, en, zh) }

// about is a flag that names a thing.
func about(noun inspect.Noun, en, zh string) inspect.Particular {
	return inspect.Particular{Key: noun.EN(), Kind: inspect.Kind{What: inspect.AsThing, Of: noun}, AskEN: en, AskZH: zh}
}

// among is a flag that takes the words of a vocabulary.
func among(key string, words inspect.Kind, en, zh string) inspect.Particular {
	return inspect.Particular{Key: key, Kind: words, AskEN: en, AskZH: zh}
}

// onDay is the day of a fact.
func onDay(en, zh string) inspect.Particular { return wants("on", inspect.AsDay, en, zh) }

// only are the particulars of a noun that are called so.
func only(noun inspect.Noun, keys string) (out []inspect.Particular) {
	for _, p := range inspect.Particulars[noun] {
		if slices.Contains(strings.Fields(keys), p.Key) {
			out = append(out, p)
		}
	}
	return out
}

// happening is a verb that records on which day something happened to a thing.
func happening(use, en, zh, do string, parts ...inspect.Particular) shell.Deed {
	_, place, _ := strings.Cut(use, " ")
	return shell.Deed{Use: use, EN: en, ZH: zh, Do: do, Noun: shell.KindOfPlace(place).Of,
		Parts: append([]inspect.Particular{onDay("the day (else today)", "日期（默认今天）")}, parts...)}
}

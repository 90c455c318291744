package inspect

import "cmp"

// ZH is the kind's Chinese word.
func (k ComplaintKind) ZH() string { return complaintKinds.word(k) }

// ZH is the channel's Chinese word.
func (c Channel) ZH() string { return channels.word(c) }

// ParseComplaintKind reads a kind in either language; a part of the Chinese
// word that is of no other kind will do.
func ParseComplaintKind(s string) (ComplaintKind, error) { return complaintKinds.parse(s) }

// ParseChannel reads a channel in either language.
func ParseChannel(s string) (Channel, error) { return channels.parse(s) }

// parseScore reads a score of 1 to 5, or its word; 4 and 5 count as satisfied.
func parseScore(s string) (int, error) {
	score, err := scores.parse(s)
	if err != nil {
		return 0, err
	}
	return int(score[0] - '0'), nil
}

// Word is the score's word in English and Chinese.
func (r Rating) Word() (en, zh string) {
	words := [6][2]string{{"", ""}, {"very dissatisfied", "非常不满意"}, {"dissatisfied", "不满意"}, {"so-so", "基本满意"},
		{"satisfied", "满意"}, {"very satisfied", "非常满意"}}
	w := words[min(max(r.Score, 0), 5)]
	return w[0], w[1]
}

func (r *Brought) clean() error {
	kind, err := ParseComplaintKind(string(r.Kind))
	if err != nil {
		return err
	}
	channel, err := ParseChannel(string(r.Channel))
	if err != nil {
		return err
	}
	r.Kind, r.Channel = kind, channel
	if err := cmp.Or(cleanLines(Complaints, r), cleanText("text", "内容", &r.Text, maxText)); err != nil {
		return err
	}
	if SaysNothing(r.Text) || isWord(saysDitto, r.Text) {
		return invalid("the complaint says nothing", "诉求内容为空").
			Hint("write down what was brought, without the reporter's name or number", "请写明诉求内容；不要写入诉求人姓名和电话")
	}
	return nil
}

// clean names the field that is wrong, and never what stands in it.
func (r *Reporter) clean() error { return cleanLines(Complaints, r) }

package inspect

import "strings"

// ComplaintKinds are all kinds, with their Chinese words.
var ComplaintKinds = []ComplaintKind{KindComplaint, KindFault, KindSuggestion, KindProblem}

// Channels are all channels.
var Channels = []Channel{ByHotline, By12345, ByCalling, ByQR}

// ZH is the kind's Chinese word.
func (k ComplaintKind) ZH() string {
	switch k {
	case KindComplaint:
		return "群众诉求"
	case KindFault:
		return "报修报障"
	case KindSuggestion:
		return "意见建议"
	case KindProblem:
		return "企业困难问题"
	}
	return string(k)
}

// ZH is the channel's Chinese word.
func (c Channel) ZH() string {
	switch c {
	case ByHotline:
		return "热线"
	case By12345:
		return "12345"
	case ByCalling:
		return "走访"
	case ByQR:
		return "扫码"
	}
	return string(c)
}

// ParseComplaintKind reads a kind in either language; a part of the Chinese
// word that is of no other kind will do.
func ParseComplaintKind(s string) (ComplaintKind, error) {
	s = strings.TrimSpace(s)
	for _, k := range ComplaintKinds {
		if s != "" && (strings.EqualFold(s, string(k)) || strings.Contains(k.ZH(), s)) {
			return k, nil
		}
	}
	if s == "" {
		return "", invalid("the complaint has no kind", "诉求没有类别").Hint("kinds are complaint, fault, suggestion and problem", "类别有 群众诉求、报修报障、意见建议、企业困难问题")
	}
	return "", invalid("%q is no kind of complaint", "%q 不是诉求类别", s).
		Hint("kinds are complaint, fault, suggestion and problem", "类别有 群众诉求、报修报障、意见建议、企业困难问题")
}

// ParseChannel reads a channel in either language.
func ParseChannel(s string) (Channel, error) {
	switch s = strings.ToLower(strings.TrimSpace(s)); s {
	case "hotline", "热线", "热线电话", "电话", "来电":
		return ByHotline, nil
	case "12345", "12345热线":
		return By12345, nil
	case "visit", "走访", "来访", "上门", "现场":
		return ByCalling, nil
	case "qr", "扫码", "二维码":
		return ByQR, nil
	case "":
		return "", invalid("the complaint has no channel", "诉求没有来源渠道").Hint("channels are hotline, 12345, visit and qr", "渠道有 热线、12345、走访、扫码")
	}
	return "", invalid("%q is no channel", "%q 不是来源渠道", s).Hint("channels are hotline, 12345, visit and qr", "渠道有 热线、12345、走访、扫码")
}

// ParseScore reads a score of 1 to 5, or its word.
func ParseScore(s string) (int, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "5", "very-satisfied", "非常满意", "很满意":
		return 5, nil
	case "4", "satisfied", "满意":
		return 4, nil
	case "3", "so-so", "基本满意", "一般":
		return 3, nil
	case "2", "dissatisfied", "不满意":
		return 2, nil
	case "1", "very-dissatisfied", "非常不满意", "很不满意":
		return 1, nil
	}
	return 0, invalid("%q is no score", "%q 不是评分", s).
		Hint("write 5 (very satisfied), 4 (satisfied), 3 (so-so), 2 (dissatisfied) or 1 (very dissatisfied); 4 and 5 count as satisfied", "请填 5 非常满意、4 满意、3 基本满意、2 不满意、1 非常不满意；4、5 计为满意")
}

// Word is the score's word in English and Chinese.
func (r Rating) Word() (en, zh string) {
	words := [6][2]string{{"", ""}, {"very dissatisfied", "非常不满意"}, {"dissatisfied", "不满意"}, {"so-so", "基本满意"}, {"satisfied", "满意"}, {"very satisfied", "非常满意"}}
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
	if err := first(line("source's number", "来源编号", &r.SourceNumber, maxWord, false), line("taker", "接听人", &r.TakenBy, maxWord, false),
		line("town", "乡镇街道", &r.Town, maxWord, false), cleanText("text", "内容", &r.Text, maxText)); err != nil {
		return err
	}
	if r.Text == "" {
		return invalid("the complaint says nothing", "诉求内容为空").Hint("write down what was brought, without the reporter's name or number", "请写明诉求内容；不要写入诉求人姓名和电话")
	}
	return nil
}

// clean names the field that is wrong, and never what stands in it.
func (r *Reporter) clean() error {
	return first(line("reporter's name", "诉求人姓名", &r.Name, maxWord, false), line("reporter's phone", "诉求人电话", &r.Phone, maxWord, false),
		line("reporter's address", "诉求人地址", &r.Address, maxName, false))
}

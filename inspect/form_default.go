package inspect

import "strings"

// DefaultForm is a form as it is before an agency changes it. Wording and
// order are those of 安全生产行政执法文书 (2017/18) and, of fire, of 消防监督检查
// 文书; the review body is that of 行政复议法2023 第二十四条, the government of the
// same level.
func DefaultForm(kind FormKind) Form {
	f := Form{
		Kind: kind, Header: "安全生产行政执法文书", Title: kind.ZH(),
		Pattern: "（{region}）{word}〔{year}〕{serial}号",
		Officer: "安全生产监管行政执法人员（签名）：", Cert: "证号：", Unit: "被检查单位负责人（签名）：",
		Seal: "（印章）", Copies: "本文书一式两份：一份由检查单位备案，一份交被检查单位。",
		Officers: 2,
	}
	switch kind {
	case FormFireNow, FormFireLimit:
		f.fire()
	case FormRecord:
		f.record()
	case FormReview:
		f.review()
	case FormMeasures:
		f.measures()
	case FormExtension:
		f.extension()
	default:
		f.notice()
	}
	return f
}

// supplement is what a notice says that adds to another (补充).
const supplement = "本文书是对{date}下达的{number}文书的补充，两份文书一并执行。"

const appeal = "如果不服本指令，可以依法在60日内向{review_body}申请行政复议，或者在6个月内依法向{court}提起行政诉讼，但本指令不停止执行，法律另有规定的除外。"

// notice is 责令限期整改指令书, and 责令整改通知书, which a unit that is no
// enforcement body issues in much the same words.
func (f *Form) notice() {
	f.Opening = "经查，你单位存在下列问题："
	f.Major = "其中事故隐患{count}项属于重大隐患。"
	f.Order = "现责令你单位对上述第{items}项问题于{due}前整改完毕，达到有关法律法规规章和标准规定的要求。由此造成事故的，依法追究有关人员的责任。"
	f.Interim = "整改期间，你单位应当采取措施，确保安全生产。对安全生产违法行为，将依法予以行政处罚。"
	f.Appeal, f.Redress = appeal, true
	f.Texts = map[string]string{"supplement": supplement}
	if f.Kind == FormNotice {
		f.Officers, f.Redress = 1, false
		f.Appeal = strings.ReplaceAll(appeal, "本指令", "本通知")
		f.Officer = "检查人员（签名）："
	}
}

func (f *Form) fire() {
	f.Header, f.Pattern = "{agency}", "（{region}）{word}〔{year}〕第{serial:4}号"
	f.Opening = "根据《中华人民共和国消防法》第五十三条的规定，我单位于{inspected}对你单位（场所）进行消防监督检查，发现存在下列{count}项消防安全违法行为"
	f.Officer, f.Unit = "执法人（签名）：", "被检查单位（场所）签收："
	f.Copies = "本文书一式两份：一份由检查单位存档，一份交被检查单位（场所）。"
	f.Interim = "你单位（场所）应当采取措施，确保消防安全。对消防安全违法行为，将依法予以处罚。"
	f.Texts = map[string]string{"violations": violations, "detail": "具体问题：", "supplement": supplement}
	if f.Kind == FormFireNow {
		f.Word = "消即字"
		f.Opening += "，现责令立即改正："
		return
	}
	f.Word = "消限字"
	f.Opening += "："
	f.Order = "对上述第{items}项问题，责令你单位（场所）于{due}前改正。"
	f.Interim = "改正期间，" + f.Interim
}

// violations are the twelve of the form's tick list; 1 to 6, 10 and 11 are
// those of 消防法 第六十条第一款.
const violations = `消防设施、器材或者消防安全标志的配置、设置不符合国家标准、行业标准
消防设施、器材或者消防安全标志未保持完好有效
损坏、挪用消防设施、器材
擅自拆除、停用消防设施、器材
占用、堵塞、封闭疏散通道、安全出口
埋压、圈占、遮挡消火栓或者占用防火间距
违反规定进入生产、储存易燃易爆危险品场所
违反规定使用明火作业
在具有火灾、爆炸危险的场所吸烟、使用明火
占用、堵塞、封闭消防车通道，妨碍消防车通行
人员密集场所在门窗上设置影响逃生和灭火救援的障碍物
其他消防安全违法行为和火灾隐患`

func (f *Form) record() {
	f.Opening = "我们是{agency}行政执法人员{officers}，证件号码为{certs}，这是我们的证件（出示证件）。现依法对你单位进行现场检查，请予以配合。"
	f.Officer, f.Unit = "检查人员（签名）：", "被检查单位现场负责人（签名）："
	f.Seal, f.Copies = "", ""
	f.Texts = map[string]string{
		"site": "被检查单位：", "address": "地址：", "person": "法定代表人（负责人）：", "post": "职务：", "phone": "联系电话：",
		"places": "检查场所：", "time": "检查时间：", "findings": "检查情况：", "experts": "协助检查专家：{experts}。",
		"listed": "按《{list}》检查{count}项：符合{yes}项，不符合{no}项，不适用{na}项。",
		"found":  "检查发现下列{count}项问题：", "none": "检查中未发现安全生产违法行为和事故隐患。",
		"on_spot": "上述第{items}项问题已当场整改。", "witness": "见证人（签名）：", "name": "姓名：",
	}
}

func (f *Form) review() {
	f.Opening = "本机关于{date}作出了{title}的决定［{number}］，经对你单位整改情况进行复查，提出如下意见："
	f.Unit = "被复查单位负责人（签名）："
	f.Copies = "本文书一式两份，一份由检查单位备案，一份交被复查单位。"
	f.Texts = map[string]string{
		"fixed": "以下隐患已整改合格，符合安全要求：", "not_fixed": "以下隐患未整改合格：", "item": "原第{item}项：{text}",
		"rest": "原第{items}项不在本次复查范围内。", "note": "复查说明：{note}",
		"closing": "希望你单位继续加强对事故隐患的排查治理，健全隐患排查治理长效机制。",
	}
}

func (f *Form) measures() {
	f.Opening = "本机关于{inspected}现场检查时，发现你单位有下列违法违规行为和事故隐患："
	f.Appeal, f.Redress = strings.ReplaceAll(appeal, "本指令", "本决定"), true
	f.Texts = map[string]string{"ground": "以上存在的问题无法保证安全生产，依据{basis}的规定，现作出如下现场处理决定："}
}

func (f *Form) extension() {
	f.Officers = 0
	f.Opening = "你单位于{asked}提出的整改延期申请收悉。经审查，现批复如下："
	f.Officer, f.Cert, f.Unit = "", "", "签收人（签名）："
	f.Copies = "本文书一式两份：一份由批复机关存档，一份交申请单位。"
	f.Texts = map[string]string{
		"subject": "申请延期的隐患为{title}［{number}，{date}］第{item}项：{text}", "bare": "申请延期的隐患为：{text}",
		"reason":  "申请延期至{until}，理由：{reason}",
		"granted": "准予延期。整改期限由{from}延长至{until}。延期期间，你单位应当采取措施，确保安全生产；期满仍未整改完毕的，将依法处理。",
		"refused": "不准延期。整改期限仍为{from}。不准延期的理由：{because}", "note": "说明：{note}",
	}
}

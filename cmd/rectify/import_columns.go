package main

import "rectify/inspect"

// findingColumns are what ledgers of hazards have.
var findingColumns = []column[inspect.FindingRow]{
	{"site", func(r *inspect.FindingRow) *string { return &r.Site }, "单位 单位名称 企业名称 被检查单位 受检单位 企业 场所名称 被检查单位名称 受检单位名称 受检企业 检查对象 隐患单位 company companyname sitename unit facility", must},
	{"date", func(r *inspect.FindingRow) *string { return &r.Date }, "检查日期 日期 检查时间 排查日期 排查时间 发现日期 发现时间 found datefound inspectiondate dateofinspection", must | day},
	{"inspectors", func(r *inspect.FindingRow) *string { return &r.Inspectors }, "inspector 检查人 检查人员 检查组成员 执法人员 排查人 排查人员 检查人签字 检查人员签字 检查人签名 检查人员签名 执法人员签字 inspectedby", 0},
	{"campaign", func(r *inspect.FindingRow) *string { return &r.Campaign }, "专项 专项检查 专项行动 检查专项", 0},
	{"text", func(r *inspect.FindingRow) *string { return &r.Text }, "隐患描述 隐患内容 问题描述 存在问题 隐患 问题 存在隐患 问题隐患 存在的问题 存在的隐患 发现问题 发现的问题 隐患问题 主要问题 hazard hazarddescription finding description", must},
	{"level", func(r *inspect.FindingRow) *string { return &r.Level }, "级别 隐患级别 隐患等级 等级 隐患分级", 0},
	{"category", func(r *inspect.FindingRow) *string { return &r.Category }, "类别 隐患类别 隐患类型 类型 隐患分类", 0},
	{"place", func(r *inspect.FindingRow) *string { return &r.Place }, "部位 隐患部位 场所 位置 检查部位 隐患位置 隐患地点 具体位置", 0},
	{"basis", func(r *inspect.FindingRow) *string { return &r.Basis }, "依据 检查依据 法律依据 整改依据 判定依据", 0},
	{"clause", func(r *inspect.FindingRow) *string { return &r.Clause }, "条款 具体条款 依据条款 违反条款 违反依据具体条款 违反判定依据具体条款", 0},
	{"due", func(r *inspect.FindingRow) *string { return &r.Due }, "整改期限 整改时限 整改完成时限 整改完成期限 完成时限 期限 限期 整改截止日期 整改截止时间 计划完成时间 要求整改时间 duedate deadline", day},
	{"fixed_on_spot", func(r *inspect.FindingRow) *string { return &r.OnSpot }, "当场整改 现场整改 是否当场整改 立即整改 立行立改 onthespot", 0},
	{"rectified", func(r *inspect.FindingRow) *string { return &r.Rectified }, "是否整改 是否已整改 是否完成整改 是否整改完成 整改情况 整改状态 隐患状态 状态 是否整改到位 是否销号 销号状态 是否闭环 state", 0},
	{"rectified_on", func(r *inspect.FindingRow) *string { return &r.RectifiedOn }, "整改日期 整改完成日期 完成日期 整改完成时间 销号日期 销号时间 实际整改完成时间 实际整改日期 实际完成时间 完成时间 closed dateclosed", day},
	{"reviewed", func(r *inspect.FindingRow) *string { return &r.Reviewed }, "复查结果 复查结论 复查情况 复查意见 验收结果", 0},
	{"reviewed_on", func(r *inspect.FindingRow) *string { return &r.ReviewedOn }, "复查日期 复查时间", day},
	{"measures", func(r *inspect.FindingRow) *string { return &r.Measures }, "整改措施 整改要求 治理措施 整改建议 整改措施及要求", 0},
	{"responsible", func(r *inspect.FindingRow) *string { return &r.Responsible }, "整改责任人 责任人 整改人 整改负责人 整改责任部门责任人 整改责任单位责任人 企业整改责任人", 0},
	{"supervisor", func(r *inspect.FindingRow) *string { return &r.Supervisor }, "督办人 督办责任人 督办领导 督促人 督促整改人 监管责任人 监管人", 0},
	{"sector", func(r *inspect.FindingRow) *string { return &r.Sector }, "行业 行业领域 行业类别 所属行业", 0},
	{"town", func(r *inspect.FindingRow) *string { return &r.Town }, "乡镇 街道 乡镇街道 镇街 属地 所属街道 所属乡镇 所属乡镇街道 所属镇街", 0},
	{"credit_code", func(r *inspect.FindingRow) *string { return &r.CreditCode }, "统一社会信用代码 信用代码 社会信用代码", 0},
	{"address", func(r *inspect.FindingRow) *string { return &r.Address }, siteAddress, 0},
	{"person", func(r *inspect.FindingRow) *string { return &r.Person }, sitePerson, 0},
	{"phone", func(r *inspect.FindingRow) *string { return &r.Phone }, sitePhone, 0},
	{"kind", func(r *inspect.FindingRow) *string { return &r.Kind }, "检查类型 kindofinspection", 0},
	{"way", func(r *inspect.FindingRow) *string { return &r.Way }, "检查方式 检查性质 检查形式", 0},
	{"ref", func(r *inspect.FindingRow) *string { return &r.Source }, "编号 隐患编号 来源编号", 0},
	{"notice", nil, "文书编号 文号", 0}, // of our own ledger, in which they are read off
	{"first_due", nil, "原期限", 0},
	{"overdue_days", nil, "逾期天数 daysoverdue", 0},
}

const (
	siteAddress = "地址 单位地址 住址 注册地址 详细地址 经营地址 生产经营地址 企业地址"
	sitePerson  = "负责人 法定代表人 法人代表 法人 主要负责人 企业负责人 单位负责人 联系人"
	sitePhone   = "电话 联系电话 手机 手机号 手机号码 联系方式 负责人电话"
)

var siteColumns = []column[inspect.SiteLine]{
	{"name", func(r *inspect.SiteLine) *string { return &r.Name }, "site 单位 单位名称 企业名称 被检查单位 受检单位 企业 名称", must},
	{"sector", func(r *inspect.SiteLine) *string { return &r.Sector }, "行业 行业领域 行业类别 所属行业", 0},
	{"town", func(r *inspect.SiteLine) *string { return &r.Town }, "乡镇 街道 乡镇街道 镇街 属地 所属街道 所属乡镇 所属乡镇街道 所属镇街", 0},
	{"credit_code", func(r *inspect.SiteLine) *string { return &r.CreditCode }, "统一社会信用代码 信用代码 社会信用代码", 0},
	{"address", func(r *inspect.SiteLine) *string { return &r.Address }, siteAddress, 0},
	{"person", func(r *inspect.SiteLine) *string { return &r.Person }, sitePerson, 0},
	{"phone", func(r *inspect.SiteLine) *string { return &r.Phone }, sitePhone, 0},
}

package sqlstore

// Rebuilding is what helps where the record has what is right.
func Rebuilding() (en, zh string) {
	return "keep a copy of the store, then run {check .rebuild}", "请先备份台账文件，再运行 {check .rebuild}"
}

// Restoring is what helps where it has not.
func Restoring() (en, zh string) {
	return "keep a copy of the store, and bring back a backup with {restore}",
		"请先保留台账文件，再用 {restore} 恢复备份"
}

// sorting is what helps where the record may have lost something, or somebody
// put something into a list.
func sorting() (en, zh string) {
	return "keep a copy of the store; if it was recorded, bring back a backup with {restore}; " +
			"if it was not, {check .rebuild} takes it away",
		"请先保留台账文件；如确曾登记，请用 {restore} 恢复备份；否则 {check .rebuild} 会将其去除"
}

package inspect

import (
	"fmt"
	"strings"
)

const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// parseCreditCode checks a unified social credit code (统一社会信用代码,
// GB 32100-2015): 18 characters, the inner check digit of the organisation
// code (GB 11714) and the outer one. Lower case, full-width characters and
// spaces are corrected; the empty code is fine, for small workshops have none.
func parseCreditCode(s string) (string, error) {
	s = strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(strings.Map(halfWidth, s)))
	if s == "" {
		return "", nil
	}
	bad := func(en, zh string, args ...any) error {
		return invalid("credit code %[1]s %[2]s", "统一社会信用代码 %[1]s %[3]s", s, fmt.Sprintf(en, args...),
			fmt.Sprintf(zh, args...)).
			Hint("compare it with the business licence, or leave it out", "请与营业执照核对；暂无可不填")
	}
	chars := []rune(s)
	if len(chars) != 18 {
		return s, bad("has %d character%[1]s, not 18", "有 %d 位，应为 18 位", Many(len(chars)))
	}
	for i, r := range chars {
		if !strings.ContainsRune(creditAlphabet, r) || i >= 2 && i < 8 && r > '9' {
			return s, bad("has %q at place %d, which cannot stand there", "第 %[2]d 位不能是 %[1]q", string(r), i+1)
		}
	}
	if s[16] != organisationCheck(s[8:16]) {
		return s, bad("has a wrong check digit at place 17", "第 17 位校验码不对")
	}
	if s[17] != creditCheck(s[:17]) {
		return s, bad("has a wrong check digit at place 18", "第 18 位校验码不对")
	}
	return s, nil
}

// halfWidth gives of a full-width character, as Chinese keyboards write them,
// the usual one.
func halfWidth(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	} else if r == '\u3000' {
		return ' '
	}
	return r
}

// creditCheck is the outer check digit: weights are the powers of 3 modulo 31.
func creditCheck(s string) byte {
	sum, weight := 0, 1
	for i := 0; i < len(s); i++ {
		sum += strings.IndexByte(creditAlphabet, s[i]) * weight
		weight = weight * 3 % 31
	}
	return creditAlphabet[(31-sum%31)%31]
}

// organisationCheck is the inner check digit (GB 11714): letters count A10…Z35.
func organisationCheck(s string) byte {
	sum := 0
	for i, weight := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		value := int(s[i] - '0')
		if s[i] >= 'A' {
			value = int(s[i]-'A') + 10
		}
		sum += value * weight
	}
	return "0123456789X0"[11-sum%11]
}

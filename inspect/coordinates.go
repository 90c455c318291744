package inspect

import (
	"strconv"
	"strings"
)

// parseCoordinates reads where something lies (坐标), in degrees of WGS-84: its
// longitude and its latitude, to seven decimals at most.
func parseCoordinates(s string) (string, error) {
	parts := strings.FieldsFunc(strings.Map(halfWidth, s),
		func(r rune) bool { return strings.ContainsRune(",;、° ", r) })
	if len(parts) == 0 {
		return "", nil
	}
	bad := func(en, zh string) error {
		return invalid("the coordinates %[1]q "+en, "坐标“%[1]s”"+zh, s).
			Hint("write longitude,latitude in degrees, as 113.3245,23.1291", "请写作 经度,纬度（度），如 113.3245,23.1291")
	}
	var at [2]float64
	for i, part := range parts {
		_, decimals, _ := strings.Cut(part, ".")
		v, err := strconv.ParseFloat(part, 64)
		if err != nil || len(parts) != 2 || len(decimals) > 7 || strings.ContainsAny(part, "eExXpPnN_") {
			return s, bad("are not two numbers", "不是两个数")
		}
		at[i] = v
	}
	switch lon, lat := at[0], at[1]; {
	case max(lat, -lat) > 90 && max(lat, -lat) <= 180 && max(lon, -lon) <= 90:
		return s, bad("have the latitude before the longitude", "把纬度写在了经度之前")
	case max(lon, -lon) > 180 || max(lat, -lat) > 90:
		return s, bad("are out of range", "超出经纬度范围")
	}
	return parts[0] + "," + parts[1], nil
}

package bench

import (
	"bufio"
	"fmt"
	"os"
	"time"
)

var (
	sectors    = []string{"fuel-station", "dust-explosion", "ammonia-refrigeration", "machinery", "clinic", "chemical", "mine", "school"}
	towns      = []string{"万和街道", "石碁镇", "清河镇", "柳林镇", "临港街道", "东山镇", "西林镇", "南湖街道", "北亭镇", "中和街道"}
	categories = []string{"training", "drill", "plan", "system", "electrical", "fire", "equipment", "dust", "ammonia", "ppe", "sign", "other"}
	people     = []string{"甲某:A001", "乙某:A002", "丙某:A003", "丁某:A004", "戊某:A005", "己某:A006"}
)

// lastDay is the day on which the books stand: what was to be rectified after
// it is open still.
const lastDay = "2021-12-31"

// writeFindings writes so many findings over the ten years to lastDay: 1,000
// sites, six findings a visit. As in an office that works, those of past years
// are accepted but for one in 500, and of the last weeks most are not due yet:
// of a million, some two thousand are overdue and some five thousand open.
func writeFindings(file string, rows int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "site,date,inspectors,campaign,text,level,category,place,basis,due,fixed_on_spot,rectified_on,ref,sector,town")
	first := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		visit := i / 6
		site := visit * 7919 % 1000
		found := first.AddDate(0, 0, visit*3650*6/rows)
		due := found.AddDate(0, 0, 15+i%15)
		level, rectified := "general", due.AddDate(0, 0, i%9-5).Format(time.DateOnly)
		if i%25 == 0 {
			level = "major"
		}
		if i%500 == 499 || rectified > lastDay {
			rectified = ""
		}
		fmt.Fprintf(w, "示范%04d号单位,%s,%s;%s,%d年专项检查,第%d项：配电室堆放杂物且灭火器压力不足,%s,%s,配电室,《中华人民共和国安全生产法》第三十六条,%s,false,%s,R%d,%s,%s\n",
			site, found.Format(time.DateOnly), people[site%6], people[(site+1)%6], found.Year(), i, level, categories[i%12], due.Format(time.DateOnly), rectified, i, sectors[site%8], towns[site%10])
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

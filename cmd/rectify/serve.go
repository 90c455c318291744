package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newNoticeServeCommand(c *cli) *cobra.Command {
	var date, how string
	var s inspect.Service
	cmd := recording(c, "notice.serve", "serve NOTICE", "record how it reached the unit, or was left when refused", "登记送达（拒收的留置送达）", func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Notices, args[0])
		if err != nil {
			return err
		}
		if s.On, err = c.dated("date", date); err != nil {
			return err
		}
		if s.How, err = inspect.ParseManner(how); err != nil {
			return err
		}
		served := &inspect.NoticeServed{Service: s}
		no, err := recorded[inspect.Paper](c.happen(cmd.Context(), b, inspect.Notices.Ref(n), served))
		if err != nil {
			return err
		}
		return c.added(inspect.Notices.Ref(n).String(), no.ID, map[string]any{"number": no.Number, "service": no.Service}, c.sentence(&inspect.NoticeServed{Service: no.Service}), "", "")
	})
	f := cmd.Flags()
	f.StringVar(&date, "date", "", c.say("the day (else today)", "日期（默认今天）"))
	f.StringVar(&how, "how", "", c.say("in-person, left, post, electronic or public", "in-person（直接）、left（留置）、post（邮寄）、electronic（电子）、public（公告）"))
	f.StringVar(&s.Receiver, "receiver", "", c.say("who signed for it", "签收人"))
	f.BoolVar(&s.Refused, "refused", false, c.say("it was refused, and left", "拒收，留置送达"))
	f.StringVar(&s.Reason, "reason", "", c.say("why it was refused", "拒收理由"))
	f.StringArrayVar(&s.Witnesses, "witness", nil, c.say("a witness; may be repeated", "见证人，可重复"))
	f.StringVar(&s.Note, "note", "", c.say("the record of it", "送达记录"))
	fixed(cmd, "how", "in-person\t直接送达", "left\t留置送达", "post\t邮寄送达", "electronic\t电子送达", "public\t公告送达")
	return cmd
}

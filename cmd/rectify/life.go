package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

// happening is a verb that records a fact of one hazard's life.
func happening(c *cli, schema, use, en, zh string, date *string, make func(cmd *cobra.Command, on inspect.Date) (inspect.Fact, error)) *cobra.Command {
	cmd := recording(c, schema, use, en, zh, cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Hazards, args[0])
		if err != nil {
			return err
		}
		on, err := c.dated("date", *date)
		if err != nil {
			return err
		}
		fact, err := make(cmd, on)
		if err != nil {
			return err
		}
		h, err := recorded[inspect.Hazard](c.happen(cmd.Context(), b, inspect.Hazards.Ref(n), fact))
		if err != nil {
			return err
		}
		if fact, err = c.fact(cmd.Context(), b); err != nil {
			return err
		}
		return c.added(inspect.Ref{Noun: inspect.Hazards, N: n}, h.ID, map[string]any{"hazard": h}, c.sentence(fact), "", "")
	})
	cmd.Flags().StringVar(date, "date", "", c.say("the day (else today)", "日期（默认今天）"))
	return cmd
}

func newHazardClaimCommand(c *cli) *cobra.Command {
	var date, by, note string
	var pictures []string
	cmd := happening(c, "hazard.claim", "claim HAZARD", "record that the unit says it is fixed; a review answers", "登记单位的整改完成申请，待复查", &date, func(cmd *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		taken, err := c.photos(cmd.Context(), pictures)
		return &inspect.FixClaimed{On: on, By: by, Note: note, Photos: taken}, err
	})
	f := cmd.Flags()
	f.StringVar(&by, "by", "", c.say("who of the unit says so", "申请人（单位）"))
	f.StringVar(&note, "note", "", c.say("what was done", "整改情况"))
	f.StringArrayVar(&pictures, "photo", nil, c.say("a photo of it fixed; may be repeated", "整改后照片，可重复"))
	return cmd
}

func newHazardReferCommand(c *cli) *cobra.Command {
	var date string
	var r inspect.Referral
	cmd := happening(c, "hazard.refer", "refer HAZARD", "hand it over to another body, or open a case", "移送其他机关或立案", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		r.On = on
		return &inspect.HazardReferred{Referral: r}, nil
	})
	f := cmd.Flags()
	f.StringVar(&r.Kind, "kind", "transfer", c.say("transfer or case", "transfer（移送）或 case（立案）"))
	f.StringVar(&r.To, "to", "", c.say("the body", "受移送机关或立案机关"))
	takes(cmd, "to", "BODY", "机关")
	f.StringVar(&r.Number, "number", "", c.say("the paper's number", "文号"))
	f.StringVar(&r.Reason, "reason", "", c.say("why", "理由"))
	takes(cmd, "to", "TEXT", "文字")
	complete(cmd, "kind", []string{"transfer\t移送", "case\t立案"})
	return cmd
}

func newHazardPlanCommand(c *cli) *cobra.Command {
	var date string
	var p inspect.Plan
	cmd := happening(c, "hazard.plan", "plan HAZARD", "set down the treatment plan of a major hazard", "登记重大隐患治理方案", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		return &inspect.PlanMade{On: on, Plan: p}, nil
	})
	for _, part := range p.Parts() {
		cmd.Flags().StringVar(part.Of, part.Name, "", c.words(part.Words))
	}
	return cmd
}

func newHazardStopCommand(c *cli) *cobra.Command {
	var date string
	var s inspect.Stop
	cmd := happening(c, "hazard.stop", "stop HAZARD", "record that people were withdrawn, or work or use stopped", "登记撤人、停产停业、停止使用等现场处理措施", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		s.On = on
		return &inspect.WorkStopped{Stop: s}, nil
	})
	f := cmd.Flags()
	f.StringVar(&s.Measure, "measure", "", c.say("what was ordered", "处理措施"))
	f.StringVar(&s.Basis, "basis", "", c.say("the rule", "依据"))
	f.StringVar(&s.Number, "number", "", c.say("the decision's number", "决定书文号"))
	return cmd
}

func newHazardResumeCommand(c *cli) *cobra.Command {
	var date, by string
	cmd := happening(c, "hazard.resume", "resume HAZARD", "record that work may go on, after it was examined", "登记审查同意恢复生产、使用", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		return &inspect.WorkResumed{On: on, By: by}, nil
	})
	cmd.Flags().StringVar(&by, "by", "", c.say("who examined and agreed", "审查同意人"))
	return cmd
}

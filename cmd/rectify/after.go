package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"rectify/inspect"
)

// shownAfter is a later picture of a hazard, in JSON.
type shownAfter struct {
	inspect.After
	Review string `json:"review,omitempty"`
}

// afterPhotos are a hazard's later pictures, for programs and on one line.
func (r view) afterPhotos(h inspect.Hazard) (out []shownAfter, line string, err error) {
	var said []string
	for _, a := range h.Life.After() {
		shown := shownAfter{After: a}
		from := strings.TrimSpace(string(a.On) + " " + a.By)
		if a.ReviewID != uuid.Nil {
			ref, _, err := r.RefOf(a.ReviewID)
			if err != nil {
				return nil, "", err
			}
			shown.Review = ref.String()
			from += " " + shown.Review
		}
		shown.ReviewID = uuid.Nil // a name of the record's own
		out = append(out, shown)
		said = append(said, fmt.Sprintf("%s (%s)", a.OriginalName, from))
	}
	return out, strings.Join(said, "、"), nil
}

// reviewPhotos reads pictures for a review, by the hazard: H1=FILE, or FILE alone
// where the review looks at one hazard.
func (c *cli) reviewPhotos(ctx context.Context, looked, values []string) (map[string][]inspect.Photo, error) {
	out := map[string][]inspect.Photo{}
	for _, v := range values {
		hazard, file, named := strings.Cut(v, "=")
		n, known := inspect.ParseRef(inspect.Hazards, strings.TrimSpace(hazard))
		ref := inspect.Hazards.Ref(n).String()
		if !named || !known {
			if len(looked) != 1 {
				return nil, usage("--photo %s does not say of which hazard it is", "--photo %s 没有写明是哪项隐患的照片", v).
					Hint("write it as --photo H1=FILE, for each picture", "请写作 --photo H1=文件，每张一次")
			}
			ref, file = looked[0], v
		}
		p, err := takePhoto(ctx, file)
		if err != nil {
			return nil, err
		}
		out[ref] = append(out[ref], c.brings(p))
	}
	return out, nil
}

// photoOf is a picture that a review took, and of which hazard.
type photoOf struct {
	Hazard string `json:"hazard"`
	shownAfter
}

// reviewsPhotos are the pictures that a review took.
func (r view) reviewsPhotos(f inspect.Filter) (related, error) {
	rel, data := related{key: "photos", head: r.say("photos", "照片")}, []photoOf{}
	rv, _, err := r.Review(f.About.N)
	if err != nil {
		return rel, err
	}
	for _, n := range slices.Concat(rv.Fixed, rv.NotFixed) {
		h, _, err := r.Hazard(n)
		if err != nil {
			return rel, err
		}
		for _, a := range h.Life.After() {
			if a.ReviewID == rv.ID {
				a.ReviewID = uuid.Nil
				ref := inspect.Hazards.Ref(n).String()
				data = append(data, photoOf{ref, shownAfter{After: a}})
				rel.rows = append(rel.rows, []string{ref, a.OriginalName, a.TakenAt})
			}
		}
	}
	rel.data = data
	return rel, nil
}

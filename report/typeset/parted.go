package typeset

// parted are the outlines of a block as they are deflated: like with like,
// which takes a tenth less. First come the numbers of points' flag bytes and of
// bytes across, then for each glyph how many contours it has and its limits
// (eight bytes, the first of all glyphs, then the second), for each contour how
// many points it has, then all flags, all steps across, all steps up.
type parted struct {
	contours, limits, points, flags, across, up []byte
	glyphs                                      int
}

// partedHead are the bytes of the two numbers. All else of a glyph is fewer
// bytes parted than its outline has.
const partedHead = 8

// rejoin appends the outlines of the given lengths to out, as the font had them.
func rejoin(data []byte, lengths []int, out []byte) ([]byte, error) {
	p, err := part(data, len(lengths))
	if err != nil {
		return nil, err
	}
	for i, n := range lengths {
		from := len(out)
		if out, err = p.next(i, out); err != nil {
			return nil, err
		}
		if len(out)-from != n {
			return nil, errOutlines
		}
	}
	return out, nil
}

func part(data []byte, glyphs int) (p parted, err error) {
	p.glyphs = glyphs
	counts := take(&data, partedHead, &err)
	p.contours, p.limits = take(&data, glyphs, &err), take(&data, 8*glyphs, &err)
	contours := 0
	for _, n := range p.contours {
		contours += int(n)
	}
	p.points = take(&data, contours, &err)
	if err == nil {
		p.flags, p.across = take(&data, int(be32(counts)), &err), take(&data, int(be32(counts[4:])), &err)
	}
	p.up = data
	return p, err
}

// take cuts so many bytes off, or says that there are not so many.
func take(data *[]byte, n int, err *error) []byte {
	if *err == nil && n > len(*data) {
		*err = errOutlines
	}
	if *err != nil {
		return nil
	}
	cut := (*data)[:n]
	*data = (*data)[n:]
	return cut
}

// next appends the i-th outline, which is without instructions.
func (p *parted) next(i int, out []byte) (_ []byte, err error) {
	out = append(out, 0, p.contours[i])
	for k := range 8 {
		out = append(out, p.limits[k*p.glyphs+i])
	}
	last := -1
	for _, n := range take(&p.points, int(p.contours[i]), &err) {
		last += int(n)
		out = words(out, uint16(last))
	}
	flags, across, up := measure(p.flags, last+1)
	out = append(out, 0, 0)
	out = append(out, take(&p.flags, flags, &err)...)
	out = append(out, take(&p.across, across, &err)...)
	return append(out, take(&p.up, up, &err)...), err
}

// The flags of a point: its step is one byte, the flag is repeated as often as
// the next byte says, and of a step that is not one byte that it is nothing.
const (
	acrossByte, upByte, repeated, acrossNone, upNone = 2, 4, 8, 16, 32
)

// measure is how many bytes the flags of so many points take, and their steps.
func measure(flags []byte, points int) (n, across, up int) {
	for points > 0 && n < len(flags) {
		flag, times := flags[n], 1
		n++
		if flag&repeated != 0 && n < len(flags) {
			times += int(flags[n])
			n++
		}
		across += times * stepSize(flag&acrossByte != 0, flag&acrossNone != 0)
		up += times * stepSize(flag&upByte != 0, flag&upNone != 0)
		points -= times
	}
	return n, across, up
}

func stepSize(one, none bool) int {
	switch {
	case one:
		return 1
	case none:
		return 0
	}
	return 2
}

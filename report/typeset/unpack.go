package typeset

import (
	"encoding/binary"
	"maps"
	"slices"
)

// Unpack makes of a built-in face, as package fonts has it, a font file that
// other programs read.
func Unpack(data []byte) ([]byte, error) {
	f, err := ParseFace("packed", data)
	if err != nil {
		return nil, err
	}
	outlines := make([][]byte, f.glyphs)
	for g := range outlines {
		if outlines[g], err = f.outline(g); err != nil {
			return nil, err
		}
	}
	tables, err := tablesOf(data)
	if err != nil {
		return nil, err
	}
	delete(tables, "glyz")
	tables["loca"], tables["glyf"] = joinOutlines(outlines)
	tables["head"] = slices.Clone(f.head)
	binary.BigEndian.PutUint32(tables["head"][8:], 0)  // no sum of the whole file
	binary.BigEndian.PutUint16(tables["head"][50:], 1) // long places in loca
	return fileOf(tables), nil
}

// fileOf is the font file of tables.
func fileOf(tables map[string][]byte) []byte {
	var file []table
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		file = append(file, table{tag, tables[tag]})
	}
	return sfnt(file)
}

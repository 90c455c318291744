package fonts

import "embed"

// Licences are the texts under which the faces are given, by file.
//
//go:embed *.txt
var Licences embed.FS

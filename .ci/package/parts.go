// Command parts prints the parts of a built rectify of any system, as JSON:
// parts FILE VERSION SQLITE.
package main

import (
	"debug/buildinfo"
	"encoding/json"
	"log"
	"os"

	"rectify/cmd/rectify/licenses"
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: parts FILE VERSION SQLITE")
	}
	info, err := buildinfo.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(licenses.Of(info, os.Args[2], os.Args[3])); err != nil {
		log.Fatal(err)
	}
}

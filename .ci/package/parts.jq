# Adds to a list of modules what is no module (SQLite, the faces), and to each
# part its licence. $said[0] is what parts.go prints.
$said[0] as $parts
| def licensed($p): if $p and $p.license != "" then .licenses = [{license: {name: $p.license}}] else . end;
  def called($name): [$parts[] | select(.name == $name)][0];
.components |= map((if .name == "std" then "Go" else .name end) as $name | licensed(called($name)))
| .components += [$parts[] | select(.name == "SQLite" or (.name | startswith("fonts/"))) as $p
    | {"bom-ref": .name, type: (if .name == "SQLite" then "library" else "file" end), name, version}
    | if .version == "" then del(.version) else . end | licensed($p)]
| .metadata.component |= licensed(called("rectify"))
| del(.metadata.tools)

package main

import (
	"os/exec"
	"strings"
	"testing"
)

// A folder that is a disk cannot be replaced by an export, which says so and what can; one that
// is full takes nothing, and no part of it stays.
func TestExportOntoADisk(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	if exec.Command("unshare", "-rm", "true").Run() != nil {
		t.Skip("no disk can be mounted here")
	}
	cmd := o.command()
	cmd.Path, _ = exec.LookPath("unshare")
	cmd.Args = []string{"unshare", "-rm", "sh", "-c", `mkdir disk tiny
mount -t tmpfs none disk && mount -t tmpfs -o size=64k none tiny || exit 99
rectify export disk --lang en; echo "exit $?"
rectify export disk --lang zh; rectify export disk/whole --lang en >/dev/null; echo "exit $?"
rectify export tiny/whole --lang en; echo "exit $?"; ls -A disk tiny`}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() == 99 {
		t.Skip("no disk can be mounted here")
	}
	for _, says := range []string{"disk is a disk, or a folder that cannot be replaced", "such as disk/rectify\nexit 6\n",
		"disk 是磁盘或不能替换的文件夹", "exit 0\n", "the disk is full: tiny/whole was not written", "exit 1\n",
		"disk:\nwhole\n\ntiny:\n"} {
		if !strings.Contains(string(out), says) {
			t.Errorf("%q is not said: %v: %s", says, err, out)
		}
	}
	if !strings.HasSuffix(string(out), "\ntiny:\n") {
		t.Errorf("something is left: %s", out)
	}
}

package pairing

import (
	"os"
	"strings"

	"alongside/backend/pack"
	"alongside/backend/problem"
)

// largestInvite is how much of a file is read for an invitation.
const largestInvite = 64 << 10

const (
	unreadable = "This file cannot be opened. See that it is still there."
	tooLarge   = "This is too large to be an invitation."
	noInvite   = "This is no invitation, or some of it is missing. Copy all of it, with its first and last line."
	newer      = "This invitation was written by a newer version of Alongside. Update yours first."
)

// Read returns the text of an invitation that lies in a file.
func (p *Pairs) Read(path string) (text string, err error) {
	defer problem.Catch(&err)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", problem.Because(problem.CodeNotFound, unreadable, err)
	case !info.Mode().IsRegular():
		return "", problem.Invalid("invite", noInvite)
	case info.Size() > largestInvite:
		return "", problem.Invalid("invite", tooLarge)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", problem.Because(problem.CodeNotFound, unreadable, err)
	}
	return pack.InviteText(rawInvite(content)), nil
}

// rawInvite takes a file that holds an invitation, bare or as text.
func rawInvite(content []byte) []byte {
	if raw, is := pack.UnwrapInvite(content); is {
		return raw
	}
	return content
}

// refusal says why an invitation cannot be read.
func refusal(err error) error {
	switch pack.ReasonOf(err) {
	case pack.Newer:
		return problem.Because(problem.CodeInvalid, newer, err)
	case pack.TooLarge:
		return problem.Because(problem.CodeInvalid, tooLarge, err)
	case "":
		return err
	}
	return problem.Because(problem.CodeInvalid, noInvite, err)
}

// unquoted takes away what mail programs put before the lines of what is quoted.
func unquoted(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeft(strings.TrimSpace(line), "> \t")
	}
	return strings.Join(lines, "\n")
}

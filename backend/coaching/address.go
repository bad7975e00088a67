package coaching

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"

	"alongside/backend/problem"
)

const (
	longestAddress = 2000 // bytes, as browsers take it
	wrongAddress   = "This is no web or mail address. Try one like https://example.org."
	signedIn       = "This address holds a name or a password before its @ sign. Leave them out."
)

// address checks an address that is to be kept and opened later: of the web or of mail, and nothing that hides where it
// leads.
func address(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longestAddress || strings.ContainsFunc(text, unseen) {
		return "", problem.Invalid("url", wrongAddress)
	}
	link, err := url.Parse(text)
	if err != nil {
		return "", problem.Invalid("url", wrongAddress)
	}
	switch link.Scheme {
	case "http", "https":
		if link.User != nil {
			return "", problem.Invalid("url", signedIn)
		}
		if link.Hostname() == "" {
			err = problem.Invalid("url", wrongAddress)
		}
	case "mailto":
		if !isMail(link.Opaque) {
			err = problem.Invalid("url", wrongAddress)
		}
	default:
		err = problem.Invalid("url", wrongAddress)
	}
	return text, err
}

// unseen are blanks, controls, and marks that change how the rest is shown.
func unseen(r rune) bool {
	return r == unicode.ReplacementChar || unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf)
}

func isMail(text string) bool {
	plain, err := url.PathUnescape(text)
	if err != nil {
		return false
	}
	to, err := mail.ParseAddress(plain)
	return err == nil && to.Address == plain
}

package library

import (
	"fmt"
	"strings"
)

// text writes the portfolio as Markdown. Bodies stand as quotations, so that whatever they begin ends with them.
func (e *export) text() []byte {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n\nEvidence portfolio, %s to %s\n", escaped(e.portfolio.Person.Name), longDay(e.order.From), longDay(e.order.Until))
	for _, item := range e.portfolio.Items {
		fmt.Fprintf(&out, "\n## %s\n\n%s\n", escaped(item.Title), longDay(item.On))
		if item.URL != "" {
			fmt.Fprintf(&out, "\n<%s>\n", strings.NewReplacer("<", "%3C", ">", "%3E").Replace(item.URL))
		}
		if item.File != nil {
			if name := e.names[item.File.ID]; name != "" {
				fmt.Fprintf(&out, "\n[%s](<%s/%s>)\n", escaped(name), filesName, name)
			} else {
				out.WriteString("\nThe file of this item could not be copied.\n")
			}
		}
		if body := strings.TrimSpace(item.Body); body != "" {
			out.WriteString("\n> " + strings.ReplaceAll(body, "\n", "\n> ") + "\n")
		}
		e.about(&out, item.Tags, goalTitles(item.Goals))
		if signed := item.SignOff; signed != nil {
			fmt.Fprintf(&out, "\nSigned off by %s, %s", escaped(e.portfolio.Names[signed.ByID]), e.dayOf(signed.At))
			if signed.Comment != "" {
				out.WriteString(": " + escaped(strings.Join(strings.Fields(signed.Comment), " ")))
			}
			out.WriteString("\n")
		}
	}
	return []byte(out.String())
}

func (e *export) about(out *strings.Builder, tags, goals []string) {
	for _, line := range []struct {
		name  string
		words []string
	}{{"Supports", goals}, {"Tags", tags}} {
		if len(line.words) > 0 {
			fmt.Fprintf(out, "\n%s: %s\n", line.name, escaped(strings.Join(line.words, ", ")))
		}
	}
}

// escaped is a text of one line that Markdown shows as it is.
func escaped(text string) string {
	var out strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_[]<>#|~&", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

package recap

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tasks "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// markdown renders notes: raw HTML is left out, and pictures become their words, since one from outside would tell
// somebody that the page is read.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Strikethrough, extension.TaskList),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(plainNodes{}, 100))),
)

// allowed is the second wall, should the first one have a hole: what it does not name does not pass.
var allowed = func() *bluemonday.Policy {
	policy := bluemonday.NewPolicy()
	policy.AllowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "blockquote", "pre", "code", "em", "strong", "del")
	policy.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	policy.AllowElements("ol")
	policy.AllowURLSchemes("http", "https", "mailto")
	policy.RequireParseableURLs(true)
	policy.AllowRelativeURLs(false)
	policy.AllowAttrs("href").OnElements("a")
	policy.RequireNoReferrerOnLinks(true)
	return policy
}()

type plainNodes struct{}

// RegisterFuncs says which nodes are rendered here.
func (plainNodes) RegisterFuncs(register renderer.NodeRendererFuncRegisterer) {
	register.Register(ast.KindImage, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
		return ast.WalkContinue, nil // the words between its brackets are nodes of their own
	})
	register.Register(tasks.KindTaskCheckBox, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		box := "☐ "
		if node.(*tasks.TaskCheckBox).IsChecked {
			box = "☑ "
		}
		if entering {
			_, _ = w.WriteString(box) // into memory
		}
		return ast.WalkContinue, nil
	})
}

// mention is a link to a person, which means something only here.
var mention = regexp.MustCompile(`\[(@(?:\\.|[^\]\\\n])*)\]\(person:[^)\s]*\)`)

// asHTML renders a note.
func asHTML(text string) (template.HTML, error) {
	var out bytes.Buffer
	if err := markdown.Convert([]byte(mention.ReplaceAllString(text, "**$1**")), &out); err != nil {
		return "", fmt.Errorf("render note: %w", err)
	}
	return template.HTML(allowed.SanitizeBytes(out.Bytes())), nil // #nosec G203 -- rendered without raw HTML, then sanitised
}

// asText is a note as plain text: its Markdown, which reads well as it is.
func asText(text string) string {
	text = mention.ReplaceAllString(text, "$1")
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "<br>" { // an empty paragraph
			line = ""
		}
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

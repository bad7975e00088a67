package coaching

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// markdown reads notes as the editor writes them.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.TaskList)).Parser()

// headAndRest splits Markdown into the plain text of its first paragraph or heading, and what follows it. Where a title
// cannot hold what comes first, the whole text is kept as the rest.
func headAndRest(note string) (title, rest string) {
	source := []byte(note)
	document := markdown.Parse(text.NewReader(source))
	first := document.FirstChild()
	if first != nil {
		title = plain(first, source)
		if fitsTitle(first, source, title) {
			return title, after(first, source)
		}
	}
	for _, words := range []string{title, plain(document, source), tidy(note)} {
		if !blank(words) {
			return cutTo(words, longestLine), note
		}
	}
	return "", note
}

// firstWords is the plain text that Markdown begins with, for lists of notes.
func firstWords(note string) string {
	title, _ := headAndRest(note)
	return title
}

// fitsTitle reports whether a title can hold all of a first block: a list, a long text, an address behind a link, or
// link targets defined before it would be lost.
func fitsTitle(block ast.Node, source []byte, title string) bool {
	if block.Kind() != ast.KindParagraph && block.Kind() != ast.KindHeading {
		return false
	}
	if blank(title) || utf8.RuneCountInString(title) > longestLine || hasAddress(block) {
		return false
	}
	before := source[:block.Lines().At(0).Start]
	return len(bytes.Trim(before, " \t\r\n#")) == 0
}

// hasAddress reports whether a block points somewhere that its words do not say.
func hasAddress(block ast.Node) (has bool) {
	_ = ast.Walk(block, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		has = has || n.Kind() == ast.KindLink || n.Kind() == ast.KindImage
		return ast.WalkContinue, nil
	})
	return has
}

// after is what follows a paragraph or heading, from its first line that is not blank.
func after(block ast.Node, source []byte) string {
	lines := block.Lines()
	rest := source[lines.At(lines.Len()-1).Stop-1:]
	_, rest, _ = bytes.Cut(rest, []byte("\n"))
	if block.Kind() == ast.KindHeading && isUnderlined(lines.At(0).Start, source) {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	return strings.TrimRight(blankLines.ReplaceAllString(string(rest), ""), " \t\r\n")
}

// isUnderlined reports a heading that is marked by the line below it, not by # before it.
func isUnderlined(start int, source []byte) bool {
	line := source[bytes.LastIndexByte(source[:start], '\n')+1 : start]
	return !bytes.ContainsRune(line, '#')
}

var blankLines = regexp.MustCompile(`^(?:[ \t]*\r?\n)+`)

// plain is the text of a node without its marks.
func plain(node ast.Node, source []byte) string {
	var words strings.Builder
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			write(&words, n, source)
		} else if n.Type() == ast.TypeBlock {
			words.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return tidy(words.String())
}

// write adds the words that a node holds itself.
func write(words *strings.Builder, node ast.Node, source []byte) {
	switch n := node.(type) {
	case *ast.Text:
		words.WriteString(shown(n, source))
		if n.SoftLineBreak() || n.HardLineBreak() {
			words.WriteByte(' ')
		}
	case *ast.String:
		words.Write(n.Value)
	case *ast.AutoLink:
		words.Write(n.Label(source))
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		words.Write(n.Lines().Value(source))
	case *ast.RawHTML:
		words.Write(n.Segments.Value(source))
	}
}

func shown(words *ast.Text, source []byte) string {
	text := string(words.Segment.Value(source))
	if words.IsRaw() {
		return text
	}
	return unescape(text)
}

// unescape takes the backslashes off punctuation and resolves entities, as Markdown does when it shows the text.
func unescape(text string) string {
	return escaped.ReplaceAllStringFunc(text, func(found string) string {
		if found[0] == '\\' {
			return found[1:]
		}
		return html.UnescapeString(found)
	})
}

var escaped = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

func cutTo(text string, longest int) string {
	if runes := []rune(text); len(runes) > longest {
		return strings.TrimSpace(string(runes[:longest-1])) + "…"
	}
	return text
}

package library

import (
	"bytes"
	_ "embed" // for the page's template
	"fmt"
	"html/template"
	"net/url"
	"time"

	"alongside/backend/coaching"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// markdown renders bodies: raw HTML and addresses that run something are left out, pictures become their words, since
// one from outside would tell somebody that the page is read.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Strikethrough, extension.TaskList),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(wordsOfPictures{}, 100))),
)

type wordsOfPictures struct{}

// RegisterFuncs says which nodes are rendered here.
func (wordsOfPictures) RegisterFuncs(register renderer.NodeRendererFuncRegisterer) {
	register.Register(ast.KindImage, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
		return ast.WalkContinue, nil // the words between its brackets are nodes of their own
	})
}

// shownItem is an item as the page and the text show it.
type shownItem struct {
	Day, Title, URL, File, FilePath string
	Lost                            bool // its file could not be copied
	Picture                         bool
	Body                            template.HTML
	Tags, Goals                     []string
	Signed, SignedBy, Comment       string
}

func (e *export) page() ([]byte, error) {
	items, err := e.items()
	if err != nil {
		return nil, err
	}
	var page bytes.Buffer
	err = pageTemplate.Execute(&page, map[string]any{
		"Name": e.portfolio.Person.Name, "Role": e.portfolio.Person.RoleTitle, "From": longDay(e.order.From), "Until": longDay(e.order.Until),
		"At": longDay(e.at.Format(time.DateOnly)), "Items": items,
	})
	if err != nil {
		return nil, fmt.Errorf("fill page: %w", err)
	}
	return page.Bytes(), nil
}

func (e *export) items() ([]shownItem, error) {
	items := make([]shownItem, len(e.portfolio.Items))
	for i, item := range e.portfolio.Items {
		var body bytes.Buffer
		if err := markdown.Convert([]byte(item.Body), &body); err != nil {
			return nil, fmt.Errorf("render evidence: %w", err)
		}
		items[i] = shownItem{
			Day: longDay(item.On), Title: item.Title, URL: item.URL, Tags: item.Tags,
			Body: template.HTML(body.String()), // #nosec G203 -- rendered above, without raw HTML
		}
		if item.File != nil {
			name := e.names[item.File.ID]
			items[i].File, items[i].Lost = name, name == ""
			items[i].FilePath = filesName + "/" + url.PathEscape(name)
			items[i].Picture = item.File.Kind == coaching.FileImage && name != ""
		}
		items[i].Goals = goalTitles(item.Goals)
		if item.SignOff != nil {
			items[i].Signed = e.dayOf(item.SignOff.At)
			items[i].SignedBy, items[i].Comment = e.portfolio.Names[item.SignOff.ByID], item.SignOff.Comment
		}
	}
	return items, nil
}

func goalTitles(goals []coaching.EvidenceGoal) (titles []string) {
	for _, goal := range goals {
		titles = append(titles, goal.Title)
	}
	return titles
}

// dayOf is the day of an instant where the user is, in words.
func (e *export) dayOf(at int64) string {
	return longDay(time.UnixMilli(at).In(e.at.Location()).Format(time.DateOnly))
}

// longDay writes a day in words.
func longDay(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.Format("2 January 2006")
}

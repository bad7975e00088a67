package recap

import (
	"bytes"
	_ "embed" // for the page's template
	"fmt"
	"html/template"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// page is the recap as one page that needs nothing else: no script, no file, no address that is fetched.
func (s *shown) page() ([]byte, error) {
	var page bytes.Buffer
	if err := pageTemplate.Execute(&page, s); err != nil {
		return nil, fmt.Errorf("fill page: %w", err)
	}
	return page.Bytes(), nil
}

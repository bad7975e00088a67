package coaching

import (
	"encoding/json"
	"strings"
)

// CopyInWords says everything that a copy of an item holds, in its order, to be read before it leaves: all but whose it is.
func CopyInWords(snapshot string) string {
	d, words, key := json.NewDecoder(strings.NewReader(snapshot)), []string{}, ""
	var inside []json.Delim
	for named := false; ; {
		token, err := d.Token()
		if err != nil {
			return strings.Join(words, " · ") // the end, or what is no copy
		}
		object := len(inside) > 0 && inside[len(inside)-1] == '{'
		switch token := token.(type) {
		case json.Delim:
			if inside = append(inside, token); token == '}' || token == ']' {
				inside = inside[:len(inside)-2]
			}
			named = false
			continue
		case string:
			if object && !named {
				key, named = token, true
				continue
			}
			if token != "" && key != "personId" {
				words = append(words, token)
			}
		case float64:
			words = append(words, written(&token))
		}
		named = false
	}
}

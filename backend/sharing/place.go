package sharing

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"

	"alongside/backend/events"
	"alongside/backend/exchange"
	"alongside/backend/problem"
)

// setting is the name under which the exchange folder is kept.
const setting = "exchange"

// where is the exchange folder, empty where none was chosen.
func (p *Packs) where() string {
	if known := p.folder.Load(); known != nil {
		return *known
	}
	var path string
	rows, err := p.db.Read().ListSettings(background())
	if err != nil {
		return ""
	}
	for _, row := range rows {
		if row.Name == setting && json.Unmarshal([]byte(row.Value), &path) != nil {
			path = ""
		}
	}
	if !p.folder.CompareAndSwap(nil, &path) { // another one was chosen meanwhile
		return *p.folder.Load()
	}
	return path
}

// Where returns a package's way to ask for the exchange folder, empty where none was chosen.
func Where(p *Packs) func() string { return p.where }

// Choose makes a folder the one that packs are exchanged through; empty is none. What waits is put out there.
func (p *Packs) Choose(path string) (err error) {
	defer problem.Catch(&err)
	path = strings.TrimSpace(path)
	if path != "" {
		if !filepath.IsAbs(path) {
			return problem.Invalid("path", "Give the whole path of a folder, or choose one.")
		}
		path = filepath.Clean(path)
		folder, err := exchange.Open(path)
		var told *problem.Error
		if errors.As(err, &told) {
			return problem.Invalid("path", told.Message)
		}
		if err != nil {
			return err
		}
		if err := folder.Close(); err != nil {
			return wrap(err, "look at exchange folder")
		}
	}
	value, err := json.Marshal(path)
	if err != nil {
		return wrap(err, "keep exchange folder")
	}
	before := p.where()
	err = p.inTx(func(w *work) error {
		p.folder.Store(&path)
		p.asked.Add(1) // what is put out into the old one does not count from here on
		if err := w.ForgetPlaced(w.ctx); err != nil {
			return err
		}
		return w.SaveSetting(w.ctx, setting, string(value))
	})
	if err != nil {
		p.folder.Store(&before)
		p.asked.Add(1)
		return err
	}
	p.setTrouble(nil)
	p.emit(events.Packs, "") // only now: whoever asks again has to find the new one
	p.hint()
	return nil
}

package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"alongside/backend/db"
	"alongside/backend/desktop"
	"alongside/backend/library"
	"alongside/backend/problem"
	"alongside/backend/recap"
)

// ShowExport opens the folder of the last export in the file manager.
func (a *App) ShowExport() (err error) {
	defer problem.Catch(&err)
	folder := library.Last(a.exports)
	if _, err := os.Stat(folder); folder == "" || err != nil {
		return problem.NotFound("This folder is not there any more.")
	}
	return desktop.Open(folder)
}

// ShowSaved opens the folder of the recap that was saved last in the file manager.
func (a *App) ShowSaved() (err error) {
	defer problem.Catch(&err)
	path := recap.Last(a.recaps)
	if _, err := os.Stat(path); path == "" || err != nil {
		return problem.NotFound("This file is not there any more.")
	}
	return desktop.Open(filepath.Dir(path))
}

// openRecaps hands the recaps what they need and begins to send the mails that wait.
func (a *App) openRecaps(records *db.Database) {
	recap.Open(a.recaps, recap.Means{
		Practice: a.practice, Database: records, Attachments: a.files, Documents: a.places.Documents, Drafts: filepath.Join(a.places.Cache, "drafts"),
		Now: time.Now, Emit: a.emit, OpenFile: desktop.OpenOrSay, PDF: desktop.PDF,
	})
	recap.OpenMails(a.mails, a.recaps)
	a.post()
}

// post begins to send the mails that wait.
func (a *App) post() {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		recap.Run(ctx, a.mails)
	}()
	a.posting = func() {
		stop()
		<-done
	}
}

// stopPosting ends the sending of mails and waits for that.
func (a *App) stopPosting() {
	if a.posting != nil {
		a.posting()
		a.posting = nil
	}
}

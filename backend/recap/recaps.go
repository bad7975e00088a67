package recap

import (
	"context"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/problem"
)

const (
	mostEnclosed = 15 << 20 // bytes of attachments in one mail: more is refused by many servers
	longestLink  = 1800     // bytes of a mailto address: longer ones are cut by some systems
	pathOfPages  = "/recap/"
)

// Recaps hands sessions to people without the app.
type Recaps struct{ desk desk }

// Means are what a recap stands on. OpenFile hands a file or an address to the system's program for it; PDF prints a page
// into a file, where this system can. Documents is where what is saved goes, Drafts where drafts of mails lie.
type Means struct {
	Practice    *coaching.Practice
	Database    *db.Database
	Attachments *folders.Files
	Documents   string
	Drafts      string
	Now         func() time.Time
	Emit        events.Emit
	OpenFile    func(what string) error
	PDF         func(ctx context.Context, page []byte, path string) error
}

// desk is what the services of this package work with.
type desk struct {
	practice    *coaching.Practice
	db          *db.Database
	attachments *folders.Files
	documents   string
	drafts      string
	now         func() time.Time
	emit        events.Emit
	open        func(what string) error
	pdf         func(ctx context.Context, page []byte, path string) error
	pages       pages
	last        lastSaved
}

// Open hands the recaps what they need.
func Open(s *Recaps, m Means) {
	d := &s.desk
	d.practice, d.db, d.attachments, d.documents, d.drafts = m.Practice, m.Database, m.Attachments, m.Documents, m.Drafts
	d.now, d.emit, d.open, d.pdf = m.Now, m.Emit, m.OpenFile, m.PDF
}

// Order says what of which session is handed over. Enclosed are the ids of the attachments that come along in a mail; the
// others are only listed. Language is the one it is written in, like "fr" or "fr-CA"; English where it is not known. Seen is what
// Prepare called it when it was looked at: what would differ from that is not handed over.
type Order struct {
	SessionID string           `json:"sessionId"`
	Purpose   coaching.Purpose `json:"purpose"`
	Enclosed  []string         `json:"enclosed"`
	Language  string           `json:"language"`
	Seen      string           `json:"seen"`
}

// Prepared is what is about to leave. Address is where the page itself can be looked at. Short says that it fits into a
// mail of plain text; Recipient is empty where no address of the person is known. Language is the one it is written in,
// Languages are those that it could be.
type Prepared struct {
	Address      string       `json:"address"`
	Subject      string       `json:"subject"`
	Recipient    string       `json:"recipient"`
	Short        bool         `json:"short"`
	Empty        bool         `json:"empty"`
	Attachments  []Attachment `json:"attachments"`
	MostEnclosed int64        `json:"mostEnclosed"`
	Language     string       `json:"language"`
	Languages    []string     `json:"languages"`
	Seen         string       `json:"seen"`
}

// Attachment is a file of the session. One that is not on this disk now cannot be enclosed.
type Attachment struct {
	FileID    string `json:"fileId"`
	Name      string `json:"name"`
	Size      int64  `json:"size"`
	Available bool   `json:"available"`
}

// Handed says that a share is on record, and where its file is, empty where there is none.
type Handed struct {
	ShareID string `json:"shareId"`
	Path    string `json:"path"`
}

// Prepare gathers what is about to leave and keeps its page to be looked at.
func (s *Recaps) Prepare(order Order) (prepared Prepared, err error) {
	defer problem.Catch(&err)
	d := &s.desk
	l, err := d.look(order)
	if err != nil {
		return prepared, err
	}
	prepared = Prepared{
		Address: pathOfPages + d.pages.keep(l.html), Subject: l.Subject, Recipient: l.to.Email,
		Short: len(mailto(l.shown)) <= longestLink, Empty: l.recap.empty(), Attachments: []Attachment{}, MostEnclosed: mostEnclosed,
		Language: l.W.Lang, Languages: slices.Sorted(maps.Keys(languages)), Seen: l.digest(),
	}
	for _, file := range l.recap.Files {
		prepared.Attachments = append(prepared.Attachments, Attachment{
			FileID: file.File.ID, Name: file.File.Name, Size: file.File.Size, Available: file.File.State == coaching.FilePresent,
		})
	}
	return prepared, nil
}

// OpenDraft writes a mail with the recap and opens it in the system's mail program, where it can be looked over and sent.
func (s *Recaps) OpenDraft(order Order) (handed Handed, err error) {
	defer problem.Catch(&err)
	d := &s.desk
	message, l, err := d.message(order)
	if err != nil {
		return handed, err
	}
	message.SetGenHeader("X-Unsent", "1") // opens as a draft where the program knows it
	path, err := d.save(d.drafts, l.file, ".eml", func(to io.Writer) error {
		_, err := message.WriteTo(to)
		return err
	})
	if err != nil {
		return handed, err
	}
	if err := d.open(path); err != nil {
		return handed, problem.Because(problem.CodeNotFound, "No program of this computer opens mail drafts. The draft is at "+path+": attach or open it there, or copy the text instead.", err)
	}
	return d.note(order, coaching.ViaMail, path)
}

// OpenShort opens a mail of plain text in the system's mail program, for programs that open no drafts.
func (s *Recaps) OpenShort(order Order) (handed Handed, err error) {
	defer problem.Catch(&err)
	d := &s.desk
	l, err := d.seen(order)
	if err != nil {
		return handed, err
	}
	link := mailto(l.shown)
	if len(link) > longestLink {
		return handed, problem.Invalid("purpose", "This is too long for a short mail. Open a mail draft, or copy the text.")
	}
	if err := d.open(link); err != nil {
		return handed, err
	}
	return d.note(order, coaching.ViaMail, "")
}

// mailto is the address that opens a mail of plain text.
func mailto(out *shown) string {
	query := url.Values{"subject": {out.Subject}, "body": {strings.ReplaceAll(out.text(), "\n", "\r\n")}}
	return "mailto:" + url.PathEscape(oneLine(out.to.Email)) + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}

// SaveHTML writes the recap as a page into the documents folder.
func (s *Recaps) SaveHTML(order Order) (handed Handed, err error) {
	defer problem.Catch(&err)
	d := &s.desk
	l, err := d.seen(order)
	if err != nil {
		return handed, err
	}
	path, err := d.savePage(d.documents, l.html, l.file)
	if err != nil {
		return handed, err
	}
	d.last.set(path)
	return d.note(order, coaching.ViaFile, path)
}

// SavePDF prints the recap into a file of the documents folder.
func (s *Recaps) SavePDF(order Order) (handed Handed, err error) {
	defer problem.Catch(&err)
	d := &s.desk
	l, err := d.seen(order)
	if err != nil {
		return handed, err
	}
	path, err := d.savePrinted(l.html, l.file)
	if err != nil {
		return handed, err
	}
	d.last.set(path)
	return d.note(order, coaching.ViaFile, path)
}

// OpenPage opens the recap as a page in the system's browser, to be printed or saved from there.
func (s *Recaps) OpenPage(order Order) (handed Handed, err error) {
	defer problem.Catch(&err)
	d := &s.desk
	l, err := d.seen(order)
	if err != nil {
		return handed, err
	}
	path, err := d.savePage(d.drafts, l.html, l.file)
	if err != nil {
		return handed, err
	}
	if err := d.open(path); err != nil {
		return handed, err
	}
	return d.note(order, coaching.ViaFile, "")
}

// Text returns the recap as plain text.
func (s *Recaps) Text(order Order) (text string, err error) {
	defer problem.Catch(&err)
	l, err := s.desk.seen(order)
	if err != nil {
		return "", err
	}
	return l.text(), nil
}

// Note puts on record that a recap was handed over by hand: printed, or as copied text.
func (s *Recaps) Note(order Order) (handed Handed, err error) {
	defer problem.Catch(&err)
	return s.desk.note(order, coaching.ViaFile, "")
}

// note puts a share on record.
func (d *desk) note(order Order, via coaching.Via, path string) (handed Handed, err error) {
	ctx, now := context.Background(), d.now()
	err = d.db.InTx(ctx, now, func(q *db.Queries) error {
		handed.ShareID, err = coaching.NoteShare(ctx, q, coaching.NewShare{
			SessionID: order.SessionID, Purpose: order.Purpose, Via: via, SharedAt: now.UnixMilli(),
		})
		return err
	})
	if err != nil {
		return handed, err
	}
	d.emit(events.Shares, order.SessionID)
	handed.Path = path
	return handed, nil
}

package sample

import (
	"strings"
	"time"

	"alongside/backend/db"
)

// reading is a link of the team's library, put in some weeks ago.
type reading struct {
	week                    int
	kind, title, path, text string
	tags                    []string
}

// The library of the team, oldest first. Its titles are plain ASCII, and what actions and sessions know it by.
var library = []reading{
	{25, "document", "Handbook for new colleagues", "handbook/start", "The first four weeks, day by day. Read it before the first chat.", []string{"onboarding"}},
	{24, "article", "One question at a time", "reading/one-question", "Why two questions in one message cost a day. Five minutes.", []string{"quality"}},
	{22, "video", "Listening to an angry caller", "talks/listening", "Eleven minutes. The part from minute four on is the one.", []string{"service", "wellbeing"}},
	{20, "document", "Data protection in twelve pages", "handbook/data-protection", "What we may say on the phone, and what never.", []string{"knowledge"}},
	{18, "article", "Feedback that is heard", "reading/feedback-heard", "Say what you saw, what it did, and stop.", []string{"growth"}},
	{16, "article", "Giving work away without losing it", "reading/delegation", "Seven steps between doing it yourself and letting go.", []string{"delegation", "career"}},
	{14, "document", "Rota rules", "handbook/rota", "Who may swap with whom, and until when.", []string{"rota"}},
	{12, "video", "Quality reviews as a conversation", "talks/quality-reviews", "Two reviewers, one case. How they came to the same score.", []string{"quality"}},
	{9, "article", "A retro in forty minutes", "reading/retro", "Three questions, one board, no slides.", []string{"growth"}},
	{6, "link", "Returns from abroad: who pays what", "carriers/returns", "The carrier's own table. It changes every quarter.", []string{"knowledge"}},
	{4, "video", "Speaking in front of two hundred people", "talks/speaking", "Nobody is born with it. Good on the minute before.", []string{"career", "growth"}},
	{2, "link", "Breaks that are breaks", "reading/breaks", "A short test, and what the body does after four hours of sitting.", []string{"wellbeing"}},
}

// fillLibrary puts the library in.
func fillLibrary(c chance, records *Records, now time.Time, me string) {
	for _, each := range library {
		at := now.Truncate(24*time.Hour).AddDate(0, 0, -7*each.week).UnixMilli() + 11*hour
		content := db.PutContentParams{
			ID: c.id(at), Kind: each.kind, Title: each.title, TitleKey: strings.ToLower(each.title), Url: "https://care.example.org/" + each.path,
			Description: each.text, AuthorID: me, CreatedAt: at,
		}
		content.WordsKey = strings.ToLower(content.Url + "\n" + content.Description)
		records.Contents = append(records.Contents, content)
		for _, tag := range each.tags {
			records.ContentTags = append(records.ContentTags, Tagging{content.ID, tag, me, at})
		}
	}
}

// contentID is the id of what is called so in the library; nil for no title.
func (t *teller) contentID(title string) *string {
	for i, content := range t.records.Contents {
		if content.Title == title {
			return &t.records.Contents[i].ID
		}
	}
	return nil
}

// bring puts an item of the library or of the portfolio into a session, the way it was talked about there.
func (t *teller) bring(session held, item db.PutItemParams) {
	at := session.start + 8*minute
	item.ID, item.SessionID, item.Position, item.AuthorID, item.CreatedAt = t.id(at), session.id, 2, t.me, at
	t.records.Items = append(t.records.Items, item)
}

package sample

import (
	"encoding/json"
	"fmt"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
)

// voice is what a customer said about somebody, so many days ago. stars are out of five, 0 for none; saved ones wait for
// the next session.
type voice struct {
	days                   int
	source, customer, body string
	stars                  float64
	saved                  bool
}

// round is a review of somebody's work, so many days ago: a case, and how much of five it got for each criterion.
type round struct {
	days    int
	subject string
	scores  [4]float64
	body    string
	saved   bool
}

// criteria are the lines of the team's review sheet.
var criteria = [4]string{"Understands the question", "Right answer", "Clear next step", "Tone"}

var voices = map[string][]voice{
	"Ada Nwosu": {
		{5, "CSAT survey", "Ines P.", "She asked one question, and then it was solved. I did not have to explain it twice.", 5, true},
		{12, "Chat", "R. Haddad", "Friendly, but I had to wait for the second answer.", 3, false},
		{26, "E-mail", "Familie Sommer", "Thank you for ringing the carrier yourself.", 5, false},
		{54, "CSAT survey", "", "Kind. It took long.", 3, false},
	},
	"Zoë Lindqvist": {
		{3, "CSAT survey", "Bruno T.", "Quick and exact, as always.", 5, false},
		{19, "Phone", "Frau Albers", "Understood at once what I meant, and laughed with me about it.", 5, false},
	},
	"José Marín": {
		{8, "E-mail", "Clínica Norte", "Three answers from three people, José sorted it out in ten minutes.", 5, true},
		{15, "CSAT survey", "", "The answer was right, the tone was short.", 2, true},
	},
	"Priya Raman": {
		{2, "Key account call", "Hotel Lindau", "We renew because of Priya.", 5, true},
		{30, "CSAT survey", "Orbit Ltd", "Answered within the hour, with numbers.", 5, false},
	},
	"Tomáš Dvořák": {
		{6, "CSAT survey", "M. Keller", "He sounded tired, but he helped.", 3, false},
		{21, "Chat", "Jana V.", "Found the parcel that nobody could find.", 5, false},
	},
	"Łukasz Nowak": {{11, "E-mail", "Warehouse Gdansk", "The new page on returns saves us a dozen calls a day.", 5, false}},
}

var rounds = map[string][]round{
	"Ada Nwosu": {
		{4, "Return from Norway", [4]float64{5, 4, 5, 5}, "Said what happens next before explaining why. Customs form missing.", true},
		{18, "Broken lamp, second parcel", [4]float64{5, 5, 5, 5}, "One to show the others.", false},
		{46, "Gift voucher after a return", [4]float64{4, 3, 4, 5}, "Closed too early; the voucher was booked a day later.", false},
	},
	"Zoë Lindqvist": {{9, "Two complaints in one letter", [4]float64{5, 5, 4, 5}, "Took them apart and answered both.", false}},
	"José Marín":    {{7, "Escalation, third call", [4]float64{5, 5, 4, 2}, "Right in every point, and curt in the last third.", true}},
	"Priya Raman":   {{16, "Invoice of a group", [4]float64{5, 5, 5, 4}, "Numbers first, then words. Good.", false}},
	"Tomáš Dvořák":  {{10, "Parcel without a label", [4]float64{4, 5, 4, 4}, "Patient search, well noted down.", false}},
}

// heard writes what customers and reviewers said about somebody.
func (t *teller) heard() {
	for _, v := range voices[t.story.name] {
		on, at := t.dayAgo(v.days)
		feedback := db.AddFeedbackParams{
			ID: t.id(at), PersonID: t.person, ReceivedOn: on, Source: v.source, Customer: v.customer, Body: v.body, Tone: toneOf(v.stars / 5),
			AuthorID: t.me, CreatedAt: at,
		}
		if v.stars > 0 {
			best := 5.0
			feedback.Rating, feedback.RatingMax = &v.stars, &best
		}
		t.records.Feedback = append(t.records.Feedback, feedback)
		if v.saved {
			t.save(db.SaveItemParams{FeedbackID: &feedback.ID, CreatedAt: at + hour})
		}
	}
	for _, r := range rounds[t.story.name] {
		t.reviewed(r)
	}
}

func (t *teller) reviewed(r round) {
	on, at := t.dayAgo(r.days)
	sheet := make([]map[string]any, len(criteria))
	got, most := 0.0, 5.0*float64(len(criteria))
	for i, name := range criteria {
		sheet[i] = map[string]any{"name": name, "score": r.scores[i], "max": 5}
		got += r.scores[i]
	}
	lines, err := json.Marshal(sheet)
	if err != nil {
		panic(fmt.Sprintf("review sheet: %v", err)) // names and numbers always have a JSON form
	}
	review := db.AddReviewParams{
		ID: t.id(at), PersonID: t.person, ReviewedOn: on, Reviewer: "Aoife Brennan", Subject: r.subject, Score: &got, ScoreMax: &most,
		Criteria: string(lines), Body: r.body, Tone: toneOf(got / most), AuthorID: t.me, CreatedAt: at,
	}
	t.records.Reviews = append(t.records.Reviews, review)
	if r.saved {
		t.save(db.SaveItemParams{ReviewID: &review.ID, CreatedAt: at + hour})
	}
}

func (t *teller) save(item db.SaveItemParams) {
	item.ID, item.PersonID, item.AuthorID = t.id(item.CreatedAt), t.person, t.me
	t.records.Saved = append(t.records.Saved, item)
}

// dayAgo is a day before today, and an instant on its morning.
func (t *teller) dayAgo(days int) (on string, at int64) {
	at = t.at(-days, 9, 0)
	return time.UnixMilli(at).In(t.now.Location()).Format(time.DateOnly), at
}

func toneOf(share float64) string {
	switch {
	case share >= 0.8:
		return string(coaching.TonePositive)
	case share > 0 && share <= 0.6:
		return string(coaching.ToneImprovement)
	}
	return ""
}

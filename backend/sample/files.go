package sample

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"time"

	"alongside/backend/db"
	"alongside/backend/folders"
)

// Paper is a file to be laid into the folder of a place.
type Paper struct {
	Place   folders.Place
	Name    string
	Content content
	At      int64 // when it was last changed
}

// handout is a file of the session of that week.
type handout struct {
	week    int
	name    string
	content content
}

// handouts are the attachments of each person's sessions, by name.
func handouts() map[string][]handout {
	return map[string][]handout{
		"Ada Nwosu": {
			{2, "Chats a week.png", barChart{41, 44, 52, 58, 57, 66, 71}},
			{2, "Retro agenda.md", text("# Retro agenda\n\n1. What went well\n2. What we would do *again*\n3. One thing to change\n\n- [x] Room booked\n- [ ] Ask Łukasz for the numbers\n")},
			{9, "Live chat plan.pdf", letter{"Live chat, step by step\nWeek 1: two hours a day beside Priya\nWeek 2: mornings alone, afternoons together\nWeek 3: alone, with a look at every third chat", "What we watch\nFirst reply under 40 seconds\nNo chat left without a next step"}},
		},
		"Zoë Lindqvist": {{2, "December staffing.csv", text("week,people needed,people planned\n49,14,12\n50,16,13\n51,18,15\n52,15,15\n")}},
		"José Marín": {
			{3, "Rota pattern.csv", text("name;Mon;Tue;Wed;Thu;Fri\nJosé;late;late;early;early;off\nTomáš;early;early;late;late;early\n")},
			{3, "Rota before and after.png", barChart{12, 11, 12, 13, 6}},
		},
		"Łukasz Nowak":    {{2, "Top ten answers.txt", text("1. Where is my parcel?\n2. Can I return this without the box?\n3. My voucher does not work.\n\nThe other seven wait for the list of the warehouse.\n")}},
		"Aoife Brennan":   {{2, "A good opening.wav", chime{523, 659, 784, 1047}}},
		"Henrik Sørensen": {{2, "Quarter on a page.pdf", letter{"The quarter on a page\nSatisfaction 4.6 of 5, up from 4.4\nFirst reply in 41 minutes, down from 58\nTwo people ready for more: Ada and Zoe"}}},
	}
}

// certificates are the files of each person's portfolio, by name.
func certificates() map[string][]handout {
	return map[string][]handout{
		"Ada Nwosu":    {{name: "Certificate live chat.pdf", content: letter{"Certificate\nAda Nwosu has completed the live chat training\nwith 94 of 100 points."}}},
		"Priya Raman":  {{name: "Hotel chain, response times.png", content: barChart{58, 55, 49, 41, 36}}},
		"Łukasz Nowak": {{name: "Voucher page.md", content: text("# Vouchers\n\nA voucher works **once**, for one order, until the day that is printed on it.\n")}},
	}
}

// shelf are the files of the library.
func shelf() []handout {
	return []handout{
		{name: "Difficult conversations in five steps.pdf", content: letter{"Difficult conversations in five steps\n1. Say what you saw\n2. Say what it caused\n3. Ask how they see it\n4. Agree on one thing\n5. Come back to it", "Before you begin\nChoose a quiet room\nWrite down the first sentence"}},
		{name: "Goal worksheet.md", content: text("# Goal worksheet\n\n- What will be different?\n- How will we see it?\n- What is the **first** step, and when?\n")},
		{name: "Quality scorecard.csv", content: text("criterion,points\nGreeting,10\nUnderstanding,30\nSolution,40\nNext step,20\n")},
	}
}

// papers lays the handouts into the sessions that they belong to.
func (t *teller) papers() {
	for _, each := range handouts()[t.story.name] {
		t.records.Papers = append(t.records.Papers, Paper{folders.Place{Kind: folders.PlaceSession, ID: t.met(each.week).id}, each.name, each.content, t.met(each.week).start - hour})
	}
	for _, each := range certificates()[t.story.name] {
		t.records.Papers = append(t.records.Papers, Paper{folders.Place{Kind: folders.PlaceEvidence, ID: t.person}, each.name, each.content, t.monday(6) + 15*hour})
	}
}

// layOut writes the files of the sample. The team is here without them too, so that a full disk costs only them.
func (s *Sample) layOut(papers []Paper) {
	for _, paper := range papers {
		file, err := folders.Put(s.desk.files, paper.Place, paper.Name, bytes.NewReader(paper.Content.bytes()), time.UnixMilli(paper.At))
		if err == nil && paper.Place.Kind == folders.PlaceLibrary {
			err = s.markContent(file.ID)
		}
		if err != nil {
			slog.Warn("sample file", "error", err)
			return
		}
	}
}

// markContent says that a file of the library belongs to the sample.
func (s *Sample) markContent(fileID string) error {
	ctx := context.Background()
	return s.desk.db.InTx(ctx, s.desk.now(), func(q *db.Queries) error { return q.MarkSampleContent(ctx, &fileID) })
}

// takeIn moves the files of the sample into the trash, with what was added to the folders of its people.
func (s *Sample) takeIn(ctx context.Context, people []string) error {
	if err := folders.Forget(s.desk.files, people...); err != nil {
		return err
	}
	ids, err := s.desk.db.Read().ListSampleFiles(ctx)
	if err != nil {
		return fmt.Errorf("list sample files: %w", err)
	}
	return s.desk.files.Remove(ids)
}

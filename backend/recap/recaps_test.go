package recap_test

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http/httptest"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
	"alongside/backend/recap"
)

func TestAnAgendaHoldsWhatThereIsToTalkAboutAndNoMore(t *testing.T) {
	h := newHouse(t)
	h.note(h.mira, "The *quality* of replies\n\n- [x] read\n- [ ] discuss")
	h.note(h.ada, "A quieter desk")
	talked := h.note(h.ada, "Talked about already")
	gone := h.note(h.mira, "Deleted words")
	notes := &coaching.Notes{Practice: h.practice}
	h.ok(notes.Discuss(talked))
	h.ok(notes.Delete(gone))
	goals, actions := &coaching.Goals{Practice: h.practice}, &coaching.Actions{Practice: h.practice}
	goal, err := goals.Add(coaching.GoalInput{PersonID: h.ada, OwnerID: h.ada, Title: "Lead the retro"})
	h.ok(err)
	_, err = actions.Add(coaching.ActionInput{GoalID: goal, AssigneeID: h.ada, Text: "Read the guide", DueOn: "2026-04-03"})
	h.ok(err)
	_, err = actions.Add(coaching.ActionInput{PersonID: h.ada, AssigneeID: h.mira, Text: "Book the room"})
	h.ok(err)
	reached, err := goals.Add(coaching.GoalInput{PersonID: h.ada, OwnerID: h.ada, Title: "Reached long ago"})
	h.ok(err)
	h.ok(goals.Reach(reached))
	h.attach("Plan & budget.txt", "plan")

	page, text := h.page(h.agenda()), h.text(h.agenda())
	h.holds(page, "<em>quality</em>", "☑ read", "☐ discuss", "Mira’s notes", "Ada’s notes", "A quieter desk", "Lead the retro", "Read the guide", "due 3 April 2026",
		"Book the room", "Plan &amp; budget.txt", "Weekly check-in", "Reply with your own topics", `<span class="face" aria-hidden="true">MN</span>`, "default-src 'none'")
	h.holds(text, "The *quality* of replies", "## Goals", "- Lead the retro (Goal of Ada Okafor)", "  - [ ] Read the guide (Ada Okafor, due 3 April 2026)", "- Plan & budget.txt (4 bytes)")
	h.holdsNone(page+text, "Talked about already", "Deleted words", "Reached long ago", "person:")
	if strings.Count(page, "Read the guide") != 2 { // under its goal, and among the open action items
		t.Errorf("a commitment stands %d times", strings.Count(page, "Read the guide"))
	}
}

func TestARecapHoldsWhatCameOfTheSessionAsItWas(t *testing.T) {
	h := newHouse(t)
	h.ok(h.sessions().Begin(h.session))
	h.note(h.mira, "What we said")
	_, err := (&coaching.Kudos{Practice: h.practice}).Give(coaching.PraiseInput{PersonID: h.ada, SessionID: h.session, Reason: coaching.ReasonSuccess, Emoji: "👩‍👩‍👧", Body: "Solved **it**"})
	h.ok(err)
	metrics := &coaching.Metrics{Practice: h.practice}
	metric, err := metrics.Define(coaching.MetricInput{Name: "CSAT", Unit: "%", Better: coaching.BetterUp, Target: "90", Decimals: 1})
	h.ok(err)
	for on, value := range map[string]string{"2026-01-01": "80", "2026-02-01": "85.5", "2026-03-01": "83", "2026-03-20": "88.25"} {
		h.ok(metrics.Enter(h.ada, metric.ID, on, value))
	}
	_, err = (&coaching.Items{Practice: h.practice}).AddMetric(h.session, metric.ID)
	h.ok(err)
	action, err := (&coaching.Actions{Practice: h.practice}).Add(coaching.ActionInput{PersonID: h.ada, AssigneeID: h.ada, Text: "Done in it"})
	h.ok(err)
	later, err := (&coaching.Actions{Practice: h.practice}).Add(coaching.ActionInput{PersonID: h.ada, AssigneeID: h.ada, Text: "Done after it"})
	h.ok(err)
	h.pass(time.Minute)
	h.ok((&coaching.Actions{Practice: h.practice}).Check(action.ID))
	h.ok(h.sessions().End(h.session))
	h.pass(time.Hour)
	h.ok((&coaching.Actions{Practice: h.practice}).Check(later.ID))
	h.note(h.mira, "An afterthought")
	h.ok(metrics.Enter(h.ada, metric.ID, "2026-03-31", "99"))

	page, text := h.page(h.recap()), h.text(h.recap())
	h.holds(page, "👩‍👩‍👧", "Solved <strong>it</strong>", "88.2%", "Target 90.0%", "▲ up by 5.2", "<polyline", "Completed since last session", "done 31 March 2026", "Added later", "An afterthought")
	h.holds(text, "- CSAT: 88.2%", "- [x] Done in it", "- [ ] Done after it", "👩‍👩‍👧 Success (From Mira Novak to Ada Okafor)")
	h.holdsNone(page+text, "99.0")
}

func TestNothingOfARecapRunsOrIsFetched(t *testing.T) {
	h := newHouse(t)
	evil := "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\n[run](javascript:alert(3)) [data](data:text/html,x) [file](file:///etc/passwd) [good](https://example.org/?a=1&b=2)\n\n" +
		"![seen](https://tracker.example/pixel.png)\n\n[@Ada](person:0190-ab) said =cmd|'/c calc'!A1\n\n<style>*{display:none}</style>\n\n```\n<b>code</b>\n```"
	h.note(h.mira, evil)
	h.note(h.ada, "مرحبا بالعالم שלום नमस्ते 你好 👨‍👩‍👧‍👦")
	h.ok(h.sessions().Rename(h.session, `</title><script>alert(4)</script>" onload="x`))
	page := h.page(h.agenda())
	h.holdsNone(page, "<script", "<img", "onerror=", `href="javascript`, `href="data`, `href="file`, "tracker.example", "<style>*", "person:")
	h.holds(page, `href="https://example.org/?a=1&amp;b=2"`, "seen", "&lt;b&gt;code", "<strong>@Ada</strong>", "مرحبا بالعالم שלום नमस्ते 你好 👨‍👩‍👧‍👦", `dir="auto"`, "&lt;/title&gt;&lt;script&gt;")
}

func TestALotIsHandedOverAndLittleToo(t *testing.T) {
	h := newHouse(t)
	h.holds(h.page(h.agenda()), "Nothing has been written yet.")
	for n := range 400 {
		h.note(h.mira, fmt.Sprintf("Point %d", n))
	}
	h.note(h.ada, strings.Repeat("word ", 256<<10/5))
	page := h.page(h.agenda())
	if strings.Count(page, "Point ") != 400 || len(page) < 256<<10 {
		t.Errorf("a page of %d bytes", len(page))
	}
	prepared, err := h.recaps.Prepare(h.agenda())
	h.ok(err)
	if prepared.Short || prepared.Empty {
		t.Errorf("prepared %+v", prepared)
	}
	_, err = h.recaps.OpenShort(h.agenda())
	h.refused(err, problem.CodeInvalid, "purpose")
}

// parts reads a mail: its header, and its parts by type and name.
func (h *house) parts(path string) (header mail.Header, parts map[string]string) {
	h.Helper()
	file, err := os.Open(path)
	h.ok(err)
	defer file.Close()
	message, err := mail.ReadMessage(file)
	h.ok(err)
	parts = map[string]string{}
	h.split(message.Header.Get("Content-Type"), message.Body, parts)
	return message.Header, parts
}

func (h *house) split(contentType string, body io.Reader, into map[string]string) {
	h.Helper()
	_, params, err := mime.ParseMediaType(contentType)
	h.ok(err)
	reader := multipart.NewReader(body, params["boundary"])
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return
		}
		h.ok(err)
		kind, _, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		h.ok(err)
		if strings.HasPrefix(kind, "multipart/") {
			h.split(part.Header.Get("Content-Type"), part, into)
			continue
		}
		content, err := io.ReadAll(part)
		h.ok(err)
		into[kind+" "+part.FileName()] = string(content)
	}
}

func TestADraftOfAMailOpensWithTextPageAndWhatIsEnclosed(t *testing.T) {
	h := newHouse(t)
	h.note(h.mira, "Grüße 👋")
	h.ok(h.sessions().Rename(h.session, "Überblick, \"Woche\" 12"))
	first := h.attach("Plan.pdf", "%PDF-1.4 plan")
	h.attach("Left out.txt", "x")
	order := h.agenda()
	order.Enclosed = []string{first, "of another session"}
	handed, err := h.recaps.OpenDraft(h.looked(order))
	h.ok(err)
	if len(h.opened) != 1 || h.opened[0] != handed.Path || filepath.Dir(handed.Path) != h.drafts {
		t.Fatalf("opened %q, drafted %q", h.opened, handed.Path)
	}
	header, parts := h.parts(handed.Path)
	subject, err := new(mime.WordDecoder).DecodeHeader(header.Get("Subject"))
	h.ok(err)
	if subject != `Agenda: Überblick, "Woche" 12, 31 March 2026` {
		t.Errorf("subject %q", subject)
	}
	if to, err := header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "ada@example.org" || to[0].Name != "Ada Okafor" {
		t.Errorf("to %v, %v", to, err)
	}
	if header.Get("X-Unsent") != "1" || header.Get("User-Agent")+header.Get("X-Mailer") != "" {
		t.Errorf("header %v", header)
	}
	if name, _ := os.Hostname(); name != "" && strings.Contains(h.read(handed.Path), name) {
		t.Error("the mail names this computer")
	}
	h.holds(parts["text/plain "], "Grüße 👋", "Left out.txt (1 bytes)")
	h.holds(parts["text/html "], "Grüße 👋", "enclosed")
	if len(parts) != 3 || !strings.HasPrefix(parts["application/pdf Plan.pdf"], "JVBERi0xLjQgcGxhbg") {
		t.Errorf("parts %v", parts)
	}
	if shares := h.shares(); len(shares) != 1 || shares[0].Via != coaching.ViaMail || shares[0].ID != handed.ShareID {
		t.Errorf("shares %+v", shares)
	}
}

func TestNamesAndTitlesBeginNoOtherHeader(t *testing.T) {
	h := newHouse(t)
	people := &coaching.People{Practice: h.practice}
	long := strings.Repeat("Müller-Øster ", 6)
	_, err := people.Change(h.ada, coaching.PersonInput{Name: `Ada, "Bcc: eve@evil.example" <eve@evil.example>, ` + long[:30], Email: "ada@example.org", Relation: coaching.RelationReportee})
	h.ok(err)
	h.ok(h.sessions().Rename(h.session, "Hello\r\nBcc: eve@evil.example\r\n\r\nbody"))
	handed, err := h.recaps.OpenDraft(h.agenda())
	h.ok(err)
	header, _ := h.parts(handed.Path)
	if header.Get("Bcc") != "" {
		t.Errorf("header %v", header)
	}
	if to, err := header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "ada@example.org" {
		t.Errorf("to %v, %v", to, err)
	}
	handed, err = h.recaps.OpenShort(h.agenda())
	h.ok(err)
	link, err := url.Parse(h.opened[1])
	h.ok(err)
	if link.Scheme != "mailto" || link.Opaque != "ada@example.org" || len(link.Query()) != 2 || strings.Contains(link.RawQuery, "+") || handed.Path != "" {
		t.Errorf("link %q", h.opened[1])
	}
}

func TestWithoutAnAddressAMailStillOpensAndWithoutAProgramNothingIsOnRecord(t *testing.T) {
	h := newHouse(t)
	people := &coaching.People{Practice: h.practice}
	_, err := people.Change(h.ada, coaching.PersonInput{Name: "Ada", Relation: coaching.RelationReportee})
	h.ok(err)
	handed, err := h.recaps.OpenDraft(h.agenda())
	h.ok(err)
	if header, _ := h.parts(handed.Path); header.Get("To") != "" {
		t.Errorf("to %q", header.Get("To"))
	}
	h.refuses = errors.New("no program")
	_, err = h.recaps.OpenDraft(h.agenda())
	h.refused(err, problem.CodeNotFound, "")
	if len(h.shares()) != 1 {
		t.Errorf("shares %+v", h.shares())
	}
}

func TestWhatIsTooMuchForAMailIsSaidBeforeItIsRead(t *testing.T) {
	h := newHouse(t)
	big := h.attach("Big.bin", strings.Repeat("x", 15<<20+1))
	gone := h.attach("Gone.txt", "x")
	order := h.agenda()
	order.Enclosed = []string{big}
	_, err := h.recaps.OpenDraft(h.looked(order))
	h.refused(err, problem.CodeInvalid, "enclosed")
	order.Enclosed = []string{gone}
	h.ok(os.RemoveAll(filepath.Join(h.root, "Sessions")))
	_, err = h.recaps.OpenDraft(h.looked(order))
	h.refused(err, problem.CodeNotFound, "")
}

func TestWhatDiffersFromWhatWasLookedAtDoesNotLeave(t *testing.T) {
	h := newHouse(t)
	h.note(h.mira, "Looked at")
	ways := map[string]func(recap.Order) error{
		"draft": func(o recap.Order) error { _, err := h.recaps.OpenDraft(o); return err },
		"short": func(o recap.Order) error { _, err := h.recaps.OpenShort(o); return err },
		"page":  func(o recap.Order) error { _, err := h.recaps.SaveHTML(o); return err },
		"PDF":   func(o recap.Order) error { _, err := h.recaps.SavePDF(o); return err },
		"open":  func(o recap.Order) error { _, err := h.recaps.OpenPage(o); return err },
		"text":  func(o recap.Order) error { _, err := h.recaps.Text(o); return err },
	}
	order := h.agenda()
	other := order
	other.Language = "fr"
	h.note(h.ada, "Arrived meanwhile")
	people := &coaching.People{Practice: h.practice}
	for name, leave := range ways {
		for _, blind := range []recap.Order{order, other, {SessionID: h.session, Purpose: coaching.PurposeAgenda}} {
			if err := leave(blind); problem.CodeOf(err) != problem.CodeConflict {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	order = h.agenda()
	_, err := people.Change(h.ada, coaching.PersonInput{Name: "Ada Okafor", Email: "other@example.org", Relation: coaching.RelationReportee})
	h.ok(err)
	if err := ways["draft"](order); problem.CodeOf(err) != problem.CodeConflict {
		t.Errorf("to another address: %v", err)
	}
	if len(h.shares()) != 0 || len(h.opened) != 0 {
		t.Errorf("shares %+v, opened %q", h.shares(), h.opened)
	}
}

func TestFilesAppearWholeAndNeverOverAnotherOne(t *testing.T) {
	h := newHouse(t)
	var names []string
	for range 2 {
		page, err := h.recaps.SaveHTML(h.agenda())
		h.ok(err)
		pdf, err := h.recaps.SavePDF(h.agenda())
		h.ok(err)
		if recap.Last(h.recaps) != pdf.Path {
			t.Error("the last one is not known")
		}
		names = append(names, filepath.Base(page.Path), filepath.Base(pdf.Path))
	}
	want := "Agenda Weekly check-in, 31 March 2026.html Agenda Weekly check-in, 31 March 2026.pdf Agenda Weekly check-in, 31 March 2026 (2).html Agenda Weekly check-in, 31 March 2026 (2).pdf"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("saved %s", got)
	}
	if left, _ := filepath.Glob(filepath.Join(h.place, ".alongside*")); len(left) != 0 {
		t.Errorf("left behind %v", left)
	}
	h.ok(os.RemoveAll(h.place))
	h.ok(os.WriteFile(h.place, nil, 0o600)) // no folder, and none can be made
	_, err := h.recaps.SaveHTML(h.agenda())
	h.refused(err, problem.CodeReadOnly, "")
	if len(h.shares()) != 4 {
		t.Errorf("%d shares", len(h.shares()))
	}
}

func TestThePreviewIsThePageThatLeavesAndMayDoNothing(t *testing.T) {
	h := newHouse(t)
	h.note(h.mira, "To be seen")
	prepared, err := h.recaps.Prepare(h.agenda())
	h.ok(err)
	if prepared.Recipient != "ada@example.org" || !prepared.Short {
		t.Errorf("prepared %+v", prepared)
	}
	answer := httptest.NewRecorder()
	recap.Serve(h.recaps).ServeHTTP(answer, httptest.NewRequest("GET", prepared.Address+"?look=dark", nil))
	h.holds(answer.Body.String(), "To be seen", "@media screen")
	policy := answer.Header().Get("Content-Security-Policy")
	h.holds(policy, "default-src 'none'", "sandbox")
	h.holdsNone(policy, "allow-scripts")
	answer = httptest.NewRecorder()
	recap.Serve(h.recaps).ServeHTTP(answer, httptest.NewRequest("GET", "/recap/guess", nil))
	if answer.Code != 404 {
		t.Errorf("a guess is answered with %d", answer.Code)
	}
	_, err = h.recaps.Prepare(recap.Order{SessionID: h.session, Purpose: "other"})
	h.refused(err, problem.CodeInvalid, "purpose")
	h.ok(h.sessions().Delete(h.session))
	_, err = h.recaps.Prepare(h.agenda())
	h.refused(err, problem.CodeNotFound, "")
}

func TestARecapAsksTheSameHoweverMuchThereIs(t *testing.T) {
	h := newHouse(t)
	count := func(h *house) (asked int) {
		watched := h.database.Watched(func(string) { asked++ })
		practice := &coaching.Practice{}
		practice.Open(watched, h.now, nil)
		recaps := &recap.Recaps{}
		recap.Open(recaps, recap.Means{Practice: practice, Database: watched, Now: h.now})
		_, err := recaps.Text(h.agenda())
		h.ok(err)
		return asked
	}
	h.note(h.mira, "one")
	few := count(h)
	for n := range 30 {
		h.note(h.ada, "more")
		goal, err := (&coaching.Goals{Practice: h.practice}).Add(coaching.GoalInput{PersonID: h.ada, OwnerID: h.ada, Title: fmt.Sprint("Goal ", n)})
		h.ok(err)
		_, err = (&coaching.Actions{Practice: h.practice}).Add(coaching.ActionInput{GoalID: goal, AssigneeID: h.ada, Text: "Do"})
		h.ok(err)
	}
	if many := count(h); many != few {
		t.Errorf("%d queries for many records, %d for few", many, few)
	}
}

package personal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/pairing"
	"alongside/backend/personal"
	"alongside/backend/recap"
	"alongside/backend/sharing"

	"filippo.io/age"
	"filippo.io/age/armor"
	"github.com/google/uuid"
	"github.com/zalando/go-keyring"
)

// copyOf is a whole installation of one person but for its window, with every way out that there is.
type copyOf struct {
	*testing.T
	home     string
	database *db.Database
	own      *db.Database
	practice *coaching.Practice
	personal *personal.Notes
	files    *folders.Files
	pairs    *pairing.Pairs
	packs    *sharing.Packs
	recaps   *recap.Recaps
	mails    *recap.Mails
	me       coaching.Person
	other    coaching.Person

	mu     sync.Mutex
	opened []string
}

func newCopy(t *testing.T, name, other string, relation coaching.Relation) *copyOf {
	t.Helper()
	c := &copyOf{
		T: t, home: t.TempDir(), practice: &coaching.Practice{}, personal: &personal.Notes{}, files: &folders.Files{}, pairs: &pairing.Pairs{},
		packs: &sharing.Packs{}, recaps: &recap.Recaps{}, mails: &recap.Mails{},
	}
	told := func(events.Topic, ...string) {}
	c.database = dbtest.At(t, filepath.Join(c.home, "alongside.db"), db.Migrations())
	c.own = dbtest.At(t, filepath.Join(c.home, "personal.db"), personal.Migrations())
	c.practice.Open(c.database, time.Now, told)
	personal.Open(c.personal, c.own, time.Now, told)
	folders.Open(c.files, c.database, filepath.Join(c.home, "files"), filepath.Join(c.home, "cache"), time.Now, told)
	t.Cleanup(func() { folders.Close(c.files) })
	pairing.Open(c.pairs, c.database, c.home, time.Now, told)
	documents := filepath.Join(c.home, "documents")
	sharing.Open(c.packs, sharing.Parts{
		Database: c.database, Pairs: c.pairs, Files: c.files, Version: "0.1.0", Blobs: filepath.Join(c.home, "outgoing"), Counted: filepath.Join(c.home, "counted"), Documents: documents,
		Now: time.Now, Emit: told,
	})
	pairing.Through(c.pairs, sharing.Where(c.packs))
	recap.Open(c.recaps, recap.Means{
		Practice: c.practice, Database: c.database, Attachments: c.files, Documents: documents, Drafts: filepath.Join(c.home, "drafts"),
		Now: time.Now, Emit: told, OpenFile: c.open, PDF: func(_ context.Context, page []byte, path string) error {
			return os.WriteFile(path, append([]byte("%PDF "), page...), 0o600)
		},
	})
	recap.OpenMails(c.mails, c.recaps)
	var err error
	people := &coaching.People{Practice: c.practice}
	c.me, err = people.Introduce(coaching.PersonInput{Name: name, Email: strings.ToLower(name) + "@example.org"})
	c.ok(err)
	c.other, err = people.Add(coaching.PersonInput{Name: other, Email: strings.ToLower(other) + "@example.org", Relation: relation})
	c.ok(err)
	return c
}

func (c *copyOf) open(what string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.opened = append(c.opened, what)
	return nil
}

func (c *copyOf) ok(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

func must[T any](value T, err error) func(c *copyOf) T {
	return func(c *copyOf) T {
		c.Helper()
		c.ok(err)
		return value
	}
}

// through exchanges packs over a folder until the test ends.
func (c *copyOf) through(folder string) {
	c.Helper()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); sharing.Run(ctx, c.packs) }()
	c.Cleanup(func() { stop(); <-done })
	c.ok(c.packs.Choose(folder))
}

func (c *copyOf) eventually(what string, is func() bool) {
	c.Helper()
	for range 400 {
		if is() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	c.Fatalf("%s never came about", what)
}

// held is a session with shared words in it, and a file that is chosen and one that is not.
func (c *copyOf) held(words string, private, listed dbtest.Canaries) (session, chosen, kept string) {
	c.Helper()
	session = must((&coaching.Sessions{Practice: c.practice}).Start(c.other.ID))(c)
	must((&coaching.Notes{Practice: c.practice}).Add(session, c.me.ID, words))(c)
	return session, c.attach(session, "chosen.txt", "chosen "+words), c.attach(session, listed.New("name of a file")+".txt", private.New("bytes of a file"))
}

func (c *copyOf) attach(session, name, content string) string {
	c.Helper()
	file := must(folders.Put(c.files, folders.Place{Kind: folders.PlaceSession, ID: session}, name, strings.NewReader(content), time.Time{}))(c)
	return file.ID
}

// plantAll fills everything that is not shared: with the other side of the pair and with a third.
func (c *copyOf) plantAll(canaries dbtest.Canaries, session string) {
	c.Helper()
	main := []string{
		"people", "pictures", "sessions", "session_types", "goals", "tags", "categories", "imports", "import_made", "import_mappings", "feedback", "reviews",
		"saved_items", "metrics", "metric_values", "import_values", "folders", "files", "contents", "content_tags", "evidence", "evidence_tags",
		"evidence_goals", "session_items", "notes", "actions", "session_tags", "goal_tags", "kudos", "standing_topics", "questions", "question_asks", "drafts",
		"settings", "pairs", "pair_devices", "registers", "shares", "acknowledgements", "outbox", "inbox", "exchange_files", "news", "shared_files", "mails",
	}
	for _, with := range []string{"", c.other.ID} {
		row := given{
			"people.relation": "reportee", "imports.kind": "feedback", "feedback.tone": "positive", "reviews.tone": "positive", "metrics.better": "up", "kudos.reason": "effort",
			"folders.kind": "library", "folders.session_id": nil, "folders.person_id": nil, "files.state": "present", "contents.kind": "link", "contents.file_id": nil,
			"evidence.kind": "link", "evidence.file_id": nil, "evidence.signed_by": nil, "shares.purpose": "recap", "shares.via": "file", "news.what": "new",
			"shared_files.state": "here", "mails.purpose": "recap", "mails.state": "sent", "notes.item_id": nil, "notes.standing_id": nil, "actions.content_id": nil,
			"actions.evidence_id": nil, "actions.done_by": nil, "saved_items.review_id": nil, "standing_topics.type_id": nil, "session_items.metric_id": nil,
			"session_items.feedback_id": nil, "session_items.review_id": nil, "session_items.file_id": nil, "session_items.content_id": nil,
			"session_items.evidence_id": nil, "session_items.sort": "content", "sessions.planned_at": 1, "outbox.placed_at": 1, "pairs.ended_at": 1, "pairs.joined_at": 1,
			"actions.due_on": "2026-03-01", "feedback.received_on": "2026-03-01", "reviews.reviewed_on": "2026-03-01", "metric_values.value_on": "2026-03-01",
			"import_values.value_on": "2026-03-01", "evidence.happened_on": "2026-03-01", "folders.id": uuid.Must(uuid.NewV7()).String(),
			"actions.sort": "content", "actions.ref_id": uuid.Must(uuid.NewV7()).String(), "actions.snapshot": `{"title":"` + canaries.New("copy of what a commitment is about") + `"}`,
			"session_items.ref_id": uuid.Must(uuid.NewV7()).String(), "session_items.snapshot": `{"title":"` + canaries.New("copy of an item") + `"}`,
			"reviews.criteria": `[{"name":"` + canaries.New("criterion") + `"}]`, "import_mappings.mapping": `{"a":"` + canaries.New("mapping") + `"}`,
		}
		canaries["what an item is about "+with] = row["session_items.ref_id"].(string)
		canaries["what a commitment is about "+with] = row["actions.ref_id"].(string)
		tables := main
		if with != "" {
			row["folders.kind"], row["folders.person_id"] = "evidence", with
			row["goals.deleted_at"], row["actions.deleted_at"] = 1, 1 // what is there belongs to the pair, and so to its next session
			row["people.id"], tables = with, slices.DeleteFunc(slices.Clone(main), func(table string) bool { return table == "people" || table == "pictures" })
		}
		for _, table := range tables { // who wrote it, and what it is of
			row[table+".author_id"] = c.me.ID
		}
		c.refer(row, canaries)
		plant(c.T, c.database, canaries, tables, row)
		id := row["sessions.id"].(string)
		plant(c.T, c.own, canaries, []string{"personal_notes"}, given{"personal_notes.session_id": id, "personal_notes.person_id": row["people.id"]})
	}
	must(c.personal.Save(session, c.other.ID, canaries.New("personal note beside the session"), 0))(c)
	must((&coaching.Feedback{Practice: c.practice}).Add(coaching.FeedbackInput{PersonID: c.other.ID, ReceivedOn: "2026-03-01", Body: canaries.New("feedback not put in"), Tone: coaching.TonePositive}))(c)
	c.ok((&coaching.Drafts{Practice: c.practice}).Save("session:"+session+":add", canaries.New("draft in the session")))
}

// refer lets every column that refers to another row refer to the one that is planted with it. Ids of what stays at home are
// no less private than its words.
func (c *copyOf) refer(row given, canaries dbtest.Canaries) {
	for _, table := range []string{
		"people", "sessions", "goals", "tags", "imports", "feedback", "reviews", "metrics", "files", "contents", "evidence", "notes", "questions", "pairs", "shares",
	} {
		if row[table+".id"] == nil {
			id := uuid.Must(uuid.NewV7()).String()
			row[table+".id"], canaries["id in "+table+" "+id] = id, id
		}
	}
	for _, column := range dbtest.Column(c.T, c.database, `SELECT s.name || '.' || f."from" || ' ' || f."table" FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) f WHERE s.type = 'table'`) {
		from, to, _ := strings.Cut(column, " ")
		if _, has := row[from]; !has {
			row[from] = row[to+".id"]
		}
	}
}

// written is something that left, and by which way.
type written struct {
	way     string
	content []byte
}

// handOver uses every way of handing a session to somebody without the app.
func (c *copyOf) handOver(session, enclosed string) (out []written) {
	c.Helper()
	c.ok(c.mails.SaveServer(recap.Server{Host: "localhost", Port: 9, Security: recap.SecurityNone, Sender: "mira@example.org"}, ""))
	for _, purpose := range []coaching.Purpose{coaching.PurposeAgenda, coaching.PurposeRecap, coaching.PurposeUpdate} {
		order := recap.Order{SessionID: session, Purpose: purpose, Enclosed: []string{enclosed}}
		prepared := must(c.recaps.Prepare(order))(c)
		order.Seen = prepared.Seen
		out = append(out, written{"subject", []byte(prepared.Subject)}, written{"text", []byte(must(c.recaps.Text(order))(c))})
		for way, hand := range map[string]func(recap.Order) (recap.Handed, error){
			"draft": c.recaps.OpenDraft, "short mail": c.recaps.OpenShort, "page": c.recaps.SaveHTML, "print": c.recaps.SavePDF, "page to look at": c.recaps.OpenPage,
		} {
			handed, err := hand(order)
			c.ok(err)
			if handed.Path != "" {
				out = append(out, written{way, must(os.ReadFile(handed.Path))(c)})
			}
		}
		sent := must(c.mails.Send(order))(c)
		out = append(out, written{"mail to the server", []byte(dbtest.Column(c.T, c.database, "SELECT CAST(message AS TEXT) FROM mails WHERE id = ?", sent.MailID)[0])})
	}
	for _, address := range c.opened {
		plain, err := url.QueryUnescape(address)
		c.ok(err)
		out = append(out, written{"opened", []byte(address)}, written{"opened", []byte(plain)})
	}
	return out
}

// share uses every way of handing a session to the other side's own copy.
func (c *copyOf) share(session, chosen string) (out []written) {
	c.Helper()
	for _, purpose := range []string{"agenda", "update", "recap"} {
		leaving := must(c.packs.Leaving(session, purpose, []string{chosen}))(c)
		shown := must(json.Marshal(leaving))(c)
		sent := must(c.packs.Send(session, purpose, []string{chosen}, leaving.Digest))(c)
		must(c.packs.Save(sent.ShareID))(c)
		out = append(out, written{"what is about to leave", shown}, written{"name of a pack", []byte(sent.Name)}, written{"pack as text", []byte(must(c.packs.Text(sent.ShareID))(c))})
	}
	return out
}

// under are the files below a folder, with their paths.
func (c *copyOf) under(root string) (out []written) {
	c.Helper()
	c.ok(filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		out = append(out, written{"a name", []byte(path)})
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		out = append(out, written{"file " + filepath.Ext(path), content})
		return err
	}))
	return out
}

// unsealed is everything that is sealed among what was written, as whoever receives it can read it.
func (c *copyOf) unsealed(all []written) (out []written) {
	c.Helper()
	identity := must(pairing.Identity(c.pairs))(c)
	key := must(age.ParseX25519Identity(strings.Fields(identity.Secret())[2]))(c)
	for _, each := range all {
		var sealed io.Reader = bytes.NewReader(each.content)
		if bytes.Contains(each.content, []byte(armor.Header)) {
			sealed = armor.NewReader(sealed)
		} else if !bytes.HasPrefix(each.content, []byte("age-encryption.org/")) {
			continue
		}
		opened := must(age.Decrypt(sealed, key))(c)
		out = append(out, written{"inside " + each.way, must(io.ReadAll(opened))(c)})
	}
	return out
}

// TestNoPrivateMarkerLeavesByAnyWay fills every column of both databases that can hold words, uses every way out that there
// is, and looks for what was filled in into all that left, opened. It is not parallel: it listens to the log.
func TestNoPrivateMarkerLeavesByAnyWay(t *testing.T) { // D1
	keyring.MockInit()
	log := &bytes.Buffer{}
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer slog.SetDefault(before)
	mira, ada := newCopy(t, "Mira", "Ada", coaching.RelationReportee), newCopy(t, "Ada", "Mira", coaching.RelationManager)
	private, shared, listed := dbtest.Canaries{}, dbtest.Canaries{}, dbtest.Canaries{}
	session, chosen, kept := mira.held(shared.New("shared"), private, listed)
	mira.plantAll(private, session)
	private["id of a file that was not chosen"] = kept
	for name, database := range map[string]*db.Database{"main": mira.database, "personal": mira.own} {
		if left := unmarked(t, database, private); len(left) > 0 {
			t.Errorf("%s: no marker in %q: plant one, or say in machine why nobody's words can stand there", name, left)
		}
	}

	folder := t.TempDir()
	mira.through(folder)
	invitation := must(mira.pairs.Invite(mira.other.ID))(mira)
	answer := must(ada.pairs.Accept(invitation.Text, ada.other.ID, false))(ada)
	must(mira.pairs.Accept(answer.Text, "", false))(mira)
	out := []written{{"invitation", []byte(invitation.Text + invitation.FileName)}}
	out = append(out, mira.share(session, chosen)...)
	out = append(out, mira.handOver(session, chosen)...)
	for _, each := range out {
		if each.way == "pack as text" {
			must(ada.packs.Paste(string(each.content)))(ada)
		}
	}
	leaving := must(ada.packs.Leaving(session, "update", nil))(ada)
	theirs := must(ada.packs.Send(session, "update", nil, leaving.Digest))(ada)
	must(mira.packs.Paste(must(ada.packs.Text(theirs.ShareID))(ada)))(mira)
	mira.ok(mira.packs.Acknowledge(theirs.ShareID, "Read"))
	mira.eventually("all packs in the folder", func() bool {
		placed, err := filepath.Glob(filepath.Join(folder, "*", "*", "*.alongside"))
		return err == nil && len(placed) == 4
	})
	for _, root := range []string{folder, filepath.Join(mira.home, "documents"), filepath.Join(mira.home, "outgoing"), filepath.Join(mira.home, "drafts")} {
		out = append(out, mira.under(root)...)
	}
	out = append(out, written{"log", log.Bytes()})
	inside := ada.unsealed(out)

	ways := map[string]bool{}
	for _, each := range slices.Concat(out, inside) {
		ways[each.way] = ways[each.way] || len(shared.In(each.content)) > 0
		found := private.In(each.content)
		if strings.HasPrefix(each.way, "inside") || each.way == "what is about to leave" { // a recap names all that is in the session
			found = append(found, listed.In(each.content)...)
		}
		if len(found) > 0 {
			t.Errorf("%s holds %q", each.way, found)
		}
	}
	for _, way := range []string{ // where what was shared is not found, nothing else would be either
		"what is about to leave", "inside pack as text", "inside file .alongside", "inside file .alongside-blob", "text", "draft", "opened", "page", "print",
		"mail to the server", "file .eml", "file .html",
	} {
		if !ways[way] {
			t.Errorf("%s does not even hold what was shared: %v", way, fmt.Sprint(ways))
		}
	}
}

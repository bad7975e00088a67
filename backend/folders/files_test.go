package folders_test

import (
	"fmt"
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
	"alongside/backend/problem"
)

// desk is files on a real database and a real disk: Mira holds a session with Ada. Its clock stands until it is moved.
type desk struct {
	*testing.T
	database *db.Database
	practice *coaching.Practice
	files    *folders.Files
	root     string
	mira     string
	session  coaching.Session
	place    folders.Place

	mu   sync.Mutex
	at   time.Time
	told []string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{T: t, database: dbtest.Open(t), practice: &coaching.Practice{}, files: &folders.Files{}, root: filepath.Join(t.TempDir(), "Alongside")}
	d.at = time.Date(2026, 3, 4, 10, 0, 0, 0, time.Local)
	d.practice.Open(d.database, d.now, d.emit)
	folders.Open(d.files, d.database, d.root, t.TempDir(), d.now, d.emit)
	t.Cleanup(func() { folders.Close(d.files) })
	people := &coaching.People{Practice: d.practice}
	me, err := people.Introduce(coaching.PersonInput{Name: "Mira Novak"})
	d.ok(err)
	d.mira = me.ID
	ada, err := people.Add(coaching.PersonInput{Name: "Ada Okafor", Relation: coaching.RelationReportee})
	d.ok(err)
	sessions := &coaching.Sessions{Practice: d.practice}
	id, err := sessions.Start(ada.ID)
	d.ok(err)
	d.session, err = sessions.Find(id)
	d.ok(err)
	d.place = folders.Place{Kind: folders.PlaceSession, ID: d.session.ID}
	return d
}

func (d *desk) now() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.at
}

func (d *desk) move(by time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.at = d.at.Add(by)
}

func (d *desk) emit(topic events.Topic, ids ...string) {
	d.mu.Lock()
	d.told = append(d.told, strings.Join(append([]string{string(topic)}, ids...), " "))
	d.mu.Unlock()
	if topic == events.Sessions || topic == events.People {
		folders.NamesChanged(d.files, ids...)
	}
}

func (d *desk) ok(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// outside is a file somewhere else on the disk.
func (d *desk) outside(name, content string) string {
	d.Helper()
	path := filepath.Join(d.TempDir(), name)
	d.ok(os.WriteFile(path, []byte(content), 0o600))
	return path
}

// view is what people see of the session's folder after a look at the disk.
func (d *desk) view() folders.FolderInView {
	d.Helper()
	d.ok(d.files.Look(d.place))
	view, err := d.files.In(d.place)
	d.ok(err)
	return view
}

// list is the files of the session's folder as "name state".
func (d *desk) list() (list []string) {
	d.Helper()
	for _, file := range d.view().Files {
		list = append(list, file.Name+" "+string(file.State))
	}
	return list
}

func (d *desk) want(got []string, want ...string) {
	d.Helper()
	if !slices.Equal(got, want) {
		d.Fatalf("got %q, want %q", got, want)
	}
}

// attach puts one file with a content into the session and returns it.
func (d *desk) attach(name, content string) coaching.StoredFile {
	d.Helper()
	result, err := d.files.Attach(d.place, []string{d.outside(name, content)})
	d.ok(err)
	if len(result.Added) != 1 {
		d.Fatalf("attached %+v", result)
	}
	return result.Added[0]
}

// write puts a file into the session's folder behind the app's back.
func (d *desk) write(name, content string) string {
	d.Helper()
	path := filepath.Join(d.view().Path, name)
	d.ok(os.MkdirAll(filepath.Dir(path), 0o700))
	d.ok(os.WriteFile(path, []byte(content), 0o600))
	return path
}

func (d *desk) items() []coaching.Item {
	d.Helper()
	items, err := (&coaching.Items{Practice: d.practice}).In(d.session.ID)
	d.ok(err)
	return items
}

func TestAnAttachedFileLiesInTheFolderOfItsSession(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	content, err := os.ReadFile(filepath.Join(d.root, "Sessions", "Ada Okafor", "2026-03-04 "+d.session.Title, "Plan.txt"))
	d.ok(err)
	if string(content) != "what we do" || file.Kind != coaching.FileText || file.Size != 10 || file.State != coaching.FilePresent {
		t.Fatalf("got %q as %+v", content, file)
	}
	d.want(d.list(), "Plan.txt present")
}

func TestAFileThatIsDroppedIntoTheFolderIsAttached(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.attach("one.txt", "1")
	d.write("two.md", "# 2")
	d.write("deep/er/three.csv", "a,b\n1,2")
	d.want(d.list(), "one.txt present", "two.md present", "three.csv present")
	if len(d.items()) != 3 {
		t.Fatalf("the session has %d items", len(d.items()))
	}
}

func TestAttachingTellsHowFarItIsAndOfManyFilesAtOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	paths := make([]string, 60)
	for i := range paths {
		paths[i] = d.outside(fmt.Sprint(i, ".txt"), "0123456789")
	}
	_, err := d.files.Attach(d.place, paths)
	d.ok(err)
	d.mu.Lock()
	defer d.mu.Unlock()
	last, lists := "", 0
	for _, told := range d.told {
		if strings.HasPrefix(told, "files:copying") {
			last = told
		} else if strings.HasPrefix(told, "files:changed") {
			lists++
		}
	}
	if last != "files:copying 60 60 600 600" || lists < 1 || lists > 30 {
		t.Fatalf("told %q last, and %d times of new files", last, lists)
	}
}

func TestAFolderThatIsAttachedKeepsItsShape(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	from := filepath.Join(d.TempDir(), "Review: Q3")
	d.ok(os.MkdirAll(filepath.Join(from, "charts"), 0o700))
	d.ok(os.WriteFile(filepath.Join(from, "one.txt"), []byte("1"), 0o600))
	d.ok(os.WriteFile(filepath.Join(from, "charts", "two.txt"), []byte("2"), 0o600))
	d.ok(os.Symlink("/etc/passwd", filepath.Join(from, "link.txt")))
	result, err := d.files.Attach(d.place, []string{from})
	d.ok(err)
	if len(result.Added) != 2 || len(result.Failed) != 1 {
		t.Fatalf("got %+v", result)
	}
	view := d.view()
	if len(view.Files) != 2 || view.Files[0].Path != "Review_ Q3/charts" || view.Files[1].Path != "Review_ Q3" {
		t.Fatalf("got %+v", view.Files)
	}
}

func TestANameThatIsTakenGetsANumber(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.attach("Plan.txt", "1")
	d.attach("Plan.txt", "2")
	d.want(d.list(), "Plan.txt present", "Plan (2).txt present")
}

func TestARenameOnDiskKeepsWhatWasSaidAboutTheFile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	d.ok(os.Rename(filepath.Join(d.view().Path, "Plan.txt"), filepath.Join(d.view().Path, "Better plan.txt")))
	view := d.view()
	if len(view.Files) != 1 || view.Files[0].ID != file.ID || view.Files[0].Name != "Better plan.txt" {
		t.Fatalf("got %+v", view.Files)
	}
}

func TestAnEditOnDiskIsNoticed(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	d.write("Plan.txt", "what we do now")
	view := d.view()
	if len(view.Files) != 1 || view.Files[0].ID != file.ID || view.Files[0].Version == file.Version || view.Files[0].Size != 14 {
		t.Fatalf("got %+v", view.Files)
	}
}

func TestAFileThatVanishesIsMissingThenOffTheListAndBackAsItself(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.attach("Stays.txt", "stays")
	file := d.attach("Plan.txt", "what we do")
	path := filepath.Join(d.view().Path, "Plan.txt")
	d.ok(os.Remove(path))
	d.want(d.list(), "Stays.txt present", "Plan.txt missing")
	d.move(2 * time.Minute)
	d.want(d.list(), "Stays.txt present")
	if len(d.items()) != 1 {
		t.Fatalf("the session has %d items", len(d.items()))
	}
	d.ok(os.WriteFile(path, []byte("what we do"), 0o600))
	view := d.view()
	if len(view.Files) != 2 || view.Files[1].ID != file.ID || len(d.items()) != 2 {
		t.Fatalf("got %+v", view.Files)
	}
}

func TestAMissingFileWithNotesStaysOnTheList(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.attach("Stays.txt", "stays")
	d.attach("Plan.txt", "what we do")
	notes := &coaching.Notes{Practice: d.practice}
	_, err := notes.AddAbout(d.session.ID, d.mira, d.items()[1].ID, "", "Look at page 3.")
	d.ok(err)
	d.ok(os.Remove(filepath.Join(d.view().Path, "Plan.txt")))
	d.view()
	d.move(time.Hour)
	d.want(d.list(), "Stays.txt present", "Plan.txt missing")
	before := len(d.told)
	d.view()
	if len(d.told) != before {
		t.Fatalf("a look that found nothing new told %q", d.told[before:])
	}
}

func TestARemovedFileWaitsInTheTrashWithItsNotes(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.attach("Stays.txt", "stays")
	file := d.attach("Plan.txt", "what we do")
	path := filepath.Join(d.view().Path, "Plan.txt")
	d.ok(d.files.Remove([]string{file.ID}))
	d.want(d.list(), "Stays.txt present")
	if _, err := os.Stat(path); !os.IsNotExist(err) || len(d.items()) != 1 {
		t.Fatalf("the file is still there: %v", err)
	}
	d.write("Plan.txt", "another one")
	d.ok(d.files.Restore([]string{file.ID}))
	d.want(d.list(), "Stays.txt present", "Plan (2).txt present", "Plan.txt present")
	if len(d.items()) != 3 {
		t.Fatalf("the session has %d items", len(d.items()))
	}
}

func TestAFileIsRenamedOnTheDiskToo(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	renamed, err := d.files.Rename(file.ID, "Better plan")
	d.ok(err)
	if renamed.Name != "Better plan.txt" || renamed.ID != file.ID {
		t.Fatalf("got %+v", renamed)
	}
	d.want(d.list(), "Better plan.txt present")
	if _, err := d.files.Rename(file.ID, " "); problem.CodeOf(err) != problem.CodeInvalid {
		t.Fatalf("an empty name was taken: %v", err)
	}
}

func TestAFolderFollowsTheTitleOfItsSession(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.attach("Plan.txt", "what we do")
	d.ok((&coaching.Sessions{Practice: d.practice}).Rename(d.session.ID, "Quarter: what next?"))
	folders.Close(d.files) // waits for the rename
	content, err := os.ReadFile(filepath.Join(d.root, "Sessions", "Ada Okafor", "2026-03-04 Quarter_ what next_", "Plan.txt"))
	if err != nil || string(content) != "what we do" {
		names, _ := filepath.Glob(filepath.Join(d.root, "Sessions", "*", "*"))
		t.Fatalf("%v: %q", err, names)
	}
}

func TestAFolderThatWasRenamedByHandIsFoundAgain(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	from := d.view().Path
	d.ok(os.Rename(from, filepath.Join(filepath.Dir(from), "Ada in March")))
	view := d.view()
	if view.State != folders.FolderWatching || filepath.Base(view.Path) != "Ada in March" || view.Files[0].ID != file.ID {
		t.Fatalf("got %+v", view)
	}
}

func TestNothingIsForgottenWhileAFolderIsNotThere(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	path := d.view().Path
	d.ok(os.Rename(path, filepath.Join(d.TempDir(), "away")))
	d.move(time.Hour)
	view := d.view()
	if view.State != folders.FolderUnavailable || view.Why == "" || len(view.Files) != 1 || view.Files[0].ID != file.ID {
		t.Fatalf("got %+v", view)
	}
	view, err := d.files.Make(d.place)
	d.ok(err)
	if view.State != folders.FolderWatching || len(view.Files) != 1 || view.Files[0].State != coaching.FileMissing {
		t.Fatalf("got %+v", view)
	}
}

func TestFilesThatAreGoneAllAtOnceAreAskedAbout(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.attach("a.txt", "a")
	for _, name := range []string{"b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt", "h.txt"} {
		d.write(name, name)
	}
	path := d.view().Path
	for _, name := range []string{"b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt"} {
		d.ok(os.Remove(filepath.Join(path, name)))
	}
	view := d.view()
	if view.State != folders.FolderUnavailable || len(view.Files) != 8 {
		t.Fatalf("got %+v", view)
	}
	d.ok(d.files.Believe(d.place))
	d.move(2 * time.Minute)
	d.ok(d.files.Believe(d.place))
	d.want(d.list(), "a.txt present", "h.txt present")
}

func TestAllFoldersMoveWithTheirRoot(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.attach("Plan.txt", "what we do")
	to := filepath.Join(d.TempDir(), "new", "place")
	_, err := d.files.MoveTo(to)
	d.ok(err)
	view := d.view()
	if !strings.HasPrefix(view.Path, to) || len(view.Files) != 1 || view.Files[0].ID != file.ID || view.Files[0].State != coaching.FilePresent {
		t.Fatalf("got %+v", view)
	}
	if _, err := os.Stat(d.root); !os.IsNotExist(err) {
		t.Fatalf("the old place is still there: %v", err)
	}
	again := &folders.Files{}
	folders.Open(again, d.database, d.root, d.TempDir(), d.now, d.emit)
	defer folders.Close(again)
	if root, err := again.Root(); err != nil || root.Path != to {
		t.Fatalf("the next start looks at %+v, %v", root, err)
	}
	for _, bad := range []string{"", "place", filepath.Join(to, "within"), filepath.Dir(to), filepath.Dir(view.Path)} {
		if _, err := d.files.MoveTo(bad); problem.CodeOf(err) != problem.CodeInvalid {
			t.Errorf("moved to %q: %v", bad, err)
		}
	}
}

func TestWhatIsPastedBecomesAFile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file, err := d.files.Receive(d.place, "Pasted image.png", "iVBORw0KGgo=")
	d.ok(err)
	if file.Name != "Pasted image.png" || file.Size != 8 {
		t.Fatalf("got %+v", file)
	}
	if _, err := d.files.Receive(d.place, "x", "no base64!"); problem.CodeOf(err) != problem.CodeInvalid {
		t.Fatalf("got %v", err)
	}
}

func TestFilesOfPortfoliosAndTheLibraryBecomeEvidenceAndContent(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, place := range []folders.Place{{Kind: folders.PlaceEvidence, ID: d.session.Person.ID}, {Kind: folders.PlaceLibrary}} {
		_, err := d.files.Attach(place, []string{d.outside("How to listen.pdf", "%PDF-1.7")})
		d.ok(err)
	}
	d.want(dbtest.Column(t, d.database, "SELECT title FROM evidence UNION ALL SELECT title FROM contents"), "How to listen", "How to listen")
}

func TestAWatchedFolderIsKeptInStepByItself(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.ok(d.files.Attend(d.place))
	view, err := d.files.In(d.place)
	d.ok(err)
	d.ok(os.WriteFile(filepath.Join(view.Path, "Dropped.txt"), []byte("x"), 0o600))
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if view, err = d.files.In(d.place); err != nil || len(view.Files) == 1 {
			break
		}
	}
	if err != nil || len(view.Files) != 1 {
		t.Fatalf("got %+v, %v", view, err)
	}
	d.ok(d.files.Leave(d.place))
}

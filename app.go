package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/desktop"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/importing"
	"alongside/backend/library"
	"alongside/backend/page"
	"alongside/backend/pairing"
	"alongside/backend/paths"
	"alongside/backend/personal"
	"alongside/backend/problem"
	"alongside/backend/recap"
	"alongside/backend/sample"
	"alongside/backend/settings"
	"alongside/backend/sharing"

	"github.com/gofrs/flock"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// version is set by the release build.
var version = "0.1.0"

const (
	firstWidth, firstHeight       = 1280, 800
	smallestWidth, smallestHeight = 900, 600
	patience                      = 4 * time.Second        // for the page to save before the window closes all the same
	standing                      = 600 * time.Millisecond // after a start, when the first screen can be seen
	settled                       = 2 * time.Second        // after a start, when people have looked at it
)

// App is the window: it starts and ends everything, and does what only a desktop program can. It is no second API.
type App struct {
	places   paths.Places
	practice *coaching.Practice
	personal *personal.Notes
	settings *settings.Settings
	sample   *sample.Sample
	imports  *importing.Imports
	files    *folders.Files
	exports  *library.Exports
	pairs    *pairing.Pairs
	packs    *sharing.Packs
	recaps   *recap.Recaps
	mails    *recap.Mails
	pages    *page.Page
	handed   desktop.Handed

	ctx      context.Context // of the window; Wails' runtime needs it. To be had from window
	windowed chan struct{}   // closed when there is a window, at the size it had
	started  chan struct{}   // closed when the data was opened for the first time, well or not
	opening  sync.Mutex      // guards what follows: starting, trying again and shutdown run on threads of their own
	failure  error           // why the data is not open
	lock     *flock.Flock
	open     []*db.Database
	endJobs  func() // ends what runs in the background, and waits for that
	mayClose atomic.Bool
	answered atomic.Bool
	shown    sync.Once
}

// Opened returns the files that the program was started with, or a second time, and that the page has not taken yet.
func (a *App) Opened() (paths []string, err error) {
	defer problem.Catch(&err)
	return a.handed.Take(), nil
}

// Whereabouts tells where this installation keeps its data, and which version it is.
type Whereabouts struct {
	DataFolder string `json:"dataFolder"`
	Version    string `json:"version"`
}

// TryAgain opens the databases anew after a start-up problem, and returns what the page needs to go on.
func (a *App) TryAgain() (start page.Start, err error) {
	defer problem.Catch(&err)
	<-a.started
	if a.whyClosed() != nil {
		a.openAll()
	}
	return page.First(a.pages)
}

// Where returns where the data is.
func (a *App) Where() (where Whereabouts, err error) {
	defer problem.Catch(&err)
	return Whereabouts{DataFolder: a.places.Data, Version: version}, nil
}

// OpenLink opens a web or mail address with the system's own program, and nothing else.
func (a *App) OpenLink(address string) (err error) {
	defer problem.Catch(&err)
	return desktop.OpenLink(address)
}

// ShowDataFolder opens the data folder in the file manager.
func (a *App) ShowDataFolder() (err error) {
	defer problem.Catch(&err)
	return desktop.Open(a.places.Data)
}

// ChooseFile asks for a file with the system's dialog and returns where it is, empty where none was chosen.
func (a *App) ChooseFile(kind string) (path string, err error) {
	defer problem.Catch(&err)
	filters, known := fileKinds[kind]
	if !known {
		return "", problem.Invalid("kind", "Alongside does not open files of this kind.")
	}
	return runtime.OpenFileDialog(a.window(), runtime.OpenDialogOptions{Filters: filters})
}

// ChooseFiles asks for files to attach with the system's dialog and returns where they are, none where none was chosen.
func (a *App) ChooseFiles() (paths []string, err error) {
	defer problem.Catch(&err)
	paths, err = runtime.OpenMultipleFilesDialog(a.window(), runtime.OpenDialogOptions{})
	return append([]string{}, paths...), err
}

// OpenFile opens a file with the system's program for it. Programs are not started.
func (a *App) OpenFile(id string) (err error) {
	defer problem.Catch(&err)
	path, _, err := folders.PathOf(a.files, id)
	if err != nil {
		return err
	}
	return desktop.Open(path)
}

// ShowFile opens the folder of a file in the file manager.
func (a *App) ShowFile(id string) (err error) {
	defer problem.Catch(&err)
	_, folder, err := folders.PathOf(a.files, id)
	if folder == "" {
		return err
	}
	return desktop.Open(folder)
}

// ChooseFolder asks for a folder with the system's dialog and returns where it is, empty where none was chosen.
func (a *App) ChooseFolder() (path string, err error) {
	defer problem.Catch(&err)
	return runtime.OpenDirectoryDialog(a.window(), runtime.OpenDialogOptions{CanCreateDirectories: true})
}

// ShowExport opens the folder of the last export in the file manager.
func (a *App) ShowExport() (err error) {
	defer problem.Catch(&err)
	return desktop.Show(library.Last(a.exports))
}

// ShowSaved opens the folder of the recap that was saved last in the file manager.
func (a *App) ShowSaved() (err error) {
	defer problem.Catch(&err)
	return desktop.Show(filepath.Dir(recap.Last(a.recaps)))
}

// ShowFolder opens the folder of a place in the file manager, and makes it where there is none yet.
func (a *App) ShowFolder(place folders.Place) (err error) {
	defer problem.Catch(&err)
	path, err := folders.FolderPath(a.files, place)
	if err != nil {
		return err
	}
	return desktop.Open(path)
}

// StayOpen says that the page has something it cannot save, so that the window is not closed over it.
func (a *App) StayOpen() (err error) {
	defer problem.Catch(&err)
	a.answered.Store(true)
	return nil
}

// Quit closes the window now: the page has saved, or the user lets go of what it could not save.
func (a *App) Quit() (err error) {
	defer problem.Catch(&err)
	a.mayClose.Store(true)
	runtime.Quit(a.window())
	return nil
}

func (a *App) startup(ctx context.Context) {
	a.ctx = ctx
	a.handed.Add(os.Args[1:], "")
	<-a.started
	a.restoreSize()
	close(a.windowed)
	time.AfterFunc(patience, a.show)
}

// window waits until there is a window, and returns what Wails' runtime knows it by.
func (a *App) window() context.Context {
	<-a.windowed
	return a.ctx
}

// show shows the window. It is called once the page is there, so that no empty window flashes up, and after a while
// all the same. It must not be called from startup: Wails hides the window at the same time, on another thread.
func (a *App) show() {
	a.shown.Do(func() { go func() { runtime.WindowShow(a.window()) }() })
}

// opened waits until the data was opened once, and returns why the data is not open.
func (a *App) opened() error {
	<-a.started
	return a.whyClosed()
}

// whyClosed returns why the data is not open, nil when it is.
func (a *App) whyClosed() error {
	a.opening.Lock()
	defer a.opening.Unlock()
	return a.failure
}

// openAll opens both databases and hands them to the services; what goes wrong is kept as the failure.
func (a *App) openAll() {
	a.opening.Lock()
	defer a.opening.Unlock()
	a.closeAll()
	a.failure = db.Explain(a.openData())
	if a.failure != nil {
		a.closeAll()
	}
}

func (a *App) openData() (err error) {
	defer problem.Catch(&err)
	if a.lock == nil {
		if a.lock, err = desktop.Hold(a.places.Data, a.places.Lock()); err != nil {
			return err
		}
	}
	desktop.StartLog(a.places.Logs)
	records, err := db.Open(context.Background(), a.places.Database(), a.places.Snapshots, db.Migrations())
	if err != nil {
		return err
	}
	a.open = append(a.open, records)
	own, err := db.Open(context.Background(), a.places.Personal(), a.places.Snapshots, personal.Migrations())
	if err != nil {
		return err
	}
	a.open = append(a.open, own)
	a.practice.Open(records, time.Now, a.emit)
	personal.Open(a.personal, own, time.Now, a.emit)
	settings.Open(a.settings, records, time.Now, a.emit)
	importing.Open(a.imports, records, time.Now, a.emit)
	folders.Open(a.files, records, a.places.Files, filepath.Join(a.places.Cache, "thumbnails"), time.Now, a.emit)
	library.Open(a.exports, a.practice, a.places.Documents, time.Now, folders.Reader(a.files))
	pairing.Open(a.pairs, records, a.places.Data, time.Now, a.emit)
	sharing.Open(a.packs, sharing.Parts{
		Database: records, Pairs: a.pairs, Files: a.files, Version: version, Blobs: filepath.Join(a.places.Data, "outgoing"), Counted: filepath.Join(a.places.Data, "counted"),
		Documents: a.places.Documents, Now: time.Now, Emit: a.emit,
	})
	pairing.Through(a.pairs, sharing.Where(a.packs))
	recap.Open(a.recaps, recap.Means{
		Practice: a.practice, Database: records, Attachments: a.files, Documents: a.places.Documents, Drafts: filepath.Join(a.places.Cache, "drafts"),
		Now: time.Now, Emit: a.emit, OpenFile: desktop.OpenOrSay, PDF: desktop.PDF,
	})
	recap.OpenMails(a.mails, a.recaps)
	sample.Open(a.sample, records, a.personal, a.files, time.Now, a.emit)
	if os.Getenv("ALONGSIDE_SAMPLE") == "1" {
		if err := sample.FillFirst(a.sample); err != nil {
			return err
		}
	}
	a.endJobs = desktop.InBackground(standing, func(ctx context.Context) { sharing.Run(ctx, a.packs) }, func(ctx context.Context) { recap.Run(ctx, a.mails) })
	files := a.open
	time.AfterFunc(settled, func() { a.closeIfDamaged(files) })
	return nil
}

// closeIfDamaged reads the files for damage, unless a first write has done so, and takes the data away again where it
// finds some; the page then says so.
func (a *App) closeIfDamaged(files []*db.Database) {
	for _, file := range files {
		err := file.Sound()
		if err == nil {
			continue
		}
		ctx := a.window()
		a.opening.Lock()
		defer a.opening.Unlock()
		if len(a.open) > 0 && a.open[0] == files[0] { // not another try meanwhile
			a.failure = err
			a.closeAll()
			runtime.WindowReloadApp(ctx)
		}
		return
	}
}

// closeAll closes what is open, the newest first.
func (a *App) closeAll() {
	if a.endJobs != nil {
		a.endJobs()
		a.endJobs = nil
	}
	folders.Close(a.files)
	for i := len(a.open) - 1; i >= 0; i-- {
		if err := a.open[i].Close(); err != nil {
			slog.Error("close database", "error", err)
		}
	}
	a.open = nil
}

// emit tells the page what changed, and the folders what may be called otherwise now.
func (a *App) emit(topic events.Topic, ids ...string) {
	select {
	case <-a.windowed:
		runtime.EventsEmit(a.ctx, string(topic), ids)
	default: // no page that holds anything older is there yet
	}
	switch topic {
	case events.Sessions, events.People:
		folders.NamesChanged(a.files, ids...)
	case events.Pairs: // unlocked, or another pair
		_ = a.packs.Visit()
	}
}

// restoreSize gives the window the size it had.
func (a *App) restoreSize() {
	if a.whyClosed() != nil {
		return
	}
	last, err := settings.LastWindow(a.settings)
	if err != nil || last.Width < smallestWidth || last.Height < smallestHeight {
		return
	}
	runtime.WindowSetSize(a.ctx, last.Width, last.Height)
	if last.Maximised {
		runtime.WindowMaximise(a.ctx)
	}
}

// beforeClose lets the page save what it has not saved yet: it calls Quit then, or StayOpen. A page that does not
// answer is closed all the same after a while.
func (a *App) beforeClose(context.Context) (prevent bool) {
	if a.mayClose.Load() || a.whyClosed() != nil {
		return false
	}
	a.answered.Store(false)
	a.emit(events.Closing)
	time.AfterFunc(patience, func() {
		if !a.answered.Load() {
			_ = a.Quit()
		}
	})
	go a.keepWindow()
	return true
}

func (a *App) keepWindow() {
	width, height := runtime.WindowGetSize(a.window())
	now := settings.Window{Width: width, Height: height, Maximised: runtime.WindowIsMaximised(a.window())}
	if err := settings.KeepWindow(a.settings, now); err != nil {
		slog.Warn("window not remembered", "error", err)
	}
}

func (a *App) shutdown(context.Context) {
	a.opening.Lock()
	defer a.opening.Unlock()
	a.closeAll() // the lock goes with the process
}

// focus brings this window to the front when the program is started a second time.
func (a *App) focus(second options.SecondInstanceData) {
	a.hand(second.Args, second.WorkingDirectory)
	runtime.WindowUnminimise(a.window())
	runtime.WindowShow(a.window())
}

// hand gives the page the files among the arguments of a start, the first or a second one.
func (a *App) hand(args []string, folder string) {
	if a.handed.Add(args, folder) {
		a.emit(events.Opened)
	}
}

// openedByFinder takes a file that macOS opens with the program, which may be before the window is there: the page asks then.
func (a *App) openedByFinder(path string) { a.hand([]string{path}, "") }

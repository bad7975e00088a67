// Alongside is a desktop app for one-to-ones between a manager and a reportee.
package main

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"log"
	"os"
	"runtime"

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

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/options/windows"
	rt "github.com/wailsapp/wails/v2/pkg/runtime"
)

//go:embed all:frontend/dist
var frontend embed.FS

//go:embed build/appicon.png
var icon []byte

// windowIcon is what window managers of Linux show. A large one holds the start up: GTK unpacks it before the window is made.
//
//go:embed build/windowicon.png
var windowIcon []byte

// enums are the closed sets of words that the frontend shares.
var enums = []any{
	problem.Codes, events.Topics, coaching.Relations, coaching.States, coaching.GoalStates, coaching.Reasons, coaching.Happenings,
	coaching.Tones, coaching.Betters, coaching.ItemKinds, coaching.ContentKinds, coaching.EvidenceKinds, coaching.FileKinds, coaching.FileStates, coaching.Purposes, coaching.Vias, folders.PlaceKinds, folders.FolderStates, importing.Kinds, pairing.KeyStates, recap.Securities, recap.Keeps, recap.MailStates, settings.Themes,
}

// equip makes the services, which get their databases in begin.
func (a *App) equip() {
	a.practice, a.personal, a.settings, a.sample = &coaching.Practice{}, &personal.Notes{}, &settings.Settings{}, &sample.Sample{}
	a.imports, a.files, a.exports = &importing.Imports{}, &folders.Files{}, &library.Exports{}
	a.recaps, a.mails, a.pairs, a.packs = &recap.Recaps{}, &recap.Mails{}, &pairing.Pairs{}, &sharing.Packs{}
	a.pages = &page.Page{Practice: a.practice, Settings: a.settings, Files: a.files, Recaps: recap.Serve(a.recaps), Opened: a.opened, Format: formatError}
}

// begin opens the data, and gathers what the first screen needs, while the window is made: later the webview needs every core.
func (a *App) begin() {
	if desktop.HasWindow {
		a.openAll()
		close(a.started)
		page.Prepare(a.pages)
	}
}

// main only puts the parts together.
func main() {
	desktop.TidyLater(standing)
	chooseRenderer()
	app := &App{places: paths.Find(), windowed: make(chan struct{}), started: make(chan struct{})}
	app.equip()
	practice := app.practice
	go app.begin()
	err := wails.Run(&options.App{
		Title: "Alongside",
		Width: firstWidth, Height: firstHeight, MinWidth: smallestWidth, MinHeight: smallestHeight,
		StartHidden:        true, // shown when the page is there, at the size it had
		BackgroundColour:   options.NewRGB(250, 248, 244),
		AssetServer:        &assetserver.Options{Assets: frontend, Handler: page.ByID(app.pages), Middleware: page.Guard(app.pages)},
		OnStartup:          app.startup,
		OnDomReady:         func(context.Context) { app.show() },
		OnBeforeClose:      app.beforeClose,
		OnShutdown:         app.shutdown,
		ErrorFormatter:     formatError,
		SingleInstanceLock: &options.SingleInstanceLock{UniqueId: instance(app.places), OnSecondInstanceLaunch: app.focus},
		DragAndDrop:        &options.DragAndDrop{EnableFileDrop: true},
		// The API of the frontend: every exported method of these.
		Bind: []any{
			app,
			&coaching.People{Practice: practice},
			&coaching.Sessions{Practice: practice},
			&coaching.SessionTypes{Practice: practice},
			&coaching.Notes{Practice: practice},
			&coaching.Goals{Practice: practice},
			&coaching.Actions{Practice: practice},
			&coaching.Categories{Practice: practice},
			&coaching.Kudos{Practice: practice},
			&coaching.Standing{Practice: practice},
			&coaching.Questions{Practice: practice},
			&coaching.Stream{Practice: practice},
			&coaching.Metrics{Practice: practice},
			&coaching.Items{Practice: practice},
			&coaching.Saved{Practice: practice},
			&coaching.Tags{Practice: practice},
			&coaching.Drafts{Practice: practice},
			&coaching.Feedback{Practice: practice},
			&coaching.Reviews{Practice: practice},
			&coaching.Contents{Practice: practice},
			&coaching.Evidence{Practice: practice},
			&coaching.Shares{Practice: practice},
			app.personal,
			app.settings,
			app.sample,
			app.imports,
			app.files,
			app.exports,
			app.pairs,
			app.packs,
			app.recaps,
			app.mails,
		},
		EnumBind: enums,
		Linux:    &linux.Options{Icon: windowIcon, ProgramName: "alongside", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		Mac:      &mac.Options{TitleBar: mac.TitleBarDefault(), About: &mac.AboutInfo{Title: "Alongside", Icon: icon}, OnFileOpen: app.openedByFinder},
		Windows:  &windows.Options{WebviewUserDataPath: app.places.Webview, IsZoomControlEnabled: true, ZoomFactor: 1},
	})
	if err != nil {
		log.Fatal(err)
	}
}

// fileKinds are the files that can be chosen, by what they are chosen for.
var fileKinds = map[string][]rt.FileFilter{
	"invite": {{DisplayName: "Invitation", Pattern: "*.alongside-invite"}, {DisplayName: "All files", Pattern: "*"}},
	"pack":   {{DisplayName: "Packs", Pattern: "*.alongside"}, {DisplayName: "All files", Pattern: "*"}},
	"table":  {{DisplayName: "Tables (CSV, JSON)", Pattern: "*.csv;*.tsv;*.txt;*.json;*.jsonl;*.ndjson"}, {DisplayName: "All files", Pattern: "*"}},
}

// instance names this installation's data, so that two homes may be open side by side.
func instance(places paths.Places) string {
	sum := sha256.Sum256([]byte(places.Data))
	return "alongside" + hex.EncodeToString(sum[:8])
}

// formatError gives faults of the disk their sentence before they go to the page.
func formatError(err error) any { return problem.Format(db.Explain(err)) }

// chooseRenderer keeps the window from being empty on Linux.
func chooseRenderer() {
	if runtime.GOOS == "linux" && os.Getenv("WEBKIT_DISABLE_DMABUF_RENDERER") == "" {
		// Some graphics drivers show an empty window otherwise (wails#2977).
		_ = os.Setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
	}
}

package desktop

import (
	"context"
	"log/slog"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"gopkg.in/natefinch/lumberjack.v2"
)

// InBackground runs jobs after a while until the function that it returns is called, which waits for them to end.
func InBackground(after time.Duration, jobs ...func(context.Context)) (end func()) {
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	for _, job := range jobs {
		running.Go(func() {
			select {
			case <-ctx.Done():
			case <-time.After(after):
				job(ctx)
			}
		})
	}
	return func() {
		stop()
		running.Wait()
	}
}

// TidyLater lets nothing be tidied out of memory for a while: a program that starts has little to throw away, and the webview
// needs every core.
func TidyLater(after time.Duration) {
	pace := debug.SetGCPercent(-1)
	time.AfterFunc(after, func() { debug.SetGCPercent(pace) })
}

// StartLog writes the log below a folder. It never holds text of notes.
func StartLog(folder string) {
	file := &lumberjack.Logger{Filename: filepath.Join(folder, "alongside.log"), MaxSize: 5, MaxBackups: 2}
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
}

//go:build !sqlite_fts5 && !fts5

package db

// Build with: go build -tags sqlite_fts5 (the search index needs SQLite's FTS5, which the driver leaves out otherwise).
var _ = BUILD_WITH_THE_TAG_sqlite_fts5 //nolint // this undefined name stops the build with its own sentence

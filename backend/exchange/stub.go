// Package exchange stub.
package exchange

import (
	"context"
	"io"
)

type File struct {
	Pair, Device, Name string
	Size, Modified     int64
}
type Folder struct{}

func Open(root string) (*Folder, error)                                  { return &Folder{}, nil }
func (f *Folder) Close()                                                 {}
func (f *Folder) Put(pair, device, name string, content io.Reader) error { return nil }
func (f *Folder) List(pair string) ([]File, error)                       { return nil, nil }
func (f *Folder) Get(file File) (io.ReadCloser, error)                   { return nil, nil }
func (f *Folder) Remove(pair, device, name string) error                 { return nil }
func (f *Folder) Watch(ctx context.Context) (<-chan struct{}, error)     { return nil, nil }

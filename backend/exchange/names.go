package exchange

import "strings"

// IsPack reports whether a file may hold a pack, whatever a sync program made of its name.
func IsPack(name string) bool {
	return strings.Contains(name, ".alongside") && !strings.Contains(name, ".alongside-")
}

func (f *Folder) Save(name string, content interface{ Read([]byte) (int, error) }) (string, error) {
	return "", nil
}

package folders

import "strconv"

// fileSystem is what the disk below a folder can be relied on for.
type fileSystem struct {
	nodes  bool   // a file keeps its number, whatever happens to the mount
	events bool   // what others write is told
	device uint64 // of the folder itself; its number changes from start to start, so nodes leave it out
}

// nodeOf names a file by its numbers. Where the disk keeps the instant of birth, a number that is given anew to another
// file makes another node; lasting says whether it does.
func (f fileSystem) nodeOf(device, number uint64, born int64) string {
	if !f.nodes || number == 0 {
		return ""
	}
	node := strconv.FormatUint(number, 16)
	if device != f.device {
		node = strconv.FormatUint(device, 16) + "/" + node
	}
	if born != 0 {
		node += "@" + strconv.FormatInt(born, 16)
	}
	return node
}

// lasting says whether no other file can ever have this node.
func lasting(node string) bool {
	for _, r := range node {
		if r == '@' {
			return true
		}
	}
	return false
}

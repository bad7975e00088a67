package pack

import "strings"

// FileName is what a pack is called as a file: 26 letters and digits that say nothing about it.
func FileName(hash Hash) string {
	return strings.ToLower(letters.EncodeToString(hash[:16])) + ".alongside"
}

// BlobName is what a blob is called as a file.
func BlobName(name Hash) string { return BlobNameOf(name.String()) }

// BlobNameOf is BlobName for a name as 64 hexadecimal digits.
func BlobNameOf(name string) string { return name + ".alongside-blob" }

// Records lists what a pack says something about.
func (p *Pack) Records() []Record {
	records := make([]Record, len(p.Frames))
	for i, f := range p.Frames {
		records[i] = f.record()
	}
	return records
}

// Values are what a frame says in its fields; those that are not in it are absent.
func Values(f Frame) map[Field]string {
	values := map[Field]string{}
	for _, s := range f.slots() {
		if s.register.Counter > 0 {
			values[s.field] = s.register.Value
		}
	}
	return values
}

// RecordOf names the record that a frame is about.
func RecordOf(f Frame) Record { return f.record() }

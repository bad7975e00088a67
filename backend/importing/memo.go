package importing

// mostKept bounds a memo: beyond it, what is asked hardly comes again.
const mostKept = 10_000

// memo keeps answers that cost more than to look them up; the nil one is empty.
type memo[T any] map[string]T

func (m *memo[T]) get(key string, work func() T) T {
	if answer, known := (*m)[key]; known {
		return answer
	}
	answer := work()
	if *m == nil || len(*m) >= mostKept {
		*m = memo[T]{}
	}
	(*m)[key] = answer
	return answer
}

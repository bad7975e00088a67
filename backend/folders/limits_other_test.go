//go:build !linux

package folders

const limitedChild = "ALONGSIDE_TEST_LIMITED"

func limited(string) int { return 1 }

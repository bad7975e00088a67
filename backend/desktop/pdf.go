//go:build !(linux && webkit2_41)

package desktop

import "alongside/backend/problem"

// cannotPrint says where to go instead.
func cannotPrint(cause error) error {
	return problem.Because(problem.CodeNotFound, "This computer cannot make the PDF by itself. Choose Print: the browser opens the page, and saves it as PDF.", cause)
}

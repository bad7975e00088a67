package recap

import "crypto/x509"

// Trust lets mails go to servers with certificates of the tests.
func Trust(s *Mails, pool *x509.CertPool) { s.post.trusted = pool }

// Pause is how long a mail waits after so many tries.
var Pause = pause

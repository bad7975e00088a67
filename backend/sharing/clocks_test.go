package sharing

import (
	"slices"
	"testing"
	"time"
)

// at sets the clock of an installation.
func (s *side) at(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = now
}

func (s *side) title(session string) string {
	s.t.Helper()
	found, err := s.sessions.Find(session)
	s.ok(err)
	return found.Title
}

// TestTheClockDecidesNothingThatIsKnownOtherwise lets the two answer each other with clocks that are years apart: whoever has
// seen what the other wrote wrote later.
func TestTheClockDecidesNothingThatIsKnownOtherwise(t *testing.T) { // B10
	t.Parallel()
	const year = 365 * 24 * time.Hour
	today := time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)
	for name, off := range map[string]time.Duration{"ten years ahead": 10 * year, "ten years behind": -10 * year, "two days ahead": 48 * time.Hour, "right": time.Hour} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mira, ada := two(t)
			mira.at(today.Add(off))
			session, note := mira.held("First")
			mira.ok(mira.sessions.Rename(session, "By Mira"))
			text := armor(t, mira.send(session, "agenda"))
			taken, err := ada.packs.Paste(text)
			ada.ok(err)
			post, err := ada.packs.Post()
			ada.ok(err)
			if ahead := off > 24*time.Hour; taken.Ahead != ahead || slices.Contains(post.Ahead, ada.other.ID) != ahead {
				t.Errorf("flagged as ahead: %v, %q", taken.Ahead, post.Ahead)
			}
			ada.ok(ada.sessions.Rename(session, "By Ada, who has seen it"))
			back, err := mira.packs.Paste(armor(t, ada.send(session, "update")))
			mira.ok(err)
			if behind := -off > 24*time.Hour; back.Ahead != behind {
				t.Errorf("the answer is flagged as ahead: %v", back.Ahead)
			}
			mira.at(today.Add(-off)) // the clock is set within the session
			mira.write(session, note, "Second")
			ada.take(mira.send(session, "update"))
			for _, s := range []*side{mira, ada} {
				if title := s.title(session); title != "By Ada, who has seen it" {
					t.Errorf("%s sees %q", s.me.Name, title)
				}
				if bodies := s.bodies(session); !slices.Equal(bodies, []string{"Second"}) {
					t.Errorf("%s has %q", s.me.Name, bodies)
				}
			}
			mira.ok(mira.sessions.Rename(session, "By Mira again"))
			ada.take(mira.send(session, "recap"))
			if mira.title(session) != "By Mira again" || ada.title(session) != "By Mira again" {
				t.Errorf("they end with %q and %q", mira.title(session), ada.title(session))
			}
			mira.sound()
			ada.sound()
		})
	}
}

func TestTheNightOfTheClocksKeepsItsOrder(t *testing.T) { // B10: DST
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("this computer knows no time zones")
	}
	mira, ada := two(t)
	session, note := mira.held("Before")
	twice := time.Date(2026, 10, 25, 0, 59, 0, 0, time.UTC) // 2:59, and a minute later 2:00
	mira.at(twice.In(berlin))
	mira.write(session, note, "At 2:59")
	first := mira.send(session, "agenda")
	mira.at(twice.Add(2 * time.Minute).In(berlin))
	mira.write(session, note, "At 2:01, later")
	second := mira.send(session, "update")
	ada.take(second)
	ada.take(first)
	if bodies := ada.bodies(session); !slices.Equal(bodies, []string{"At 2:01, later"}) {
		t.Errorf("shown is %q", bodies)
	}
	shared, err := mira.shares.In(session)
	mira.ok(err)
	if len(shared.Shares) != 2 || shared.Shares[0].SharedAt == shared.Shares[1].SharedAt || max(shared.Shares[0].SharedAt, shared.Shares[1].SharedAt) < twice.Add(time.Minute).UnixMilli() {
		t.Errorf("shares are %+v", shared.Shares)
	}
}

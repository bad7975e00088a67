package sample

// aoife reviews the quality of the others' work and has to remain a colleague while doing so.
func aoife() story {
	return story{
		name: "Aoife Brennan", role: "Quality analyst", email: "aoife.brennan@example.org",
		every: 28, since: 27, slot: slot{weekday: 2, hour: 11},
		course:   course{since: 8, csat: way{4.5, 4.6}, aht: way{360, 344}, fcr: way{77, 80}, quality: way{95, 96}, backlog: way{3, 3}, onTime: way{93, 94}},
		sessions: aoifeSessions(),
		goals: []aim{
			{week: 21, title: "Quality reviews that people look forward to", tags: []string{"quality"}, promises: []promise{
				theyWill("Begin each review with what to keep", 16),
				theyWill("Let everybody pick one of the reviewed cases", 8),
				theyWill("Ask the team: what did you change because of a review?", 0),
				iWill("Have my own calls reviewed too", 4),
			}},
			{week: 16, title: "Two reviewers score the same case within five points", tags: []string{"quality"}, reached: 4, promises: []promise{
				theyWill("Score ten cases together with Zoë", 12),
			}},
			{week: 4, title: "Speak at the regional quality day", tags: []string{"career"}, promises: []promise{
				theyRead("Watch the talk about speaking", "Speaking in front of two hundred people", 0),
				theyWill("Send in half a page", 1),
				iWill("Pay for the train", 0),
			}},
		},
	}
}

func aoifeSessions() []telling {
	return []telling{
		{week: 21, title: monthly, tags: []string{"quality"}, notes: []jotting{
			theirs("I can see people stiffen when I come to their desk. I do not want to be the school inspector."),
			mine("What would have to be different for *you* to look forward to a review?"),
			noted("That it begins with something to keep. That I could choose one case myself. That the boss is reviewed too."),
			mine("Third one: deal. You get two of my calls a month."),
		}},
		{week: 16, title: monthly, tags: []string{"quality"}, notes: []jotting{
			theirs("Scored the same case as Zoë: I gave 74, she gave 91. So what does an 88 mean?"),
			mine("Good question, and an honest one. Ten cases together, then we see where you part."),
			theirs("Every review starts with *keep* now. José asked whether I was unwell :laughing:"),
			noted("Six criteria are too many. Would drop *\"used the snippet\"* and *\"spelling\"*."),
			mine("Drop them. Spelling may be a remark, not a score."),
		}},
		{week: 12, title: monthly, tags: []string{"quality", "onboarding"}, notes: []jotting{
			theirs("After ten cases Zoë and I are six points apart. Reason found: *\"took ownership\"* meant two different things."),
			mine("Write down what it means, with one example each for yes and no."),
			noted("Ada's reviews in person, not by mail: happy to. Plans twenty minutes each."),
			mine("My own calls: 79 and 83. I interrupt people. Noted, with thanks."),
		}, private: "It was not easy for her to tell me the 79. She did it straight and in good form. That is what we pay her for."},
		{week: 8, title: quarterly, tags: []string{"quality"}, notes: []jotting{
			mine("Quarter: team average from 84 to 88, and the spread is smaller. The second one matters more to me."),
			theirs("People choose their own case now. They pick the *difficult* ones, I did not expect that."),
			noted("Misses customers. Would like to take calls for half a day a week, to stay honest."),
			mine("Yes. Thursdays, when the queue is long anyway."),
			theirs("- [x] four criteria instead of six\n- [x] own case\n- [ ] ask what changed because of it"),
		}},
		{week: 4, title: monthly, tags: []string{"quality", "career"}, notes: []jotting{
			theirs("Four points apart, three times in a row. I call that **reached**."),
			mine("So do I. Would you tell others how? There is a [regional quality day](https://example.org/quality-day) next quarter."),
			noted("Hesitates: *\"two hundred people\"*. Then wants to know how long."),
			mine("Twenty minutes. And I sit in the first row."),
			addedByThem("Half a page is sent. I did it quickly, before I could think about it."),
		}},
	}
}

package sample

// tomas has been here the longest. Not much has to be said, and what is said counts.
func tomas() story {
	return story{
		name: "Tomáš Dvořák", role: "Customer care agent", email: "tomas.dvorak@example.org",
		every: 28, since: 27, slot: slot{weekday: 4, hour: 13},
		course:   course{since: 26, csat: way{4.8, 4.8}, aht: way{336, 329}, fcr: way{83, 84}, quality: way{92, 93}, backlog: way{6, 6}, onTime: way{94, 95}},
		sessions: tomasSessions(),
		goals: []aim{
			{week: 22, title: "Get through the day without the back hurting", tags: []string{"wellbeing"}, reached: 10, promises: []promise{
				iWill("Order the standing desk", 21),
				theyWill("Physiotherapy on Wednesdays, not to be moved", 18),
			}},
			{week: 10, title: "Pass on what only I know", tags: []string{"knowledge"}, promises: []promise{
				theyWill("List the things that others always ask me", 6),
				theyWill("One recorded walk through the old order system", 0),
				iWill("Free an hour a week, before noon", 9),
			}},
			{week: 2, title: "Fewer interruptions for the team before noon", mine: true, tags: []string{"focus"}, promises: []promise{
				iWill("Move my own questions to the afternoon", 1),
				iWill("Ask the shop team to bundle theirs", 0),
			}},
		},
	}
}

func tomasSessions() []telling {
	return []telling{
		{week: 22, title: monthly, tags: []string{"wellbeing"}, notes: []jotting{
			noted("Back pain for months. Sits eight hours, stands up for the coffee only."),
			mine("Desk is ordered, on the team's budget. Please keep the Wednesday appointment, whatever the queue says."),
			theirs("I do not need a new career. I would like to do this one well until I am sixty."),
			mine("Heard. Then let us talk about *well*."),
		}},
		{week: 18, title: monthly, tags: []string{"quality"}, notes: []jotting{
			theirs("The new macros sound like a machine. Customers answer *\"am I talking to a person?\"*"),
			mine("Bring me the three worst ones, and how you would say it."),
			theirs("> We are sorry for the inconvenience this may have caused.\n\nI would write: *That should not have happened. Here is what I do now.*"),
			noted("Has never used the macros and has the best thank-you rate of the team. There may be a connection."),
		}},
		{week: 10, title: quarterly, tags: []string{"knowledge", "wellbeing"}, notes: []jotting{
			mine("Quarter: steady in everything, best thank-you rate for the third time. The team asks *you* first."),
			theirs("That is the trouble. On some mornings I am asked fourteen times before ten."),
			theirs("Back is good. Standing desk is the best thing the firm has bought since the coffee machine."),
			mine("Let us get what you know out of your head, with an hour a week for it."),
			noted("Old order system: he and one man in the warehouse are the last ones who understand it."),
		}, private: "He says sixty; that is four years. The old system has to be gone or written down by then."},
		{week: 6, title: monthly, tags: []string{"knowledge"}, notes: []jotting{
			theirs("The list of what they ask me has 31 lines. Twelve are in the handbook already. Nobody looks."),
			mine("Łukasz makes titles into questions. Give him your 31, they *are* the questions."),
			noted("Took a late shift for José again. Says it is nothing."),
			mine("It is not nothing. Thank you."),
		}},
		{week: 2, title: monthly, tags: []string{"knowledge", "focus"}, notes: []jotting{
			theirs("Between nine and noon I should like to be left alone. Could we try that for all of us?"),
			mine("We try it. My own questions are the first to move, that becomes a goal of mine."),
			theirs("Recording the old system feels silly. I talk to an empty room."),
			mine("Then talk to Ada, and let the recorder run beside it."),
			noted("Agrees. *\"She asks the right questions.\"*"),
		}, private: "The first wish of his in four years. See to it that it works."},
	}
}

package sample

// henrik is my manager: here I am the one who is coached.
func henrik() story {
	return story{
		name: "Henrik Sørensen", role: "Head of Customer Care", email: "henrik.sorensen@example.org",
		manager: true, every: 28, since: 27, slot: slot{weekday: 3, hour: 16},
		sessions: henrikSessions(),
		goals: []aim{
			{week: 23, title: "Bring the time to the first answer below four hours", mine: true, tags: []string{"service"}, reached: 6, promises: []promise{
				iWill("Split the queue into easy and long", 19),
				iWill("Two hours a day in which nobody is in a meeting", 14),
				theyWill("Get the carrier to answer us within a day", 9),
			}},
			{week: 14, title: "Delegate one thing a month that I like doing", mine: true, tags: []string{"delegation"}, promises: []promise{
				iWill("The retro: to Zoë, then to Ada", 5),
				iWill("The rota: to José", 14),
				iWill("The monthly figures: to somebody", 0),
			}},
			{week: 10, title: "One more position for the busy season", tags: []string{"planning"}, dropped: 3, promises: []promise{
				theyWill("Ask for it in the budget round", 6),
			}},
			{week: 3, title: "No third channel before the other two are good", tags: []string{"planning"}, promises: []promise{
				theyWill("Put it on the agenda of the management round", 0),
				iWill("One page with the figures of both channels", 1),
			}},
		},
		next: &plan{
			days: 3, hour: 16, minute: 0, title: monthly, tags: []string{"planning"},
			notes: []jotting{
				mine("Łukasz's number: **one contact in six** asks for something that stands on no page of the shop."),
				mine("Ada. Fourteen weeks, and she leads the retro. I want her to be seen."),
				mine("The monthly figures: who could take them? I am the bottleneck."),
				theirs("Please bring two sentences about the third channel that I can repeat in the round."),
			},
			private: "Zoë's raise: have the figure ready, and do not bring it up last.",
		},
	}
}

func henrikSessions() []telling {
	return []telling{
		{week: 23, title: quarterly, tags: []string{"service"}, notes: []jotting{
			theirs("The team is well liked and slow. I would like to keep the first and change the second."),
			mine("First answer takes nine hours on average. Half of it is waiting in *one* queue for everything."),
			theirs("What do you need from me?"),
			mine("A word with the carrier. They let us wait for three days, and our customers count that as ours."),
		}},
		{week: 19, title: monthly, tags: []string{"service"}, notes: []jotting{
			mine("Two queues since last week: *easy* and *long*. First answer: 6.5 hours. The long ones got longer, as feared."),
			noted("Would watch the long ones with a list of names instead of a number. Sensible."),
			theirs("Carrier: I have an appointment. Bring me three cases, with what they cost us."),
			mine("Zoë's find with the delivery dates saves some forty contacts a week."),
		}},
		{week: 14, title: monthly, tags: []string{"delegation"}, notes: []jotting{
			theirs("You look tired. What do you do that somebody else could do at least as well?"),
			mine("The rota. The retro. The figures. I like all three, that is the trouble."),
			theirs("Then give away one a month, and begin with the one you like most."),
			mine("José takes the rota. It hurt for about a day."),
			added("He has already found more in it in two days than I did in a year."),
		}, private: "He saw it before I did. Say thank you one day, when it is not a figure talk."},
		{week: 10, title: monthly, tags: []string{"planning"}, notes: []jotting{
			mine("Busy season: we are one short from the second week on. Either a position or a shorter opening time."),
			theirs("A position will be difficult. I ask. Prepare the second one as well."),
			noted("Budget round is in four weeks. Wants the figures on *one* page."),
			mine("First answer: 4.8 hours."),
		}},
		{week: 6, title: quarterly, tags: []string{"service"}, notes: []jotting{
			theirs("3.7 hours. Reached, and the satisfaction did not suffer. **Well done, all of you.**"),
			mine("It was the two quiet hours, more than the queues. Tomáš's idea."),
			theirs("Carrier answers within a day now. It took three lunches."),
			mine("I tell the team about the lunches. They should know what you are good for :wink:"),
			noted("Likes to hear about single people, not only about the team. More of that."),
		}, private: "Ask for Zoë's raise in the next round, with the two ways for her in writing. He is open to it now."},
		{week: 3, title: monthly, tags: []string{"planning"}, notes: []jotting{
			theirs("No position this year. I am sorry, I tried twice."),
			mine("Then the shorter opening time in the two worst weeks: ten to six. José's new rota carries it."),
			theirs("The management round wants a third channel."),
			mine("Zoë's sentence: *first do two properly*. I write the page with the figures."),
			noted("Would support a no, if it comes with a date for a yes."),
		}},
	}
}

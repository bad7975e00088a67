package sample

// priya has settled in well after a change of team, and has not been met for five weeks: Today should say so.
func priya() story {
	return story{
		name: "Priya Raman", role: "Customer care agent, business customers", email: "priya.raman@example.org",
		every: 14, since: 22, slot: slot{weekday: 0, hour: 11},
		course:   course{since: 21, csat: way{4.4, 4.3}, aht: way{398, 431}, fcr: way{76, 74}, quality: way{90, 88}, backlog: way{8, 17}, onTime: way{92, 82}},
		sessions: priyaSessions(),
		goals: []aim{
			{week: 20, title: "Know the twenty largest business customers by name", tags: []string{"business"}, reached: 8, promises: []promise{
				theyWill("One call a day, without a reason", 11),
				theyWill("A page for each: who decides, who pays, what annoys them", 9),
			}},
			{week: 11, title: "Present our business customers to the sales team", tags: []string{"growth"}, promises: []promise{
				theyWill("Ten minutes, three stories, one wish", 5),
				iWill("Get a place on the agenda of the sales round", 0),
			}},
			{week: 5, title: "Fewer invoices corrected by hand", tags: []string{"business", "quality"}, promises: []promise{
				theyWill("Keep a tally for two weeks", 0),
				iWill("Bring the tally to finance", 0),
			}},
		},
	}
}

func priyaSessions() []telling {
	return []telling{
		{week: 20, title: first, tags: []string{"onboarding", "business"}, notes: []jotting{
			mine("Welcome over from finance! You know the invoices better than all of us; we know the people. That should fit."),
			theirs("In finance I only ever saw what went wrong. I am looking forward to hearing what goes right."),
			noted("Prefers talks in the morning, on Mondays, with a cup of tea. Writes everything down by hand."),
			theirs("Please give me feedback in writing too, I like to read it twice."),
		}},
		{week: 17, title: weekly, tags: []string{"business"}, notes: []jotting{
			theirs("The hotel chain was surprised that somebody called *without* a problem. We talked for half an hour."),
			mine("That is exactly the point. Two of the twenty have not been called by us for a year."),
			noted("Finds the cold start of a call hard. Opens with *\"I am new and would like to know you\"*: works."),
		}},
		{week: 11, title: monthly, tags: []string{"business", "growth"}, notes: []jotting{
			mine("Fourteen of twenty called. Three complaints ended before they began. **Kudos**, with numbers."),
			theirs("What I heard again and again:\n- one invoice a month instead of one an order\n- somebody who knows them\n- no surprise at the door"),
			mine("Sales should hear that from you, not from me. Ten minutes in their round?"),
			noted("Gulped, then said yes. Wants to try it on us first."),
		}, private: "Her old lead never let her speak outside of the department. Go slowly, but do go."},
		{week: 8, title: feedback, tags: []string{"business"}, notes: []jotting{
			mine("In writing, as you like it: your notes on customers are the best we have. They are **short**, they are **kind**, and somebody else can act on them."),
			theirs("Thank you. I have pinned it above my desk."),
			mine("One thing to try: say *no* to the school order's special wishes. They have eleven of them by now."),
			theirs("All twenty are known by name. The last one took six attempts."),
		}},
		{week: 5, title: weekly, tags: []string{"business", "quality"}, notes: []jotting{
			theirs("Trial run of the ten minutes in front of our team. Tomáš asked the question that sales is going to ask."),
			mine("And you answered it. I get you the place on their agenda."),
			theirs("A third of my time goes into invoices that I correct by hand. It is always the same field."),
			mine("Two weeks of tally marks, then we go to finance together."),
			noted("Is on leave the week after next, back on the Monday."),
		}, private: "I still owe her the place on the agenda. Do it before the next talk, not after."},
	}
}

package sample

// lukasz repairs what is written down: the handbook, the snippets, and in the end the way the team searches.
func lukasz() story {
	return story{
		name: "Łukasz Nowak", role: "Care specialist, knowledge", email: "lukasz.nowak@example.org",
		every: 14, since: 27, slot: slot{weekday: 0, hour: 15},
		course:   course{since: 26, csat: way{4.5, 4.6}, aht: way{372, 298}, fcr: way{74, 85}, quality: way{88, 91}, backlog: way{11, 5}, onTime: way{88, 95}},
		sessions: lukaszSessions(),
		goals: []aim{
			{week: 23, title: "A handbook that people open by themselves", tags: []string{"knowledge"}, promises: []promise{
				theyWill("Throw out every page nobody opened for a year", 18),
				theyWill("One owner and one date on each page", 10),
				iWill("Ask every team member for their three most missed answers", 18),
				theyWill("Measure: how often is the answer on the first page found?", 0),
			}},
			{week: 15, title: "Speak up earlier when something is too much", tags: []string{"wellbeing"}, promises: []promise{
				theyWill("Say it in the same week, to Mira, in one sentence", 6),
				iWill("Ask before handing over anything with a date", 10),
			}},
			{week: 6, title: "Half a day a week with the data people", tags: []string{"career"}, promises: []promise{
				iWill("Agree it with the lead of data", 3),
				theyWill("Bring one question of ours and come back with a number", 0),
			}},
		},
	}
}

func lukaszSessions() []telling {
	return []telling{
		{week: 23, title: monthly, tags: []string{"knowledge"}, notes: []jotting{
			theirs("The handbook has **412 pages**. I opened all of them. 140 say the opposite of another one."),
			mine("What would be the smallest handbook that you would trust?"),
			noted("Eighty pages, each with a name and a date. Everything else in an attic with a search field."),
			mine("Then let us go for eighty. Fridays after lunch are yours for it."),
		}},
		{week: 18, title: weekly, tags: []string{"knowledge"}, notes: []jotting{
			theirs("Attic is full: 260 pages moved. Two people noticed."),
			mine("The three most missed answers, from everybody:\n- what we may promise about delivery days\n- vouchers after a return\n- who decides about goodwill above fifty"),
			noted("Is annoyed that the goodwill page was right all the time, just unfindable."),
			theirs("Names of pages should be questions. *\"May I refund the shipping?\"*, not *\"Shipping policy 3.2\"*."),
		}},
		{week: 15, title: weekly, tags: []string{"wellbeing"}, notes: []jotting{
			noted("Worked on two Saturdays and told nobody. The deadline was one that I had mentioned in passing."),
			mine("My mistake: I said *\"would be nice by Monday\"* and thought no more of it. I am going to say whether a date is a date."),
			theirs("And I should have asked. I always think everybody else manages."),
			mine("Two days off in return, this month."),
		}, private: "He does not complain, he gets quieter. Sign to watch: short answers in the channel and a very tidy desk."},
		{week: 10, title: weekly, tags: []string{"knowledge"}, notes: []jotting{
			theirs("Every page has an owner now. Aoife owns *quality*, José owns *rota*, I own too many."),
			mine("Give five of yours away. Ada would be glad of the glossary, it is hers already."),
			noted("Took the two days. Was on the lake, without a telephone."),
			theirs("Snippets: 90 of 300 were never used. Deleted. Nobody noticed, as usual :slightly_smiling_face:"),
		}},
		{week: 6, title: career, tags: []string{"career"}, notes: []jotting{
			theirs("What I like most is finding out *why* people ask. I think that is closer to data than to care."),
			mine("Then go and look. Half a day a week with the data people, for three months. I talk to their lead."),
			noted("Wants to stay in the team all the same. Relieved that this is not either–or."),
			theirs("I told you in the same week that the carrier project is too much. It felt strange, and it worked."),
			mine("It did: the project starts a month later and nobody minds."),
		}, private: "If the half day goes well he may leave us in a year. Still right. Start thinking about who follows him with the handbook: Ada?"},
		{week: 3, title: weekly, tags: []string{"career", "knowledge"}, notes: []jotting{
			mine("The lead of data says yes, Wednesdays. You sit beside their analyst."),
			theirs("First question I bring along: *which contacts come from a page that is missing?*"),
			theirs("Search log, last month:\n\n1. delivery day\n2. voucher\n3. delivery day abroad\n4. `err 41` (what is that?)"),
			noted("Number four turns out to be a message of the shop that we never saw. Passed on."),
		}},
		{week: 1, title: weekly, tags: []string{"knowledge"}, notes: []jotting{
			theirs("First number from the data people: **one contact in six** asks for something that stands on no page of the shop."),
			mine("That is a sentence for Henrik. Can we show it on one picture?"),
			noted("Draws it until next time. By hand first, then properly."),
			mine("An hour with Ada about returns from abroad, if you can spare it."),
		}},
	}
}

package sample

// zoe is the best of the team and has to find out whether she wants to lead.
func zoe() story {
	return story{
		name: "Zoë Lindqvist", role: "Senior care specialist", email: "zoe.lindqvist@example.org",
		every: 14, since: 27, slot: slot{weekday: 2, hour: 14},
		course:   course{since: 26, csat: way{4.7, 4.8}, aht: way{284, 301}, fcr: way{86, 88}, quality: way{94, 95}, backlog: way{7, 12}, onTime: way{95, 91}},
		sessions: append(zoeBuddy(), zoeLeads()...),
		goals: []aim{
			{week: 25, title: "A buddy plan that anybody can follow", tags: []string{"onboarding"}, reached: 11, promises: []promise{
				theyWill("Write down the first ten days, hour by hour", 20),
				theyWill("Try it with the next newcomer", 12),
				iWill("Get her two mornings a week off the queue", 15),
			}},
			{week: 11, title: "Find out whether leading is for me", tags: []string{"career"}, promises: []promise{
				theyWill("Stand in for Mira for a week", 5),
				theyWill("Talk to two team leads outside of care", 7),
				iWill("Let her sit in on the quarterly planning", 4),
				theyWill("Write half a page: what I liked, what I did not", 0),
			}},
			{week: 5, title: "Hand over the hardest cases without holding on to them", tags: []string{"delegation"}, promises: []promise{
				theyWill("Give one escalation a week to José or Ada, and only advise", 0),
			}},
			{week: 16, title: "Keep my own leave free of messages", mine: true, tags: []string{"wellbeing"}, reached: 5, promises: []promise{
				iWill("Name a stand-in in the calendar, not just in my head", 9),
			}},
		},
		next: &plan{
			days: 1, hour: 14, minute: 0, title: career, tags: []string{"career"},
			notes: []jotting{
				mine("Her half page: listen, do not sell the job."),
				mine("The two ways from here: team lead, or principal specialist. Both are real, both are paid."),
				theirs("Half page is nearly done. Short version: I like the people part, I do not like the reporting part."),
			},
		},
	}
}

func zoeBuddy() []telling {
	return []telling{
		{week: 25, title: monthly, tags: []string{"onboarding"}, notes: []jotting{
			theirs("Every newcomer gets a different first week, depending on who has time. I would like to write it down once."),
			mine("Please do. What do you need? Not more than *two mornings*, I guess, but protected ones."),
			noted("Does not want a slide deck. A checklist on two pages, and a person beside it."),
			mine("Escalations: eleven last month, nine of them with her. That is too many for one."),
		}},
		{week: 22, title: weekly, tags: []string{"quality"}, notes: []jotting{
			theirs("Three customers with the same wrong delivery date. That is no care problem, that is the shop page."),
			mine("I take it to the shop team, with her three examples. Good catch."),
			noted("Would like to hear back what comes of it. Last time nobody told her."),
		}, private: "Second time she says that nobody tells her. Close the loop this time, whatever the answer is."},
		{week: 20, title: weekly, tags: []string{"onboarding"}, notes: []jotting{
			mine("Closed the loop: the shop team found the reason, a bank holiday missing in their table. Fixed last week."),
			theirs("Buddy plan, first version:\n\n1. Listen (two days)\n2. Type, buddy reads (three days)\n3. Buddy in the room (three days)\n4. Alone, with a chat open to the buddy"),
			mine("I like that it ends. **Day ten is a real day ten.**"),
			noted("Asks who plays the angry customer in the exercise. José, of course."),
		}},
		{week: 16, title: weekly, tags: []string{"wellbeing"}, notes: []jotting{
			theirs("You answered four messages during your leave. If you do it, all of us think we have to."),
			mine("Ouch, and right. That becomes a goal of mine."),
			noted("Own leave: two weeks, in the north, without a network. Everything is handed over."),
			mine("Handover list was perfect. I copy it for myself."),
			added("Put a stand-in into my calendar for the next leave."),
		}, private: "She is the only one who tells me such things. Worth more than any survey."},
		{week: 13, title: weekly, tags: []string{"onboarding"}, notes: []jotting{
			noted("First days with Ada: *\"she listens with her pen\"*. Sees her in chats for good."),
			theirs("The two mornings were taken away twice for the queue. The plan only works if they are really free."),
			mine("I block them in the rota tool now, not only in the calendar. If they are needed, they ask me, not you."),
			theirs("Day three and four should change places. Otherwise fine."),
		}},
	}
}

func zoeLeads() []telling {
	return []telling{
		{week: 11, title: career, tags: []string{"career"}, notes: []jotting{
			mine("Buddy plan: used once, improved once, and now everybody's. **Goal reached.**"),
			theirs("People keep asking whether I want to become a team lead. I honestly do not know."),
			mine("Then let us find out without deciding: a week in my place, and two people to talk to."),
			noted("What she fears: losing the customers, and becoming somebody who only forwards mails."),
			noted("What attracts her: deciding how we do things."),
		}, private: "Do not push. If she goes into leading for my sake, I lose a specialist and win nothing."},
		{week: 7, title: weekly, tags: []string{"career"}, notes: []jotting{
			theirs("Coffee with the lead of the warehouse shift: he spends *half* his day on the rota. No thank you."),
			theirs("Coffee with the lead of finance support: she spends half her day on people. That sounded better."),
			mine("Same title, two jobs. Which half you get is partly your own choice."),
			mine("The week in my place: Monday to Friday, with my calendar and without my mailbox."),
		}},
		{week: 5, title: feedback, tags: []string{"career", "delegation"}, notes: []jotting{
			mine("What I heard about the week: clear, kind, quick. Tomáš said *\"like a holiday, but things got done\"*."),
			theirs("Tuesday was terrible. Three escalations at once, and I took all three myself instead of giving them away."),
			mine("That is *the* leading question: what do I do myself? One escalation a week goes to somebody else from now on."),
			noted("Finds it hard to watch somebody take twenty minutes for what she does in five."),
			addedByThem("Gave the first one to José today. He took twenty-five. The customer was happy all the same."),
		}},
		{week: 3, title: weekly, tags: []string{"delegation", "quality"}, notes: []jotting{
			theirs("Sat in on the quarterly planning. A lot of numbers, but now I know why we say no to things."),
			mine("What would you have said no to?"),
			noted("The third channel. *\"First do two properly.\"* I tend to agree."),
			mine("- [x] escalation to José\n- [x] escalation to Ada\n- [ ] this week: somebody you would not think of"),
		}},
	}
}

topic = "T08"
brief = """
## Question

Should a police force that has a backlog of devices buy tools, hire people, or send fewer devices to the laboratory?

## What the evidence says

- Crime rises so fast that the police, and the companies to which they pass work on, both have backlogs [E06].
- Building capacity in one area takes it from another unless there is more money [E05].
- The sheer amount of data that people keep has been the biggest difficulty, one specialist says [E40].
- Referrals grow by a fifth or more each year, in one participant's words [E01].
- A report that the dissertation cites found over 25,000 devices that were waiting [DC36].
- The review says that many countries are short of investigators and laboratories, and names neither a country nor a source [RC42].

What this looks like from a bench can be read in an interview that was made for teaching: many items come from one address, because “nobody ever got told off for taking too much” [T1:8]. Its speaker would rather be sent “the three that matter” [T1:46].

## Recommendation

Before it buys a further tool, a force should try for six months to seize and send less: an officer names for each device what it is expected to show, and the laboratory looks at the likeliest three first. The force counts devices sent, weeks of waiting and cases in which a device that was left behind turned out to be needed. Money for staff should be asked for with these counts in hand, since capacity that is only moved is missed elsewhere [E05; E06].

## Limits

The four extracts above come from three of six participants in one country, who were chosen for their experience. They say that backlogs exist; how long they are, and why, nobody counted. The number of devices is from 2022 and for police forces together [DC36]. The speaker of T1 is invented, and was written for this course: the words illustrate and prove nothing. Our comparison of laws has no question on capacity, so on this topic the law is silent here.

## A counter-view and an answer

Officers may say that whoever leaves a device behind answers for it when the one that mattered was among them. That is a strong objection, since a child may be at risk, and data may be gone later [E39].

Even so, a device that waits for a year helps nobody either, and the wait is what is reported now [E06; DC36]. The trial keeps the risk in sight by counting exactly this kind of error. One such case in ten would be reason enough to stop it.

## What would change this

A count that shows that most of the wait arises after examination, in court or for want of staff, would speak for hiring instead. So would a second laboratory in which tools that sort images have shortened the queue by themselves [E28; E30].
"""

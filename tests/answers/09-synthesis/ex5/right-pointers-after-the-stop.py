topic = "T02"
brief = """
## Question

Should police forces be given AI tools for sorting seized images?

## What the evidence says

Investigators already use AI. [E28] One of them describes a tool that puts images into categories so that fewer need to be viewed. [E28] Another explains that AI can first remove irrelevant images and then look for relevant ones. [E30] A third says that AI for language and images is available. [E29] The reason is volume: people keep so much data that this is called the biggest difficulty. [E40] Police and companies have backlogs. [E06] The review claims that such tools make investigators quicker and more accurate, without giving a source. [RC47] It also cites a study that digital tools can help to predict offenders' behaviour while keeping privacy. [RC19] However, AI is also used by offenders, and it will be hard to tell made images from photographs. [E32]

## Recommendation

Yes, but step by step. Each police force should buy one tool for sorting images, run it for a year next to manual viewing, and publish how many relevant images the tool missed. The decision that an image is illegal should always be made by a trained person. This follows from what participants describe: the tools sort and people decide [E28; E30].

## Limits

- Only four of the six participants mention AI, and all work in the UK, so the results are not representative.
- The claim that AI is more accurate has no source behind it [RC47], so we can't say how large the benefit is.
- Participants may be positive because they have chosen these tools themselves (self-report bias).

## A counter-view and an answer

Some people would argue that the money should rather go into staff. Capacity that is built in one area is taken from another unless there is more money [E05], so every pound for software is a pound less for investigators. There is also the danger that officers trust the machine too much.

In response, the tool does not replace officers: it reduces the number of images that they have to look at [E28], which also protects their health. The one-year comparison with manual viewing would show quickly whether officers miss something.

## What would change this

The recommendation would change if the comparison showed that the tool misses a relevant share of images, or if the time that is saved is lost again by checking false alarms. It would also change if a court ruled that evidence which was sorted by AI cannot be used. A study with numbers from several forces would be better than what we have now, and it could show whether the time saved is real. Until such a study exists, the number of cases finished per month before and after the introduction of the tool should be recorded by every force that takes part in the trial and shared with the others, so that they can learn from one another.
"""

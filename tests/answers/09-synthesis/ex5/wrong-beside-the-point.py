# misconception: Writes fluently, from rows that are real and speak of something else.
# message: does each bear on your topic?
topic = "T03"
brief = """
## Question

Does the criminal law have to name material that a machine has made, or is what stands there enough?

## What the evidence says

Practice has moved quickly in recent years. A tool with AI sorts images into categories, so that investigators have fewer of them to look at [E28]. Such tools can first set aside what does not matter and then attempt to find what does [E30]. AI that recognises language and images is already available [E29], and further programs filter files by their metadata [E34]. The review confirms this picture, since it finds that forensics and automated detection make the response quicker and more accurate [RC47]. It adds that the early signs of grooming should be detected by monitoring with algorithms [RC15]. The law has kept pace with detection in some places: in the United States providers may look for known material and have no duty to do so [US D4, Q], while Canada has no statutory basis for it [CA D4, P]. Across all three kinds of source the direction is the same, and it is seldom that interviews, documents and law agree so well [E28; RC47; US D4, Q].

## Recommendation

Parliament should therefore name synthetic material in the definition of the offence, together with the programs that produce it. The evidence leaves little doubt that the instruments of the last century no longer serve, and that investigators who work with modern tools need modern law behind them [E28; RC47]. A short amendment would do. It should come into force within a year, and be accompanied by guidance for prosecutors and by a review after three years, so that the definition can follow the technology that it describes.

## Limits

The interviews are with six people, chosen for their experience in one country, and cannot tell how common such tools are. The review names no source for the claim on speed [RC47]. The cells say what the law is and not how it is applied [CA D4, P]. Technology changes within months, so that what is said here may be out of date when it is read.

## A counter-view and an answer

One may object that a definition which names a technology is old on the day it comes into force. Lawyers often prefer general words, and courts have found ways to apply them to what nobody foresaw.

However, general words leave investigators in doubt about what they may look for, and doubt costs time. The tools that sort images show how quickly practice can move once it is clear what counts [E28; E30]. Naming the material gives everybody the same starting point, and the review after three years takes care of the rest.

## What would change this

A study which shows that tools that sort images are seldom used in practice would weaken the argument. So would a count of cases that were charged without difficulty under the words that stand in the law at present.
"""

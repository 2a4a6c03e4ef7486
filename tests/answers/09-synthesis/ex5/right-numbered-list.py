topic = "T10"
brief = """
## **Question:**
Should digital literacy be a compulsory part of the school curriculum?

## **What the evidence says:**
1. The review says, citing several studies, that schools and civil society lower risk through awareness and digital literacy [RC09].
2. It says that teaching children and parents supports enforcement [RC11].
3. It also says that school programmes make it significantly less likely that somebody is targeted [RC23].
4. It claims that programmes have lowered exposure measurably, but without naming a source [RC43].
5. In England, relationships education has been a statutory subject since 2020 [UK D12, P].
6. In Australia, the regulator has an education function [AU D12, P], and the European Union has a strategy and money [EU D12, P].
7. In the United States, it is a condition for school funding [US D12, P].

## **Recommendation:**
The ministry of education should make digital literacy a compulsory part of an existing subject from primary school on, as in England [UK D12, P], and should have it evaluated from the start. It should not begin with a new subject, because nobody has shown that a new subject works better than a few good lessons. Schools should get the material and the training for teachers from the regulator, which already works like this in Australia [AU D12, P].

## **Limits:**
The interviews are silent about this topic: no extract speaks about lessons. The review is not systematic, and I have not read the studies that it cites. The policy cells show that there is a duty, not that lessons take place or that they have an effect on children. One teacher in an interview that was made up for this course says “By Year Ten they know what I want to hear” [T3:38], which is no evidence, but a warning.

## **A counter-view and an answer:**
Teachers may answer that the curriculum is full, and that prevention should not be put on the shoulders of children. The platforms open the door, since an age can be faked [E24], so they should be made responsible first.

Both can be done. A lesson does not free a platform from its duties. It is also cheaper and faster than a law on platforms, and children will meet risks on services which no law reaches. Children who know the risks can ask for help earlier, and that is also what the review expects of campaigns and support [RC24].

## **What would change this:**
A controlled trial without any difference between children with and without lessons. Or a survey in which older pupils say that lessons come too late or that they do not believe what they are told. Also a study that shows that lessons make children more afraid without making them safer would be a reason to stop and to think again about who should teach, and about what. I would look at such studies in countries where lessons have been compulsory for some years, because there the effect should be visible first if there is one at all.
"""

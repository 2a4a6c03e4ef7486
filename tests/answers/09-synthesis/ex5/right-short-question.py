topic = "T09"
brief = """
## Question

Should training be standardised?

## What the evidence says

Training is judged by competency, on practice cases, one participant says [E12]. Another learned first aid, safeguarding and trauma-informed work [E13]. A third says that digital forensic skills come from courses on tools [E14]; a fourth wants general understanding rather than knowledge of particular programs [E15]. A report that the dissertation cites finds no agreed minimum standard among UK forces, and guidance that is out of date [DC16]. The review says that training needs lasting investment [RC25] and that material made by AI makes building police capacity urgent [RC39].

## Recommendation

The national body for policing should, within eighteen months, agree with all forces on a minimum standard for people who investigate online exploitation. The standard should name what everybody has to be able to do, and leave to each force how it is taught, because participants learn in different ways [E12; E14; E15]. One person in every force should be responsible for keeping the guidance up to date [DC16].

## Limits

The four participants were selected because of their experience, mostly in digital forensics, so the training of ordinary officers is not covered. Nobody has observed the training or measured what it changes. The HMICFRS report was read only through the dissertation, and I did not check it myself.

## A counter-view and an answer

A head of a forensic unit may say: standards are always behind technology. By the time that all forces have agreed, the tools have changed, and time spent on standards is missing for casework, where capacity is short already [E05].

I agree that tools change. The standard should therefore describe skills and not tools, in the sense of the participant who asks for general understanding [E15]. The time spent once on a common standard saves forty forces from writing their own guidance, and what they have now is out of date [DC16].

## What would change this

An evaluation that shows that forces with their own, different training do as well as forces with a common one would change my mind. So would a finding that the lack of a standard comes from a lack of money, because in that case money would have to come first. If interviews with people who are new to the work showed that they feel well prepared, I would also look at the question again. At the moment I know only what experienced people say about training that they received some time ago, and that is not much to build a national rule on, so I would like to see the standard tried in three or four forces before it is made binding for all.
"""

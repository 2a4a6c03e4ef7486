differ = agreement.disagreements(texts[["first_coder", "second_coder"]], texts["text"])
kinds = {"W05": "latent", "W07": "slip", "W08": "overlap", "W11": "latent", "W14": "slip"}
codes = {"W07": "say", "W14": "none"}
why = {
    "W03": "Reports are named, so R6 makes it a matter of how much there was.",
    "W05": "There is a poster and a move; by R8 the rest is a note of ours.",
    "W07": "Order of calls is how the work is done, which is what R4 describes.",
    "W08": "Cover from others is missing, and R3 counts help that is missed.",
    "W10": "The leader helps with the form, and R9 calls that kind of thing support.",
    "W11": "Nothing in it says how much work there is; R8 keeps guesses in a note.",
    "W14": "Buses belong to the way to work, and R5 says none for that.",
    "W16": "Three for five is the amount that R6 asks for, before Saturdays come.",
}
settled = {}
for _, row in differ.iterrows():
    unit = row["unit"]
    code = codes.get(unit, "load" if unit == "W03" else row["first_coder"])
    settled[unit] = (kinds.get(unit, "boundary"), code, why[unit])

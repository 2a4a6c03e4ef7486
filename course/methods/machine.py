"""A machine's coding, by keywords, and how it compares with a person's.

The simplest machine that codes: it looks for words. It finds a code where its words are, and nowhere else, so it shows
both what a machine is quick at and what it cannot see.
"""

from __future__ import annotations

import re

import pandas as pd

ALL = "all"  # the row that sums up

_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‚‛′´`ʼ", "'"))


def keyword_codes(segments: pd.DataFrame, keywords: pd.DataFrame) -> pd.DataFrame:
    """Code segments by the words that stand in them.

    A keyword is found as a whole word, or as whole words one after another; capitals, the kind of apostrophe, and how
    much white space stands between words make no difference. "law" is found in "the law’s reach" and "law-making",
    not in "lawyer". A ``*`` at the end stands for any ending: "encrypt*" is found in "encrypted".

    Parameters
    ----------
    segments : DataFrame
        With `segment_id` and `text`.
    keywords : DataFrame
        With `code_id` and `keyword`, one row a keyword.

    Returns
    -------
    DataFrame
        `segment_id`, `code_id`, `keyword`: one row for each keyword found in a segment, once however often it stands
        there; in the order of the segments, then of the keywords. A segment where none was found has no row.

    Raises
    ------
    ValueError
        If a column is missing, a segment stands there twice or has no text, or a keyword is empty or has a ``*``
        before its end. The message names the row, counted from 1 without the header.

    Examples
    --------
    >>> segments = pd.DataFrame({"segment_id": ["G1", "G2"], "text": ["The law’s too slow.", "Lawyers help."]})
    >>> keywords = pd.DataFrame({"code_id": ["rules", "people"], "keyword": ["law", "lawyer*"]})
    >>> keyword_codes(segments, keywords).values.tolist()
    [['G1', 'rules', 'law'], ['G2', 'people', 'lawyer*']]
    """
    _require(segments, "segments", "segment_id", "text")
    _require(keywords, "keywords", "code_id", "keyword")
    patterns = [
        (code, keyword, _pattern(keyword, row))
        for row, (code, keyword) in enumerate(zip(keywords["code_id"], keywords["keyword"], strict=True), 1)
    ]
    rows = []
    seen: set[object] = set()
    for row, (segment, text) in enumerate(zip(segments["segment_id"], segments["text"], strict=True), 1):
        if segment in seen:
            raise ValueError(
                f"segments, row {row}: segment {segment} stands there twice. Give each its own segment_id."
            )
        if not isinstance(text, str):
            raise ValueError(f"segments, row {row}: segment {segment} has no text.")
        seen.add(segment)
        plain = _plain(text)
        rows += [(segment, code, keyword) for code, keyword, pattern in patterns if pattern.search(plain)]
    found = pd.DataFrame(rows, columns=["segment_id", "code_id", "keyword"]).astype("str")
    return found.drop_duplicates(ignore_index=True)


def precision_recall(found: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Compare the codes that a machine found with those of a reference.

    Precision: of what was found, the share that the reference has too. Recall: of what the reference has, the share
    that was found. The reference is one reading, not the truth.

    Parameters
    ----------
    found, reference : DataFrame
        With `segment_id` and `code_id`. A code that stands twice at a segment, by two keywords, counts once.

    Returns
    -------
    DataFrame
        One row a code, those of the reference first, and a last row "all" over all of them: `code_id`, `found`,
        `reference`, `both` (numbers of segments), `precision`, `recall` (0 to 1). Where nothing was found there is no
        precision, and where the reference has nothing there is no recall: these cells are missing (``<NA>``), not 0,
        since a share of nothing is not a share.

    Raises
    ------
    ValueError
        If a column is missing, a code is missing in a row, or a code is called "all".

    Examples
    --------
    >>> found = pd.DataFrame({"segment_id": ["G1", "G2"], "code_id": ["rules", "rules"]})
    >>> reference = pd.DataFrame({"segment_id": ["G1", "G2"], "code_id": ["rules", "people"]})
    >>> precision_recall(found, reference)
      code_id  found  reference  both  precision  recall
    0   rules      2          1     1        0.5     1.0
    1  people      0          1     0       <NA>     0.0
    2     all      2          2     1        0.5     0.5
    """
    pairs = {}
    for name, table in (("found", found), ("reference", reference)):
        _require(table, name, "segment_id", "code_id")
        pair = table[["segment_id", "code_id"]]
        if pair.isna().any(axis=None):
            raise ValueError(f"{name}: a row has no segment_id or no code_id. Leave segments without a code out.")
        if (pair["code_id"] == ALL).any():
            raise ValueError(
                f'{name}: a code is called "{ALL}", the name of the row that sums up. Give it another name.'
            )
        pairs[name] = pair.astype("str").drop_duplicates()
    both = pairs["found"].merge(pairs["reference"])
    order = pd.concat([pairs["reference"], pairs["found"]])["code_id"].drop_duplicates()
    counts = pd.DataFrame(
        {
            name: table["code_id"].value_counts().reindex(order, fill_value=0)
            for name, table in (pairs | {"both": both}).items()
        },
        index=order,
    )
    counts.loc[ALL] = counts.sum()
    counts = counts.astype("int64")
    shares = {
        name: counts["both"].astype("Float64") / counts[of].where(counts[of] > 0).astype("Float64")
        for name, of in (("precision", "found"), ("recall", "reference"))
    }
    return counts.assign(**shares).rename_axis("code_id").reset_index().astype({"code_id": "str"})


def _require(table: pd.DataFrame, name: str, *columns: str) -> None:
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise ValueError(f"{name} has no column {', '.join(missing)}. It has: {', '.join(map(str, table)) or 'none'}.")


def _plain(text: str) -> str:
    return text.translate(_APOSTROPHES).casefold()


def _pattern(keyword: object, row: int) -> re.Pattern[str]:
    words = _plain(keyword).split() if isinstance(keyword, str) else []
    if not words or words == ["*"]:
        raise ValueError(f"keywords, row {row}: the keyword is empty. Write a word, or take the row out.")
    stem = " ".join(words).removesuffix("*")
    if "*" in stem or stem.endswith(" "):
        raise ValueError(
            f'keywords, row {row}: "{keyword}" has a * that does not stand at the end of a word at its end.'
        )
    ending = r"\w*" if words[-1].endswith("*") else ""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, stem.split(" "))) + ending + r"(?!\w)")

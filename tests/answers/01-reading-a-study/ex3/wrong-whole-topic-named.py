# misconception: the more statements, the better the reason.
# message: do not say which one decides
ids = about("sampling", "data collection", "analysis")["statement_id"].tolist()
coreq = dict.fromkeys(items, ("partly", ids))

# What Python's re finds: reads {"patterns", "texts"} from standard input, writes for each pattern null or, for each
# text, the spans of all groups of all matches. An empty match directly behind another is left out.
import json
import re
import sys

given = json.load(sys.stdin)


def spans(pattern, text):
    found, last = [], -1
    for match in pattern.finditer(text):
        if match.start() == match.end() == last:
            continue
        last = match.end()
        groups = [match.span(group) for group in range(pattern.groups + 1)]
        found.append([list(span) if span[0] >= 0 else None for span in groups])
    return found


def answer(source):
    try:
        pattern = re.compile(source)
    except (re.error, OverflowError):
        return None
    return [spans(pattern, text) for text in given["texts"]]


json.dump([answer(pattern) for pattern in given["patterns"]], sys.stdout)

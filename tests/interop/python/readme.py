"""Checks the first call of README.md: readme.py README PRINTED_CALL ANSWER_JSON HTTP_PORT.

The call must be the one that the service prints, but for its port. The answer shown must be the real one, where a line of …
stands for lines left out; the explanation must be the whole one.
"""
import json
import sys


def block_after(text, mark):
    return text.split(f"<!-- {mark} -->\n")[1].split("```")[1].split("\n", 1)[1].rstrip("\n").split("\n")


def parts(lines):
    part = []
    for line in lines:
        if line.strip() == "…":
            yield part
            part = []
        else:
            part.append(line)
    yield part


def fault_of(shown, real):
    pieces, start = list(parts(shown)), 0
    for number, piece in enumerate(pieces):
        places = [at for at in range(start, len(real) - len(piece) + 1) if real[at:at + len(piece)] == piece]
        if number == 0:
            places = [at for at in places if at == 0]
        if number == len(pieces) - 1:
            places = [at for at in places if at + len(piece) == len(real)]
        if not places:
            return "the answer does not hold, in this place:\n" + "\n".join(piece)
        start = places[0] + len(piece)
    return None


readme_path, printed_call, answer, http_port = sys.argv[1:]
with open(readme_path, encoding="utf-8") as file:
    readme = file.read()
faults = []
if block_after(readme, "first call") != [printed_call.replace(f":{http_port}/", ":5080/")]:
    faults.append("the service prints another call: " + printed_call)
decision = json.loads(answer)
if block_after(readme, "first explanation") != decision["reasons"]["explanation"]["en"].split("\n"):
    faults.append("the explanation is another: " + decision["reasons"]["explanation"]["en"])
real = json.dumps(decision, ensure_ascii=False, indent=2).split("\n")
if fault := fault_of(block_after(readme, "first answer"), real):
    faults.append(fault)
for fault in faults:
    print("interop: README.md:", fault, file=sys.stderr)
sys.exit(bool(faults))

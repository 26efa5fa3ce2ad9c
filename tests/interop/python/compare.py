"""Compares answers: compare.py CASES LIBRARY_ANSWERS NAME=CLIENT_ANSWERS …

A reply passes where it equals the library's answer field by field and holds what the case itself expects; a fault where it
is what the case expects and what every other client was told; a stream where each of its lines passes. Prints a figure for each client; exits 1 on any difference.
"""
import json
import sys

from google.protobuf import json_format
from google.rpc import error_details_pb2, status_pb2

from contract import cases, parse, reply_class, to_json


def answers(path):
    return {answer["id"]: answer for answer in cases(path)}


def shorten(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 400 else text[:400] + "…"


def worst_by_rule(reply):
    """For each rule the worst that its findings say."""
    order = ["NOTED", "MET", "NEEDS_REVIEW", "NOT_MET"]
    worst = {}
    for finding in reply["reasons"].get("findings", []):
        rule, status = finding.get("rule", {}).get("id"), finding["status"].removeprefix("FINDING_STATUS_")
        worst[rule] = max(worst.get(rule, "NOTED"), status, key=order.index)
    return worst


def missing(expected, actual, path=""):
    """Where an answer lacks what is expected of it. Null stands for absent; so does an empty text, false or 0 in proto3 JSON."""
    for name, value in expected.items():
        place = f"{path}.{name}".lstrip(".")
        if name == "rules":
            found = {rule: worst_by_rule(actual).get(rule) for rule in value}
            if found != value:
                yield f"{place}: expected {value}, found {found}"
        elif isinstance(value, dict):
            yield from missing(value, actual.get(name) or {}, place)
        elif isinstance(value, list):
            if len(value) != len(actual.get(name, [])):
                yield f"{place}: expected {len(value)} items, found {len(actual.get(name, []))}"
            else:
                for index, item in enumerate(value):
                    yield from missing(item, actual[name][index], f"{place}[{index}]")
        elif (actual.get(name) or None) != (value or None):
            yield f"{place}: expected {value!r}, found {actual.get(name)!r}"


def reply_faults(case, answer, expected):
    if "reply" not in answer:
        yield f"a fault instead of a reply: {shorten(answer)}"
        return
    reply = parse(answer["reply"], reply_class(case["rpc"])())
    library = parse(expected["reply"], reply_class(case["rpc"])())
    if reply != library:
        for name in {field.name for message in (reply, library) for field, _ in message.ListFields()}:
            if getattr(reply, name) != getattr(library, name):
                yield f"{name} differs from the library's:\n    {getattr(reply, name)}\n    {getattr(library, name)}"
    yield from missing(case.get("expect", {}), to_json(reply))


def detail_of(status, kind):
    found = kind()
    return found if any(detail.Unpack(found) for detail in status.details) else None


def status_faults(case, answer, others):
    if "status" not in answer:
        yield f"a reply instead of a fault: {shorten(answer)}"
        return
    expected = case["fault"]
    status = parse(answer["status"], status_pb2.Status())
    numbers = {"INVALID_ARGUMENT": 3, "NOT_FOUND": 5}
    if answer["code"] != expected["code"] or status.code != numbers[expected["code"]] or status.message != answer["message"]:
        yield f"expected {expected['code']}, found {answer['code']}, {status.code}: {answer['message']!r} {status.message!r}"
    error, localized = detail_of(status, error_details_pb2.ErrorInfo), detail_of(status, error_details_pb2.LocalizedMessage)
    if error is None or (error.reason, error.domain) != (expected["reason"], "tottoricare"):
        yield f"expected the reason {expected['reason']}, found {shorten(answer['status'])}"
    if localized is None or localized.locale != "ja-JP" or not localized.message:
        yield "no message in Japanese"
    request = detail_of(status, error_details_pb2.BadRequest) or error_details_pb2.BadRequest()
    fields = {violation.field: violation.reason for violation in request.field_violations}
    if fields != expected["fields"]:
        yield f"expected the fields {expected['fields']}, found {fields}"
    if any(not v.description or v.localized_message.locale != "ja-JP" or not v.localized_message.message for v in request.field_violations):
        yield "a field without a sentence in both languages"
    for name, other in others.items():
        if "status" in other and to_json(parse(other["status"], status_pb2.Status())) != to_json(status):
            yield f"{name} was told something else: {shorten(other['status'])}"


def stream_faults(case, answer, expected):
    kind = reply_class(case["rpc"])
    if len(answer["replies"]) != len(case["lines"]):
        yield f"{len(answer['replies'])} answers to {len(case['lines'])} lines"
        return
    for number, (given, library) in enumerate(zip(answer["replies"], expected["replies"]), 1):
        reply, fault = parse(given, kind()), case["faults"].get(str(number))
        if fault is None and reply != parse(library, kind()):
            yield f"line {number} differs from the library's: {shorten(given)}"
        elif fault is not None:
            told = reply.fault
            found = {"code": told.code, "reason": told.reason, "fields": {violation.field: violation.reason for violation in told.violations}}
            if reply.line_number != number or found != fault:
                yield f"line {number}: expected {fault}, found {shorten(given)}"
            if not (told.message.ja and told.message.en) or any(not (it.message.ja and it.message.en) for it in told.violations):
                yield f"line {number}: a fault without a sentence in both languages"


def faults_of(case, client, clients, library):
    answer = clients[client].get(case["id"])
    if answer is None:
        return ["no answer"]
    try:
        if "lines" in case:
            return list(stream_faults(case, answer, library[case["id"]]))
        if "fault" in case:
            others = {name: given[case["id"]] for name, given in clients.items() if name != client and case["id"] in given}
            return list(status_faults(case, answer, others))
        return list(reply_faults(case, answer, library[case["id"]]))
    except json_format.ParseError as error:
        return [f"not of the contract: {error}"]


def main(cases_path, library_path, *named):
    sent, library = cases(cases_path), answers(library_path)
    clients = {name: answers(path) for name, path in (pair.split("=") for pair in named)}
    failed = False
    for client in clients:
        # A body that is no request can only be sent as JSON, and a stream not by curl.
        own = [case for case in sent if ("lines" if client == "curl" else "body") not in case]
        passed = 0
        for case in own:
            faults = faults_of(case, client, clients, library)
            passed += not faults
            for fault in faults:
                print(f"interop: {client}: {case['id']}: {fault}", file=sys.stderr)
        print(f"figure interop-cases-{client} {passed}/{len(own)}")
        failed |= passed != len(own) or len(own) == 0
    return 1 if failed else 0


sys.exit(main(*sys.argv[1:]))

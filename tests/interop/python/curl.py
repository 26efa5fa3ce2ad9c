"""Posts every case of one request as JSON with curl: curl.py BASE_ADDRESS CASES, an answer a line to standard output."""
import base64
import json
import subprocess
import sys

from google.protobuf import symbol_database
from google.rpc import status_pb2

from contract import cases, parse, to_json, write

# Name in Connect, HTTP code, name and number in gRPC.
CODES = [("invalid_argument", 400, "INVALID_ARGUMENT", 3), ("not_found", 404, "NOT_FOUND", 5)]


def post(address, rpc, body):
    command = ["curl", "--silent", "--show-error", "--max-time", "30", "--header", "Content-Type: application/json"]
    command += ["--data-binary", "@-", "--write-out", "\n%{http_code}", f"{address}/tottoricare.v1.{rpc}"]
    answer, http_code = subprocess.run(command, input=body.encode(), capture_output=True, check=True).stdout.decode().rsplit("\n", 1)
    return json.loads(answer), int(http_code)


def to_status(error, number):
    """The google.rpc.Status that a Connect error stands for; its details come twice, as bytes and as JSON of the same content."""
    status = status_pb2.Status(code=number, message=error["message"])
    for detail in error.get("details", []):
        message = symbol_database.Default().GetSymbol(detail["type"])()
        message.MergeFromString(base64.b64decode(detail["value"] + "=" * (-len(detail["value"]) % 4)))
        if message != parse(detail["debug"], type(message)()):
            raise ValueError(f"{detail['type']}: the JSON says something else than the bytes")
        status.details.add().Pack(message)
    return status


for case in cases(sys.argv[2]):
    if "lines" in case:
        continue
    body = case["body"] if "body" in case else json.dumps(case["request"], ensure_ascii=False)
    answer, http_code = post(sys.argv[1], case["rpc"], body)
    if http_code == 200:
        write({"id": case["id"], "reply": answer})
    else:
        code, number = next(entry[2:] for entry in CODES if entry[:2] == (answer["code"], http_code))
        write({"id": case["id"], "code": code, "message": answer["message"], "status": to_json(to_status(answer, number))})

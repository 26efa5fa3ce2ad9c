"""What every Python part needs of the contract: its services, and messages to and from JSON."""
import json
import sys

from google.protobuf import json_format, symbol_database
from google.rpc import error_details_pb2, status_pb2  # noqa: F401 (the details must be known to read them)
from tottoricare.v1 import decision_service_pb2, rulebook_service_pb2

SERVICES = {
    "DecisionService": decision_service_pb2.DESCRIPTOR.services_by_name["DecisionService"],
    "RulebookService": rulebook_service_pb2.DESCRIPTOR.services_by_name["RulebookService"],
}


def cases(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def method_of(rpc):
    service, method = rpc.split("/")
    return SERVICES[service].methods_by_name[method]


def request_class(rpc):
    return symbol_database.Default().GetSymbol(method_of(rpc).input_type.full_name)


def reply_class(rpc):
    return symbol_database.Default().GetSymbol(method_of(rpc).output_type.full_name)


def to_json(message):
    return json_format.MessageToDict(message)


def parse(value, message):
    return json_format.ParseDict(value, message)


def write(answer):
    json.dump(answer, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")

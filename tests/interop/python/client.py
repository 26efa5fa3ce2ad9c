"""Sends every case over gRPC with grpcio: client.py ADDRESS CASES, an answer a line to standard output."""
import sys

import grpc
from google.rpc import status_pb2
from tottoricare.v1 import decision_service_pb2_grpc, rulebook_service_pb2_grpc

from contract import cases, parse, request_class, to_json, write


def status_of(error):
    trailers = dict(error.trailing_metadata())
    return status_pb2.Status.FromString(trailers["grpc-status-details-bin"])


with grpc.insecure_channel(sys.argv[1]) as channel:
    stubs = {
        "DecisionService": decision_service_pb2_grpc.DecisionServiceStub(channel),
        "RulebookService": rulebook_service_pb2_grpc.RulebookServiceStub(channel),
    }
    for case in cases(sys.argv[2]):
        if "body" in case:
            continue
        service, method = case["rpc"].split("/")
        if "lines" in case:
            lines = (parse(line, request_class(case["rpc"])()) for line in case["lines"])
            write({"id": case["id"], "replies": [to_json(reply) for reply in getattr(stubs[service], method)(lines, timeout=30)]})
            continue
        request = parse(case["request"], request_class(case["rpc"])())
        try:
            reply = getattr(stubs[service], method)(request, timeout=30)
            write({"id": case["id"], "reply": to_json(reply)})
        except grpc.RpcError as error:
            write({"id": case["id"], "code": error.code().name, "message": error.details(), "status": to_json(status_of(error))})

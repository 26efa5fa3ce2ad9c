"""The cases of the gRPC interoperability tests by grpcio: conformance.py GENERATED ADDRESS CASE…

A line for each: its name, a tab, "passed", "failed" or "not applicable", a tab, the reason.
GENERATED is the folder of the code that protoc wrote.
"""
import gzip
import os
import queue
import sys

import grpc

# The contract's package bears the name of the library's own, which therefore has to know where else to look.
grpc.__path__.append(os.path.join(sys.argv[1], "grpc"))
from grpc.testing import test_pb2 as messages, test_pb2_grpc as stubs

LONGEST_S = 20
LARGE_REQUEST, LARGE_RESPONSE = 271828, 314159
REQUEST_SIZES, RESPONSE_SIZES = [27182, 8, 1828, 45904], [31415, 9, 2653, 58979]
INITIAL = ("x-grpc-test-echo-initial", "test_initial_metadata_value")
TRAILING = ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab")
STATUS_MESSAGE = "test status message"
SPECIAL_MESSAGE = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"


class NotApplicable(Exception):
    """The library cannot express the case; the text says why."""


def check(holds, otherwise):
    if not holds:
        raise AssertionError(otherwise)


def payload(size):
    return messages.Payload(body=bytes(size))


def flag(value):
    return messages.BoolValue(value=value)


def large_request(**more):
    return messages.SimpleRequest(response_size=LARGE_RESPONSE, payload=payload(LARGE_REQUEST), **more)


def asking(size, request_size):
    return messages.StreamingOutputCallRequest(response_parameters=[messages.ResponseParameters(size=size)], payload=payload(request_size))


def check_payload(reply, size):
    check(reply.payload.body == bytes(size), f"{len(reply.payload.body)} bytes in place of {size} zeros")


def check_fault(call, code, message=None):
    """The call has ended, or ends when it is asked, with a status."""
    check(call.code() == code, f"{call.code()} ({call.details()}) in place of {code}")
    check(message is None or call.details() == message, f"the message is {call.details()!r}")


def fault_of(method, request, **options):
    try:
        method(request, timeout=LONGEST_S, **options)
    except grpc.RpcError as error:
        return error
    raise AssertionError("a reply in place of a fault")


def check_echoed(call):
    check(INITIAL in call.initial_metadata(), f"initial metadata: {call.initial_metadata()}")
    check(TRAILING in call.trailing_metadata(), f"trailing metadata: {call.trailing_metadata()}")


class Requests:
    """Requests of a stream that are sent one by one."""

    def __init__(self, *requests):
        self._waiting = queue.Queue()
        for request in requests:
            self.send(request)

    def send(self, request):
        self._waiting.put(request)

    def end(self):
        self._waiting.put(None)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        request = self._waiting.get()
        if request is None:
            raise StopIteration
        return request


def empty_unary(channel, stub):
    check(stub.EmptyCall(messages.Empty(), timeout=LONGEST_S) == messages.Empty(), "the reply is not empty")


def large_unary(channel, stub):
    check_payload(stub.UnaryCall(large_request(), timeout=LONGEST_S), LARGE_RESPONSE)


def client_streaming(channel, stub):
    requests = (messages.StreamingInputCallRequest(payload=payload(size)) for size in REQUEST_SIZES)
    size = stub.StreamingInputCall(requests, timeout=LONGEST_S).aggregated_payload_size
    check(size == sum(REQUEST_SIZES), f"{size} bytes were counted")


def server_streaming(channel, stub):
    parameters = [messages.ResponseParameters(size=size) for size in RESPONSE_SIZES]
    replies = list(stub.StreamingOutputCall(messages.StreamingOutputCallRequest(response_parameters=parameters), timeout=LONGEST_S))
    check(len(replies) == len(RESPONSE_SIZES), f"{len(replies)} replies")
    for reply, size in zip(replies, RESPONSE_SIZES):
        check_payload(reply, size)


def ping_pong(channel, stub):
    requests = Requests()
    call = stub.FullDuplexCall(requests, timeout=LONGEST_S)
    for size, request_size in zip(RESPONSE_SIZES, REQUEST_SIZES):
        requests.send(asking(size, request_size))
        check_payload(next(call), size)
    requests.end()
    check(list(call) == [], "a reply too many")


def empty_stream(channel, stub):
    check(list(stub.FullDuplexCall(Requests().end(), timeout=LONGEST_S)) == [], "a reply to nothing")


def custom_metadata(channel, stub):
    reply, call = stub.UnaryCall.with_call(large_request(), metadata=[INITIAL, TRAILING], timeout=LONGEST_S)
    check_payload(reply, LARGE_RESPONSE)
    check_echoed(call)
    requests = Requests(asking(LARGE_RESPONSE, LARGE_REQUEST)).end()
    call = stub.FullDuplexCall(requests, metadata=[INITIAL, TRAILING], timeout=LONGEST_S)
    check_payload(next(call), LARGE_RESPONSE)
    check(list(call) == [], "a reply too many")
    check_echoed(call)


def status_code_and_message(channel, stub):
    status = messages.EchoStatus(code=grpc.StatusCode.UNKNOWN.value[0], message=STATUS_MESSAGE)
    check_fault(fault_of(stub.UnaryCall, messages.SimpleRequest(response_status=status)), grpc.StatusCode.UNKNOWN, STATUS_MESSAGE)
    requests = Requests(messages.StreamingOutputCallRequest(response_status=status)).end()
    check_fault(stub.FullDuplexCall(requests, timeout=LONGEST_S), grpc.StatusCode.UNKNOWN, STATUS_MESSAGE)


def special_status_message(channel, stub):
    status = messages.EchoStatus(code=grpc.StatusCode.UNKNOWN.value[0], message=SPECIAL_MESSAGE)
    check_fault(fault_of(stub.UnaryCall, messages.SimpleRequest(response_status=status)), grpc.StatusCode.UNKNOWN, SPECIAL_MESSAGE)


def unimplemented_method(channel, stub):
    check_fault(fault_of(stub.UnimplementedCall, messages.Empty()), grpc.StatusCode.UNIMPLEMENTED)


def unimplemented_service(channel, stub):
    absent = stubs.UnimplementedServiceStub(channel)
    check_fault(fault_of(absent.UnimplementedCall, messages.Empty()), grpc.StatusCode.UNIMPLEMENTED)


def cancel_after_begin(channel, stub):
    requests = Requests()
    call = stub.StreamingInputCall.future(requests, timeout=LONGEST_S)
    call.cancel()
    requests.end()
    check(call.cancelled(), "the call is not cancelled")
    check_fault(call, grpc.StatusCode.CANCELLED)


def cancel_after_first_response(channel, stub):
    requests = Requests(asking(RESPONSE_SIZES[0], REQUEST_SIZES[0]))
    call = stub.FullDuplexCall(requests, timeout=LONGEST_S)
    check_payload(next(call), RESPONSE_SIZES[0])
    call.cancel()
    requests.end()
    check_fault(call, grpc.StatusCode.CANCELLED)


def timeout_on_sleeping_server(channel, stub):
    requests = Requests(messages.StreamingOutputCallRequest(payload=payload(REQUEST_SIZES[0])))
    call = stub.FullDuplexCall(requests, timeout=0.001)
    check_fault(call, grpc.StatusCode.DEADLINE_EXCEEDED)
    requests.end()


def client_compressed_unary(channel, stub):
    expecting = large_request(expect_compressed=flag(True))
    check_fault(fault_of(stub.UnaryCall, expecting), grpc.StatusCode.INVALID_ARGUMENT)
    check_payload(stub.UnaryCall(expecting, compression=grpc.Compression.Gzip, timeout=LONGEST_S), LARGE_RESPONSE)
    check_payload(stub.UnaryCall(large_request(expect_compressed=flag(False)), timeout=LONGEST_S), LARGE_RESPONSE)


def server_compressed_unary(channel, stub):
    call = channel.unary_unary("/grpc.testing.TestService/UnaryCall", messages.SimpleRequest.SerializeToString)
    for compressed in (True, False):
        packed, message = unpack(call(large_request(response_compressed=flag(compressed)), timeout=LONGEST_S))
        check(packed == compressed, f"the response is {'' if packed else 'not '}compressed")
        check_payload(messages.SimpleResponse.FromString(message), LARGE_RESPONSE)


def client_compressed_streaming(channel, stub):
    raise NotApplicable("grpcio compresses all messages of a call or none")


def server_compressed_streaming(channel, stub):
    call = channel.unary_stream("/grpc.testing.TestService/StreamingOutputCall", messages.StreamingOutputCallRequest.SerializeToString)
    parameters = [messages.ResponseParameters(size=31415, compressed=flag(True)), messages.ResponseParameters(size=92653, compressed=flag(False))]
    replies = list(call(messages.StreamingOutputCallRequest(response_parameters=parameters), timeout=LONGEST_S))
    check(len(replies) == len(parameters), f"{len(replies)} replies")
    for reply, asked in zip(replies, parameters):
        packed, message = unpack(reply)
        check(packed == asked.compressed.value, f"the response of {asked.size} bytes is {'' if packed else 'not '}compressed")
        check_payload(messages.StreamingOutputCallResponse.FromString(message), asked.size)


def unpack(reply):
    """Whether a reply came compressed, and the message. No message of this contract begins like gzip."""
    packed = reply[:2] == b"\x1f\x8b"
    return packed, gzip.decompress(reply) if packed else reply


# As it came: grpcio tells only so whether a reply was compressed.
AS_RECEIVED = [("grpc.per_message_decompression", 0)]
CASES = {
    case.__name__: case for case in [
        empty_unary, large_unary, client_streaming, server_streaming, ping_pong, empty_stream, custom_metadata, status_code_and_message,
        special_status_message, unimplemented_method, unimplemented_service, cancel_after_begin, cancel_after_first_response,
        timeout_on_sleeping_server, client_compressed_unary, server_compressed_unary, client_compressed_streaming,
        server_compressed_streaming]
}


def outcome_of(name, address):
    options = AS_RECEIVED if name.startswith("server_compressed") else []
    try:
        with grpc.insecure_channel(address, options=options) as channel:
            CASES[name](channel, stubs.TestServiceStub(channel))
    except NotApplicable as reason:
        return "not applicable", str(reason)
    except Exception as error:  # whatever it is, the other cases are run
        return "failed", f"{type(error).__name__}: {error}"
    return "passed", ""


for name in sys.argv[3:]:
    outcome, reason = outcome_of(name, sys.argv[2])
    print(name, outcome, " ".join(reason.split()), sep="\t")

// The cases of the gRPC interoperability tests by gRPC C++: conformance ADDRESS CASE…
// A line for each: its name, a tab, "passed" or "failed", a tab, the reason.
#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "grpc/testing/test.grpc.pb.h"

// What came compressed is known to the core of the library alone, which shows it to a class of this name.
uint32_t grpc_call_test_only_get_message_flags(grpc_call* call);

namespace grpc::testing {
class InteropClientContextInspector {
 public:
  static bool WasCompressed(const grpc::ClientContext& context) {
    return grpc_call_test_only_get_message_flags(context.call_) & kCompressed;
  }

 private:
  // Compressed as it stands, or before the library unpacked it.
  static constexpr uint32_t kCompressed = 0xc0000000u;
};
}  // namespace grpc::testing

namespace {

using grpc::ClientContext;
using grpc::Status;
using grpc::StatusCode;
using namespace grpc::testing;

constexpr int kLargeRequest = 271828, kLargeResponse = 314159;
const std::vector<int> kRequestSizes = {27182, 8, 1828, 45904};
const std::vector<int> kResponseSizes = {31415, 9, 2653, 58979};
const char* const kInitial = "x-grpc-test-echo-initial";
const char* const kTrailing = "x-grpc-test-echo-trailing-bin";
const std::string kInitialValue = "test_initial_metadata_value";
const std::string kTrailingValue = "\xab\xab\xab";

void Check(bool holds, const std::string& otherwise) {
  if (!holds) throw std::runtime_error(otherwise);
}

void CheckStatus(const Status& status, StatusCode code) {
  Check(status.error_code() == code, "status " + std::to_string(status.error_code()) + " (" + status.error_message() + ") in place of " +
                                         std::to_string(code));
}

void CheckStatus(const Status& status, const EchoStatus& asked) {
  CheckStatus(status, static_cast<StatusCode>(asked.code()));
  Check(status.error_message() == asked.message(), "the message is " + status.error_message());
}

void CheckPayload(const Payload& payload, int size) {
  Check(payload.body() == std::string(size, '\0'), std::to_string(payload.body().size()) + " bytes in place of " + std::to_string(size) + " zeros");
}

void CheckEchoed(const ClientContext& context) {
  auto holds = [](const auto& metadata, const char* key, const std::string& value) {
    auto found = metadata.find(key);
    return found != metadata.end() && std::string(found->second.data(), found->second.size()) == value;
  };
  Check(holds(context.GetServerInitialMetadata(), kInitial, kInitialValue), "no initial metadata");
  Check(holds(context.GetServerTrailingMetadata(), kTrailing, kTrailingValue), "no trailing metadata");
}

/// A call that ends in 20 seconds, come what may.
struct Context : ClientContext {
  explicit Context(std::chrono::milliseconds longest = std::chrono::seconds(20)) { set_deadline(std::chrono::system_clock::now() + longest); }
  Context& WithMetadata() {
    AddMetadata(kInitial, kInitialValue);
    AddMetadata(kTrailing, kTrailingValue);
    return *this;
  }
  bool WasCompressed() const { return InteropClientContextInspector::WasCompressed(*this); }
};

std::string Zeros(int size) { return std::string(size, '\0'); }

SimpleRequest LargeRequest() {
  SimpleRequest request;
  request.set_response_size(kLargeResponse);
  request.mutable_payload()->set_body(Zeros(kLargeRequest));
  return request;
}

StreamingOutputCallRequest Asking(int size, int request_size) {
  StreamingOutputCallRequest request;
  request.add_response_parameters()->set_size(size);
  request.mutable_payload()->set_body(Zeros(request_size));
  return request;
}

EchoStatus Told(const std::string& message) {
  EchoStatus status;
  status.set_code(StatusCode::UNKNOWN);
  status.set_message(message);
  return status;
}

void CallLarge(TestService::Stub& stub, Context& context, const SimpleRequest& request) {
  SimpleResponse reply;
  CheckStatus(stub.UnaryCall(&context, request, &reply), StatusCode::OK);
  CheckPayload(reply.payload(), kLargeResponse);
}

void StatusTold(TestService::Stub& stub, const EchoStatus& status) {
  Context context;
  SimpleRequest request;
  *request.mutable_response_status() = status;
  SimpleResponse reply;
  CheckStatus(stub.UnaryCall(&context, request, &reply), status);
}

void EmptyUnary(TestService::Stub& stub) {
  Context context;
  Empty reply;
  CheckStatus(stub.EmptyCall(&context, Empty(), &reply), StatusCode::OK);
  Check(reply.ByteSizeLong() == 0, "the reply is not empty");
}

void LargeUnary(TestService::Stub& stub) {
  Context context;
  CallLarge(stub, context, LargeRequest());
}

void ClientStreaming(TestService::Stub& stub) {
  Context context;
  StreamingInputCallResponse reply;
  auto writer = stub.StreamingInputCall(&context, &reply);
  for (int size : kRequestSizes) {
    StreamingInputCallRequest request;
    request.mutable_payload()->set_body(Zeros(size));
    Check(writer->Write(request), "the stream broke");
  }
  writer->WritesDone();
  CheckStatus(writer->Finish(), StatusCode::OK);
  Check(reply.aggregated_payload_size() == 74922, std::to_string(reply.aggregated_payload_size()) + " bytes were counted");
}

void ServerStreaming(TestService::Stub& stub) {
  Context context;
  StreamingOutputCallRequest request;
  for (int size : kResponseSizes) request.add_response_parameters()->set_size(size);
  auto reader = stub.StreamingOutputCall(&context, request);
  StreamingOutputCallResponse reply;
  size_t replies = 0;
  for (; reader->Read(&reply); ++replies) {
    Check(replies < kResponseSizes.size(), "a reply too many");
    CheckPayload(reply.payload(), kResponseSizes[replies]);
  }
  Check(replies == kResponseSizes.size(), std::to_string(replies) + " replies");
  CheckStatus(reader->Finish(), StatusCode::OK);
}

void PingPong(TestService::Stub& stub) {
  Context context;
  auto stream = stub.FullDuplexCall(&context);
  StreamingOutputCallResponse reply;
  for (size_t i = 0; i < kResponseSizes.size(); ++i) {
    Check(stream->Write(Asking(kResponseSizes[i], kRequestSizes[i])), "the stream broke");
    Check(stream->Read(&reply), "no reply");
    CheckPayload(reply.payload(), kResponseSizes[i]);
  }
  stream->WritesDone();
  Check(!stream->Read(&reply), "a reply too many");
  CheckStatus(stream->Finish(), StatusCode::OK);
}

void EmptyStream(TestService::Stub& stub) {
  Context context;
  auto stream = stub.FullDuplexCall(&context);
  stream->WritesDone();
  StreamingOutputCallResponse reply;
  Check(!stream->Read(&reply), "a reply to nothing");
  CheckStatus(stream->Finish(), StatusCode::OK);
}

void CustomMetadata(TestService::Stub& stub) {
  Context unary;
  CallLarge(stub, unary.WithMetadata(), LargeRequest());
  CheckEchoed(unary);

  Context duplex;
  auto stream = stub.FullDuplexCall(&duplex.WithMetadata());
  Check(stream->Write(Asking(kLargeResponse, kLargeRequest)), "the stream broke");
  stream->WritesDone();
  StreamingOutputCallResponse reply;
  Check(stream->Read(&reply), "no reply");
  CheckPayload(reply.payload(), kLargeResponse);
  Check(!stream->Read(&reply), "a reply too many");
  CheckStatus(stream->Finish(), StatusCode::OK);
  CheckEchoed(duplex);
}

void StatusCodeAndMessage(TestService::Stub& stub) {
  EchoStatus status = Told("test status message");
  StatusTold(stub, status);

  Context context;
  auto stream = stub.FullDuplexCall(&context);
  StreamingOutputCallRequest request;
  *request.mutable_response_status() = status;
  Check(stream->Write(request), "the stream broke");
  stream->WritesDone();
  StreamingOutputCallResponse reply;
  Check(!stream->Read(&reply), "a reply in place of a status");
  CheckStatus(stream->Finish(), status);
}

void SpecialStatusMessage(TestService::Stub& stub) {
  StatusTold(stub, Told("\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n"));
}

void UnimplementedMethod(TestService::Stub& stub) {
  Context context;
  Empty reply;
  CheckStatus(stub.UnimplementedCall(&context, Empty(), &reply), StatusCode::UNIMPLEMENTED);
}

void CancelAfterBegin(TestService::Stub& stub) {
  Context context;
  StreamingInputCallResponse reply;
  auto writer = stub.StreamingInputCall(&context, &reply);
  context.TryCancel();
  CheckStatus(writer->Finish(), StatusCode::CANCELLED);
}

void CancelAfterFirstResponse(TestService::Stub& stub) {
  Context context;
  auto stream = stub.FullDuplexCall(&context);
  Check(stream->Write(Asking(kResponseSizes[0], kRequestSizes[0])), "the stream broke");
  StreamingOutputCallResponse reply;
  Check(stream->Read(&reply), "no reply");
  CheckPayload(reply.payload(), kResponseSizes[0]);
  context.TryCancel();
  CheckStatus(stream->Finish(), StatusCode::CANCELLED);
}

void TimeoutOnSleepingServer(TestService::Stub& stub) {
  Context context(std::chrono::milliseconds(1));
  auto stream = stub.FullDuplexCall(&context);
  StreamingOutputCallRequest request;
  request.mutable_payload()->set_body(Zeros(kRequestSizes[0]));
  stream->Write(request);
  StreamingOutputCallResponse reply;
  Check(!stream->Read(&reply), "a reply in place of silence");
  CheckStatus(stream->Finish(), StatusCode::DEADLINE_EXCEEDED);
}

void ClientCompressedUnary(TestService::Stub& stub) {
  SimpleRequest request = LargeRequest();
  request.mutable_expect_compressed()->set_value(true);
  Context probe;
  SimpleResponse reply;
  CheckStatus(stub.UnaryCall(&probe, request, &reply), StatusCode::INVALID_ARGUMENT);

  Context compressed;
  compressed.set_compression_algorithm(GRPC_COMPRESS_GZIP);
  CallLarge(stub, compressed, request);

  Context plain;
  request.mutable_expect_compressed()->set_value(false);
  CallLarge(stub, plain, request);
}

void ServerCompressedUnary(TestService::Stub& stub) {
  for (bool compressed : {true, false}) {
    Context context;
    SimpleRequest request = LargeRequest();
    request.mutable_response_compressed()->set_value(compressed);
    CallLarge(stub, context, request);
    Check(context.WasCompressed() == compressed, compressed ? "the response is not compressed" : "the response is compressed");
  }
}

void ClientCompressedStreaming(TestService::Stub& stub) {
  StreamingInputCallRequest request;
  request.mutable_expect_compressed()->set_value(true);
  request.mutable_payload()->set_body(Zeros(27182));
  StreamingInputCallResponse reply;

  Context probe;
  auto probing = stub.StreamingInputCall(&probe, &reply);
  probing->Write(request);
  probing->WritesDone();
  CheckStatus(probing->Finish(), StatusCode::INVALID_ARGUMENT);

  Context context;
  context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
  auto writer = stub.StreamingInputCall(&context, &reply);
  Check(writer->Write(request), "the stream broke");
  request.mutable_expect_compressed()->set_value(false);
  request.mutable_payload()->set_body(Zeros(45904));
  Check(writer->Write(request, grpc::WriteOptions().set_no_compression()), "the stream broke");
  writer->WritesDone();
  CheckStatus(writer->Finish(), StatusCode::OK);
  Check(reply.aggregated_payload_size() == 73086, std::to_string(reply.aggregated_payload_size()) + " bytes were counted");
}

void ServerCompressedStreaming(TestService::Stub& stub) {
  StreamingOutputCallRequest request;
  auto ask = [&request](int size, bool compressed) {
    auto* parameters = request.add_response_parameters();
    parameters->set_size(size);
    parameters->mutable_compressed()->set_value(compressed);
  };
  ask(31415, true);
  ask(92653, false);

  Context context;
  auto reader = stub.StreamingOutputCall(&context, request);
  StreamingOutputCallResponse reply;
  for (const auto& asked : request.response_parameters()) {
    Check(reader->Read(&reply), "a reply too few");
    CheckPayload(reply.payload(), asked.size());
    bool compressed = asked.compressed().value();
    Check(context.WasCompressed() == compressed, compressed ? "the response is not compressed" : "the response is compressed");
  }
  Check(!reader->Read(&reply), "a reply too many");
  CheckStatus(reader->Finish(), StatusCode::OK);
}

void CallAbsentService(UnimplementedService::Stub& stub) {
  Context context;
  Empty reply;
  CheckStatus(stub.UnimplementedCall(&context, Empty(), &reply), StatusCode::UNIMPLEMENTED);
}

}  // namespace

int main(int count, char* arguments[]) {
  auto channel = grpc::CreateChannel(arguments[1], grpc::InsecureChannelCredentials());
  auto stub = TestService::NewStub(channel);
  auto absent = UnimplementedService::NewStub(channel);
  auto on = [&stub](void (*run)(TestService::Stub&)) { return [&stub, run] { run(*stub); }; };
  const std::map<std::string, std::function<void()>> cases = {
      {"empty_unary", on(EmptyUnary)},
      {"large_unary", on(LargeUnary)},
      {"client_streaming", on(ClientStreaming)},
      {"server_streaming", on(ServerStreaming)},
      {"ping_pong", on(PingPong)},
      {"empty_stream", on(EmptyStream)},
      {"custom_metadata", on(CustomMetadata)},
      {"status_code_and_message", on(StatusCodeAndMessage)},
      {"special_status_message", on(SpecialStatusMessage)},
      {"unimplemented_method", on(UnimplementedMethod)},
      {"unimplemented_service", [&absent] { CallAbsentService(*absent); }},
      {"cancel_after_begin", on(CancelAfterBegin)},
      {"cancel_after_first_response", on(CancelAfterFirstResponse)},
      {"timeout_on_sleeping_server", on(TimeoutOnSleepingServer)},
      {"client_compressed_unary", on(ClientCompressedUnary)},
      {"server_compressed_unary", on(ServerCompressedUnary)},
      {"client_compressed_streaming", on(ClientCompressedStreaming)},
      {"server_compressed_streaming", on(ServerCompressedStreaming)},
  };
  for (int i = 2; i < count; ++i) {
    std::string outcome = "passed\t";
    try {
      cases.at(arguments[i])();
    } catch (const std::exception& error) {
      outcome = std::string("failed\t") + error.what();
      std::replace(outcome.begin() + 7, outcome.end(), '\n', ' ');
    }
    std::cout << arguments[i] << "\t" << outcome << std::endl;
  }
}

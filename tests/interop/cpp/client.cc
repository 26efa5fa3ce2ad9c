// Sends every case over gRPC with Debian's C++ gRPC: client ADDRESS CASES, an answer a line to standard output.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include "tottoricare/v1/decision_service.grpc.pb.h"
#include "tottoricare/v1/rulebook_service.grpc.pb.h"

using google::protobuf::Struct;
using google::protobuf::util::JsonStringToMessage;
using google::protobuf::util::MessageToJsonString;

namespace v1 = tottoricare::v1;

template <typename Message>
Message FromJson(const std::string& json) {
  Message message;
  if (auto status = JsonStringToMessage(json, &message); !status.ok()) throw std::runtime_error(status.ToString());
  return message;
}

std::string ToJson(const google::protobuf::Message& message) {
  std::string json;
  if (auto status = MessageToJsonString(message, &json); !status.ok()) throw std::runtime_error(status.ToString());
  return json;
}

std::string Quoted(const std::string& text) {
  google::protobuf::Value value;
  value.set_string_value(text);
  return ToJson(value);
}

const char* NameOf(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::INVALID_ARGUMENT: return "INVALID_ARGUMENT";
    case grpc::StatusCode::NOT_FOUND: return "NOT_FOUND";
    default: return "OTHER";
  }
}

std::string FaultFields(const grpc::Status& status) {
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) throw std::runtime_error("grpc-status-details-bin is no google.rpc.Status");
  return std::string("\"code\":\"") + NameOf(status.error_code()) + "\",\"message\":" + Quoted(status.error_message()) +
         ",\"status\":" + ToJson(details);
}

template <typename Stub, typename Request, typename Reply>
std::string Call(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*), const std::string& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  Reply reply;
  grpc::Status status = (stub.*method)(&context, FromJson<Request>(request), &reply);
  return status.ok() ? "\"reply\":" + ToJson(reply) : FaultFields(status);
}

std::string Answer(v1::DecisionService::Stub& decisions, v1::RulebookService::Stub& rulebooks, const std::string& rpc,
                   const std::string& request) {
  using Decisions = v1::DecisionService::Stub;
  using Rulebooks = v1::RulebookService::Stub;
  if (rpc == "DecisionService/DecideEligibility") return Call(decisions, &Decisions::DecideEligibility, request);
  if (rpc == "DecisionService/DecideBooking") return Call(decisions, &Decisions::DecideBooking, request);
  if (rpc == "DecisionService/AssessFee") return Call(decisions, &Decisions::AssessFee, request);
  if (rpc == "DecisionService/GetQuota") return Call(decisions, &Decisions::GetQuota, request);
  if (rpc == "DecisionService/GetDeadline") return Call(decisions, &Decisions::GetDeadline, request);
  if (rpc == "DecisionService/AssessCancellation") return Call(decisions, &Decisions::AssessCancellation, request);
  if (rpc == "DecisionService/DecideGrant") return Call(decisions, &Decisions::DecideGrant, request);
  if (rpc == "DecisionService/DivideCost") return Call(decisions, &Decisions::DivideCost, request);
  if (rpc == "RulebookService/ListRulebooks") return Call(rulebooks, &Rulebooks::ListRulebooks, request);
  if (rpc == "RulebookService/GetRulebook") return Call(rulebooks, &Rulebooks::GetRulebook, request);
  if (rpc == "RulebookService/ListReadings") return Call(rulebooks, &Rulebooks::ListReadings, request);
  if (rpc == "RulebookService/DiffRulebooks") return Call(rulebooks, &Rulebooks::DiffRulebooks, request);
  throw std::runtime_error("unknown call " + rpc);
}

// So few lines that all of them are written before the first answer is read.
std::string Stream(v1::DecisionService::Stub& decisions, const google::protobuf::ListValue& lines) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  auto call = decisions.DecideStream(&context);
  for (const auto& line : lines.values()) call->Write(FromJson<v1::DecideStreamRequest>(ToJson(line)));
  call->WritesDone();
  std::string replies;
  for (v1::DecideStreamResponse reply; call->Read(&reply);) replies += (replies.empty() ? "" : ",") + ToJson(reply);
  if (auto status = call->Finish(); !status.ok()) throw std::runtime_error(status.error_message());
  return "\"replies\":[" + replies + "]";
}

int main(int, char* arguments[]) {
  auto channel = grpc::CreateChannel(arguments[1], grpc::InsecureChannelCredentials());
  auto decisions = v1::DecisionService::NewStub(channel);
  auto rulebooks = v1::RulebookService::NewStub(channel);
  std::ifstream cases(arguments[2]);
  for (std::string line; std::getline(cases, line);) {
    auto fields = FromJson<Struct>(line).fields();
    if (fields.contains("body")) continue;
    std::cout << "{\"id\":" << ToJson(fields.at("id")) << ","
              << (fields.contains("lines")
                      ? Stream(*decisions, fields.at("lines").list_value())
                      : Answer(*decisions, *rulebooks, fields.at("rpc").string_value(), ToJson(fields.at("request"))))
              << "}\n";
  }
}

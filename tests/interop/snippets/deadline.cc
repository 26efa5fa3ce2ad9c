#include <grpcpp/grpcpp.h>

#include <iostream>

#include "tottoricare/v1/decision_service.grpc.pb.h"

int main() {
  auto channel = grpc::CreateChannel("127.0.0.1:5081", grpc::InsecureChannelCredentials());
  auto decisions = tottoricare::v1::DecisionService::NewStub(channel);
  tottoricare::v1::GetDeadlineRequest request;
  request.set_municipality_code("312011");
  request.set_care_type(tottoricare::v1::CARE_TYPE_SHORT_STAY);
  request.set_first_day("2026-05-07");
  tottoricare::v1::GetDeadlineResponse reply;
  grpc::ClientContext context;
  grpc::Status status = decisions->GetDeadline(&context, request, &reply);
  std::cout << (status.ok() ? reply.deadline().at_text() : status.error_message()) << "\n";
  return status.ok() ? 0 : 1;
}

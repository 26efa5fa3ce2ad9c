#include <grpcpp/grpcpp.h>

#include <iostream>
#include <thread>
#include <utility>

#include "tottoricare/v1/decision_service.grpc.pb.h"

int main() {
  auto channel = grpc::CreateChannel("127.0.0.1:5081", grpc::InsecureChannelCredentials());
  auto decisions = tottoricare::v1::DecisionService::NewStub(channel);
  grpc::ClientContext context;
  auto lines = decisions->DecideStream(&context);
  std::thread writer([&] {
    for (auto [id, day] : {std::pair{"A-0001", "2026-05-07"}, {"A-0002", "2026-02-30"}, {"A-0003", "2026-05-13"}}) {
      tottoricare::v1::DecideStreamRequest line;
      line.set_line_id(id);
      line.mutable_get_deadline()->set_municipality_code("312011");
      line.mutable_get_deadline()->set_care_type(tottoricare::v1::CARE_TYPE_SHORT_STAY);
      line.mutable_get_deadline()->set_first_day(day);
      if (!lines->Write(line)) break;
    }
    lines->WritesDone();
  });
  for (tottoricare::v1::DecideStreamResponse answer; lines->Read(&answer);)
    std::cout << answer.line_id() << " "
              << (answer.has_fault() ? answer.fault().message().en() : answer.get_deadline().deadline().at_text()) << "\n";
  writer.join();
  return lines->Finish().ok() ? 0 : 1;
}

import grpc
from tottoricare.v1 import cancellation_pb2, care_pb2, decision_service_pb2_grpc

with grpc.insecure_channel("127.0.0.1:5081") as channel:
    decisions = decision_service_pb2_grpc.DecisionServiceStub(channel)
    reply = decisions.GetDeadline(cancellation_pb2.GetDeadlineRequest(
        municipality_code="312011", care_type=care_pb2.CARE_TYPE_SHORT_STAY, first_day="2026-05-07"))
    print(reply.deadline.at_text)

import grpc
from tottoricare.v1 import cancellation_pb2, care_pb2, decision_service_pb2_grpc, decision_stream_pb2

month = [("A-0001", "2026-05-07"), ("A-0002", "2026-02-30"), ("A-0003", "2026-05-13")]
lines = (decision_stream_pb2.DecideStreamRequest(line_id=line_id, get_deadline=cancellation_pb2.GetDeadlineRequest(
    municipality_code="312011", care_type=care_pb2.CARE_TYPE_SHORT_STAY, first_day=day)) for line_id, day in month)
with grpc.insecure_channel("127.0.0.1:5081") as channel:
    for answer in decision_service_pb2_grpc.DecisionServiceStub(channel).DecideStream(lines):
        faulty = answer.WhichOneof("answer") == "fault"
        print(answer.line_id, answer.fault.message.en if faulty else answer.get_deadline.deadline.at_text)

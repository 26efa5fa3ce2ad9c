import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const definitions = loader.loadSync("tottoricare/v1/decision_service.proto", { includeDirs: ["protos"], longs: String, enums: String });
const { DecisionService } = grpc.loadPackageDefinition(definitions).tottoricare.v1;
const decisions = new DecisionService("127.0.0.1:5081", grpc.credentials.createInsecure());
const lines = decisions.decideStream();
lines.on("data", ({ lineId, fault, getDeadline }) => console.log(lineId, fault ? fault.message.en : getDeadline.deadline.atText));
lines.on("error", console.error);
lines.on("close", () => decisions.close());
for (const [lineId, firstDay] of [["A-0001", "2026-05-07"], ["A-0002", "2026-02-30"], ["A-0003", "2026-05-13"]])
  lines.write({ lineId, getDeadline: { municipalityCode: "312011", careType: "CARE_TYPE_SHORT_STAY", firstDay } });
lines.end();

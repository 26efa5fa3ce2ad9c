import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const definitions = loader.loadSync("tottoricare/v1/decision_service.proto", { includeDirs: ["protos"], longs: String, enums: String });
const { DecisionService } = grpc.loadPackageDefinition(definitions).tottoricare.v1;
const decisions = new DecisionService("127.0.0.1:5081", grpc.credentials.createInsecure());
decisions.getDeadline({ municipalityCode: "312011", careType: "CARE_TYPE_SHORT_STAY", firstDay: "2026-05-07" }, (error, reply) => {
  console.log(error ?? reply.deadline.atText);
  decisions.close();
});

// Sends every case over gRPC with grpc-js: client.mjs ADDRESS CASES, an answer a line to standard output.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const definitions = loader.loadSync(
  ["decision_service", "rulebook_service"].map((name) => `tottoricare/v1/${name}.proto`)
    .concat("google/rpc/status.proto", "google/rpc/error_details.proto"),
  { includeDirs: [folder("../../../protos"), folder("../protos")], longs: String, enums: String },
);
const services = grpc.loadPackageDefinition(definitions).tottoricare.v1;
const [address, casesPath] = process.argv.slice(2);
const clients = Object.fromEntries(
  ["DecisionService", "RulebookService"].map((name) => [name, new services[name](address, grpc.credentials.createInsecure())]),
);

// The loader knows a Timestamp as seconds and nanos; JSON writes it as text.
const timestampFromText = (text) => {
  const [, whole, fraction = "", offset] = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  return { seconds: String(Date.parse(whole + offset) / 1000), nanos: Number(fraction.padEnd(9, "0")) };
};
const timestampToText = ({ seconds, nanos = 0 }) => {
  const whole = new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "");
  return nanos ? `${whole}.${String(nanos).padStart(9, "0")}Z` : `${whole}Z`;
};

/** The same message with every Timestamp converted. */
function convert(message, typeName, timestamp) {
  const types = new Map(definitions[typeName].type.field.map((field) => [field.name, field.typeName]));
  const inside = (value, type) =>
    type === "google.protobuf.Timestamp" ? timestamp(value)
    : value !== null && typeof value === "object" ? convert(value, `tottoricare.v1.${type}`, timestamp)
    : value;
  return Object.fromEntries(Object.entries(message).map(([name, value]) =>
    [name, Array.isArray(value) ? value.map((item) => inside(item, types.get(name))) : inside(value, types.get(name))]));
}

function statusOf(error) {
  const status = definitions["google.rpc.Status"].deserialize(error.metadata.get("grpc-status-details-bin")[0]);
  const details = status.details.map(({ type_url: type, value }) =>
    ({ "@type": type, ...definitions[type.split("/")[1]].deserialize(value) }));
  return { ...status, details };
}

function answerTo({ id, rpc, request }) {
  const [service, method] = rpc.split("/");
  return new Promise((resolve) => {
    clients[service][method](
      convert(request, `tottoricare.v1.${method}Request`, timestampFromText),
      { deadline: Date.now() + 30_000 },
      (error, reply) => resolve(error
        ? { id, code: grpc.status[error.code], message: error.details, status: statusOf(error) }
        : { id, reply: convert(reply, `tottoricare.v1.${method}Response`, timestampToText) }),
    );
  });
}

function answersTo({ id, rpc, lines }) {
  const [service, method] = rpc.split("/");
  return new Promise((resolve, reject) => {
    const call = clients[service][method]({ deadline: Date.now() + 30_000 });
    const replies = [];
    call.on("data", (reply) => replies.push(convert(reply, `tottoricare.v1.${method}Response`, timestampToText)));
    call.on("error", reject);
    call.on("end", () => resolve({ id, replies }));
    lines.forEach((line) => call.write(convert(line, `tottoricare.v1.${method}Request`, timestampFromText)));
    call.end();
  });
}

const cases = readFileSync(casesPath, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
for (const sent of cases.filter((each) => !("body" in each))) {
  console.log(JSON.stringify(await (sent.lines ? answersTo(sent) : answerTo(sent))));
}
Object.values(clients).forEach((client) => client.close());

// The cases by grpc-js: grpc-js.mjs PROTOS ADDRESS CASE…
import zlib from "node:zlib";
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";
import { runCases } from "./run-cases.mjs";

const [protos, address, ...names] = process.argv.slice(2);
const GZIP = 2;
const NO_COMPRESS = 2;

const definitions = loader.loadSync("grpc/testing/test.proto", { includeDirs: [protos], defaults: true });
const { testing } = grpc.loadPackageDefinition(definitions).grpc;
const connect = (service, options) => new testing[service](address, grpc.credentials.createInsecure(), options);
const clients = {
  TestService: connect("TestService"),
  UnimplementedService: connect("UnimplementedService"),
  compressing: connect("TestService", { "grpc.default_compression_algorithm": GZIP }),
};

// grpc-js does not tell which messages came compressed; what it unpacks them with does.
const unpacked = [];
const { write } = zlib.Gunzip.prototype;
zlib.Gunzip.prototype.write = function (message, ...rest) {
  unpacked.push(zlib.gunzipSync(message).length);
  return write.call(this, message, ...rest);
};

// A call compresses all of its messages or none, but for a message with this flag, which only an interceptor can give it.
class PlainByMessage extends grpc.InterceptingCall {
  sendMessageWithContext(context, message) {
    const { plain, ...request } = message;
    super.sendMessageWithContext(plain ? { ...context, flags: NO_COMPRESS } : context, request);
  }
}
const plainByMessage = (options, next) => new PlainByMessage(next(options));

const metadataOf = (entries = {}) => {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(entries)) metadata.set(key, typeof value === "string" ? value : Buffer.from(value));
  return metadata;
};

const clientOf = ({ service = "TestService", compressed = false }) => clients[compressed ? "compressing" : service];
const nameIn = (client, method) => Object.keys(Object.getPrototypeOf(client)).find((name) => name.toLowerCase() === method.toLowerCase());

const begin = (method, options, ...rest) => {
  const client = clientOf(options);
  const deadline = options.timeoutMs && Date.now() + options.timeoutMs;
  return client[nameIn(client, method)](...rest.slice(0, 1).filter((request) => request !== undefined),
    metadataOf(options.metadata), { deadline, interceptors: [plainByMessage] }, ...rest.slice(1));
};

/** What came of a call, once its status is there; replies are those of a callback or a stream. */
function answerOf(call, replies) {
  let initial = new grpc.Metadata();
  call.on("metadata", (metadata) => { initial = metadata; });
  call.on("error", () => {});
  return new Promise((resolve) => call.on("status", ({ code, details, metadata }) => resolve({
    code, message: details, replies, initial: (key) => initial.get(key)[0], trailing: (key) => metadata.get(key)[0],
  })));
}

const wire = {
  limits: {},
  unpacked,

  unary(method, request, options = {}) {
    const replies = [];
    return answerOf(begin(method, options, request, (_, reply) => reply && replies.push(reply)), replies);
  },

  serverStream(method, request) {
    const replies = [];
    const call = begin(method, {}, request).on("data", (reply) => replies.push(reply));
    const drained = new Promise((resolve) => call.on("end", resolve).on("error", resolve));
    return Promise.all([answerOf(call, replies), drained]).then(([answer]) => answer);
  },

  clientStream(method, options = {}) {
    const replies = [];
    const call = begin(method, options, undefined, (_, reply) => reply && replies.push(reply));
    return {
      answer: answerOf(call, replies),
      send: async (request, { plain } = {}) => { call.write({ ...request, plain }); },
      end: () => call.end(),
      // Later than this turn: grpc-js would give up the call before it has left, and then keep its connection open for ever.
      cancel: () => setImmediate(() => call.cancel()),
    };
  },

  duplex(method, options = {}) {
    const call = begin(method, options, undefined);
    const replies = call[Symbol.asyncIterator]();
    return {
      answer: answerOf(call, []),
      send: async (request) => { call.write(request); },
      next: () => replies.next().then(({ value }) => value, () => undefined),
      end: () => call.end(),
      cancel: () => call.cancel(),
    };
  },

  close: () => Object.values(clients).forEach((client) => client.close()),
};

await runCases(wire, names);

// The cases by connect-node: connect-node.mjs grpc|grpc-web|connect DESCRIPTORS ADDRESS CASE…
import { readFileSync } from "node:fs";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { ConnectError, createClient, decodeBinaryHeader, encodeBinaryHeader } from "@connectrpc/connect";
import { compressionGzip, createConnectTransport, createGrpcTransport, createGrpcWebTransport, Http2SessionManager } from "@connectrpc/connect-node";
import { runCases } from "./run-cases.mjs";

const [protocol, descriptors, address, ...names] = process.argv.slice(2);
const contract = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(descriptors)));
const baseUrl = `http://${address}`;
const sessionManager = new Http2SessionManager(baseUrl);

const unpacked = [];
const gzip = {
  ...compressionGzip,
  async decompress(bytes, most) {
    const message = await compressionGzip.decompress(bytes, most);
    unpacked.push(message.length);
    return message;
  },
};

const transportOf = {
  grpc: (options) => createGrpcTransport({ ...options, sessionManager }),
  "grpc-web": (options) => createGrpcWebTransport({ ...options, httpVersion: "1.1" }),
  connect: (options) => createConnectTransport({ ...options, httpVersion: "1.1", useBinaryFormat: true }),
}[protocol];

const oneWay = "gRPC-Web knows unary calls and streams of the server";
const limitsOf = {
  grpc: { compressionByMessage: "connect-node compresses all messages of a transport or none" },
  "grpc-web": { clientStream: oneWay, duplex: oneWay },
  connect: Object.fromEntries(["clientStream", "serverStream", "duplex"].map((kind) => [kind, "the host speaks Connect for unary calls"])),
};

const clientOf = (service, options = {}) =>
  createClient(contract.getService(`grpc.testing.${service}`), transportOf({ baseUrl, acceptCompression: [gzip], ...options }));
const clients = {
  TestService: clientOf("TestService"),
  UnimplementedService: clientOf("UnimplementedService"),
  compressing: clientOf("TestService", { sendCompression: gzip, compressMinBytes: 0 }),
};
const nameOf = (method) => method[0].toLowerCase() + method.slice(1);

/** Begins a call; its answer is there when the outcome is, which is a promise of its replies. */
function begin(method, { service = "TestService", compressed = false, metadata = {}, timeoutMs } = {}, input, outcomeOf) {
  const cancellation = new AbortController();
  let initial = new Headers();
  let trailing = new Headers();
  const result = clients[compressed ? "compressing" : service][nameOf(method)](input, {
    headers: Object.entries(metadata).map(([key, value]) => [key, typeof value === "string" ? value : encodeBinaryHeader(value)]),
    timeoutMs,
    signal: cancellation.signal,
    onHeader: (headers) => { initial = headers; },
    onTrailer: (trailers) => { trailing = trailers; },
  });
  const find = (headers) => (key) => key.endsWith("-bin") && headers.has(key) ? decodeBinaryHeader(headers.get(key)) : headers.get(key);
  const answer = outcomeOf(result).then(
    (replies) => ({ code: 0, message: "", replies, initial: find(initial), trailing: find(trailing) }),
    (error) => {
      const { code, rawMessage, metadata: both } = ConnectError.from(error);
      return { code, message: rawMessage, replies: [], initial: find(both), trailing: find(both) };
    },
  );
  return { answer, cancel: () => cancellation.abort() };
}

/** Requests that are sent one by one, as a library takes them: an iterable. */
function requestQueue() {
  const waiting = [];
  let wake = () => {};
  let ended = false;
  return {
    push: (request) => { waiting.push(request); wake(); },
    end: () => { ended = true; wake(); },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift();
        if (ended) return;
        await new Promise((resolve) => { wake = resolve; });
      }
    },
  };
}

async function all(replies) {
  const received = [];
  for await (const reply of replies) received.push(reply);
  return received;
}

const wire = {
  limits: limitsOf[protocol],
  unpacked,

  unary: (method, request, options) => begin(method, options, request, async (reply) => [await reply]).answer,

  serverStream: (method, request) => begin(method, {}, request, all).answer,

  clientStream(method, options) {
    const requests = requestQueue();
    const call = begin(method, options, requests, async (reply) => [await reply]);
    return { ...call, send: async (request) => requests.push(request), end: requests.end };
  },

  duplex(method, options) {
    const requests = requestQueue();
    const replies = [];
    let wake = () => {};
    const call = begin(method, options, requests, async (stream) => {
      for await (const reply of stream) {
        replies.push(reply);
        wake();
      }
      return [];
    });
    return {
      ...call,
      send: async (request) => requests.push(request),
      end: requests.end,
      async next() {
        if (replies.length === 0) await Promise.race([call.answer, new Promise((resolve) => { wake = resolve; })]);
        return replies.shift();
      },
    };
  },

  close: () => sessionManager.abort(),
};

await runCases(wire, names);

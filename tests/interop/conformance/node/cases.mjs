// The cases of the gRPC interoperability tests, for whatever library a wire is made of. A wire has
//   limits        what its library or protocol lacks, each with the reason in words
//   unpacked      the sizes of the messages that it has unpacked since it was emptied
//   unary(method, request, options), serverStream(method, request)
//                 an answer { code, message, replies, initial, trailing }; the last two find metadata by key
//   clientStream(method, options), duplex(method, options)
//                 a call with send(request, options), end() and cancel(); its `answer`, and of the latter next(), a reply or none
// A case whose second half is a kind of call that the wire lacks returns that reason after the first: it does not count as passed.
import assert from "node:assert/strict";

const OK = 0, CANCELLED = 1, UNKNOWN = 2, INVALID_ARGUMENT = 3, DEADLINE_EXCEEDED = 4, UNIMPLEMENTED = 12;

const LARGE_REQUEST = 271828;
const LARGE_RESPONSE = 314159;
const REQUEST_SIZES = [27182, 8, 1828, 45904];
const RESPONSE_SIZES = [31415, 9, 2653, 58979];

const INITIAL = "x-grpc-test-echo-initial";
const TRAILING = "x-grpc-test-echo-trailing-bin";
const METADATA = { [INITIAL]: "test_initial_metadata_value", [TRAILING]: new Uint8Array([0xab, 0xab, 0xab]) };

const payload = (size) => ({ body: new Uint8Array(size) });
const large = (more = {}) => ({ responseSize: LARGE_RESPONSE, payload: payload(LARGE_REQUEST), ...more });
const asking = (size, requestSize) => ({ responseParameters: [{ size }], payload: payload(requestSize) });

function ended(answer, code, message) {
  assert.equal(answer.code, code, `status ${answer.code} (${answer.message}) in place of ${code}`);
  if (message !== undefined) assert.equal(answer.message, message);
}

function holds(reply, size) {
  assert.ok(reply, "no reply");
  assert.equal(reply.payload.body.length, size);
  assert.ok(reply.payload.body.every((byte) => byte === 0), "a payload is not all zeros");
}

function succeeded(answer, sizes) {
  ended(answer, OK);
  assert.equal(answer.replies.length, sizes.length);
  sizes.forEach((size, index) => holds(answer.replies[index], size));
}

function echoed(answer) {
  assert.equal(answer.initial(INITIAL), METADATA[INITIAL]);
  assert.deepEqual([...answer.trailing(TRAILING) ?? []], [...METADATA[TRAILING]]);
}

// A library unpacks a message where it is flagged as compressed, and tells nobody. Its size tells the message.
function unpacked(wire, size) {
  return wire.unpacked.some((bytes) => bytes > size && bytes < size + 16);
}

async function statusTold(wire, method, status) {
  ended(await wire.unary(method, { responseStatus: status }), status.code, status.message);
}

export const cases = {
  empty_unary: { async run(wire) {
    const answer = await wire.unary("EmptyCall", {});
    ended(answer, OK);
    assert.equal(answer.replies.length, 1);
  } },

  large_unary: { async run(wire) {
    succeeded(await wire.unary("UnaryCall", large()), [LARGE_RESPONSE]);
  } },

  client_streaming: { needs: ["clientStream"], async run(wire) {
    const call = wire.clientStream("StreamingInputCall");
    for (const size of REQUEST_SIZES) await call.send({ payload: payload(size) });
    call.end();
    const answer = await call.answer;
    ended(answer, OK);
    assert.equal(answer.replies[0].aggregatedPayloadSize, 74922);
  } },

  server_streaming: { needs: ["serverStream"], async run(wire) {
    const responseParameters = RESPONSE_SIZES.map((size) => ({ size }));
    succeeded(await wire.serverStream("StreamingOutputCall", { responseParameters }), RESPONSE_SIZES);
  } },

  ping_pong: { needs: ["duplex"], async run(wire) {
    const call = wire.duplex("FullDuplexCall");
    for (const [index, size] of RESPONSE_SIZES.entries()) {
      await call.send(asking(size, REQUEST_SIZES[index]));
      holds(await call.next(), size);
    }
    call.end();
    assert.equal(await call.next(), undefined);
    ended(await call.answer, OK);
  } },

  empty_stream: { needs: ["duplex"], async run(wire) {
    const call = wire.duplex("FullDuplexCall");
    call.end();
    assert.equal(await call.next(), undefined);
    ended(await call.answer, OK);
  } },

  custom_metadata: { async run(wire) {
    const unary = await wire.unary("UnaryCall", large(), { metadata: METADATA });
    succeeded(unary, [LARGE_RESPONSE]);
    echoed(unary);
    if (wire.limits.duplex) return wire.limits.duplex;

    const call = wire.duplex("FullDuplexCall", { metadata: METADATA });
    await call.send(asking(LARGE_RESPONSE, LARGE_REQUEST));
    call.end();
    holds(await call.next(), LARGE_RESPONSE);
    assert.equal(await call.next(), undefined);
    const duplex = await call.answer;
    ended(duplex, OK);
    echoed(duplex);
  } },

  status_code_and_message: { async run(wire) {
    const responseStatus = { code: UNKNOWN, message: "test status message" };
    await statusTold(wire, "UnaryCall", responseStatus);
    if (wire.limits.duplex) return wire.limits.duplex;

    const call = wire.duplex("FullDuplexCall");
    await call.send({ responseStatus });
    call.end();
    assert.equal(await call.next(), undefined);
    ended(await call.answer, responseStatus.code, responseStatus.message);
  } },

  special_status_message: { async run(wire) {
    await statusTold(wire, "UnaryCall", { code: UNKNOWN, message: "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n" });
  } },

  unimplemented_method: { async run(wire) {
    ended(await wire.unary("UnimplementedCall", {}), UNIMPLEMENTED);
  } },

  unimplemented_service: { async run(wire) {
    ended(await wire.unary("UnimplementedCall", {}, { service: "UnimplementedService" }), UNIMPLEMENTED);
  } },

  cancel_after_begin: { needs: ["clientStream"], async run(wire) {
    const call = wire.clientStream("StreamingInputCall");
    call.cancel();
    ended(await call.answer, CANCELLED);
  } },

  cancel_after_first_response: { needs: ["duplex"], async run(wire) {
    const call = wire.duplex("FullDuplexCall");
    await call.send(asking(RESPONSE_SIZES[0], REQUEST_SIZES[0]));
    holds(await call.next(), RESPONSE_SIZES[0]);
    call.cancel();
    assert.equal(await call.next(), undefined);
    ended(await call.answer, CANCELLED);
  } },

  timeout_on_sleeping_server: { needs: ["duplex"], async run(wire) {
    const call = wire.duplex("FullDuplexCall", { timeoutMs: 1 });
    await call.send({ payload: payload(REQUEST_SIZES[0]) });
    assert.equal(await call.next(), undefined);
    ended(await call.answer, DEADLINE_EXCEEDED);
  } },

  client_compressed_unary: { async run(wire) {
    ended(await wire.unary("UnaryCall", large({ expectCompressed: { value: true } })), INVALID_ARGUMENT);
    succeeded(await wire.unary("UnaryCall", large({ expectCompressed: { value: true } }), { compressed: true }), [LARGE_RESPONSE]);
    succeeded(await wire.unary("UnaryCall", large({ expectCompressed: { value: false } })), [LARGE_RESPONSE]);
  } },

  server_compressed_unary: { async run(wire) {
    for (const value of [true, false]) {
      wire.unpacked.length = 0;
      succeeded(await wire.unary("UnaryCall", large({ responseCompressed: { value } })), [LARGE_RESPONSE]);
      assert.equal(unpacked(wire, LARGE_RESPONSE), value, `the response is ${value ? "not " : ""}compressed`);
    }
  } },

  client_compressed_streaming: { needs: ["clientStream", "compressionByMessage"], async run(wire) {
    const probe = wire.clientStream("StreamingInputCall");
    await probe.send({ expectCompressed: { value: true }, payload: payload(27182) });
    probe.end();
    ended(await probe.answer, INVALID_ARGUMENT);

    const call = wire.clientStream("StreamingInputCall", { compressed: true });
    await call.send({ expectCompressed: { value: true }, payload: payload(27182) });
    await call.send({ expectCompressed: { value: false }, payload: payload(45904) }, { plain: true });
    call.end();
    const answer = await call.answer;
    ended(answer, OK);
    assert.equal(answer.replies[0].aggregatedPayloadSize, 73086);
  } },

  server_compressed_streaming: { needs: ["serverStream"], async run(wire) {
    wire.unpacked.length = 0;
    const responseParameters = [{ compressed: { value: true }, size: 31415 }, { compressed: { value: false }, size: 92653 }];
    succeeded(await wire.serverStream("StreamingOutputCall", { responseParameters }), [31415, 92653]);
    assert.deepEqual([31415, 92653].map((size) => unpacked(wire, size)), [true, false]);
  } },
};

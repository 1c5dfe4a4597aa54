/** The one request of all scripts: where it goes, what it carries, how long it is waited for, without a network. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";
import { plain } from "./load.mjs";

const statics = new URL("../../_ext/sphinx_assess/static/", import.meta.url);
const SITE = { endpoint: "https://x.example/v1/chat/completions", model: "m" };
const MESSAGES = [{ role: "user", content: "hello" }];

/** A clock that goes on when it is told. */
function clock() {
  let now = 0;
  let made = 0;
  const timers = new Map();
  return {
    setTimeout: (over, wait) => timers.set(++made, { over, at: now + wait }) && made,
    clearTimeout: (id) => timers.delete(id),
    count: () => timers.size,
    go(wait) {
      now += wait;
      for (const [id, { over, at }] of [...timers]) if (at <= now && timers.delete(id)) over();
    },
  };
}

/** The endpoint's script with a network of our own: `answer` replies to each request. */
function setting(answer, navigator = { onLine: true }) {
  const time = clock();
  const asked = [];
  const fetch = (address, request) => {
    asked.push({ address, ...request, body: JSON.parse(request.body) });
    return answer(request, asked.length);
  };
  const window = {};
  const context = vm.createContext({
    window, navigator, fetch, AbortController, TextDecoder, URL, ...time, console, document: { addEventListener() {}, querySelector: () => null },
  });
  for (const name of ["assess", "lab/chat/sse", "lab/chat/endpoint"]) {
    vm.runInContext(readFileSync(new URL(`${name}.js`, statics), "utf8"), context, { filename: name });
  }
  return { ask: vm.runInContext("Assess.more.endpoint", context), asked, time };
}

const event = (text) => `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\n`;
const streamed = (text, headers = {}, status = 200) => new Response(text, { status, headers: { "Content-Type": "text/event-stream", ...headers } });
const DONE = `${event("fine")}data: [DONE]\n\n`;

/** All pieces, or the note of the failure. */
async function result(pieces) {
  const found = [];
  try {
    for await (const piece of pieces) found.push(piece);
  } catch (error) {
    return plain(error.note);
  }
  return found;
}

/** Runs until nothing is left to do but wait. */
const settled = () => new Promise((done) => setTimeout(done, 20));

test("one request, to the address alone, without cookies, referrer, cache or redirect", async () => {
  const { ask, asked, time } = setting(() => streamed(DONE));
  assert.deepEqual(await result(ask(SITE)(MESSAGES, new AbortController().signal)), ["fine"]);
  const [{ address, method, headers, body, redirect, credentials, referrerPolicy, cache }, ...more] = asked;
  assert.deepEqual(more, []);
  assert.deepEqual([address, method], [SITE.endpoint, "POST"]);
  assert.deepEqual(plain(headers), { "Content-Type": "application/json" });
  assert.deepEqual(body, { model: "m", messages: MESSAGES, stream: true, max_tokens: 500 });
  assert.deepEqual([redirect, credentials, referrerPolicy, cache], ["error", "omit", "no-referrer", "no-store"]);
  assert.equal(time.count(), 0); // Nothing is left running.
});

test("a key is a header and nothing else", async () => {
  const { ask, asked } = setting(() => streamed(DONE));
  await result(ask({ ...SITE, key: "sk-1" })(MESSAGES, new AbortController().signal));
  assert.equal(asked[0].headers.Authorization, "Bearer sk-1");
  assert.doesNotMatch(JSON.stringify([asked[0].body, asked[0].address]), /sk-1/);
});

test("a server that wants the limit by its new name is asked once more, any other is not", async () => {
  const refuse = (words) => (_, n) => (n === 1 ? new Response(words, { status: 400 }) : streamed(DONE));
  const one = setting(refuse("use 'max_completion_tokens' instead"));
  assert.deepEqual(await result(one.ask({ ...SITE, key: "k" })(MESSAGES, new AbortController().signal)), ["fine"]);
  assert.deepEqual(one.asked.map(({ address, body }) => [address, body.max_tokens, body.max_completion_tokens]), [[SITE.endpoint, 500, undefined], [SITE.endpoint, undefined, 500]]);
  const other = setting(refuse("no such model"));
  assert.deepEqual(await result(other.ask(SITE)(MESSAGES, new AbortController().signal)), { name: "chatRejected", retry: true });
  assert.equal(other.asked.length, 1);
});

const REFUSALS = [
  [400, {}, "chatRejected"], [401, {}, "chatRefused"], [403, {}, "chatRefused"], [404, {}, "chatUnknown"], [422, {}, "chatRejected"],
  [429, {}, "chatRateSoon"], [429, { "Retry-After": "17" }, "chatRate", 17], [429, { "Retry-After": "soon" }, "chatRateSoon"],
  [429, { "Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT" }, "chatRateSoon"], [500, {}, "chatServer"], [503, {}, "chatServer"], [418, {}, "chatFailed"],
];
for (const [status, headers, name, n] of REFUSALS) {
  test(`status ${status} ${JSON.stringify(headers)} is ${name}`, async () => {
    const { ask } = setting(() => streamed("{}", headers, status));
    assert.deepEqual(await result(ask(SITE)(MESSAGES, new AbortController().signal)), { name, ...(n && { n }), retry: true });
  });
}

test("a date tells how long a limit lasts", async () => {
  const { ask } = setting(() => streamed("", { "Retry-After": new Date(Date.now() + 90_000).toUTCString() }, 429));
  const { name, n } = await result(ask(SITE)(MESSAGES, new AbortController().signal));
  assert.equal(name, "chatRate");
  assert.ok(n > 85 && n < 92, n);
});

/** A stream that stays open, and what feeds it. */
function open() {
  let feed;
  const body = new ReadableStream({ start: (controller) => { feed = controller; } });
  const encoder = new TextEncoder();
  const answer = ({ signal }) => {
    signal.addEventListener("abort", () => feed.error(new DOMException("stopped", "AbortError")));
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  };
  return { answer, say: (text) => feed.enqueue(encoder.encode(event(text))) };
}

test("sixty seconds for the first byte", { timeout: 5000 }, async () => {
  const silent = ({ signal }) => new Promise((_, fail) => signal.addEventListener("abort", () => fail(new DOMException("", "AbortError"))));
  const { ask, time } = setting(silent);
  const found = result(ask(SITE)(MESSAGES, new AbortController().signal));
  time.go(59_000);
  await settled();
  assert.equal(time.count(), 2);
  time.go(2000);
  assert.deepEqual(await found, { name: "chatSlow", retry: true });
});

test("twenty seconds between two pieces", { timeout: 5000 }, async () => {
  const { answer, say } = open();
  const { ask, time } = setting(answer);
  const found = result(ask(SITE)(MESSAGES, new AbortController().signal));
  await settled();
  for (const _ of [1, 2]) {
    say("a");
    await settled();
    time.go(19_000);
  }
  time.go(2000);
  assert.deepEqual(await found, { name: "chatSlow", retry: true });
});

test("a hundred and eighty seconds for a whole answer", { timeout: 5000 }, async () => {
  const { answer, say } = open();
  const { ask, time } = setting(answer);
  const found = result(ask(SITE)(MESSAGES, new AbortController().signal));
  await settled();
  for (let n = 0; n < 11; n++) {
    time.go(15_000);
    say("a");
    await settled();
  }
  time.go(16_000);
  assert.deepEqual(await found, { name: "chatSlow", retry: true });
});

test("who stops the answer ends the request", { timeout: 5000 }, async () => {
  const { answer, say } = open();
  const { ask, asked } = setting(answer);
  const stop = new AbortController();
  const found = result(ask(SITE)(MESSAGES, stop.signal));
  await settled();
  say("a");
  await settled();
  stop.abort();
  await found;
  assert.equal(asked[0].signal.aborted, true);
});

test("an answer in one piece has a size", async () => {
  const whole = (content) => setting(() => new Response(JSON.stringify({ choices: [{ message: { content } }] }), { headers: { "Content-Type": "application/json" } }));
  assert.deepEqual(await result(whole("short").ask(SITE)(MESSAGES, new AbortController().signal)), ["short"]);
  assert.deepEqual(await result(whole("x".repeat(200_000)).ask(SITE)(MESSAGES, new AbortController().signal)), { name: "chatMalformed", retry: true });
});

test("offline, nothing is asked", async () => {
  const { ask, asked } = setting(() => streamed(DONE), { onLine: false });
  assert.deepEqual(await result(ask(SITE)(MESSAGES, new AbortController().signal)), { name: "chatOffline", retry: true });
  assert.deepEqual(asked, []);
});

test("what ends without its end is told, and what comes after the end is not read", async () => {
  const cut = setting(() => streamed(event("half")));
  assert.deepEqual(await result(cut.ask(SITE)(MESSAGES, new AbortController().signal)), { name: "chatCut", retry: true });
  const long = setting(() => streamed(DONE + event("more")));
  assert.deepEqual(await result(long.ask(SITE)(MESSAGES, new AbortController().signal)), ["fine"]);
});

// @ts-check
/** A model behind an OpenAI-compatible chat endpoint. The one request of all our scripts is here. */
(() => {
  "use strict";
  /** Milliseconds until the first byte, between two, and for a whole answer. Small machines think long. */
  const FIRST = 60_000;
  const NEXT = 20_000;
  const WHOLE = 180_000;
  /** Most tokens asked for, and most characters taken of an answer that comes in one piece. */
  const TOKENS = 500;
  const SIZE = 100_000;
  /** What the most tokens are called: newer servers refuse the old name, older ones do not know the new one. */
  const LIMITS = ["max_tokens", "max_completion_tokens"];

  /** @param {string} name @param {number} [n] */
  const failure = (name, n) => Object.assign(new Error(name), { note: { name, n, retry: true } });
  Assess.more.failure = failure;

  /** @param {Response} response */
  function refusal({ status, headers }) {
    const after = headers.get("Retry-After") ?? "";
    const wait = /^\d+$/.test(after) ? Number(after) : Math.ceil((Date.parse(after) - Date.now()) / 1000);
    if (status === 401 || status === 403) return failure("chatRefused");
    if (status === 404) return failure("chatUnknown");
    if (status === 400 || status === 422) return failure("chatRejected");
    if (status === 429) return wait > 0 ? failure("chatRate", wait) : failure("chatRateSoon");
    return failure(status >= 500 ? "chatServer" : "chatFailed");
  }

  /** Ends a request that has become too slow. */
  function watch() {
    const controller = new AbortController();
    let isSlow = false;
    const over = () => {
      isSlow = true;
      controller.abort();
    };
    const whole = setTimeout(over, WHOLE);
    let next = setTimeout(over, FIRST);
    return {
      controller,
      isSlow: () => isSlow,
      alive() {
        clearTimeout(next);
        next = setTimeout(over, NEXT);
      },
      stop() {
        clearTimeout(whole);
        clearTimeout(next);
        controller.abort();
      },
    };
  }

  /** @param {ReadableStream<Uint8Array>} body @param {() => void} alive */
  async function* texts(body, alive) {
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      alive();
      yield decoder.decode(part.value, { stream: true });
    }
  }

  /** @param {string} json @returns {any} */
  function parsed(json) {
    try {
      const value = JSON.parse(json);
      if (value && typeof value === "object") return value;
    } catch {
      // told below
    }
    throw failure("chatMalformed");
  }

  /** @param {AsyncIterable<string>} chunks */
  async function* streamed(chunks) {
    const events = Assess.more.sse();
    let isDone = false;
    /** @param {string[]} list */
    function* read(list) {
      for (const event of list) {
        isDone ||= event.trim() === "[DONE]";
        if (isDone) return;
        const { choices, error } = parsed(event);
        if (error) throw failure("chatFailed");
        if (typeof choices?.[0]?.delta?.content === "string") yield choices[0].delta.content;
        isDone ||= Boolean(choices?.[0]?.finish_reason);
      }
    }
    for await (const chunk of chunks) {
      yield* read(events.push(chunk));
      if (isDone) return;
    }
    yield* read(events.end());
    if (!isDone) throw failure("chatCut");
  }

  /** @param {AsyncIterable<string>} chunks */
  async function* whole(chunks) {
    let json = "";
    for await (const chunk of chunks) {
      json += chunk;
      if (json.length > SIZE) throw failure("chatMalformed");
    }
    const content = parsed(json).choices?.[0]?.message?.content;
    if (typeof content !== "string") throw failure("chatMalformed");
    yield content;
  }

  /** @param {Site} site @param {ChatMessage[]} messages @param {string} limit @returns {RequestInit} */
  const request = ({ model, key }, messages, limit) => ({
    method: "POST",
    headers: { "Content-Type": "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ model, messages, stream: true, [limit]: TOKENS }),
    // To this address and no other, and without saying who asks from where.
    redirect: "error", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store",
  });

  /** @param {Site} site @param {ChatMessage[]} messages @param {AbortSignal} signal */
  async function ask(site, messages, signal) {
    const [old, other] = LIMITS;
    /** @param {string} limit */
    const send = (limit) => fetch(site.endpoint, { ...request(site, messages, limit), signal });
    const response = await send(old);
    const isRefused = response.status === 400 && (await response.text()).includes(other);
    return isRefused ? send(other) : response;
  }

  Assess.more.endpoint = (site) =>
    async function* (messages, signal) {
      if (navigator.onLine === false) throw failure("chatOffline");
      const { controller, isSlow, alive, stop } = watch();
      const end = () => controller.abort();
      signal.addEventListener("abort", end, { once: true });
      let isAnswered = false;
      try {
        const response = await ask(site, messages, controller.signal);
        isAnswered = true;
        if (!response.ok) throw refusal(response);
        if (!response.body) throw failure("chatEmpty");
        const chunks = texts(response.body, alive);
        yield* (response.headers.get("Content-Type") ?? "").includes("application/json") ? whole(chunks) : streamed(chunks);
      } catch (error) {
        if (error instanceof Error && "note" in error) throw error;
        if (isSlow()) throw failure("chatSlow");
        if (error instanceof RangeError) throw failure("chatMalformed");
        throw failure(isAnswered ? "chatCut" : "chatUnreachable");
      } finally {
        signal.removeEventListener("abort", end);
        stop();
      }
    };
})();

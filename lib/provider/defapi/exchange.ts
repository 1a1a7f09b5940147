import http, { type IncomingMessage } from "node:http";
import type net from "node:net";
import { connectionErrorText, openConnection } from "./connect";

const ANSWER_LIMIT_BYTES = 1024 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;

export type HttpRequest = {
  method: "GET" | "POST";
  url: URL;
  headers: Record<string, string>;
  body?: Buffer;
  /** From the DNS look-up to the last byte of the answer, in milliseconds. */
  timeoutMs: number;
};

export type HttpAnswer = { status: number; retryAfter: string | undefined; body: string };

/**
 * `sent: false` proves that no byte of the request left this machine; `sent: true` means that it may have been
 * received.
 */
export type Exchange =
  | ({ ok: true } & HttpAnswer)
  | {
      ok: false;
      sent: boolean;
      code: "unreachable" | "timeout" | "reset" | "nonsense";
      status: number | null;
      detail: string;
    };

/** One request and its answer. Sends once, follows no redirect (the key must not go elsewhere), and never throws. */
export async function exchange(request: HttpRequest): Promise<Exchange> {
  const deadline = Date.now() + request.timeoutMs;
  const connection = await openConnection(request.url, Math.min(CONNECT_TIMEOUT_MS, request.timeoutMs));
  if (!connection.ok) {
    return { ok: false, sent: false, code: "unreachable", status: null, detail: connection.detail };
  }
  return converse(connection.socket, request, Math.max(1, deadline - Date.now()));
}

function converse(socket: net.Socket, { method, url, headers, body }: HttpRequest, leftMs: number): Promise<Exchange> {
  return new Promise((resolve) => {
    let status: number | null = null;
    const settle = (outcome: Exchange) => {
      clearTimeout(timer);
      resolve(outcome);
      socket.destroy();
    };
    const fail = (code: "timeout" | "reset" | "nonsense", detail: string) =>
      settle({ ok: false, sent: true, code, status, detail });
    const timer = setTimeout(() => fail("timeout", "no whole answer came in time"), leftMs);

    // Once settled nothing listens any more, and an error without a listener would end the process.
    socket.on("error", () => {});

    const sending = http.request({
      createConnection: () => socket,
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        "accept-encoding": "identity",
        connection: "close",
        ...headers,
        ...(body ? { "content-length": String(body.byteLength) } : {}),
      },
    });
    sending.on("error", (error: Error & { code?: string }) =>
      fail(error.code?.startsWith("HPE_") ? "nonsense" : "reset", connectionErrorText(error)),
    );
    sending.on("upgrade", () => fail("nonsense", "the answer was not HTTP"));
    sending.on("response", (answer) => {
      status = answer.statusCode ?? 0;
      collect(answer).then(
        (text) =>
          text === null
            ? fail("nonsense", "the answer was too large")
            : settle({ ok: true, status: status ?? 0, retryAfter: answer.headers["retry-after"], body: text }),
        (error: Error) => fail("reset", connectionErrorText(error)),
      );
    });
    sending.end(body);
  });
}

/** The body as text, or null once it is over the limit. A truncated body rejects. */
async function collect(answer: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > ANSWER_LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

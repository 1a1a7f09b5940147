import type { IncomingMessage, ServerResponse } from "node:http";

/** What a handler answers, including deliberately broken answers. */
export type Reply =
  | { kind: "json"; status: number; body: unknown; headers?: Record<string, string> }
  | { kind: "html"; status: number; title: string }
  | { kind: "reset" }
  | { kind: "silence" };

export const json = (body: unknown): Reply => ({ kind: "json", status: 200, body });

/** An error in the documented form: its code is 1, whatever the status. */
export const errorReply = (status: number, message: string, headers?: Record<string, string>): Reply => ({
  kind: "json",
  status,
  body: { code: 1, message },
  headers,
});

export const gatewayPage: Reply = { kind: "html", status: 502, title: "502 Bad Gateway" };

export function writeReply(response: ServerResponse, reply: Reply): void {
  switch (reply.kind) {
    case "json": {
      const body = JSON.stringify(reply.body);
      response.writeHead(reply.status, {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(body),
        ...reply.headers,
      });
      response.end(body);
      return;
    }
    case "html":
      response.writeHead(reply.status, { "content-type": "text/html" });
      response.end(`<html><head><title>${reply.title}</title></head><body><h1>${reply.title}</h1></body></html>`);
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "silence":
      return;
    default:
      reply satisfies never;
  }
}

/** A request's body as text, or null over the limit (the rest is read and dropped, so that the answer arrives). */
export async function readRequestBody(request: IncomingMessage, limitBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes <= limitBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > limitBytes ? null : Buffer.concat(chunks).toString("utf8");
}

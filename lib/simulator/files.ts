import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { errorReply, writeReply } from "./reply";
import type { SimTask } from "./tasks";
import { readScript } from "./words";

const CLAIMED_BYTES = 20 * 1024 ** 3;

/** Serves a video, or what the prompt's words ask for instead. `file` is the path of the rendered video. */
export async function serveSimulatedVideo(
  request: IncomingMessage,
  response: ServerResponse,
  task: SimTask,
  file: string,
) {
  const script = readScript(task.prompt);
  const late = (script.get("late-file") ?? 0) * 1_000;
  const isLate = Date.now() < (task.finishedAt ?? 0) + late;
  if (script.has("dead-url") || isLate) return writeReply(response, errorReply(404, "no such file"));
  if (script.has("not-video")) return writeReply(response, { kind: "html", status: 200, title: "Please sign in" });
  if (script.has("huge") || script.has("endless")) return pour(response, file, script.has("huge"));

  const { size } = await stat(file);
  const headers = { "content-type": "video/mp4", "accept-ranges": "bytes", "cache-control": "private, max-age=3600" };
  if (script.has("half")) {
    response.writeHead(200, headers);
    await pipeline(createReadStream(file, { end: Math.floor(size / 2) }), response).catch(() => {});
    return;
  }
  if (script.has("truncated") || script.has("stalled")) {
    response.writeHead(200, { ...headers, "content-length": size });
    const half = createReadStream(file, { end: Math.floor(size / 2) });
    for await (const chunk of half) response.write(chunk);
    if (script.has("truncated")) setTimeout(() => response.destroy(), 50).unref();
    return;
  }

  const range = readByteRange(request.headers.range, size);
  if (range === "unsatisfiable") {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    ...(script.has("odd-encoding") ? { "content-encoding": "aws-chunked" } : {}),
    "content-length": end - start + 1,
    ...(range ? { "content-range": `bytes ${start}-${end}/${size}` } : {}),
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  // A client that disconnects is no error of ours.
  await pipeline(createReadStream(file, { start, end }), response).catch(() => {});
}

/** One range of bytes, null for the whole file. An invalid header is ignored (RFC 9110). */
export function readByteRange(header: string | undefined, size: number) {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== "" && to !== "" && Number(to) < start) return null;
  return start >= size || (from === "" && Number(to) === 0) ? "unsatisfiable" : { start, end };
}

/** A video that begins correctly and never ends, as fast as the client reads it. */
async function pour(response: ServerResponse, file: string, claimsLength: boolean) {
  response.writeHead(200, {
    "content-type": "video/mp4",
    ...(claimsLength ? { "content-length": CLAIMED_BYTES } : {}),
  });
  async function* flood() {
    yield* createReadStream(file);
    const more = Buffer.alloc(256 * 1024);
    while (true) yield more;
  }
  await pipeline(flood, response).catch(() => {});
}

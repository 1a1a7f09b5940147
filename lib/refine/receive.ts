import { z } from "zod";
import type { Db } from "@/db/database";
import { findImage } from "@/db/images/image-queries";
import type { RefineService } from "@/env";
import { ELEMENT_KINDS } from "@/lib/elements/view";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { parseJson, readBody } from "@/lib/http/body";
import { inTurn } from "@/lib/http/in-turn";
import { errorResponse } from "@/lib/http/responses";
import { LOCALES } from "@/lib/i18n/locales";
import { log } from "@/lib/log";
import type { Storage } from "@/lib/storage/storage";
import { isVisible } from "@/lib/text/visible";
import { type AnswerLimits, IMAGE_BYTES, MOST_NAMES, NAME_CHARACTERS } from "./limits";
import type { RefineLine, Wish } from "./protocol";
import { refine } from "./refine";

type Deps = { db: Db; storage: Storage; service: RefineService | null; limits?: AnswerLimits };

const prompt = z.string().max(MAX_PROMPT).refine(isVisible);
const names = z.array(z.string().min(1).max(NAME_CHARACTERS)).max(MOST_NAMES);
const to = z.enum(LOCALES);
const wishes = z.discriminatedUnion("job", [
  z.strictObject({ job: z.literal("rewrite"), prompt, names, duration: z.number().int().min(1).max(60) }),
  z.strictObject({ job: z.literal("translate"), prompt, names, to }),
  z.strictObject({ job: z.literal("describe"), imageId: z.uuid(), kind: z.enum(ELEMENT_KINDS).optional(), to }),
]);

/** JSON may spell one character as six. */
const BODY_BYTES = 8 * (MAX_PROMPT + MOST_NAMES * NAME_CHARACTERS);

/**
 * Answers a `Wish` with lines of `RefineLine` as they come, or with `{ ok: false, error }` before the first: 404 where
 * nothing is configured and for an image that is not the user's, 400, 413. Ends the request to the service when the
 * page is gone.
 */
export async function receiveWish(
  deps: Deps,
  { userId, request }: { userId: string; request: Request },
): Promise<Response> {
  const { service } = deps;
  if (!service) return errorResponse("not_found");
  const body = await readBody(request, BODY_BYTES);
  if (body === null) return errorResponse("too_large");
  const wish = wishes.safeParse(parseJson(body.toString("utf8")));
  if (!wish.success) return errorResponse("invalid");
  const image = wish.data.job === "describe" ? await dataUrlOf(deps, { userId, id: wish.data.imageId }) : undefined;
  if (image === null) return errorResponse("not_found");
  const stream = streamOf(request.signal, async (tell, signal) => {
    // A user with many tabs does not keep as many requests open.
    const last = await inTurn(`refine ${userId}`, () =>
      timed(service, wish.data, { signal, tell, image, limits: deps.limits }),
    );
    tell(last ?? { failed: "busy" });
  });
  return new Response(stream, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      // Otherwise nginx would hold lines back until its buffer is full.
      "x-accel-buffering": "no",
    },
  });
}

/** Logs how it went, and nothing of what was written. */
async function timed(service: RefineService, wish: Wish, options: Parameters<typeof refine>[2]): Promise<RefineLine> {
  const began = performance.now();
  const last = await refine(service, wish, options);
  const result = "done" in last ? "done" : "failed" in last ? last.failed : "none";
  const seconds = Math.round(performance.now() - began) / 1_000;
  log.info("the refine service answered", {
    job: wish.job,
    result,
    seconds,
    tokens: "done" in last ? last.done.usage.tokens : null,
  });
  return last;
}

/** Lines as they are told. `signal` aborts when the page disconnects or no longer reads. */
function streamOf(
  gone: AbortSignal,
  run: (tell: (line: RefineLine) => void, signal: AbortSignal) => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const signal = AbortSignal.any([gone, left.signal]);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = (line: RefineLine) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      run(tell, signal)
        .catch((error: unknown) => {
          if (signal.aborted) return;
          log.often("a text could not be refined", error);
          tell({ failed: "failed" });
        })
        .finally(() => {
          if (!left.signal.aborted) controller.close();
        })
        // It was closed from the other side meanwhile.
        .catch(() => undefined);
    },
    cancel() {
      left.abort();
    },
  });
}

/** The user's own image as it is stored: re-encoded, so that nothing but its pixels is sent. */
async function dataUrlOf({ db, storage }: Deps, key: { userId: string; id: string }): Promise<string | null> {
  const image = await findImage(db, key);
  if (!image || image.bytes > IMAGE_BYTES) return null;
  const file = await storage.open(image.storageKey);
  if (!file) return null;
  const bytes = Buffer.from(await new Response(file.body).arrayBuffer());
  return `data:${image.contentType};base64,${bytes.toString("base64")}`;
}

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { actionId } from "@/e2e/faults/visitor";
import { BROWSER } from "../page-rate";
import type { Answer, Ask } from "./ask";

/** A signed-in user with a ready video and a link to it. */
export type Visitor = { id: string; cookie: string; video: string; slug: string };
type Visit = { at: number; what: string; ms: number; answer: string; failed: boolean };

/** What users do, and how often of a hundred times. */
const HABITS = {
  gallery: 25,
  "gallery's next page": 10,
  counts: 5,
  detail: 15,
  "video file": 10,
  "shared page": 15,
  "shared file": 5,
  compose: 9,
  submit: 6,
} as const;
type What = keyof typeof HABITS;

/** A submit whose outcome is unknown is sent again under the same id, as the page does. */
const TRIES = 8;

/** Mixed traffic at about `perSecond` requests, until it is stopped. */
export async function startTraffic(url: string, ask: Ask, visitors: Visitor[], perSecond: number) {
  const submitId = await actionId("submitBatch");
  const visits: Visit[] = [];
  const admitted: string[] = [];
  const lost: string[] = [];
  let stopped = false;

  const timed = async (what: string, send: () => Promise<Answer>) => {
    const [at, began] = [Date.now(), performance.now()];
    const answer = await send();
    const said = "error" in answer ? answer.error : String(answer.status);
    visits.push({
      at,
      what,
      ms: performance.now() - began,
      answer: said,
      failed: "error" in answer || answer.status > 399,
    });
    return answer;
  };
  const submit = async ({ cookie }: Visitor, words: string) => {
    const requestId = randomUUID();
    const input = {
      requestId,
      prompt: `${words} ${requestId}`,
      imageIds: [],
      variations: [{ ratio: "16:9", duration: 5 }],
    };
    const headers = {
      "next-action": submitId,
      accept: "text/x-component",
      origin: url,
      cookie,
      "content-type": "text/plain",
    };
    const body = JSON.stringify([{ ...input, model: "seedance-2.0" }]);
    for (let tries = 0; tries < TRIES; tries++) {
      if (tries > 0) await sleep(2_000);
      const answer = await timed("submit", () => ask("/", { method: "POST", headers, body }));
      if ("text" in answer && answer.text.includes('"ok":true')) return admitted.push(requestId);
    }
    lost.push(requestId);
  };
  const get = (what: What, path: string, headers = {}) =>
    timed(what, () => ask(path, { headers: { "user-agent": BROWSER, accept: "text/html", ...headers } }));
  const ways: Record<What, (visitor: Visitor) => Promise<unknown>> = {
    gallery: ({ cookie }) => get("gallery", "/gallery", { cookie }),
    "gallery's next page": ({ cookie }) => get("gallery's next page", "/api/gallery", { cookie }),
    counts: ({ cookie }) => get("counts", "/api/gallery/counts", { cookie }),
    detail: ({ cookie, video }) => get("detail", `/gallery/${video}`, { cookie }),
    "video file": ({ cookie, video }) =>
      get("video file", `/api/files/video/${video}`, { cookie, range: "bytes=0-65535" }),
    "shared page": ({ slug }) => get("shared page", `/v/${slug}`),
    "shared file": ({ slug }) => get("shared file", `/api/files/shared/${slug}/video`, { range: "bytes=0-65535" }),
    compose: ({ cookie }) => get("compose", "/", { cookie }),
    submit: (visitor) => submit(visitor, "under load"),
  };
  const lots = Object.entries(HABITS).flatMap(([what, times]) => Array<What>(times).fill(what as What));
  const one = <Item>(items: Item[]) => items[Math.floor(Math.random() * items.length)];

  const running = new Set<Promise<unknown>>();
  const arriving = (async () => {
    // At their own times, whether or not earlier ones were answered: a slow server does not get less to do.
    while (!stopped) {
      const [visitor, what] = [one(visitors), one(lots)];
      if (visitor && what) {
        const visit = ways[what](visitor).finally(() => running.delete(visit));
        running.add(visit);
      }
      await sleep((-Math.log(1 - Math.random()) * 1_000) / perSecond);
    }
  })();
  return {
    visits,
    admitted,
    lost,
    waiting: () => running.size,
    /** Resolves when every request has its answer. */
    async stop() {
      stopped = true;
      await arriving;
      await Promise.all(running);
    },
  };
}

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { test } from "vitest";
import { figure, note, quantile } from "@/e2e/faults/figures";
import { actionId } from "@/e2e/faults/visitor";
import { openWorld } from "@/e2e/faults/world";
import { cookieOf } from "./cookie";

const AT_ONCE = 200;
const MB = 1_000_000;

/** In a thread of its own: what it does must not delay the measuring. */
const SENDERS = `
  const { parentPort, workerData: { url, id, count } } = require("node:worker_threads");
  const signIn = async (at) => {
    const form = new FormData();
    const fields = { email: "user" + at + "@example.com", password: "not the password", next: "/" };
    for (const name in fields) form.set("_1_" + name, fields[name]);
    form.set("0", '[{},"$K1"]');
    const headers = { "next-action": id, origin: url, "x-forwarded-for": "198.51." + (at >> 8) + "." + (at % 256) };
    return (await fetch(url + "/sign-in", { method: "POST", headers, body: form })).text();
  };
  Promise.all(Array.from({ length: count }, (_, at) => signIn(at)))
    .then((all) => parentPort.postMessage(all.filter((text) => text.includes('"error":"wrong"')).length));
`;

test("sign-ins: two hundred at once hardly delay other pages", async () => {
  const world = await openWorld();
  try {
    const url = world.servers[0]?.url ?? "";
    const id = await actionId("signInAction");
    const times = async (until: () => boolean) => {
      const measured: number[] = [];
      while (!until() || measured.length < 100) {
        const began = performance.now();
        await (await fetch(`${url}/sign-up`)).text();
        measured.push(performance.now() - began);
      }
      return quantile(measured, 0.99);
    };
    await times(() => true);
    const quiet = await times(() => true);
    let done = false;
    const senders = new Worker(SENDERS, { eval: true, workerData: { url, id, count: AT_ONCE } });
    const answers = once(senders, "message").finally(() => {
      done = true;
    });
    const busy = await times(() => done);
    const [wrong] = await answers;
    figure("sign-ins at once that were checked", wrong, { exactly: AT_ONCE });
    note("another page, 99th percentile, quiet and meanwhile, ms", `${Math.round(quiet)}, ${Math.round(busy)}`);
    figure("another page, 99th percentile later by", busy - quiet, { atMost: 50 }, " ms");
  } finally {
    await world.close();
  }
});

test("uploads: forty held open by one user hardly take memory", async () => {
  const world = await openWorld();
  try {
    const [server] = world.servers;
    const url = server?.url ?? "";
    const cookie = await cookieOf(world.db, await world.user());
    const memory = async () => {
      const status = await readFile(`/proc/${server?.pid()}/status`, "utf8");
      return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / MB;
    };
    await (await fetch(`${url}/sign-up`)).text();
    const before = await memory();
    const stop = new AbortController();
    let sent = 0;
    const uploads = Array.from({ length: 40 }, () => {
      let own = 0;
      return fetch(`${url}/api/images`, {
        method: "POST",
        headers: { cookie: `${cookie.name}=${cookie.value}`, "sec-fetch-site": "same-origin" },
        // All but the end of the largest file that is received.
        body: new ReadableStream({
          async pull(controller) {
            if (own >= 28 * MB) return new Promise(() => undefined);
            own += MB / 4;
            sent += MB / 4;
            controller.enqueue(new Uint8Array(MB / 4).fill(1));
          },
        }),
        duplex: "half",
        signal: stop.signal,
      } as RequestInit).catch(() => null);
    });
    let most = 0;
    for (let at = 0; at < 50; at++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      most = Math.max(most, (await memory()) - before);
    }
    note("bytes that the uploads were rid of, MB", Math.round(sent / MB));
    figure("memory that forty open uploads take", most, { atMost: 150 }, " MB");
    stop.abort();
    await Promise.all(uploads);
  } finally {
    await world.close();
  }
});

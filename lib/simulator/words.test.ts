import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listener } from "@/e2e/fixtures/callback-listener";
import { createDefapi } from "../provider/defapi/client";
import type { Task } from "../provider/port";
import { type Simulator, startSimulator } from "./server";
import { readScript } from "./words";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ small: true, oneVideo: true, renderMs: 150, callbackTriesMs: [0, 50, 100] });
});
afterAll(() => simulator.close());

const client = () => createDefapi({ baseUrl: simulator.url, apiKey: "dk-anything-goes", submitTimeoutMs: 500 });
const submit = (text: string, callbackUrl?: string) =>
  client().submit({ model: "seedance-2.0", text, imageUrls: [], duration: 5, ratio: "16:9", callbackUrl });
const made = (text: string) => simulator.tasks().filter(({ prompt }) => prompt === text);

async function accepted(text: string, callbackUrl?: string): Promise<string> {
  const result = await submit(text, callbackUrl);
  if (result.kind !== "accepted") throw new Error(`not accepted: ${JSON.stringify(result)}`);
  return result.taskId;
}

async function ended(taskId: string): Promise<Task> {
  return expect
    .poll(async () => client().poll(taskId), { timeout: 15_000, interval: 20 })
    .toSatisfy((result) => result.kind === "task" && result.task.status !== "open")
    .then(async () => {
      const result = await client().poll(taskId);
      if (result.kind !== "task") throw new Error("gone");
      return result.task;
    });
}

const videoOf = async (text: string) => {
  const { videoUrl } = await ended(await accepted(text));
  return fetch(videoUrl ?? "");
};

test("a plain prompt becomes a video, with its cost and its time", async () => {
  const task = await ended(await accepted("A lighthouse in fog"));
  expect(task).toMatchObject({ status: "success", consumed: "0.500000", reason: null });
  const video = Buffer.from(await (await fetch(task.videoUrl ?? "")).arrayBuffer());
  expect(video.subarray(4, 8).toString()).toBe("ftyp");
  expect(Number(await client().balance())).toBeLessThan(100);
});

test("steering words are read with their numbers, and unknown ones are ignored", () => {
  expect([...readScript("a [sim:slow=4] b [sim:query-404][sim:constructor] [sim:nope=1]")]).toEqual([
    ["slow", 4],
    ["query-404", 20],
  ]);
});

describe("how a task ends", () => {
  test.each([
    ["fail-moderation", /input text.*sensitive/, "0.000000"],
    ["fail-image", /input image.*real person/, "0.000000"],
    ["fail-output", /output video.*sensitive/, "0.000000"],
    ["fail-provider", /Internal error/, "0.000000"],
    ["fail-charged", /output video/, "0.500000"],
  ])("%s", async (word, reason, consumed) => {
    const task = await ended(await accepted(`[sim:${word}]`));
    expect(task).toMatchObject({ status: "failed", videoUrl: null, consumed });
    expect(task.reason).toMatch(reason);
  });

  test("hang never ends; slow and fast say when", async () => {
    const [hang, slow, fast] = [
      await accepted("[sim:hang]"),
      await accepted("[sim:slow=40]"),
      await accepted("[sim:fast]"),
    ];
    await ended(fast);
    const wait = (id: string) => simulator.tasks().filter((task) => task.id === id)[0];
    expect(wait(hang)).toMatchObject({ endsAt: null, finishedAt: null });
    expect((wait(slow)?.endsAt ?? 0) - (wait(slow)?.acceptedAt ?? 0)).toBe(40_000);
  });
});

describe("how the submit answers", () => {
  test.each([
    ["submit-400", "refused", "bad_request", 0],
    ["submit-429", "not_sent", "rate_limited", 0],
    ["submit-500", "unknown", "server", 0],
    ["submit-html", "unknown", "server", 0],
    ["submit-500-made", "unknown", "server", 1],
    ["submit-reset", "unknown", "reset", 1],
    ["submit-hang", "unknown", "timeout", 1],
    ["submit-no-id", "unknown", "nonsense", 1],
  ])("%s", async (word, kind, code, tasks) => {
    expect(await submit(`[sim:${word}]`)).toMatchObject({ kind, error: { code } });
    expect(made(`[sim:${word}]`)).toHaveLength(tasks);
  });
});

describe("how it answers queries", () => {
  test("query-404, query-500, query-html", async () => {
    expect(await client().poll(await accepted("[sim:query-404=9]"))).toMatchObject({ kind: "not_found" });
    const late = await accepted("[sim:query-404=1]");
    await ended(late);
    const broken = await accepted("[sim:query-500=2]");
    const answers = [await client().poll(broken), await client().poll(broken), await client().poll(broken)];
    expect(answers.map(({ kind }) => kind)).toEqual(["error", "error", "task"]);
    const page = await client().poll(await accepted("[sim:query-html=1]"));
    expect(page).toMatchObject({ kind: "error", error: { code: "server", status: 502, message: "502 Bad Gateway" } });
  });

  test("odd-status stays open, then ends", async () => {
    const id = await accepted("[sim:odd-status]");
    expect(await client().poll(id)).toMatchObject({
      kind: "task",
      task: { status: "open", rawStatus: "warming_up_the_projector" },
    });
    expect((await ended(id)).status).toBe("success");
  });

  test("array-result and no-video", async () => {
    expect((await ended(await accepted("[sim:array-result]"))).videoUrl).toMatch(/\.mp4$/);
    expect(await ended(await accepted("[sim:no-video]"))).toMatchObject({ status: "success", videoUrl: null });
  });
});

describe("statuses that no document mentions", () => {
  test.each(["completed", "succeeded", "done"])("status-%s succeeds under that word", async (word) => {
    const task = await ended(await accepted(`[sim:status-${word}]`));
    expect(task).toMatchObject({ status: "success", rawStatus: word });
    expect(task.videoUrl).toMatch(/\.mp4$/);
  });

  test("empty-content succeeds without a video, says why, and is charged", async () => {
    const task = await ended(await accepted("[sim:empty-content]"));
    expect(task).toMatchObject({ status: "success", videoUrl: null, consumed: "0.500000" });
    expect(task.reason).toMatch(/^Request successful, but the official returned empty content\..* bill this request/);
  });
});

describe("what is at the video's address", () => {
  test("dead-url, private-url, not-video", async () => {
    expect((await videoOf("[sim:dead-url]")).status).toBe(404);
    expect((await ended(await accepted("[sim:private-url]"))).videoUrl).toMatch(/^http:\/\/169\.254\.169\.254\//);
    const page = await videoOf("[sim:not-video]");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html"]);
    await page.body?.cancel();
  });

  test("huge says so, endless does not, and neither stops", async () => {
    for (const [word, length] of [
      ["huge", String(20 * 1024 ** 3)],
      ["endless", null],
    ] as const) {
      const video = await videoOf(`[sim:${word}]`);
      expect(video.headers.get("content-length")).toBe(length);
      let bytes = 0;
      for await (const chunk of video.body as AsyncIterable<Uint8Array>) {
        bytes += chunk.byteLength;
        if (bytes > 5_000_000) break;
      }
      expect(bytes).toBeGreaterThan(5_000_000);
    }
  });

  test("late-file, half, odd-encoding", async () => {
    const { videoUrl } = await ended(await accepted("[sim:late-file=1]"));
    expect((await fetch(videoUrl ?? "")).status).toBe(404);
    await expect.poll(async () => (await fetch(videoUrl ?? "", { method: "HEAD" })).status).toBe(200);
    const whole = (await (await videoOf("A whole one")).arrayBuffer()).byteLength;
    const half = await videoOf("[sim:half]");
    expect(half.headers.get("content-length")).toBeNull();
    expect((await half.arrayBuffer()).byteLength).toBeLessThan(whole * 0.6);
    const odd = await videoOf("[sim:odd-encoding]");
    expect(odd.headers.get("content-encoding")).toBe("aws-chunked");
    expect((await odd.arrayBuffer()).byteLength).toBeGreaterThan(whole * 0.5);
  });

  test("truncated breaks off, stalled stops", async () => {
    const cut = await videoOf("[sim:truncated]");
    await expect(cut.arrayBuffer()).rejects.toThrow();
    const { videoUrl } = await ended(await accepted("[sim:stalled]"));
    const stalled = await fetch(videoUrl ?? "", { signal: AbortSignal.timeout(600) });
    await expect(stalled.arrayBuffer()).rejects.toThrow(/timeout/);
  });
});

describe("how it calls back", () => {
  test("the callback carries the query's answer", async () => {
    const heard = await listener();
    const id = await accepted("A callback", `${heard.url}/hook`);
    await heard.until(1);
    const body = JSON.parse(heard.bodies[0] ?? "");
    expect(body).toMatchObject({ code: 0, data: { task_id: id, status: "success", consumed: "0.500000" } });
    const { videoUrl } = await ended(id);
    expect(body.data.result.video).toBe(videoUrl);
  });

  test("a callback that fails is tried three times, one that arrives once", async () => {
    const deaf = await listener(500);
    await accepted("Nobody hears", deaf.url);
    await deaf.until(3);
    const heard = await listener(204);
    await accepted("Somebody hears", heard.url);
    await heard.until(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([deaf.bodies.length, heard.bodies.length]).toEqual([3, 1]);
  });

  test("no-callback loses it, double-callback doubles it", async () => {
    const heard = await listener();
    await ended(await accepted("[sim:no-callback]", `${heard.url}/lost`));
    const twice = await accepted("[sim:double-callback]", `${heard.url}/twice`);
    await heard.until(2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard.bodies.map((body) => JSON.parse(body).data.task_id)).toEqual([twice, twice]);
  });

  test("flat-callback carries the task alone", async () => {
    const heard = await listener();
    const id = await accepted("[sim:flat-callback] [sim:status-completed]", heard.url);
    await heard.until(1);
    expect(JSON.parse(heard.bodies[0] ?? "")).toMatchObject({ task_id: id, status: "completed" });
  });

  test("early-callback calls back before the submit is answered", async () => {
    const heard = await listener();
    const answer = submit("[sim:early-callback] [sim:submit-hang]", heard.url);
    await heard.until(1);
    expect(JSON.parse(heard.bodies[0] ?? "")).toMatchObject({ data: { status: "pending", result: null } });
    expect(await answer).toMatchObject({ kind: "unknown" });
    await heard.until(2);
  });
});

import { expect, onTestFinished, test } from "vitest";
import { listener } from "@/e2e/fixtures/callback-listener";
import { createDefapi } from "../provider/defapi/client";
import { createFaults, type Faults } from "./faults";
import { type SimulatorOptions, startSimulator } from "./server";

async function start(options: SimulatorOptions) {
  const simulator = await startSimulator({ small: true, oneVideo: true, renderMs: 100, ...options });
  onTestFinished(() => simulator.close());
  const client = createDefapi({ baseUrl: simulator.url, apiKey: "dk-1", submitTimeoutMs: 400 });
  const submit = (text: string, callbackUrl?: string) =>
    client.submit({ model: "seedance-2.0", text, imageUrls: [], duration: 5, ratio: "16:9", callbackUrl });
  const control = async (path: string, profile?: Partial<Faults>) => {
    const init = profile && { method: "POST", body: JSON.stringify(profile) };
    return (await fetch(`${simulator.url}/__control${path}`, init)).json();
  };
  return { simulator, client, submit, control };
}

test("shares are met, and the same seed draws the same faults", () => {
  const draw = () => {
    const faults = createFaults({ acceptThenReset: 0.1, acceptThen500: 0.2, seed: 7 });
    return Array.from({ length: 2_000 }, () => faults.submit());
  };
  const drawn = draw();
  const count = (fault: string) => drawn.filter((one) => one === fault).length;
  expect(count("reset")).toBeGreaterThan(150);
  expect(count("reset")).toBeLessThan(250);
  expect(count("500")).toBeGreaterThan(340);
  expect(count("500")).toBeLessThan(460);
  expect(count("hang") + count("no-id")).toBe(0);
  expect(draw()).toEqual(drawn);
});

test("a submit whose answer is lost still makes its task", async () => {
  const faults = ["reset", "hang", "500", "no-id", "none"] as const;
  const { simulator, submit } = await start({ submitFault: (n) => faults[n - 1] });
  const codes = [];
  for (const fault of faults) {
    const result = await submit(`after ${fault}`);
    codes.push(result.kind === "accepted" ? "accepted" : `${result.kind} ${result.error.code}`);
  }
  expect(codes).toEqual(["unknown reset", "unknown timeout", "unknown server", "unknown nonsense", "accepted"]);
  expect(simulator.tasks()).toHaveLength(5);
});

test("the control address sets faults, and lists what was accepted and how often", async () => {
  const { simulator, submit, control } = await start({ control: true });
  expect(await control("", { acceptThen500: 1, loseCallbacks: 1 })).toMatchObject({
    acceptThen500: 1,
    queryDelayMs: 0,
  });
  expect(await control("")).toMatchObject({ acceptThen500: 1, loseCallbacks: 1 });
  const heard = await listener();
  expect(await submit("twice", heard.url)).toMatchObject({ kind: "unknown" });
  await expect.poll(() => simulator.tasks()[0]?.calledBack, { timeout: 15_000 }).toBe(true);
  await control("", {});
  expect(await submit("twice", heard.url)).toMatchObject({ kind: "accepted" });
  await heard.until(1);
  expect(await control("/tasks")).toMatchObject({
    tasks: [
      { prompt: "twice", callback_url: heard.url, submits: 2, state: "success", consumed: "0.500000" },
      { prompt: "twice", callback_url: heard.url, submits: 2, accepted_at: expect.any(String) },
    ],
  });
  expect(await control("", { acceptThen500: 9 })).toMatchObject({ code: 1 });
  expect(heard.bodies).toHaveLength(1);
});

test("callbacks arrive tenfold, or newest first with a stale one behind", async () => {
  const { simulator, submit } = await start({ faults: { duplicateCallbacks: 10 } });
  const many = await listener();
  await submit("tenfold", many.url);
  await many.until(10);

  simulator.setFaults({ reverseCallbacks: true });
  const turned = await listener();
  const ids: string[] = [];
  for (const text of ["one", "two", "three"]) {
    const result = await submit(text, turned.url);
    if (result.kind === "accepted") ids.push(result.taskId);
  }
  await turned.until(6);
  const heard = turned.bodies.map((body) => JSON.parse(body).data);
  const last = (id: string) => heard.filter((data) => data.task_id === id).map((data) => data.status);
  expect(ids.map(last)).toEqual(Array(3).fill(["success", "in_progress"]));
  expect(heard[0].task_id).toBe(ids[2]);
});

test("queries can be delayed", async () => {
  const { client } = await start({ faults: { queryDelayMs: 300 } });
  const before = Date.now();
  await client.poll("ta-none");
  expect(Date.now() - before).toBeGreaterThanOrEqual(290);
});

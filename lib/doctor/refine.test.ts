import { expect, test } from "vitest";
import { answers, closedPort, rawServer } from "@/e2e/fixtures/raw-server";
import { startSimulator } from "@/lib/simulator/server";
import { checkRefine } from "./refine";

const KEY = "dk-quicksilver-heron";

test("doctor: the refine service is asked for a word, and what is wrong is named without the key", async () => {
  const simulator = await startSimulator({ key: KEY, small: true });
  const of = async (baseUrl: string, apiKey = KEY) => {
    const { state, say } = await checkRefine({ baseUrl, apiKey, model: "a-model" });
    expect(say).not.toContain(apiKey);
    return `${state}: ${say}`;
  };
  expect(await of(`${simulator.url}/v1`)).toMatch(/^ok: a-model answers; .* \d+ tokens$/);
  expect(await of(`${simulator.url}/v1`, "sk-other")).toBe("failed: the key is refused: REFINE_API_KEY is wrong");
  await simulator.close();
  expect(await of(`http://127.0.0.1:${await closedPort()}`)).toContain(
    "failed: it gives no answer of this protocol: REFINE_BASE_URL",
  );
  expect(await of((await rawServer(answers(200, "<html>"))).url)).toContain("REFINE_BASE_URL is wrong");
  expect(await of((await rawServer(answers(404, { error: "no such model" }))).url)).toContain("REFINE_MODEL");
  expect(await of((await rawServer(answers(402, ""))).url)).toContain("no credits left");
  expect(await of((await rawServer(answers(429, ""))).url)).toBe("failed: it gives no text: busy");
});

test("doctor: without its variables the refine service is not asked", async () => {
  expect(await checkRefine()).toMatchObject({ state: "ok", say: expect.stringContaining("not set") });
});

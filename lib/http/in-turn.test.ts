import { expect, test } from "vitest";
import { inTurn } from "./in-turn";

test("uploads: one user's are received two at a time, and another user's do not wait for them", async () => {
  let open = 0;
  let most = 0;
  const finish: (() => void)[] = [];
  const receive = async () => {
    most = Math.max(most, ++open);
    await new Promise<void>((resolve) => finish.push(resolve));
    open -= 1;
    return "stored";
  };
  const all = Array.from({ length: 40 }, () => inTurn("ada", receive));
  await expect(inTurn("bob", async () => "stored")).resolves.toBe("stored");
  expect(open).toBe(2);
  while (finish.length > 0) {
    finish.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await Promise.all(all)).toEqual(Array(40).fill("stored"));
  expect(most).toBe(2);
});

test("uploads: more than can wait are refused at once, and a failed one makes room", async () => {
  const stuck = Array.from({ length: 62 }, () => inTurn("ada", () => new Promise<never>(() => undefined)));
  expect(stuck).toHaveLength(62);
  expect(await inTurn("ada", async () => "stored")).toBeNull();
  await expect(inTurn("eve", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await inTurn("eve", async () => "stored")).toBe("stored");
});

import { expect, test } from "vitest";
import { sendLastWish } from "./last-wish";

/** A server that answers when it is told to. */
function slowServer() {
  const calls: { on: boolean; answer: (accepted: boolean) => void }[] = [];
  const send = (on: boolean) => new Promise<boolean>((answer) => calls.push({ on, answer }));
  const answer = async (accepted: boolean) => {
    calls.at(-1)?.answer(accepted);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { send, answer, sent: () => calls.map(({ on }) => on) };
}

test("last wish: a second one during a call is sent after it", async () => {
  const { send, answer, sent } = slowServer();
  const first = sendLastWish("one", true, send);
  expect(await sendLastWish("one", false, send)).toBeNull();
  expect(sent()).toEqual([true]);
  await answer(true);
  expect(sent()).toEqual([true, false]);
  await answer(true);
  expect(await first).toBe(false);
});

test("last wish: what the call already sets is not sent again", async () => {
  const { send, answer, sent } = slowServer();
  const first = sendLastWish("one", true, send);
  await sendLastWish("one", false, send);
  await sendLastWish("one", true, send);
  await answer(true);
  expect(await first).toBe(true);
  expect(sent()).toEqual([true]);
});

test("last wish: a refused one resolves with what the server has, and the next one starts afresh", async () => {
  const { send, answer, sent } = slowServer();
  const first = sendLastWish("one", true, send);
  await sendLastWish("one", false, send);
  await answer(true);
  await answer(false);
  expect(await first).toBe(true);
  const broken = sendLastWish("one", false, () => Promise.reject(new Error("broken")));
  await expect(broken).rejects.toThrow("broken");
  const again = sendLastWish("one", false, send);
  await answer(true);
  expect(await again).toBe(false);
  expect(sent()).toEqual([true, false, false]);
});

test("last wish: two things do not wait for each other", async () => {
  const { send, sent } = slowServer();
  void sendLastWish("one", true, send);
  void sendLastWish("two", true, send);
  expect(sent()).toEqual([true, true]);
});

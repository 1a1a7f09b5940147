import { describe, expect, test } from "vitest";
import type { Task } from "@/lib/provider/port";
import { outcomeOf } from "./provider-outcome";

const SENTENCE =
  "Request successful, but the official returned empty content. Since the official platform will still charge us for this, we have no choice but to bill this request as well.";
const HOUR = 3_600_000;

const task = (changes: Partial<Task>): Task => ({
  taskId: "ta1",
  status: "success",
  rawStatus: "success",
  videoUrl: null,
  consumed: null,
  reason: null,
  createdAt: null,
  ...changes,
});

describe("a success without a video", () => {
  test.each([
    ["as it was seen", SENTENCE],
    ["in capitals, with other spaces", SENTENCE.toUpperCase().replaceAll(" ", "  ")],
    ["shorter", "Upstream returned an empty response; you are billed for this request."],
    ["the other way round", "empty content was returned by the official API, and it is charged"],
    ["in Chinese", "请求成功,但官方返回内容为空。由于官方仍会向我们收费,我们不得不对本次请求计费。"],
    ["in Chinese, shorter", "上游返回了空内容，本次请求仍会扣费"],
    ["in Chinese, without a choice", "官方返回的内容为空，我们不得不计费"],
  ])("with the known sentence as its reason is a moderation of the output, charged: %s", (_, reason) => {
    expect(outcomeOf(task({ reason }), HOUR)).toMatchObject({
      kind: "failed",
      class: "moderation_output",
      billed: true,
      reason,
    });
  });

  test.each([
    ["Upstream returned empty content. You will not be charged."],
    ["The official returned no content, and you won't be billed"],
    ["上游返回内容为空，不会扣费"],
    ["官方返回空结果，未计费"],
  ])("does not count as charged when the reason says that it was not: %s", (reason) => {
    expect(outcomeOf(task({ reason }), HOUR)).toMatchObject({ class: "moderation_output", billed: false, reason });
  });

  test.each([
    ["no reason at all", null, "no_video"],
    ["an unknown reason", "The dog ate it", "no_video"],
    ["an empty prompt", "The prompt has empty content, and nothing was billed", "no_video"],
    ["a known reason", "The output video may contain sensitive information", "moderation_output"],
  ])("with %s keeps the reason", (_, reason, failureClass) => {
    expect(outcomeOf(task({ reason }), 1_000)).toMatchObject({ class: failureClass, billed: false, reason });
  });
});

test.each([
  ["failed", SENTENCE, "moderation_output"],
  ["expired", null, "expired"],
  ["cancelled", null, "provider"],
])("a failure %s with the reason %j is %s", (rawStatus, reason, failureClass) => {
  const outcome = outcomeOf(task({ status: "failed", rawStatus, reason }), HOUR);
  expect(outcome).toMatchObject({ kind: "failed", class: failureClass, reason });
});

test("a reason beside a video does not discard the video", () => {
  const done = task({ videoUrl: "https://example.com/video.mp4", rawStatus: "completed", reason: "ok" });
  expect(outcomeOf(done, HOUR)).toMatchObject({ kind: "rendered", status: "completed" });
});

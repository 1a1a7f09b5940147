import { expect, test } from "vitest";
import { parseCallbackTaskId } from "./callback-body";

test.each<[string, unknown]>([
  ["a flat task", { task_id: "ta1" }],
  ["the query's answer", { code: 0, message: "ok", data: { task_id: "ta1", status: "success" } }],
  ["another spelling", { taskId: "ta1" }],
  ["a bare id", { id: "ta1", status: "success" }],
  ["an envelope that has an id of its own", { id: "delivery-9", data: { task_id: "ta1" } }],
  ["a list", [{ task_id: "ta1" }]],
  ["a list inside", { data: [{ id: "ta1" }] }],
])("a callback tells its task: %s", (_, body) => {
  expect(parseCallbackTaskId(JSON.stringify(body))).toBe("ta1");
});

test.each<[string, string]>([
  ["nothing", ""],
  ["a page", "<html>task_id</html>"],
  ["a word", '"ta1"'],
  ["null", "null"],
  ["a number for an id", '{"task_id":7}'],
  ["an id that is a path", '{"task_id":"../../secret"}'],
  ["an id without end", JSON.stringify({ task_id: "a".repeat(201) })],
  ["an inherited property", '{"__proto__":{"task_id":"ta1"}}'],
  ["too deep a nest", `${'{"data":'.repeat(20)}{"task_id":"ta1"}${"}".repeat(20)}`],
  ["too long a body", JSON.stringify({ pad: "x".repeat(70_000), task_id: "ta1" })],
])("a body that tells no task tells nothing: %s", (_, body) => {
  expect(parseCallbackTaskId(body)).toBeNull();
});

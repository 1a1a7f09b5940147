import { gzipSync } from "node:zlib";
import { generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

type Task = { id: string; prompt: string; callback_url: string };
const LOST = "[sim:submit-no-id] [sim:no-callback]";

const taskOf = async (simulatorUrl: string, prompt: string): Promise<Task> => {
  const { tasks } = await (await fetch(`${simulatorUrl}/__control/tasks`)).json();
  return tasks.find((task: Task) => task.prompt === prompt);
};

const forms: [string, (task: Task) => [string, RequestInit]][] = [
  [
    "JSON as text, by PUT, with a slash at the end",
    ({ id, callback_url }) => [
      `${callback_url}/`,
      { method: "PUT", body: JSON.stringify({ result: { task_id: id } }), headers: { "content-type": "text/plain" } },
    ],
  ],
  [
    "form fields, with a slash at the end",
    ({ id, callback_url }) => [`${callback_url}/`, { method: "POST", body: new URLSearchParams({ task_id: id }) }],
  ],
  [
    "multipart fields",
    ({ id, callback_url }) => {
      const body = new FormData();
      body.set("data", JSON.stringify({ task: { id } }));
      return [callback_url, { method: "POST", body }];
    },
  ],
  [
    "gzip",
    ({ id, callback_url }) => [
      callback_url,
      {
        method: "POST",
        body: new Uint8Array(gzipSync(JSON.stringify([{ task_id: id }]))),
        headers: { "content-type": "application/json", "content-encoding": "gzip" },
      },
    ],
  ],
  ["a query parameter", ({ id, callback_url }) => [`${callback_url}?task_id=${id}`, { method: "GET" }]],
];

for (const [form, call] of forms) {
  test(`callbacks: a generation whose submit was lost is recovered by a callback as ${form}`, async ({ user, app }) => {
    const prompt = `A heron as ${form.split(",")[0]} ${LOST}`;
    const card = await generate(user.page, { prompt });
    await expect(card).toHaveAccessibleName(/Unconfirmed/, { timeout: 60_000 });
    const [address, init] = call(await taskOf(app.simulatorUrl, prompt));
    expect((await fetch(address, { ...init, redirect: "manual" })).status).toBe(204);
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  });
}

test("callbacks: one without a task id shows on the open page; GET, HEAD and OPTIONS do not", async ({
  user: { page },
  app,
}) => {
  const prompt = `A heron without a name ${LOST}`;
  const card = await generate(page, { prompt });
  await expect(card).toHaveAccessibleName(/Unconfirmed/, { timeout: 60_000 });
  const { callback_url } = await taskOf(app.simulatorUrl, prompt);
  for (const method of ["GET", "HEAD", "OPTIONS"]) expect((await fetch(callback_url, { method })).status).toBe(204);
  const wrong = `${callback_url.slice(0, -43)}${"A".repeat(43)}`;
  expect((await fetch(wrong, { method: "POST", body: "" })).status).toBe(404);
  await page.goto((await card.getAttribute("href")) ?? "");
  await expect(page.getByText("but no answer came back")).toBeVisible();
  expect((await fetch(callback_url, { method: "POST", body: "x".repeat(500_000) })).status).toBe(204);
  await expect(page.getByText("so it accepted this and will probably charge for it")).toBeVisible();
});

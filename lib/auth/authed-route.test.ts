import { redirect } from "next/navigation";
import { expect, test, vi } from "vitest";

const user = vi.hoisted(() => ({ now: null as { id: string } | null }));
vi.mock("@/lib/http/check-limit", () => ({ checkLimit: async () => null, tooManyResponse: () => undefined }));
vi.mock("./session", () => ({ getUser: async () => user.now }));

const { authedRoute } = await import("./authed-route");
const context = { params: Promise.resolve({}) };
const ask = (method: string, headers: Record<string, string> = {}) =>
  new Request("http://localhost:3000/api/thing", { method, headers });
const ran = vi.fn(async (who: { id: string }) => Response.json({ who: who.id }));
const route = authedRoute("changes", ran);

test("route: passes the signed-in user on, and refuses a signed-out request with the common error body", async () => {
  user.now = null;
  const refused = await route(ask("GET"), context);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toEqual({ ok: false, error: { code: "unauthorized" } });
  user.now = { id: "ada" };
  expect(await (await route(ask("GET"), context)).json()).toEqual({ who: "ada" });
});

test.each(["POST", "PUT", "PATCH", "DELETE"])(
  "route: a %s from another site does not reach the handler",
  async (method) => {
    user.now = { id: "ada" };
    for (const headers of [{}, { origin: "https://evil.test" }, { "sec-fetch-site": "cross-site" }]) {
      ran.mockClear();
      expect((await route(ask(method, headers as Record<string, string>), context)).status).toBe(401);
      expect(ran).not.toHaveBeenCalled();
    }
    expect((await route(ask(method, { "sec-fetch-site": "same-origin" }), context)).status).toBe(200);
  },
);

test("route: a redirect goes on to the framework, and any other exception is a plain failure", async () => {
  user.now = { id: "ada" };
  const moved = authedRoute("changes", async () => redirect("/sign-in"));
  await expect(moved(ask("GET"), context)).rejects.toThrow("NEXT_REDIRECT");
  const broken = authedRoute("changes", async () => {
    throw new Error("secret detail");
  });
  const answer = await broken(ask("GET"), context);
  expect([answer.status, await answer.text()]).toEqual([500, '{"ok":false,"error":{"code":"unexpected"}}']);
});

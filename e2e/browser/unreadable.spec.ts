import { readdirSync } from "node:fs";
import net from "node:net";
import { expect, test } from "@/e2e/fixtures/test";
import { inRoot } from "@/lib/cli/root.mjs";

/** A NUL, half a surrogate pair as UTF-8 would have it, and a byte that begins nothing. */
const BAD = ["%00", "a%00b", "%ed%a0%80", "%ff"];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every page and route of the app, with `fill` for each part of the path that is a name. */
const addresses = (fill: string): string[] => [
  ...new Set(
    readdirSync(inRoot("app"), { recursive: true, encoding: "utf8" })
      .filter((name) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(name) && !/@|\(\.+\)/.test(name))
      .map(
        (name) =>
          `/${name
            .split("/")
            .slice(0, -1)
            .filter((part) => !part.startsWith("("))
            .join("/")}`,
      )
      .map((name) => name.replace(/\[[^\]]+\]/g, fill)),
  ),
];

test("unreadable: no address, query, body or header with unstorable characters makes the server fail", async ({
  user: { page },
  app,
}) => {
  const headers = { "sec-fetch-site": "same-origin" };
  const failed: string[] = [];
  const notRefused: string[] = [];
  const ask = async (method: string, path: string, data?: string) => {
    const type = data?.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
    const answer = await page.request.fetch(app.url + path, {
      method,
      headers: { ...headers, ...(data && { "content-type": type }) },
      maxRedirects: 0,
      ...(data && { data }),
    });
    if (answer.status() >= 500) failed.push(`${method} ${path} ${data ?? ""}: ${answer.status()}`);
    return answer.status();
  };
  for (const bad of BAD) {
    for (const path of addresses(bad).filter((path) => path.includes(bad))) {
      for (const method of METHODS) {
        const status = await ask(method, path);
        if (![400, 405].includes(status)) notRefused.push(`${method} ${path}: ${status}`);
      }
    }
    for (const path of addresses("x")) {
      const status = await ask("GET", `${path}?q=${bad}&cursor=${bad}&ids=${bad}&id=${bad}&url=${bad}&remix=${bad}`);
      // Routes that read nothing of their address, and those that are closed.
      if (![400, 404, 405].includes(status) && path !== "/api/health") notRefused.push(`GET ${path}?…: ${status}`);
    }
  }
  for (const text of ["a\\u0000b", "a\\ud800b"]) {
    const body = `{"base":0,"content":{"text":"${text}"},"address":"https://${text}","${text}":["${text}"]}`;
    for (const path of addresses("00000000-0000-4000-8000-000000000000").filter((path) => path.startsWith("/api/")))
      for (const method of ["POST", "PUT"]) await ask(method, path, body);
  }
  for (const text of ["%00", "%ed%a0%80"])
    for (const path of ["/api/gallery/zip", "/v/abcdefghijklmnopqrstuv/unlock"])
      await ask("POST", path, `selection=${text}&password=${text}`);
  expect(failed).toEqual([]);
  expect(notRefused).toEqual([]);

  const { port } = new URL(app.url);
  const socket = net.connect(Number(port), "localhost");
  socket.write(
    `GET /api/generations HTTP/1.1\r\nHost: localhost:${port}\r\nX-File-Name: a\0b\r\nConnection: close\r\n\r\n`,
  );
  let heard = "";
  for await (const chunk of socket) heard += chunk;
  expect(heard).toMatch(/^HTTP\/1\.1 400 /);
});

test("unreadable: the baseline of the benches is closed", async ({ request }) => {
  expect((await request.post("/api/ping")).status()).toBe(404);
});

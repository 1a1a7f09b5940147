import { readdirSync } from "node:fs";
import net from "node:net";
import { generateVideo, shareVideo, slugOf } from "@/e2e/fixtures/shared-video";
import { expect, test, type User } from "@/e2e/fixtures/test";
import { inRoot } from "@/lib/cli/root.mjs";

const id = "00000000-0000-4000-8000-000000000000";
const slug = "abcdefghijklmnopqrstuv";

const cookieOf = async ({ page }: User) =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

test("addresses: one that cannot be decoded answers 400, signed in or not", async ({ account: user, app }) => {
  const cookie = await cookieOf(user);
  const places = ["/", "/v/", "/embed/", "/gallery/", "/links/", "/gallery/collections/", `/v/${slug}`, "/nowhere/"];
  places.push("/api/files/video/", "/api/files/image/", "/api/drafts/", "/api/nowhere/", "/api/auth/callback/oidc/");
  places.push(`/api/files/shared/${slug}`, `/api/callbacks/defapi/${id}/`, "/gallery?q=", "/?from=", "/sign-in?next=");
  places.push("/api/gallery?q=", "/api/library/sent?q=", "/api/images?q=", "/api/oembed?url=", "/gallery/compare?ids=");
  places.push("/api/gallery/collections?id=", `/api/files/shared/${slug}/video?video=`, "/api/generations?ids=");
  for (const place of places) {
    for (const broken of ["%00", "%", "%E0%A4%A", "a%FFb", "%ED%A0%80"]) {
      // In a query, a lone percent sign is text: a search for 100%.
      if (place.includes("?") && broken === "%") continue;
      const get = (headers: HeadersInit) => fetch(app.url + place + broken, { headers, redirect: "manual" });
      expect((await get({ cookie })).status, place + broken).toBe(400);
      // Without a session, a route may answer 401 first.
      expect([400, 401], place + broken).toContain((await get({})).status);
    }
  }
  expect(app.output()).not.toContain("Failed query");
});

test("addresses: a body with text that cannot be stored answers 400", async ({ account: user, app }) => {
  const cookie = await cookieOf(user);
  const settings = { ratio: "16:9", duration: 5, model: "seedance-2.0" };
  const draft = (doc: string) => ({
    base: 0,
    content: { open: null, doc: [doc], images: [], gone: [], settings, by: "page", seq: 1 },
  });
  const call = (method: string, path: string, body: BodyInit) =>
    fetch(app.url + path, { method, body, headers: { cookie, origin: app.url }, redirect: "manual" });
  for (const bad of ["a\0b", "a\ud83d", "\ude00"]) {
    expect((await call("PUT", "/api/drafts", JSON.stringify(draft(bad)))).status).toBe(400);
    const address = JSON.stringify({ address: `https://example.com/${bad}.png` });
    expect((await call("POST", "/api/images/address", address)).status).toBe(400);
    const form = new FormData();
    form.set("selection", JSON.stringify({ query: bad, spans: [[null, null]], except: [], also: [] }));
    expect((await call("POST", "/api/gallery/zip", form)).status).toBe(400);
  }
  expect((await call("PUT", "/api/drafts", JSON.stringify(draft("a whole one: 😀")))).status).toBe(200);
  expect(app.output()).not.toContain("Failed query");
});

test("addresses: a link copied with trailing punctuation opens, and oEmbed resolves it", async ({ user, app }) => {
  const { page } = user;
  const video = await generateVideo(page);
  const link = await shareVideo(page);
  const name = slugOf(link);
  for (const tail of [".", ")", "]", ",", ">", '"', "。", "）", "/", ").", "_", "。下一句"]) {
    for (const kind of ["v", "embed"]) {
      const sent = await fetch(`${app.url}/${kind}/${name}${tail}?start=1`, { redirect: "manual" });
      const to = new URL(sent.headers.get("location") ?? "", app.url).href;
      expect([sent.status, to], tail).toEqual([308, `${app.url}/${kind}/${name}?start=1`]);
      expect((await fetch(`${app.url}/${kind}/${name}${tail}`)).status).toBe(200);
    }
    const oembed = `${app.url}/api/oembed?${new URLSearchParams({ url: link + tail })}`;
    expect((await fetch(oembed)).status, tail).toBe(200);
    expect((await page.goto(`/gallery/${video}${tail}`))?.status(), tail).toBe(200);
    expect(new URL(page.url()).pathname).toBe(`/gallery/${video}`);
  }
  await page.goto(`${link}).`);
  expect(page.url()).toBe(link);
  await expect(page.locator("video").first()).toBeVisible();
});

/** A NUL, half a surrogate pair as UTF-8 would have it, and a byte that begins nothing. */
const BAD = ["%00", "a%00b", "%ed%a0%80", "%ff"];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every page and route of the app, with `fill` for each part of the path that is a name. */
const allOf = (fill: string): string[] => [
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

test("addresses: no address, query, body or header with unstorable characters makes the server fail", async ({
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
    for (const path of allOf(bad).filter((path) => path.includes(bad))) {
      for (const method of METHODS) {
        const status = await ask(method, path);
        if (![400, 405].includes(status)) notRefused.push(`${method} ${path}: ${status}`);
      }
    }
    for (const path of allOf("x")) {
      const status = await ask("GET", `${path}?q=${bad}&cursor=${bad}&ids=${bad}&id=${bad}&url=${bad}&remix=${bad}`);
      // Routes that read nothing of their address, and those that are closed.
      const reads = !["/api/health", "/api/ready"].includes(path);
      if (reads && ![400, 404, 405].includes(status)) notRefused.push(`GET ${path}?…: ${status}`);
    }
  }
  for (const text of ["a\\u0000b", "a\\ud800b"]) {
    const body = `{"base":0,"content":{"text":"${text}"},"address":"https://${text}","${text}":["${text}"]}`;
    for (const path of allOf("00000000-0000-4000-8000-000000000000").filter((path) => path.startsWith("/api/")))
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

test("addresses: the baseline of the benches is closed", async ({ request }) => {
  expect((await request.post("/api/ping")).status()).toBe(404);
});

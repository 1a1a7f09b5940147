import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { auditPackages } from "./audit.mjs";
import { judgeAdvisories } from "./judge.mjs";

const ID = "GHSA-2xp9-vwfh-vxw4";
const accept = (until: string) => [{ id: ID, until, why: "images are not optimized" }];
const cause = { name: "next", title: "remote code", url: `https://github.com/advisories/${ID}`, severity: "critical" };
const report = { vulnerabilities: { next: { via: [cause] }, "next-intl": { via: ["next"] } } };
const problems = (...asked: Parameters<typeof judgeAdvisories>) => {
  const judged = judgeAdvisories(...asked);
  return judged.kind === "judged" ? judged.problems : judged.reason;
};

test("advisories: one that nobody accepted is a problem, once for all packages that it reaches", () => {
  expect(problems(report, [], "2026-11-26")).toEqual([
    expect.stringContaining(`${ID} (critical) in next: remote code.`),
  ]);
});

test("advisories: an accepted one is no problem until its last day has passed", () => {
  expect(problems(report, accept("2026-11-26"), "2026-11-26")).toEqual([]);
  expect(problems(report, accept("2026-11-25"), "2026-11-26")).toEqual([
    expect.stringContaining("accepted until 2026-11-25: images are not optimized"),
  ]);
});

test("advisories: an accepted one that no longer applies has to go", () => {
  expect(problems({ vulnerabilities: {} }, accept("2030-01-01"), "2026-11-26")).toEqual([
    expect.stringContaining(`${ID} no longer applies`),
  ]);
});

test.each([
  ["npm's error", { message: "405 Method Not Allowed", error: {} }, "405 Method Not Allowed"],
  ["nothing", null, "npm printed no report"],
])("advisories: %s instead of a report is no pass", (_, answer, reason) => {
  expect(judgeAdvisories(answer, [], "2026-11-26")).toEqual({ kind: "no_answer", reason });
});

/** A registry that answers npm's question about advisories, and nothing else. */
async function registry(status: number, advisories: object) {
  const server = http.createServer((request, response) => {
    request.resume();
    const asked = request.url?.includes("/advisories/bulk") ?? false;
    response.writeHead(asked ? status : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(asked ? advisories : {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, close: () => server.close() };
}

test("advisories: npm asks the registry, and what it reports is found", async () => {
  const advisory = { id: 1, ...cause, vulnerable_versions: ">=1.0.0", cwe: [], cvss: { score: 9.8 } };
  const { url, close } = await registry(200, { next: [advisory] });
  const judged = await auditPackages([], [`--registry=${url}`]).finally(close);
  expect(judged).toMatchObject({ kind: "judged", found: [{ id: ID, package: "next", severity: "critical" }] });
});

test("advisories: a registry that does not know them is named as the reason", async () => {
  const { url, close } = await registry(405, {});
  const judged = await auditPackages([], [`--registry=${url}`]).finally(close);
  expect(judged).toEqual({ kind: "no_answer", reason: expect.stringContaining("405") });
});

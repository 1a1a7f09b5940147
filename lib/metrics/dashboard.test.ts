import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { inRoot } from "@/lib/cli/root.mjs";
import { metrics } from "./metrics";

const dashboardSchema = z.looseObject({
  panels: z.array(z.looseObject({ id: z.number(), targets: z.array(z.looseObject({ expr: z.string() })) })),
});

test("dashboard: every panel and alert asks for metrics that exist, and every metric of ours has a unit in its name or counts things", async () => {
  const source = await readFile(inRoot("lib/server/metrics-page.ts"), "utf8");
  const counted = metrics().registry.getMetricsAsArray();
  const names = [
    ...counted.map(({ name }) => name),
    ...[...source.matchAll(/"(ninefold_\w+)"/g)].map(([, name = ""]) => name),
  ];
  const { panels } = dashboardSchema.parse(JSON.parse(await readFile(inRoot("docs/grafana.json"), "utf8")));
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const asked = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => expr.match(/ninefold_\w+/g) ?? []));
  for (const name of asked) expect(names, name).toContain(name.replace(/_bucket$/, ""));
  const operating = await readFile(inRoot("docs/operating.md"), "utf8");
  for (const [name] of operating.matchAll(/ninefold_\w+/g)) expect(names, name).toContain(name);
  for (const name of names)
    if (name !== "ninefold_build_info") expect(asked.join(" "), `${name} has a panel`).toContain(name);
  for (const { name } of counted) expect(name).toMatch(/_(?:seconds|total)$/);
});

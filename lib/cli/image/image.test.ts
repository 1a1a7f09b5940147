import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { variables } from "@/env";
import { inRoot } from "../root.mjs";
import { environmentOf, parseDockerfile } from "./dockerfile.mjs";

const stages = parseDockerfile(await readFile(inRoot("Dockerfile"), "utf8"));
const last = stages.at(-1);
const of = (kind: string) => (last?.steps ?? []).filter((step) => step.kind === kind).map(({ words }) => words);
const names = new Set(variables.map(({ name }) => name));

test("image: every stage begins with one exact version of Node, the newest that the README recommends", async () => {
  const [, recommended] = /Node 24 \(([\d.]+) or newer\)/.exec(await readFile(inRoot("README.md"), "utf8")) ?? [];
  for (const { from } of stages) expect(from).toBe(`node:${recommended}-bookworm-slim`);
});

test("image: the server is not root, has one volume and a health check, and gets signals without a shell in between", () => {
  expect(of("USER")).toEqual(["node"]);
  expect(of("VOLUME")).toEqual(["/data"]);
  expect(of("HEALTHCHECK")).toEqual([expect.stringMatching(/--timeout=\d+s .*CMD \["node", /)]);
  for (const command of of("CMD")) expect(JSON.parse(command)[0]).toBe("node");
  const order = last?.steps.map(({ kind }) => kind) ?? [];
  expect(order.lastIndexOf("RUN"), "everything that needs root comes before").toBeLessThan(order.indexOf("USER"));
});

test("image: no secret is part of it, nothing is fetched by address, and lists of packages are removed", () => {
  for (const stage of stages) {
    for (const name of Object.keys(environmentOf(stage))) expect(name).not.toMatch(/KEY|SECRET|TOKEN|PASSWORD/);
    for (const { kind, words } of stage.steps) {
      expect(["ADD", "ARG"]).not.toContain(kind);
      if (kind === "RUN" && words.includes("apt-get install"))
        expect(words).toMatch(/--no-install-recommends .*rm -rf \/var\/lib\/apt\/lists/);
      for (const [file] of words.matchAll(/lib\/cli\/[\w-]+\.mjs/g)) expect(existsSync(inRoot(file)), file).toBe(true);
    }
  }
});

const serviceSchema = z.strictObject({
  image: z.string().regex(/^[\w./-]+:[\w.-]+$/),
  build: z.string().optional(),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
  volumes: z.array(z.string().regex(/^[\w-]+:\/[\w/.-]+$/)).optional(),
  tmpfs: z.array(z.string()).optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).optional(),
  healthcheck: z.strictObject({ test: z.array(z.string()), interval: z.string(), retries: z.number() }).optional(),
  stop_grace_period: z.string().optional(),
  restart: z.string(),
});
const composeSchema = z.strictObject({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.null()),
});

test.each(["compose.yaml", "docs/deploy/compose.postgres.yaml"])(
  "compose: %s is valid and gives the server no more than it needs",
  async (file) => {
    const { services, volumes } = composeSchema.parse(parse(await readFile(inRoot(file), "utf8")));
    const { ninefold } = services;
    expect(ninefold).toMatchObject({ read_only: true, tmpfs: ["/tmp"], cap_drop: ["ALL"] });
    expect(ninefold?.security_opt).toEqual(["no-new-privileges:true"]);
    // Longer than a server takes to stop.
    expect(Number.parseInt(ninefold?.stop_grace_period ?? "", 10)).toBeGreaterThan(10);
    for (const name of Object.keys(ninefold?.environment ?? {})) expect(names, name).toContain(name);
    for (const { volumes: used = [], image } of Object.values(services)) {
      expect(image).not.toMatch(/:latest$/);
      for (const volume of used) expect(volumes).toHaveProperty(volume.split(":")[0] ?? "");
    }
  },
);

const probe = z.looseObject({ httpGet: z.looseObject({ path: z.string(), httpHeaders: z.array(z.unknown()) }) });
const deploymentSchema = z.looseObject({
  spec: z.looseObject({
    template: z.looseObject({
      spec: z.looseObject({
        terminationGracePeriodSeconds: z.number(),
        containers: z.array(
          z.looseObject({
            image: z.string().regex(/:(?!latest)[\w.]+$/),
            env: z.array(z.looseObject({ name: z.string() })),
            securityContext: z.looseObject({
              readOnlyRootFilesystem: z.literal(true),
              allowPrivilegeEscalation: z.literal(false),
            }),
            livenessProbe: probe,
            readinessProbe: probe,
            startupProbe: probe,
          }),
        ),
      }),
    }),
  }),
});

test("kubernetes: the manifests parse, name what exists, and keep a server while others restart", async () => {
  const folder = inRoot("docs/deploy/kubernetes");
  const documents = [];
  for (const file of await readdir(folder))
    for (const document of parseAllDocuments(await readFile(`${folder}/${file}`, "utf8"))) {
      expect(document.errors, file).toEqual([]);
      documents.push(z.looseObject({ apiVersion: z.string(), kind: z.string() }).parse(document.toJS()));
    }
  const kinds = documents.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(["Deployment", "Service", "PodDisruptionBudget", "PersistentVolumeClaim"]),
  );
  const { spec } = deploymentSchema.parse(documents.find(({ kind }) => kind === "Deployment")).spec.template;
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(15);
  for (const container of spec.containers) {
    expect(container.livenessProbe.httpGet.path).toBe("/api/health");
    expect(container.readinessProbe.httpGet.path).toBe("/api/ready");
    // Asked by the pod's address, which is no host of ours.
    expect(container.readinessProbe.httpGet.httpHeaders).toEqual([{ name: "Host", value: "localhost" }]);
    for (const { name } of container.env) expect(names, name).toContain(name);
  }
});

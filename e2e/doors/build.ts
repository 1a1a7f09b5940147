import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { inRoot, root } from "@/lib/cli/root.mjs";

const routesSchema = z.record(z.string(), z.string());
const actionsSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});
const rules = z.array(z.object({ source: z.string() }));
const rulesSchema = z.object({
  redirects: rules,
  rewrites: z.object({ beforeFiles: rules, afterFiles: rules, fallback: rules }),
});

const read = async <T>(schema: z.ZodType<T>, file: string): Promise<T> =>
  schema.parse(JSON.parse(await readFile(inRoot(".next", file), "utf8")));

/** The framework's own pages: they show no data, and no address leads to them. */
const INTERNAL = ["/_global-error", "/_not-found"];

export type BuiltAction = { id: string; page: string };

/**
 * Every door of the build, by what the server itself goes by: its manifests, the files beside it, and what each handler
 * says about its methods. `handlers` are the routes whose methods are still to be asked for.
 */
export async function readBuild() {
  const routes = await read(routesSchema, "app-path-routes-manifest.json");
  const { node } = await read(actionsSchema, "server/server-reference-manifest.json");
  const { redirects, rewrites } = await read(rulesSchema, "routes-manifest.json");
  const entries = Object.entries(routes).filter(([, route]) => !INTERNAL.includes(route));
  const built = (kind: string) => [
    ...new Set(entries.filter(([entry]) => entry.endsWith(`/${kind}`)).map(([, route]) => route)),
  ];
  const actions = new Map<string, BuiltAction>(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => [
      `action ${filename} ${exportedName}`,
      { id, page: pageOf(Object.keys(workers).map((worker) => routes[worker.replace(/^app/, "")] ?? "/")) },
    ]),
  );
  const sources = [...redirects, ...rewrites.beforeFiles, ...rewrites.afterFiles, ...rewrites.fallback];
  return {
    pages: built("page").map((route) => `page ${route}`),
    handlers: built("route"),
    actions,
    files: (await filesBelow(inRoot("public"))).map((name) => `file /${name}`),
    rules: sources.map(({ source }) => `rule ${source}`),
  };
}

/** A page that has the action. Of a page with parameters one that does not exist: its own answer must not matter. */
function pageOf(routes: string[]): string {
  const plain = routes.find((route) => !route.includes("["));
  return plain ?? (routes[0] ?? "/").replace(/\[[^\]]+\]/g, "00000000-0000-4000-8000-000000000000");
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
}

/** The methods of a handler, as the framework answers OPTIONS for it. HEAD is GET without a body. */
export async function methodsOf(url: string, route: string): Promise<string[]> {
  const answer = await fetch(url + route.replace(/\[(?:\.\.\.)?[^\]]+\]/g, "x"), { method: "OPTIONS" });
  const methods = (answer.headers.get("allow") ?? "").split(/,\s*/);
  return methods.filter((method) => method !== "" && method !== "OPTIONS" && method !== "HEAD");
}

/**
 * The same build in a folder from which the proxy is gone: its entry in the manifest by which the server finds it. All
 * else is the very code that is served otherwise. Copied, since the framework resolves next.config.ts's imports
 * wrongly through links; only node_modules is linked. Returns the folder.
 */
export async function copyWithoutProxy(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-no-proxy-"));
  const left = ["node_modules", ".git", ".data", ".next/cache", ".next/dev", ".next/types"].map((name) => inRoot(name));
  await cp(root, folder, { recursive: true, filter: (file) => !left.includes(file) });
  await symlink(inRoot("node_modules"), path.join(folder, "node_modules"));
  const manifest = path.join(folder, ".next/server/functions-config-manifest.json");
  const { functions, ...rest } = JSON.parse(await readFile(manifest, "utf8"));
  if (!functions["/_middleware"]) throw new Error("this build has no proxy.ts, or another manifest names it");
  const { "/_middleware": _, ...others } = functions;
  await writeFile(manifest, JSON.stringify({ ...rest, functions: others }));
  await rm(path.join(folder, ".next/server/middleware.js"));
  return folder;
}

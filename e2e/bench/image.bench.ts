import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { captureOutput, ended, start, stop } from "@/lib/cli/child.mjs";
import { environmentOf, parseDockerfile } from "@/lib/cli/image/dockerfile.mjs";
import { inRoot } from "@/lib/cli/root.mjs";
import { becomesHealthy } from "@/lib/cli/start/health.mjs";
import { freePort } from "@/lib/cli/start/port.mjs";
import { cleanEnvironment } from "../fixtures/clean-environment";
import { memoryOf } from "./memory";

/** A user without rights here, where there is one to become: what it cannot write is as good as read-only. */
const NODE_USER = process.getuid?.() === 0 ? { uid: 1_000, gid: 1_000 } : { uid: undefined };
const report = (text: string) => console.log(text);

/**
 * Follows the Dockerfile in folders, one for each absolute path that it names. What installs Debian packages or makes
 * users is left out.
 */
async function follow(root: string) {
  const stages = parseDockerfile(await readFile(inRoot("Dockerfile"), "utf8"));
  const places: Record<string, string> = {};
  for (const stage of stages) {
    const own = path.join(root, stage.name ?? "final");
    const at = (absolute: string) => path.join(own, absolute);
    let folder = at("/");
    for (const { kind, words } of stage.steps) {
      if (kind === "WORKDIR") {
        folder = at(words);
        await mkdir(folder, { recursive: true });
      } else if (kind === "COPY") await copy(words, folder);
      else if (kind === "RUN" && /^(npm|node) /.test(words))
        await command(words.replace(/ \/(\w+)$/, ` ${at("/$1")}`), folder);
      else if (kind === "RUN") report(`left out: ${words}`);
    }
    places[stage.name ?? "final"] = own;
  }
  const final = stages.at(-1);
  if (!final) throw new Error("the Dockerfile has no stage");
  return { app: path.join(places.final ?? "", "app"), environment: environmentOf(final) };

  async function copy(words: string, to: string) {
    const [, from, files = ""] = /^(?:--from=(\S+) )?(.*)$/.exec(words) ?? [];
    const names = files.split(/\s+/).slice(0, -1);
    for (const name of names) {
      if (from) await cp(path.join(places[from] ?? "", name), to, { recursive: true, verbatimSymlinks: true });
      else if (name === ".") await copySources(to);
      else await cp(inRoot(name), path.join(to, path.basename(name)));
    }
  }
}

/** What .dockerignore lets through, of what is in the repository. */
async function copySources(to: string): Promise<void> {
  const ignored = (await readFile(inRoot(".dockerignore"), "utf8")).split("\n").filter((line) => /^[^#*\s]/.test(line));
  const { output } = await captureOutput(["ls-files", "--cached", "--others", "--exclude-standard"], {
    program: "git",
  });
  for (const name of output.trim().split("\n")) {
    const [first = ""] = name.split("/");
    if (ignored.includes(first) || /^\.env/.test(first) || /\.test\.tsx?$/.test(name)) continue;
    await cp(inRoot(name), path.join(to, name));
  }
}

async function command(words: string, cwd: string): Promise<void> {
  const [program = "", ...args] = words.split(/\s+/);
  const env = { ...cleanEnvironment(), HOME: process.env.HOME };
  const ran = await captureOutput(args, { program, cwd, env, within: 20 * 60_000 });
  if (ran.code !== 0) throw new Error(`${words}: ${ran.output.slice(-3_000)}`);
}

test("image: the Dockerfile's steps make a server that runs without rights, and its size, start and memory are known", async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), "ninefold-image-"));
  try {
    await chmod(root, 0o755);
    const { app, environment } = await follow(root);
    const { output: size } = await captureOutput(["-sm", app], { program: "du" });
    report(`image: ${size.split("\t")[0]} MB of ours, besides Node and ffmpeg`);
    const dataDir = path.join(root, "data");
    await mkdir(dataDir);
    if (NODE_USER.uid) await chown(dataDir, NODE_USER.uid, NODE_USER.gid);
    const port = await freePort();
    const env = { ...cleanEnvironment(), ...environment, DATA_DIR: dataDir, PORT: String(port) };
    const inImage = (...argv: string[]) => captureOutput(argv, { cwd: app, env, within: 60_000, ...NODE_USER });
    const began = performance.now();
    const server = start(["lib/cli/serve-image.mjs"], { cwd: app, env, ...NODE_USER });
    let output = "";
    for (const stream of [server.stdout, server.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    try {
      const exited = new AbortController();
      void ended(server).then(() => exited.abort());
      const url = `http://127.0.0.1:${port}`;
      expect(await becomesHealthy(`${url}/api/ready`, { within: 60_000, signal: exited.signal }), output).toBe(true);
      report(`image: ready after ${((performance.now() - began) / 1_000).toFixed(1)} s`);
      expect((await fetch(`${url}/sign-up`)).status).toBe(200);
      expect((await inImage("lib/cli/healthcheck.mjs")).code).toBe(0);
      expect((await inImage("lib/cli/admin.mjs", "help")).output).toContain("npm run admin");
      const doctor = await inImage("lib/cli/doctor.mjs");
      expect([doctor.code, doctor.output]).toEqual([0, expect.stringMatching(/ok +database .*which is ready/)]);
      // The first request starts the simulator, from what the image contains.
      const simulator = await readFile(path.join(dataDir, "simulator/port"), "utf8");
      expect((await fetch(`http://127.0.0.1:${simulator}/api/user`)).status).toBe(401);
      await sleep(20_000);
      report(`image: ${Math.round((await memoryOf(server.pid ?? 0)).server.pss)} MB at rest`);
      expect(await stop(server)).toBe(0);
      expect(output).not.toMatch(/EACCES|EROFS|Cannot find/);
    } finally {
      await stop(server);
    }
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
});

import path from "node:path";
import { root } from "../root.mjs";
import { sourcesHash } from "../sources.mjs";
import { checkFloors } from "./floors.mjs";
import { installIfMissing } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { checkPort } from "./port.mjs";

/**
 * Checks everything that can fail before a minute is spent on building: Node, packages, environment, port, disk.
 * @param {{ dev?: boolean }} [options]
 */
export async function prepare({ dev = false } = {}) {
  checkNode();
  await installIfMissing("run");
  await checkFloors();
  const sources = await sourcesHash();
  return { sources, ...(await checkSettings({ dev, sources })) };
}

/** Environment, port and disk. @param {{ dev?: boolean, sources: string }} options */
export async function checkSettings({ dev = false, sources }) {
  // Imported only now, because it needs the installed packages.
  const { readEnvironment } = await import("../environment.mjs");
  const { checkDataDir } = await import("./data-dir.mjs");
  const env = await readEnvironment({ dev, sources });
  await checkPort(env.port, env.host);
  const dataDir = path.resolve(root, env.dataDir);
  await checkDataDir(dataDir);
  const { port, host, hasKey, appUrl, embedded } = env;
  return { embedded, serving: { port, host, dataDir, simulated: !hasKey, appUrl } };
}

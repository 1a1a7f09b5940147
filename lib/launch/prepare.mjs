import path from "node:path";
import { installWhatIsMissing } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { tryPort } from "./port.mjs";
import { root } from "./root.mjs";
import { Refusal } from "./say.mjs";

/**
 * Everything that can be found wrong before a minute is spent on building: Node, packages, environment, port, disk.
 * @param {{ dev?: boolean }} [options]
 */
export async function prepare({ dev = false } = {}) {
  checkNode();
  await installWhatIsMissing();
  // Only now, since it stands on installed packages.
  const { readEnvironment } = await import("./environment.mjs");
  const { checkDataDir } = await import("./data-dir.mjs");
  const env = await readEnvironment({ dev });
  const tried = await tryPort(env.port);
  if (!tried.ok) throw new Refusal(portRefusal(env.port, tried.error));
  const dataDir = path.resolve(root, env.dataDir);
  await checkDataDir(dataDir);
  return { port: env.port, dataDir, simulated: !env.hasKey, appUrl: env.appUrl };
}

/** @param {number} port @param {string} error */
function portRefusal(port, error) {
  if (error === "EADDRINUSE")
    return `Port ${port} is already taken. Stop what listens there, or set PORT to another one.`;
  return `Port ${port} cannot be used (${error}). Set PORT to another one.`;
}

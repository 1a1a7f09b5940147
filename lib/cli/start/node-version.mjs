import { StartRefusal } from "../output.mjs";

const oldest = [20, 19];

/**
 * Refuses a Node.js that cannot run the instance, before it fails on syntax or on a missing module.
 * @param {string} version such as "20.19.0"
 */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new StartRefusal(`Ninefold needs Node.js ${oldest.join(".")} or newer, and this is ${version}.`);
}

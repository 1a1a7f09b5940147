/** @typedef {{ from: string, name: string | null, steps: { kind: string, words: string }[] }} Stage */

/**
 * The stages of a Dockerfile with their instructions in order. Comments and continued lines are understood; heredocs
 * are not.
 * @param {string} text @returns {Stage[]}
 */
export function parseDockerfile(text) {
  const lines = text
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .join("\n")
    .replace(/\\\n/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "");
  /** @type {Stage[]} */
  const stages = [];
  for (const line of lines) {
    const [, kind = "", words = ""] = /^\s*([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (kind === "FROM") {
      const [from = "", , name = null] = words.split(/\s+/);
      stages.push({ from, name, steps: [] });
    } else stages.at(-1)?.steps.push({ kind, words: words.trim() });
  }
  return stages;
}

/** The variables of a stage's ENV lines. @param {Stage} stage @returns {Record<string, string>} */
export const environmentOf = ({ steps }) =>
  Object.fromEntries(
    steps
      .filter(({ kind }) => kind === "ENV")
      .flatMap(({ words }) =>
        words.split(/\s+/).map((pair) => [pair.split("=")[0], pair.split("=").slice(1).join("=")]),
      ),
  );

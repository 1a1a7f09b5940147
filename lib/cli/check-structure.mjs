/**
 * `npm run check:structure`: modules, layers, cycles, folder sizes and names, with figures. Exits with 1 on a
 * violation.
 */
import path from "node:path";
import { layerOrder, layers, MAX_FILES } from "./modules.mjs";
import { importsOf, sourceFiles } from "./source-files.mjs";

/** @typedef {{ file: string, text: string }} Source */

const isTest = (/** @type {string} */ file) => /\.test\.tsx?$/.test(file) || file.startsWith("e2e/");

/** A test belongs to the file that it tests. @param {string} name */
const tested = (name) => name.replace(/\.(?:int\.|postgres\.)?test\./, ".");

/** The layer of a file, and the depth of its module in it: 0 is the top. @param {string} file */
function placeOf(file) {
  const [layer = "", second = ""] = file.split("/");
  const known = layers[layer];
  if (!known) return { layer, depth: -1 };
  const isRoot = path.posix.dirname(file) === layer;
  const module = isRoot ? known.files[tested(second)] : second;
  return { layer, depth: module ? known.modules.indexOf(module) : Number.POSITIVE_INFINITY };
}

/** @param {Map<string, string[]>} graph */
function forbiddenImports(graph) {
  const problems = [];
  for (const [file, targets] of graph) {
    const from = placeOf(file);
    for (const target of targets) {
      const to = placeOf(target);
      const up = layerOrder.indexOf(to.layer) < layerOrder.indexOf(from.layer);
      // Tests use fixtures, which are above everything.
      if (up && layerOrder.includes(from.layer) && layerOrder.includes(to.layer) && !isTest(file))
        problems.push(`${file} imports ${target}, from a layer above`);
      if (from.layer === to.layer && from.depth > to.depth && !isTest(file) && layers[from.layer])
        problems.push(`${file} imports ${target}, from a module above`);
    }
  }
  return problems;
}

/** Import cycles, by Tarjan's strongly connected components. @param {Map<string, string[]>} graph */
function cycles(graph) {
  /** @type {string[][]} */
  const found = [];
  /** @type {Map<string, { index: number, low: number, open: boolean }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @param {string} file */
  const visit = (file) => {
    const mine = { index: seen.size, low: seen.size, open: true };
    seen.set(file, mine);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      const other = seen.get(target) ?? visit(target);
      if (other.open) mine.low = Math.min(mine.low, other.low);
    }
    if (mine.low === mine.index) {
      const circle = stack.splice(stack.indexOf(file));
      for (const member of circle) /** @type {{ open: boolean }} */ (seen.get(member)).open = false;
      if (circle.length > 1) found.push(circle);
    }
    return mine;
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return found;
}

/** Who may import the queries of the administration, and who may make the `Admin` that each of them asks for. */
const ADMIN = [
  { target: /^db\/admin\//, from: /^(?:db|lib)\/admin\//, why: "only lib/admin may use db/admin" },
  { name: "asAdmin", from: /^lib\/admin\/(?:gate|main)\.ts$/, why: "only the gate and the command make an Admin" },
];

/**
 * No query of the administration can be called without a check of who asks: they are reachable from lib/admin alone,
 * each takes an `Admin`, and only two files make one.
 * @param {Source[]} files @param {Map<string, string[]>} graph
 */
function ungatedAdmin(files, graph) {
  return files.flatMap(({ file, text }) => {
    if (isTest(file)) return [];
    const problems = ADMIN.filter(({ target, name, from }) => {
      const used = target ? (graph.get(file) ?? []).some((it) => target.test(it)) : text.includes(`${name}(`);
      return used && !from.test(file) && file !== "db/admin/actor.ts";
    }).map(({ why }) => `${file}: ${why}`);
    if (/^db\/admin\/.*-queries\.ts$/.test(file)) {
      for (const [head, name] of text.matchAll(
        /^export (?:async function|const) (\w+)[^(]*\(\s*(?!\s|_?admin: Admin\b)/gm,
      ))
        if (head) problems.push(`${file}: ${name} takes no Admin`);
    }
    return problems;
  });
}

/** Root folders contain only listed files, and only listed modules. @param {Source[]} files */
function unlistedFiles(files) {
  return files.flatMap(({ file }) => {
    const [layer = "", second = ""] = file.split("/");
    const known = layers[layer];
    if (!known) return [];
    if (path.posix.dirname(file) === layer) return tested(second) in known.files ? [] : [`${file} belongs in a module`];
    return known.modules.includes(second) ? [] : [`${file} is in a module that lib/cli/modules.mjs does not list`];
  });
}

/** In a module of lib, gates have fixed names: only these files may look up the user. @param {Source[]} files */
function roles(files) {
  return files.flatMap(({ file, text }) => {
    if (!file.startsWith("lib/") || isTest(file)) return [];
    const name = path.posix.basename(file);
    const problems = [];
    if (/^"use server"/m.test(text) && name !== "actions.ts")
      problems.push(`${file} says "use server": name it actions.ts`);
    if (name === "actions.ts" && !/^"use server"/m.test(text)) problems.push(`${file} holds no actions`);
    if (/^(?:policy|types|utils|helpers|common|misc)\.ts$/.test(name))
      problems.push(`${file}: a name that says nothing`);
    return problems;
  });
}

const EXPORT = /^export (?:async )?(?:function\*?|const|type|class|interface|let) ([A-Za-z0-9_$]+)/gm;
/** Names that a framework requires, one in each file that it reads. */
const FRAMEWORK = /^(?:GET|POST|PUT|HEAD|PATCH|DELETE|metadata|generateMetadata|dynamic|config)$/;

/** Exported names with two meanings. @param {Source[]} files */
function ambiguousNames(files) {
  /** @type {Map<string, Set<string>>} */
  const places = new Map();
  for (const { file, text } of files) {
    if (isTest(file) || file.startsWith("app/")) continue;
    for (const [, name = ""] of text.matchAll(EXPORT)) {
      if (!FRAMEWORK.test(name)) places.set(name, (places.get(name) ?? new Set()).add(file));
    }
  }
  // The starters of each language are one thing: the same list, written twice.
  return [...places].filter(([name, where]) => where.size > 1 && name !== "starters");
}

const files = await sourceFiles();
const graph = importsOf(files);
const product = files.filter(({ file }) => /^(?:app|components|lib|db)\//.test(file) && !isTest(file));
const lines = product.map(({ text }) => text.split("\n").length - 1).sort((a, b) => a - b);
const at = (/** @type {number} */ share) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))];
/** @type {Map<string, number>} */
const widths = new Map();
for (const { file } of files) {
  const folder = path.posix.dirname(file);
  widths.set(folder, (widths.get(folder) ?? 0) + 1);
}
const [widest = [".", 0]] = [...widths].sort(([, a], [, b]) => b - a);
const problems = [
  ...forbiddenImports(graph),
  ...cycles(new Map([...graph].filter(([file]) => !isTest(file)))).map(
    (cycle) => `an import cycle: ${cycle.join(" → ")}`,
  ),
  ...unlistedFiles(files),
  ...roles(files),
  ...ungatedAdmin(files, graph),
  ...[...widths].filter(([, count]) => count > MAX_FILES).map(([folder, count]) => `${folder} holds ${count} files`),
  ...ambiguousNames(files).map(([name, where]) => `${name} has ${where.size} meanings: ${[...where].join(", ")}`),
];
for (const problem of problems) console.error(problem);
console.log(
  `${product.length} files, ${lines.reduce((sum, count) => sum + count, 0)} lines, median ${at(0.5)}, 90th percentile ${at(0.9)}; ` +
    `widest folder ${widest[0]} with ${widest[1]}; ${problems.length} violations`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

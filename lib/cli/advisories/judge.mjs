/**
 * Compares what npm reports with what is accepted.
 * @typedef {{ id: string, package: string, severity: string, title: string }} Advisory
 * @typedef {{ kind: "judged", found: Advisory[], problems: string[] } | { kind: "no_answer", reason: string }} Judged
 * @param {unknown} report of `npm audit --json` @param {import("./accepted.mjs").Accepted[]} accepted
 * @param {string} today such as 2026-11-26
 * @returns {Judged}
 */
export function judgeAdvisories(report, accepted, today) {
  const reported = /** @type {any} */ (report);
  if (!reported?.vulnerabilities)
    return { kind: "no_answer", reason: reported?.message ?? reported?.error?.summary ?? "npm printed no report" };
  const found = advisoriesIn(reported.vulnerabilities);
  const problems = found.flatMap((advisory) => {
    const known = accepted.find(({ id }) => id === advisory.id);
    const what = `${advisory.id} (${advisory.severity}) in ${advisory.package}: ${advisory.title}`;
    if (!known) return [`${what}. Update the package, or accept the advisory in lib/cli/advisories/accepted.mjs.`];
    return known.until < today ? [`${what}. It was accepted until ${known.until}: ${known.why}`] : [];
  });
  const gone = accepted.filter(({ id }) => !found.some((advisory) => advisory.id === id));
  const stale = gone.map(({ id }) => `${id} no longer applies: remove it from lib/cli/advisories/accepted.mjs.`);
  return { kind: "judged", found, problems: [...problems, ...stale] };
}

/** A package that is affected only through another one repeats that one's advisories by name. @param {any} vulnerabilities @returns {Advisory[]} */
function advisoriesIn(vulnerabilities) {
  const all = Object.values(vulnerabilities).flatMap((/** @type {any} */ { via }) =>
    via.filter((/** @type {any} */ cause) => typeof cause === "object"),
  );
  const byId = new Map(all.map(({ url, name, severity, title }) => [idOf(url), { package: name, severity, title }]));
  return [...byId].map(([id, advisory]) => ({ id, ...advisory }));
}

/** @param {string} url such as https://github.com/advisories/GHSA-2xp9-vwfh-vxw4 */
const idOf = (url) => url.split("/").at(-1) ?? url;

import { acceptedAdvisories } from "./advisories/accepted.mjs";
import { auditPackages } from "./advisories/audit.mjs";
import { print, run } from "./output.mjs";

/** `npm run check:advisories`: fails for a known vulnerability of a package, unless it is accepted. Needs the registry. */
await run(async () => {
  const judged = await auditPackages(acceptedAdvisories);
  if (judged.kind === "no_answer") {
    print(`skipped: the registry named no advisories (${judged.reason})`);
    // Nobody reads why a check of the workflow was skipped.
    return process.env.CI ? 1 : 0;
  }
  for (const problem of judged.problems) print(`✗ ${problem}`);
  print(
    `${judged.found.length} advisories apply, ${acceptedAdvisories.length} are accepted, ${judged.problems.length} problems`,
  );
  return judged.problems.length === 0 ? 0 : 1;
});

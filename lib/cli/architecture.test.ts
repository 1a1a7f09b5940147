import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NEXT } from "@/lib/generations/lifecycle/states";
import { layers } from "./modules.mjs";

const page = readFileSync("docs/architecture.md", "utf8");

test("architecture: the lifecycle diagram has the transitions of the code and no others", () => {
  const drawn = [...page.matchAll(/^ {2}(\w+) --> (\w+):/gm)].map(([, from, to]) => `${from} ${to}`);
  const allowed = Object.entries(NEXT).flatMap(([from, states]) => states.map((to) => `${from} ${to}`));
  expect(drawn.toSorted()).toEqual(allowed.toSorted());
});

test("architecture: the diagram of modules has those of the check, in their order", () => {
  for (const [layer, { modules }] of Object.entries(layers)) {
    const drawn = [...page.matchAll(new RegExp(`\\b${layer}_([\\w-]+)\\[`, "g"))].map(([, module]) => module);
    expect(drawn).toEqual(modules);
  }
});

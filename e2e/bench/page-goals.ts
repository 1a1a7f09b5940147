/**
 * Goals of `npm run bench:pages`. Scores are Lighthouse's, from 0 to 100, at least; all other figures at most: `paint` in
 * milliseconds, `script` in gzipped KiB over an empty page, `html` in KiB as sent before compression.
 */
type Goals = {
  performance?: number;
  accessibility?: number;
  "best-practices"?: number;
  seo?: number;
  paint?: number;
  script?: number;
  html?: number;
  requests?: number;
};

const GOOD = { accessibility: 100, "best-practices": 100 };

const PAGES = {
  /** What the framework and the machine alone come to: no page can score better. */
  empty: {},
  "compose, signed out": { ...GOOD, performance: 99, script: 25 },
  "compose, no videos": { ...GOOD, requests: 18 },
  "compose, 60 videos": { ...GOOD, performance: 97, paint: 1_500, script: 45, html: 50 },
  "gallery, 60 videos": { ...GOOD, performance: 95, script: 32, html: 60 },
  "detail, 60 videos": { ...GOOD, performance: 95, script: 45 },
  share: { ...GOOD, performance: 99, seo: 100, script: 12 },
} satisfies Record<string, Goals>;

export type PageName = keyof typeof PAGES;
export const FIGURES = [
  "performance",
  "accessibility",
  "best-practices",
  "seo",
  "paint",
  "blocking",
  "shift",
  "script",
  "html",
  "requests",
] as const;
export type Figure = (typeof FIGURES)[number];

const ATLEAST: readonly Figure[] = ["performance", "accessibility", "best-practices", "seo"];

/** The goals that these figures miss, in words. */
export function missedGoals(name: PageName, figures: Record<Figure, number>): string[] {
  const goals: Partial<Record<Figure, number>> = PAGES[name];
  return FIGURES.flatMap((figure) => {
    const [goal, value] = [goals[figure], figures[figure]];
    if (goal === undefined) return [];
    const met = ATLEAST.includes(figure) ? value >= goal : value <= goal;
    return met ? [] : [`${name}: ${figure} ${value.toFixed(1)}, goal ${goal}`];
  });
}

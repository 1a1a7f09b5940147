import { expect, type Page, test } from "@playwright/test";
import pLimit from "p-limit";
import { PLACES } from "@/e2e/shots/places";
import { type SeededApp, startSeededApp } from "@/e2e/shots/seeded-app";
import { visit } from "@/e2e/shots/visit";

// The tests share one server, whose start takes as long as many of their pages.
test.describe.configure({ mode: "default" });
let started: SeededApp;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  started = await startSeededApp();
});
test.afterAll(() => started?.stop());

/**
 * What can be seen to be pressed and would not be: the middle of it belongs to something else once it is scrolled into
 * view. While a dialog or a menu is open, only what is in it can be pressed.
 */
const covered = (page: Page) =>
  page.evaluate(async () => {
    const open = [...document.querySelectorAll("dialog:modal, [aria-modal=true], :popover-open:not([popover=manual])")];
    const all = (open.at(-1) ?? document).querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=textbox], [role=slider]",
    );
    const isSeen = (element: HTMLElement) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 4 && height > 4 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };
    const nameOf = (element: Element) => {
      const words = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return `${element.tagName.toLowerCase()} “${words.replace(/\s+/g, " ").trim().slice(0, 60)}”`;
    };
    let seen = 0;
    const problems: string[] = [];
    for (const element of [...all].slice(0, 300)) {
      // An invisible input is pressed through its label.
      const [label] = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const pressed = isSeen(element) ? element : label;
      if (!pressed || !isSeen(pressed) || element.closest("[inert]")) continue;
      seen += 1;
      let hit: Element | null = null;
      let isOnTop = false;
      // As a user would, scrolls on to where a bar at the top or the bottom does not cover it.
      for (const by of [0, 0.25, -0.25]) {
        pressed.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        window.scrollBy({ top: by * window.innerHeight, behavior: "instant" });
        await new Promise(requestAnimationFrame);
        // The gallery unmounts what is far away.
        const box = pressed.getClientRects()[0];
        isOnTop = !box;
        if (!box) break;
        const at = (right: number, down: number) =>
          document.elementFromPoint(box.x + box.width * right, box.y + box.height * down);
        const isOwn = (hit: Element | null) =>
          hit !== null && (pressed.contains(hit) || hit.closest("label")?.control === element);
        hit = at(0.5, 0.5);
        // A small button may lie on a large one of the same item.
        const isBeside = hit?.closest("button")?.closest("li, article")?.contains(pressed) && isOwn(at(0.2, 0.2));
        isOnTop = isOwn(hit) || Boolean(isBeside);
        if (isOnTop) break;
      }
      if (!isOnTop) problems.push(`${nameOf(element)} is under ${hit ? nameOf(hit) : "the edge of the window"}`);
    }
    return { seen, problems };
  });

/** Pixels from the window's edge to the page's content. */
const edgeOf = (page: Page) => page.evaluate(() => document.querySelector("main")?.getBoundingClientRect().left ?? 0);
/** What is alone on its page is in the middle. */
const IN_THE_MIDDLE = ["confirm", "not-found", "error"];

/** Large screens show more beside each other, and small ones more above each other. */
const WIDTHS = [
  { width: 390, conditions: ["full", "failing"] },
  { width: 1440, conditions: ["full"] },
] as const;

for (const { width, conditions } of WIDTHS) {
  test(`on top: at ${width} px, what can be pressed on any page is covered by nothing, and pages share one edge`, async ({
    browser,
  }) => {
    test.setTimeout(900_000);
    let total = 0;
    const looks = PLACES.flatMap((place) => conditions.map((condition) => ({ place, condition })));
    // While one page comes to rest, another is looked at.
    await pLimit(2).map(looks, async ({ place, condition }) => {
      const look = { place, condition, width, theme: "dark", lang: "en" } as const;
      const both = async (page: Page) => ({ edge: await edgeOf(page), ...(await covered(page)) });
      const { seen, problems, edge } = await visit(browser, started, look, both);
      expect.soft(problems, `${place.name}, ${condition}`).toEqual([]);
      const hasEdge = place.who !== "nobody" && !IN_THE_MIDDLE.includes(place.name);
      if (hasEdge) expect.soft(edge, `the left edge of ${place.name}, ${condition}`).toBe(0);
      total += seen;
    });
    // Pages that failed to load would have nothing to press.
    expect(total).toBeGreaterThan(PLACES.length * 10);
  });
}

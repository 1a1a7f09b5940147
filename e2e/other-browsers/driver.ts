/** An element by its role and the beginning of its accessible name. */
export type Target = { role: keyof typeof SELECTORS; name: string };

/** What the main path needs of a browser: each is driven by a library of its own. */
export type Driver = {
  open(address: string): Promise<void>;
  /** Clicks the first such visible element; false when there is none. */
  click(target: Target): Promise<boolean>;
  /** Gives files to an input, which may be invisible. */
  attach(target: Target, paths: string[]): Promise<void>;
  /** Types into the focused element. */
  type(text: string): Promise<void>;
  /** Presses a key in the focused element, with Control held. */
  control(key: string): Promise<void>;
  /** Presses Enter in the focused element. */
  enter(): Promise<void>;
  /** Runs a function on such visible elements in the page. It is sent as text, so it may use nothing but them. */
  look<Result>(target: Target, at: (elements: HTMLElement[]) => Result): Promise<Result>;
  close(): Promise<void>;
};

/** Which elements can have a role. */
const SELECTORS = {
  textbox: "input:not([type=file]), textarea, [role=textbox]",
  button: "button, [role=button]",
  link: "a[href]",
  file: "input[type=file]",
  option: "[role=option]",
  video: "video",
  image: "img, [role=img]",
};

/**
 * Runs in the page: the elements of a role whose name begins with the given words. Neither of the two protocols finds
 * elements by role in both browsers, so the name is read from the attributes that our pages give names with.
 */
function elementsIn(selector: string, name: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const named = [
      element.getAttribute("aria-label"),
      ...(element.getAttribute("aria-labelledby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent),
      ...labels.map((label) => label.textContent),
      element.textContent,
    ].find((words) => words?.trim());
    const isThere = element.matches("input[type=file]") || element.getClientRects().length > 0;
    return isThere && (named ?? "").replace(/\s+/g, " ").trim().startsWith(name);
  });
}

/** A script that runs a function on the elements of a target and has its result as value. */
export const script = ({ role, name }: Target, at: (elements: HTMLElement[]) => unknown) =>
  `(${at})((${elementsIn})(${JSON.stringify(SELECTORS[role])}, ${JSON.stringify(name)}))`;

export const first = ([element]: HTMLElement[]) => element ?? null;

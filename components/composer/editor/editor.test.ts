// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { castOf, NO_CAST } from "@/components/composer/cast/cast";
import { editDocument, setCast } from "@/components/composer/changes";
import { initialState } from "@/components/composer/initial-state";
import {
  appendImage,
  deleteImage,
  EMPTY_DOCUMENT,
  reorderImage,
  replace,
} from "@/components/composer/prompt/prompt-document";
import { charsOf, type PromptText } from "@/components/composer/prompt/prompt-text";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { createStore, type Store } from "@/components/ui/store";
import { sampleElement } from "@/lib/elements/sample-element";
import { caretRange, setRange } from "./caret";
import { lookOf } from "./chip-look";
import { createEditor } from "./editor";
import { promptDocument, shotPromptDocument } from "./editor-document";
import { CLOSED, type EditorView } from "./menu-view";
import { toHtml } from "./to-html";

/** A clipboard like the browser's DataTransfer, which jsdom lacks. */
class Carried {
  readonly files: File[] = [];
  private readonly texts = new Map<string, string>();
  constructor(texts: Record<string, string> = {}, files: File[] = []) {
    for (const [type, text] of Object.entries(texts)) this.setData(type, text);
    this.files.push(...files);
  }
  getData = (type: string) => this.texts.get(type) ?? "";
  setData = (type: string, text: string) => void this.texts.set(type, text);
}

const words = {
  spoken: ({ number, name }: { number: number; name: string }) => `Image ${number}: ${name}`,
  spokenRemoved: ({ name }: { name: string }) => `Removed: ${name}`,
  spokenElement: ({ name }: { name: string }) => `${name}, element`,
  spokenGone: ({ name }: { name: string }) => `Gone: ${name}`,
};

let root: HTMLElement;
let store: Store<ComposerState>;
let view: Store<EditorView>;
let editor: ReturnType<typeof createEditor>;

beforeAll(() => {
  // jsdom has no layout, so every box is empty.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});
beforeEach(() => {
  root = document.createElement("div");
  root.tabIndex = 0;
  document.body.append(root);
  store = createStore(initialState(null));
  const image = (key: string) => ({ key, name: `${key}.png`, alias: null });
  store.set(editDocument(() => ["a", "b"].reduce((prompt, key) => appendImage(prompt, image(key)), EMPTY_DOCUMENT)));
  view = createStore(CLOSED);
});
afterEach(() => {
  editor.destroy();
  document.body.replaceChildren();
});

/** Opens an editor over the server's HTML of `doc`, or over what was typed there before it loaded. */
function open(doc: PromptText = [], html?: string): void {
  store.set(editDocument((now) => replace(now, 0, 0, doc)));
  root.innerHTML = html ?? toHtml(doc, (one) => lookOf(store.get(), one, words));
  editor = createEditor(root, store, promptDocument(store), view, words);
  root.focus();
}

const doc = () => documentOf(store.get()).doc;
const text = () => charsOf(doc()).replaceAll("\ufffc", "*");
const undo = () => key("z", { ctrlKey: true });
const select = (anchor: number, focus = anchor) => {
  setRange(root, { anchor, focus });
  document.dispatchEvent(new Event("selectionchange"));
};
function key(name: string, options: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...options });
  return !root.dispatchEvent(event);
}
function beforeInput(inputType: string, carried?: Carried): boolean {
  const event = new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true });
  if (carried) Object.defineProperty(event, "dataTransfer", { value: carried });
  return !root.dispatchEvent(event);
}
/** Types as a browser does: fires beforeinput, changes the DOM at the selection, fires input. */
function type(letters: string): void {
  for (const letter of letters) {
    if (beforeInput("insertText")) continue;
    const range = document.getSelection()?.getRangeAt(0);
    range?.deleteContents();
    range?.insertNode(document.createTextNode(letter));
    range?.collapse(false);
    root.dispatchEvent(new InputEvent("input", { inputType: "insertText", data: letter, bubbles: true }));
  }
}
function clipboard(kind: "copy" | "cut" | "paste", carried: Carried): boolean {
  const event = new Event(kind, { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: carried });
  return !root.dispatchEvent(event);
}

describe("input", () => {
  test("editor: text typed before its script ran is kept", () => {
    open([], "typed early<br>");
    expect(text()).toBe("typed early");
  });

  test("editor: typed letters reach the document, and an empty editor is marked as empty", () => {
    open();
    expect(root.hasAttribute("data-empty")).toBe(true);
    select(0);
    type("rain");
    expect(text()).toBe("rain");
    expect(root.hasAttribute("data-empty")).toBe(false);
  });

  test("editor: a typed mention becomes one element with its image's name", () => {
    open();
    select(0);
    type("@image2 walks");
    expect(doc()).toEqual([{ key: "b" }, " walks"]);
    expect(root.querySelector("[data-key]")?.getAttribute("aria-label")).toBe("Image 2: b.png");
    expect(root.querySelector("[data-key]")?.textContent).toBe("image2");
  });

  test("editor: a mention follows its image to another place and shows when the image is removed", () => {
    open([{ key: "b" }, " walks"]);
    const mention = root.querySelector("[data-key]");
    store.set(editDocument((now) => reorderImage(now, "b", 0)));
    expect(root.querySelector("[data-key]")).toBe(mention);
    expect(mention?.textContent).toBe("image1");
    store.set(editDocument((now) => deleteImage(now, "b")));
    expect(mention?.getAttribute("aria-label")).toBe("Removed: b.png");
  });

  test("editor: a typed name becomes a mention of its element once no longer name can follow", () => {
    store.set(setCast(castOf(NO_CAST, [sampleElement("Mira"), sampleElement("Miranda")], "ready")));
    open();
    select(0);
    type("@mira");
    expect(doc()).toEqual(["@mira"]);
    expect(view.get().menu?.options).toEqual(["element:Mira", "element:Miranda"]);
    type(" runs");
    expect(doc()).toEqual([{ key: "element:Mira" }, " runs"]);
    const chip = root.querySelector("[data-key]");
    expect(chip?.getAttribute("aria-label")).toBe("Mira, element");
    expect(chip?.querySelector("img")?.getAttribute("src")).toBe("/thumb/Mira-1");
    select(1);
    expect(beforeInput("deleteContentBackward")).toBe(true);
    expect(text()).toBe(" runs");
  });

  test("editor: a renamed element shows its new name at once, a deleted one that it is gone", () => {
    store.set(setCast(castOf(NO_CAST, [sampleElement("Mira")], "ready")));
    open([{ key: "element:Mira" }, " runs"]);
    const chip = root.querySelector("[data-key]");
    store.set(setCast(castOf(store.get().cast, [sampleElement("Lea", { id: "Mira" })], "ready")));
    expect(root.querySelector("[data-key]")).toBe(chip);
    expect(chip?.textContent).toBe("Lea");
    store.set(setCast(castOf(store.get().cast, [], "ready")));
    expect(chip?.getAttribute("aria-label")).toBe("Gone: Lea");
    expect(chip?.hasAttribute("data-lost")).toBe(true);
  });

  test("editor: a mention of an element is copied as its name, and a pasted name is a mention", () => {
    store.set(setCast(castOf(NO_CAST, [sampleElement("Mira")], "ready")));
    open([{ key: "element:Mira" }, " runs"]);
    select(0, 6);
    const carried = new Carried();
    clipboard("copy", carried);
    expect(carried.getData("text/plain")).toBe("@Mira runs");
    clipboard("paste", new Carried({ "text/plain": "In rain, @mira waits." }));
    expect(doc()).toEqual(["In rain, ", { key: "element:Mira" }, " waits."]);
  });

  test("editor: elements are asked for at the first @, not before", async () => {
    const asked = vi.fn(async () => Response.json({ items: [sampleElement("Mira")] }));
    vi.stubGlobal("fetch", asked);
    open();
    select(0);
    type("rain ");
    expect(asked).not.toHaveBeenCalled();
    type("@mi");
    await vi.waitFor(() => expect(view.get().menu?.options).toEqual(["element:Mira"]));
    expect(asked).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });

  test("editor: Enter adds a line in the prompt, but not in a shot", () => {
    open(["ab"]);
    select(1);
    expect(beforeInput("insertParagraph")).toBe(true);
    expect(text()).toBe("a\nb");
    editor.destroy();
    store.set(editDocument((now) => replace(now, 0, 3, ["0-2s: rain\n2-5s: fog"])));
    root.innerHTML = toHtml(["fog"], (one) => lookOf(store.get(), one, words));
    editor = createEditor(root, store, shotPromptDocument(store, 1), view, words);
    root.focus();
    select(1);
    expect(beforeInput("insertParagraph")).toBe(true);
    expect(text()).toBe("0-2s: rain\n2-5s: fog");
  });

  test.each([
    ["deleteContentBackward", 2],
    ["deleteContentForward", 1],
  ])("editor: %s takes a mention in one step, and undo brings it back", (kind, place) => {
    open(["a", { key: "b" }, "c"]);
    select(place);
    expect(beforeInput(kind)).toBe(true);
    expect(text()).toBe("ac");
    undo();
    expect(text()).toBe("a*c");
  });

  test("editor: the browser's own bold and undo never change the text", () => {
    open(["ab"]);
    expect(beforeInput("formatBold")).toBe(true);
    select(2);
    type("c");
    expect(beforeInput("historyUndo")).toBe(true);
    expect(text()).toBe("ab");
    expect(beforeInput("historyRedo")).toBe(true);
    expect(text()).toBe("abc");
  });

  test("editor: blocks nested by a browser or an extension are read as lines and written flat", () => {
    open(["a"]);
    root.innerHTML = "a<div>b<b>c</b></div>";
    root.dispatchEvent(new InputEvent("input", { bubbles: true }));
    expect(text()).toBe("a\nbc");
    expect([...root.children].map(({ tagName }) => tagName)).toEqual(["BR"]);
  });

  test("editor: a no-break space from the browser becomes a plain space", () => {
    open();
    root.innerHTML = "a&nbsp; b<br>";
    root.dispatchEvent(new InputEvent("input", { bubbles: true }));
    expect(text()).toBe("a  b");
  });
});

describe("selection", () => {
  test.each([0, 1, 2, 3, 4])("editor: a caret at %i in text with two mentions is read where it was set", (place) => {
    open(["a", { key: "a" }, { key: "b" }, "c"]);
    select(place);
    expect(caretRange(root)).toEqual({ anchor: place, focus: place });
  });

  test("editor: a selection keeps its direction", () => {
    open(["abcd"]);
    select(3, 1);
    expect(caretRange(root)).toEqual({ anchor: 3, focus: 1 });
    type("x");
    expect(text()).toBe("axd");
  });

  test("editor: a caret inside a mention moves before or after it", () => {
    open(["a", { key: "b" }, "c"]);
    const label = root.querySelector("[data-key] span")?.firstChild;
    document.getSelection()?.collapse(label ?? null, 0);
    expect(caretRange(root)?.focus).toBe(1);
    document.getSelection()?.collapse(label ?? null, 3);
    expect(caretRange(root)?.focus).toBe(2);
  });

  test("editor: a selection outside the editor is ignored, and inserted text goes to the last caret", () => {
    open(["ab"]);
    select(1);
    const other = document.body.appendChild(document.createElement("p"));
    other.textContent = "elsewhere";
    document.getSelection()?.collapse(other.firstChild, 4);
    expect(caretRange(root)).toBeNull();
    editor.insert("-");
    expect(text()).toBe("a-b");
    expect(document.activeElement).toBe(root);
  });

  test("editor: typing replaces the selection", () => {
    open(["a red kite"]);
    editor.select(2, 5);
    type("b");
    expect(text()).toBe("a b kite");
  });
});

describe("input method", () => {
  const compose = (letters: string) => {
    (root.firstChild as Text).data = letters;
    root.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
  };
  const begin = () => root.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  const end = () => root.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));

  test("editor: the DOM isn't changed during a composition, whatever else changes", () => {
    open(["a", { key: "b" }]);
    select(1);
    begin();
    compose("a@image1");
    const mention = root.querySelector("[data-key]");
    store.set(editDocument((now) => reorderImage(now, "b", 0)));
    expect(root.textContent).toBe("a@image1image2");
    end();
    expect(mention?.isConnected && mention.textContent).toBe("image1");
    expect(text()).toBe("a**");
  });

  test("editor: one composition is one undo step", () => {
    open(["雨"]);
    select(1);
    begin();
    for (const letters of ["雨y", "雨ye", "雨夜"]) compose(letters);
    end();
    expect(text()).toBe("雨夜");
    undo();
    expect(text()).toBe("雨");
  });

  test("editor: keys and deletions belong to the input method until the composition ends", () => {
    open(["a", { key: "b" }, "c"]);
    select(2);
    begin();
    expect(key("z", { ctrlKey: true })).toBe(false);
    expect(beforeInput("deleteContentBackward")).toBe(false);
    end();
    expect(beforeInput("deleteContentBackward")).toBe(true);
    expect(text()).toBe("ac");
  });

  test("editor: a composition without an end event ends when the field loses focus", () => {
    open(["a"]);
    begin();
    root.blur();
    store.set(editDocument((now) => replace(now, 1, 1, ["b"])));
    expect(root.textContent).toBe("ab");
  });
});

describe("clipboard", () => {
  test("editor: a copied mention is plain text elsewhere, and keeps its image here after a reorder", () => {
    open(["see ", { key: "b" }, " walk"]);
    select(0, 5);
    const carried = new Carried();
    expect(clipboard("copy", carried)).toBe(true);
    expect(carried.getData("text/plain")).toBe("see @image2");
    expect(text()).toBe("see * walk");
    store.set(editDocument((now) => reorderImage(now, "b", 0)));
    select(10);
    expect(clipboard("paste", carried)).toBe(true);
    expect(doc()).toEqual(["see ", { key: "b" }, " walksee ", { key: "b" }]);
  });

  test("editor: cut text is removed, and undo restores it", () => {
    open(["abcd"]);
    select(3, 1);
    const carried = new Carried();
    expect(clipboard("cut", carried)).toBe(true);
    expect([carried.getData("text/plain"), text()]).toEqual(["bc", "ad"]);
    undo();
    expect(text()).toBe("abcd");
  });

  test("editor: copying without a selection leaves the clipboard unchanged", () => {
    open(["abcd"]);
    select(2);
    const carried = new Carried({ "text/plain": "kept" });
    expect(clipboard("cut", carried)).toBe(false);
    expect([carried.getData("text/plain"), text()]).toEqual(["kept", "abcd"]);
  });

  test("editor: pasted text loses its style and keeps plain lines and mentions", () => {
    open(["ab"]);
    select(1);
    const carried = new Carried({ "text/plain": "x\r\n@image1\u00a0y", "text/html": "<b>x</b>" });
    expect(clipboard("paste", carried)).toBe(true);
    expect(doc()).toEqual(["ax\n", { key: "a" }, " yb"]);
    expect(root.querySelector("b")).toBeNull();
  });

  test("editor: a pasted mention of an unknown image is left out", () => {
    open();
    select(0);
    const own = (parts: unknown) => new Carried({ "application/x-ninefold-prompt": JSON.stringify(parts) });
    clipboard("paste", own(["a ", { key: "stranger" }, { key: "a" }, { key: 7 }, null]));
    expect(doc()).toEqual(["a ", { key: "a" }]);
    expect(clipboard("paste", new Carried({ "application/x-ninefold-prompt": "{broken", "text/plain": "b" }))).toBe(
      true,
    );
    expect(text()).toBe("a *b");
  });

  test("editor: styled content without text is kept out, and files go to the page", () => {
    open(["ab"]);
    expect(clipboard("paste", new Carried({ "text/html": "<img>" }))).toBe(true);
    expect(clipboard("paste", new Carried({}, [new File([], "a.png", { type: "image/png" })]))).toBe(false);
    expect(text()).toBe("ab");
  });

  test("editor: dropped text is inserted as text at the drop position", () => {
    open(["ab"]);
    select(1);
    expect(beforeInput("insertFromDrop", new Carried({ "text/plain": "x" }))).toBe(true);
    expect(text()).toBe("axb");
  });

  test("editor: a paste that is too long reports how much was inserted", () => {
    open();
    select(0);
    clipboard("paste", new Carried({ "text/plain": "a".repeat(9_000) }));
    expect(store.get().truncated).toMatchObject({ given: 9_000 });
    expect(text().length).toBe(store.get().truncated?.kept);
  });
});

describe("the list of mentions", () => {
  test("editor: @ opens the list, arrow keys move, Enter inserts, and the caret follows the mention", () => {
    open();
    select(0);
    type("see @");
    expect(view.get().menu).toMatchObject({ options: ["a", "b"], active: 0 });
    expect(key("ArrowDown")).toBe(true);
    expect(key("Enter")).toBe(true);
    expect(doc()).toEqual(["see ", { key: "b" }, " "]);
    expect(view.get().menu).toBeNull();
    expect(caretRange(root)?.focus).toBe(6);
  });

  test("editor: Escape closes the list until another mention begins", () => {
    open();
    select(0);
    type("@im");
    expect(key("Escape")).toBe(true);
    type("a");
    expect(view.get().menu).toBeNull();
    type(" @");
    expect(view.get().menu).not.toBeNull();
  });

  test("editor: keys go to the text while no list is open", () => {
    open(["ab"]);
    for (const name of ["ArrowDown", "Enter", "Tab", "Escape"]) expect(key(name)).toBe(false);
  });
});

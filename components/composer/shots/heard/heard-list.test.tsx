// @vitest-environment jsdom
import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { castOf, NO_CAST } from "@/components/composer/cast/cast";
import { sentOf } from "@/components/composer/cast/sent";
import { addImage, editDocument, setCast } from "@/components/composer/changes";
import { type ComposerContext, ComposerProvider, useComposer } from "@/components/composer/context";
import { initialState } from "@/components/composer/initial-state";
import { keysOf, replace } from "@/components/composer/prompt/prompt-document";
import { sliceDoc } from "@/components/composer/prompt/prompt-text";
import { serialize } from "@/components/composer/prompt/serialize";
import { documentOf } from "@/components/composer/state";
import { createStore } from "@/components/ui/store";
import { en, mount, press, unmountAll, words } from "@/e2e/fixtures/component";
import { sampleElement } from "@/lib/elements/sample-element";
import { shotsOf } from "../parse";
import { HeardList } from "./heard-list";

const ELEMENTS = [
  sampleElement("Mira"),
  sampleElement("Leo"),
  sampleElement("Harbor", { kind: "place", shows: ["place"] }),
];
const view = { id: "i", url: "/i", thumbUrl: "/t", width: 9, height: 9, name: "lamp.jpg" };

function FirstShot() {
  const { doc } = useComposer(documentOf);
  const [shot] = shotsOf(doc);
  return shot ? <HeardList index={0} body={sliceDoc(doc, ...shot.body)} /> : null;
}

/** The fields of a prompt's first shot, with an image and three elements. */
async function open(text: string) {
  const store = createStore(initialState(null));
  store.set(setCast(castOf(NO_CAST, ELEMENTS, "ready")));
  store.set(addImage({ key: "k", name: "lamp.jpg", alias: null }, { at: "uploaded", view, preview: null }));
  store.set(editDocument((now) => replace(now, 0, 0, [text], ELEMENTS)));
  await mount(
    <ComposerProvider value={{ store } as unknown as ComposerContext}>
      <FirstShot />
    </ComposerProvider>,
  );
  const written = () => serialize(documentOf(store.get()).doc, keysOf(documentOf(store.get())), ELEMENTS);
  return { written, sent: () => sentOf(documentOf(store.get()), store.get()).text };
}
afterEach(unmountAll);

const speaker = () => document.querySelector<HTMLSelectElement>(`select[aria-label="${en.heard.speaker}"]`);
const chosen = () => speaker()?.selectedOptions[0]?.textContent;
const change = (field: HTMLSelectElement | HTMLInputElement | null, value: string) =>
  act(async () => {
    if (!field) throw new Error("There is no such field");
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLInputElement ? "input" : "change", { bubbles: true }));
  });

test("speakers: a line that an element says is read as hers, and the mentioned elements and images can say it", async () => {
  const { written, sent } = await open('Shot 1: @Leo waits at @Harbor. @Mira says softly: "Come home."');
  expect(chosen()).toBe("@Mira");
  const offered = [...(speaker()?.options ?? [])].map(({ textContent }) => textContent);
  expect(offered).toEqual(["@image1", "@Leo", "@Harbor", "@Mira", "A voice off screen", en.heard.other]);
  expect(sent()).toContain('Mira (@image4) says softly: "Come home."');
  await change(speaker(), "element:Leo");
  expect(written()).toBe('Shot 1: @Leo waits at @Harbor. @Leo says softly: "Come home."');
  expect(chosen()).toBe("@Leo");
  await change(speaker(), "k");
  expect(written()).toContain('@image1 says softly: "Come home."');
});

test("speakers: in Chinese too", async () => {
  const { written } = await open("镜头1：@Mira用日语轻声说：“早上好”");
  expect(chosen()).toBe("@Mira");
  await change(speaker(), "k");
  expect(written()).toBe("镜头1：@image1用日语轻声说：“早上好”");
});

test("speakers: a new line is said by the first one whom the shot shows, not by its place", async () => {
  const { written } = await open("Shot 1: At @Harbor, @Mira waits.");
  await press(en.heard.addLine);
  expect(written()).toBe('Shot 1: At @Harbor, @Mira waits. @Mira says: ""');
  expect(chosen()).toBe("@Mira");
});

test("speakers: a name that is typed with its @ is the element", async () => {
  const { written } = await open('Shot 1: The old man says: "No."');
  const name = document.querySelector<HTMLInputElement>(`input[aria-label="${words("heard.name")}"]`);
  await change(name, "@leo");
  expect(written()).toBe('Shot 1: @Leo says: "No."');
  expect(chosen()).toBe("@Leo");
});

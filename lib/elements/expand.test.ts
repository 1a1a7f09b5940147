import { expect, test } from "vitest";
import { sampleElement } from "@/lib/elements/sample-element";
import { spell } from "@/lib/generations/mentions";
import { fewerViews, fitImages } from "./budget";
import { elementKey } from "./element-key";
import { castMember, expandElements } from "./expand";
import type { ElementView } from "./view";

const mira = sampleElement("Mira", { shows: ["face", "full_body"], description: "a woman in a green coat" });
const leo = sampleElement("Leo");
const mila = sampleElement("米拉", { shows: ["face"] });
const noir = sampleElement("Noir", { kind: "style", description: "coarse grain" });
const tower = sampleElement("Tower", {
  kind: "place",
  shows: ["place"],
  description: "as in @image2 of the map\nat dusk",
});

type Part = string | { key: string };
const of = (element: ElementView): Part => ({ key: elementKey(element.id) });

function sent(
  doc: Part[],
  { images = [] as string[], left = [] as string[], shot = null as [number, number] | null } = {},
) {
  const all = [mira, leo, mila, noir, tower, coat];
  const { parts, ...rest } = expandElements({
    doc,
    direct: images.map((id) => ({ key: id, imageId: id })),
    member: (id) => {
      const found = all.find((element) => element.id === id);
      return found && castMember(found);
    },
    left: () => left,
    firstShot: shot,
  });
  return { text: spell(parts), ...rest };
}

const coat = sampleElement("Ada", { shows: ["face", "outfit"] });
coat.images[1]!.wakeWords = ["green coat", "雨衣"];

test.each([
  [[of(leo), " walks"], "Leo (@image1) walks"],
  [[of(leo), "walks", of(leo)], "Leo (@image1) walks Leo (@image1)"],
  [["a", of(leo), of(leo), "。"], "a Leo (@image1) Leo (@image1)。"],
  [["让", of(mila), "走进来"], "让米拉@image1走进来"],
  [[of(mila), "2"], "米拉@image1 2"],
  [[of(noir), " rain"], "Noir (@image1: the style; coarse grain) rain"],
  [[{ key: "gone" }, of(leo)], "@image? Leo (@image1)"],
  [[{ key: elementKey("nobody") }, " runs"], "@image? runs"],
])("name and image stand together at every mention: %j", (doc, text) => {
  expect(sent(doc as Part[]).text).toBe(text);
});

test("what describes an element is written at its first mention only, with what its images show", () => {
  const { text, used, images } = sent(["In rain, ", of(mira), " runs. ", of(mira), " stops."]);
  expect(text).toBe(
    "In rain, Mira (@image1 face, @image2 full body: a woman in a green coat) runs. Mira (@image1, @image2) stops.",
  );
  expect(used).toEqual([{ elementId: "Mira", name: "Mira", numbers: [1, 2] }]);
  expect(images.map(({ imageId }) => imageId)).toEqual(["Mira-1", "Mira-2"]);
  expect(sent(["雨里，", of(mira), "跑。"]).text).toBe(
    "雨里，Mira (@image1面部、@image2全身：a woman in a green coat)跑。",
  );
});

test("what several images show is said at the first mention, also without a description", () => {
  const ada = [of(coat), " in a green coat. ", of(coat), " in a green coat."];
  expect(sent(ada).text).toBe(
    "Ada (@image1 face, @image2 outfit) in a green coat. Ada (@image1, @image2) in a green coat.",
  );
  expect(sent(["0-3s: rain\n3-5s: ", of(coat), " in a green coat."], { shot: [0, 11] }).text).toBe(
    "Ada (@image1 face, @image2 outfit).\n0-3s: rain\n3-5s: Ada (@image1, @image2) in a green coat.",
  );
});

test("an element first mentioned after the first shot is described in a line before the shots", () => {
  const doc = ["Blue hour.\n0-3s: rain\n3-5s: ", of(mira), " runs"];
  expect(sent(doc, { shot: [11, 21] }).text).toBe(
    "Blue hour.\nMira (@image1 face, @image2 full body): a woman in a green coat.\n0-3s: rain\n3-5s: Mira (@image1, @image2) runs",
  );
  const same = ["rain 0-3s: ", of(leo), "\n3-5s: ", of(mira)];
  expect(sent(same, { shot: [5, 13] }).text).toBe(
    "rain \nMira (@image2 face, @image3 full body): a woman in a green coat.\n0-3s: Leo (@image1)\n3-5s: Mira (@image2, @image3)",
  );
  expect(sent(["0-3s: ", of(mira), "\n3-5s: rain"], { shot: [0, 7] }).text).toMatch(/^0-3s: Mira \(@image1 face/);
});

test("direct images come first, and an image that is both is sent once", () => {
  const { text, images, used } = sent([{ key: "x" }, " and ", of(mira)], { images: ["x", "Mira-2"] });
  expect(text).toBe("@image1 and Mira (@image3 face, @image2 full body: a woman in a green coat)");
  expect(images.map(({ imageId }) => imageId)).toEqual(["Mira-1"]);
  expect(used[0]?.numbers).toEqual([3, 2]);
});

test("an image that is left out isn't sent, and without any the name stays with its words", () => {
  expect(sent([of(mira), " runs"], { left: ["Mira-2"] }).text).toBe("Mira (@image1: a woman in a green coat) runs");
  expect(sent([of(mira), " runs"], { left: ["Mira-1", "Mira-2"] }).text).toBe("Mira (a woman in a green coat) runs");
});

test("an image with wake words comes only where the sentence of the mention has one", () => {
  const numbers = (doc: Part[]) => sent(doc).used[0]?.numbers;
  expect(numbers([of(coat), " runs. A GREEN coat lies there."])).toEqual([1]);
  expect(numbers([of(coat), " runs in the Green Coat."])).toEqual([1, 2]);
  expect(numbers([of(coat), " runs in green coats."])).toEqual([1]);
  expect(numbers([of(coat), "穿着雨衣跑"])).toEqual([1, 2]);
  expect(sent([of(coat), " runs. ", of(coat), " in a green coat."]).text).toBe(
    "Ada (@image1) runs. Ada (@image1, @image2) in a green coat.",
  );
});

test("a number that a description mentions doesn't become an image of the request", () => {
  expect(sent([of(tower)]).text).toBe("Tower (@image1: as in image2 of the map at dusk)");
});

const images = (name: string, shows: ("face" | "full_body" | "angle" | "outfit")[]) =>
  shows.map((one, at) => ({ elementId: name, imageId: `${name}-${at + 1}`, shows: one }));

test("over nine images, the weakest views go first, and nobody loses the last image", () => {
  const all = [...images("mira", ["angle", "face", "full_body", "outfit"]), ...images("hut", ["angle", "angle"])];
  const kindOf = (id: string) => (id === "mira" ? "character" : "place");
  expect(fitImages(all, kindOf, { direct: 3, max: 9 })).toEqual([]);
  expect(fitImages(all, kindOf, { direct: 4, max: 9 })?.map(({ leave }) => leave)).toEqual([["mira-1"]]);
  const kept = fitImages(all, kindOf, { direct: 7, max: 9 }) ?? [];
  expect(kept.map(({ keep }) => keep.map(({ imageId }) => imageId))).toEqual([["mira-2"], ["hut-1"]]);
  expect(fitImages(all, kindOf, { direct: 8, max: 9 })).toBeNull();
});

test("of a character, a face and a full body are kept; a place may have several views", () => {
  const all = [...images("mira", ["face", "face", "full_body"]), ...images("hut", ["angle", "angle", "angle"])];
  const kept = fewerViews(all, (id) => (id === "mira" ? "character" : "place"));
  expect(kept.map(({ elementId, leave }) => [elementId, leave])).toEqual([["mira", ["mira-2"]]]);
});

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sharpenPoster } from "./sharpen-poster";

let decode: ReturnType<typeof vi.fn<() => Promise<void>>>;
const asked: string[] = [];

beforeEach(() => {
  decode = vi.fn(async () => {});
  asked.length = 0;
  vi.stubGlobal(
    "Image",
    class {
      set src(url: string) {
        asked.push(url);
      }
      decode = decode;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function player(width: number, height: number, density = 1): HTMLVideoElement {
  vi.stubGlobal("devicePixelRatio", density);
  const video = document.createElement("video");
  Object.defineProperties(video, { clientWidth: { value: width }, clientHeight: { value: height } });
  video.poster = "/p?size=card";
  return video;
}
const settled = () => new Promise((done) => setTimeout(done));

test.each([
  [380, 214, 1.75],
  [800, 450, 1],
  [200, 400, 2],
])("a player of %i × %i at %f keeps the small poster, and asks for no other", async (width, height, density) => {
  const video = player(width, height, density);
  expect(sharpenPoster(video, "/p")).toBeUndefined();
  await settled();
  expect([video.getAttribute("poster"), asked]).toEqual(["/p?size=card", []]);
});

test.each([
  [390, 219, 3],
  [1_400, 788, 1],
  [300, 533, 2],
])("a player of %i × %i at %f gets the whole poster once that is decoded", async (width, height, density) => {
  const video = player(width, height, density);
  sharpenPoster(video, "/p");
  expect([video.getAttribute("poster"), asked]).toEqual(["/p?size=card", ["/p"]]);
  await settled();
  expect(video.getAttribute("poster")).toBe("/p");
});

test("a poster that comes after another video was chosen, or never, changes nothing", async () => {
  const video = player(1_400, 788);
  sharpenPoster(video, "/p")?.();
  await settled();
  decode.mockRejectedValueOnce(new Error("no such image"));
  sharpenPoster(video, "/p");
  await settled();
  expect(video.getAttribute("poster")).toBe("/p?size=card");
});

test("without a player or a poster there is nothing to do", () => {
  expect([sharpenPoster(null, "/p"), sharpenPoster(player(1_400, 788), null)]).toEqual([undefined, undefined]);
});

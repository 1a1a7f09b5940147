import { expect, test } from "vitest";
import { GAP_SECONDS, MAX_PLANNED } from "@/lib/sequences/limits";
import { planScenes } from "./plan-scenes";
import { plannedClip } from "./planned-clip";

const names = (text: string) => planScenes(text).scenes.map(({ name }) => name);

test("plan: one line is one scene, without the marks of a list and without empty lines", () => {
  expect(names("The harbor\r\n\n  - The storm  at sea\n2. Calm\n三、\n3）黎明\n* 4 ships\n\u200b\n1984")).toEqual([
    ...["The harbor", "The storm at sea", "Calm", "三、", "3）黎明", "4 ships", "1984"],
  ]);
  expect(planScenes("One\nTwo").scenes[0]).toEqual({ name: "One", seconds: GAP_SECONDS });
  expect(planScenes(" \n\n")).toEqual({ scenes: [], left: 0 });
});

test("plan: the shots of a prompt are scenes as long as they say", () => {
  const text = "0-3s: a heron lands\n3-10s: it flies off\nStyle: calm";
  expect(planScenes(text).scenes).toEqual([
    { name: "a heron lands", seconds: 3 },
    { name: "it flies off", seconds: 7 },
  ]);
  expect(planScenes("Shot 1: dawn\nShot 2 (4s): noon").scenes).toEqual([
    { name: "dawn", seconds: GAP_SECONDS },
    { name: "noon", seconds: 4 },
  ]);
});

test("plan: a text of too many lines says how many are left out, and a long line is cut between characters", () => {
  const many = planScenes(Array.from({ length: MAX_PLANNED + 3 }, (_, at) => `scene ${at}`).join("\n"));
  expect([many.scenes.length, many.left]).toEqual([MAX_PLANNED, 3]);
  const [scene] = planScenes("😀".repeat(400)).scenes;
  expect([...(scene?.name ?? "")].every((sign) => sign === "😀")).toBe(true);
  expect(plannedClip({ name: "", seconds: 0 }, 24)).toMatchObject({ videoId: null, frames: 1, in: 0, out: 1 });
});

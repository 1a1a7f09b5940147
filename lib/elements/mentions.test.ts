import { expect, test } from "vitest";
import { elementMentionsIn } from "./mentions";
import { renameMentions } from "./rename-mentions";

const named = ["Mira", "Mira-Luz", "米拉", "José"].map((name) => ({ id: name, name }));
const found = (text: string) => elementMentionsIn(text, named).map(({ from, to, id }) => [text.slice(from, to), id]);

test.each([
  ["@mira runs", [["@mira", "Mira"]]],
  ["＠MIRA、", [["＠MIRA", "Mira"]]],
  ["(@mira-luz)", [["@mira-luz", "Mira-Luz"]]],
  ["@mira-like", [["@mira", "Mira"]]],
  [
    "@mira’s hat and @jose",
    [
      ["@mira", "Mira"],
      ["@jose", "José"],
    ],
  ],
  ["@jose\u0301!", [["@jose\u0301", "José"]]],
  ["@米拉走进来", [["@米拉", "米拉"]]],
  ["走@mira走", [["@mira", "Mira"]]],
  ["the girl@mira.", [["@mira", "Mira"]]],
])("a mention of an element is found in %s", (text, mentions) => {
  expect(found(text)).toEqual(mentions);
});

test.each(["@miranda", "@mira2", "@mira_x", "me@mira.com", "me@mira.co.uk", "mira", "@ mira", "@米拉2", "@"])(
  "%s mentions no element",
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test("a rename rewrites a name's mentions and nothing else", () => {
  const text = "@mira and @Mira-Luz meet @miranda; write to me@mira.com. ＠MIRA!";
  expect(renameMentions(text, { id: "Mira", name: "Lea", named })).toBe(
    "@Lea and @Mira-Luz meet @miranda; write to me@mira.com. ＠Lea!",
  );
});

test("a rename keeps a new name apart from the words after it", () => {
  expect(renameMentions("@米拉walks", { id: "米拉", name: "Mira", named })).toBe("@Mira walks");
  expect(renameMentions("@mira走", { id: "Mira", name: "Lea", named })).toBe("@Lea走");
});

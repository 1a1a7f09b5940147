import { expect, test } from "vitest";
import { singleKeys } from "@/components/commands/command";
import { COMPOSER_COMMANDS } from "@/components/composer/commands/composer-commands";
import { DETAIL_COMMANDS } from "@/components/detail/navigation/commands/detail-commands";
import { GALLERY_COMMANDS } from "@/components/gallery/commands/gallery-commands";
import { SEQUENCE_COMMANDS } from "@/components/sequences/editor/sequence-commands";
import { PLAYER_COMMANDS, VIDEO_COMMANDS } from "@/components/video/player/commands/player-commands";
import en from "@/lib/i18n/messages/en.json";
import zh from "@/lib/i18n/messages/zh.json";
import { EVERYWHERE } from "./everywhere-commands";

const PAGES = {
  compose: COMPOSER_COMMANDS,
  video: [...PLAYER_COMMANDS, ...VIDEO_COMMANDS, ...DETAIL_COMMANDS],
  gallery: GALLERY_COMMANDS,
  sequence: SEQUENCE_COMMANDS,
};

for (const [page, commands] of Object.entries(PAGES)) {
  test(`commands: on the page ${page}, no key has two meanings`, () => {
    const keys = [...commands, ...EVERYWHERE].flatMap(({ keys: pressed = [], alias }) => [
      ...(pressed.length > 0 ? [pressed.join("+").toLowerCase()] : []),
      ...(alias ? [alias.toLowerCase()] : []),
    ]);
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });
}

test("commands: each has one file's id and a name in both languages, and no name is without a command", () => {
  const ids = [...Object.values(PAGES).flat(), ...EVERYWHERE].map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  expect(Object.keys(en.commands.does).toSorted()).toEqual(ids.toSorted());
  expect(Object.keys(zh.commands.does).toSorted()).toEqual(ids.toSorted());
});

test("commands: a letter runs its command with and without caps lock, a combination never from one character", () => {
  const runs = (pressed: string) =>
    COMPOSER_COMMANDS.filter((command) => command.run && singleKeys(command).includes(pressed)).map(({ id }) => id);
  expect(runs("w")).toEqual(["sent"]);
  expect(runs("z")).toEqual([]);
  expect(runs("del")).toEqual([]);
  expect(PLAYER_COMMANDS.filter((command) => singleKeys(command).includes(" ")).map(({ id }) => id)).toEqual(["play"]);
  expect(DETAIL_COMMANDS.flatMap((command) => singleKeys(command))).toEqual(["arrowleft", "arrowright", "escape"]);
});

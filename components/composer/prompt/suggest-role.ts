import type { Role } from "@/lib/generations/roles";
import type { Image, PromptDocument } from "./prompt-document";
import { roleIn } from "./role-in";

/** Roles suggested by words in a file's name. */
const HINTS: readonly [Role, RegExp][] = [
  ["style", /style|palette|mood|look|texture|风格|色调/i],
  ["scene", /scene|back(?:ground|drop)|location|street|room|land|sky|interior|exterior|场景|背景|街|房间/i],
  ["object", /product|object|logo|prop|bottle|car|shoe|产品|道具|物/i],
  ["composition", /layout|composition|storyboard|sketch|frame|构图|分镜/i],
  ["character", /face|portrait|hero|actor|girl|boy|man|woman|char|人物|角色|主角/i],
];

/**
 * The image's role, else a guess: by its file name, else the character while there is none, else the scene. The user
 * can correct it in one click.
 */
export function suggestRole(image: Image, { doc, images }: PromptDocument): Role {
  const given = roleIn(doc, image.key);
  if (given) return given;
  const hint = HINTS.find(([, words]) => words.test(`${image.alias ?? ""} ${image.name}`));
  if (hint) return hint[0];
  return images.some((one) => roleIn(doc, one.key) === "character") ? "scene" : "character";
}

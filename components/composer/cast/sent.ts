import { type PromptDocument, settleNames } from "@/components/composer/prompt/prompt-document";
import { shotsOf } from "@/components/composer/shots/parse";
import type { ComposerState } from "@/components/composer/state";
import { type BroughtImage, castMember, type Expanded, expandElements } from "@/lib/elements/expand";
import { spell } from "@/lib/generations/mentions";
import { keepable } from "@/lib/text/keepable";
import { elementById } from "./cast";

/** What a submit sends. `images` follow the direct images of the document. */
export type Sent = { text: string; images: BroughtImage[]; elements: Expanded["used"] };

/** What is sent for a prompt: the count, the preview, the checks and the request all use it. */
export function sentOf(prompt: PromptDocument, { cast, assets }: Pick<ComposerState, "cast" | "assets">): Sent {
  const { doc, images, elements } = settleNames(prompt, cast.elements);
  const first = elements.length > 0 ? shotsOf(doc)[0] : undefined;
  const expanded = expandElements({
    doc,
    direct: images.map(({ key }) => {
      const asset = assets[key];
      return { key, imageId: asset?.at === "uploaded" ? asset.view.id : null };
    }),
    member: (id) => {
      const element = elementById(cast, id);
      return element && castMember(element);
    },
    left: (id) => elements.find((element) => element.id === id)?.left ?? [],
    firstShot: first ? [first.head[0], first.body[1]] : null,
  });
  return { text: keepable(spell(expanded.parts)).trim(), images: expanded.images, elements: expanded.used };
}

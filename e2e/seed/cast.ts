import type { Db } from "@/db/database";
import type { NewUsedElement } from "@/db/elements/used-element-queries";
import { elementKey } from "@/lib/elements/element-key";
import { createElementOf, elementsOf } from "@/lib/elements/elements";
import { castMember, expandElements } from "@/lib/elements/expand";
import { elementSchema } from "@/lib/elements/schema";
import { spell } from "@/lib/generations/mentions";

const ELEMENTS = [
  { kind: "character", name: "Mira", description: "short red hair, green coat", shows: "face" },
  { kind: "place", name: "Lighthouse", description: "white tower, red lamp room", shows: "place" },
] as const;

/** A prompt that mentions two elements, as it is sent. An element that is there already stays as it is. */
export async function castPrompt(
  db: Db,
  { userId, imageIds }: { userId: string; imageIds: readonly string[] },
): Promise<{ prompt: string; imageIds: string[]; used: NewUsedElement[] }> {
  for (const [at, { shows, ...words }] of ELEMENTS.entries()) {
    const imageId = imageIds[at % imageIds.length];
    await createElementOf(db, { userId, input: elementSchema.parse({ ...words, images: [{ imageId, shows }] }) });
  }
  const elements = await elementsOf(db, { userId });
  const [mira, lighthouse] = ELEMENTS.map(({ name }) => elements.find((element) => element.name === name));
  if (!mira || !lighthouse) throw new Error("an element was not created");
  const { parts, images } = expandElements({
    doc: [
      ...[{ key: elementKey(mira.id) }, " climbs the stairs of "],
      ...[{ key: elementKey(lighthouse.id) }, " at dusk, the camera follows her up"],
    ],
    direct: [],
    member: (id) => [mira, lighthouse].filter((element) => element.id === id).map(castMember)[0],
    left: () => [],
    firstShot: null,
  });
  const used = [mira, lighthouse].map(({ id, name, kind, description, images: own }) => ({
    ...{ elementId: id, name, kind, description },
    imageIds: own.map(({ image }) => image.id),
  }));
  return { prompt: spell(parts), imageIds: images.map(({ imageId }) => imageId), used };
}

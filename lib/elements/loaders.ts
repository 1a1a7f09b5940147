import "server-only";
import { getDb } from "@/db/client";
import { listElements } from "@/db/elements/element-queries";
import { countVideosWith } from "@/db/elements/used-element-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { elementOf, elementsOf } from "./elements";
import { MAX_ELEMENTS } from "./limits";
import { seedOf } from "./restored";
import { type ElementView, elementView } from "./view";

export const loadElements = authedLoader((user) => elementsOf(getDb(), { userId: user.id }));

export const loadElement = authedLoader((user, id: string) => elementOf(getDb(), { userId: user.id, id }));

/** How many videos were sent with an element. */
export const loadVideosWith = authedLoader((user, id: string) => countVideosWith(getDb(), { userId: user.id, id }));

/** A user's deleted elements, the latest first. */
export const loadElementTrash = authedLoader(
  async (user): Promise<ElementView[]> =>
    (await listElements(getDb(), { userId: user.id, limit: MAX_ELEMENTS, trashed: true })).map(elementView),
);

/** What "Use again" puts back into the composer; see `seedOf`. */
export const loadForCompose = authedLoader((user, id: string, part?: "template" | number) =>
  seedOf(getDb(), { userId: user.id, id, part }),
);

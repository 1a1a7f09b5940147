"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { deleteElement, trashElement } from "@/db/elements/element-changes";
import { authedAction } from "@/lib/auth/authed-action";
import { foundOrNot } from "@/lib/http/errors";
import { createElementOf, restoreElementOf, saveElementOf } from "./elements";
import { elementSchema } from "./schema";

const one = z.object({ id: z.uuid("invalid") });

export const createElement = authedAction("library", elementSchema, (user, input) =>
  createElementOf(getDb(), { userId: user.id, input }),
);

/** `version` is that of the element that was edited; another tab's change is refused as a conflict. */
export const saveElement = authedAction(
  "library",
  one.extend({ version: z.int().min(1), element: elementSchema }),
  (user, { id, version, element }) => saveElementOf(getDb(), { userId: user.id, id, version, input: element }),
);

/** Can be undone for 30 days. */
export const moveElementToTrash = authedAction("library", one, async (user, { id }) =>
  foundOrNot(await trashElement(getDb(), { userId: user.id, id })),
);

export const restoreElementFromTrash = authedAction("library", one, (user, { id }) =>
  restoreElementOf(getDb(), { userId: user.id, id }),
);

/** Deletes an element in the trash for good. */
export const deleteElementForGood = authedAction("library", one, async (user, { id }) =>
  foundOrNot(await deleteElement(getDb(), { userId: user.id, id })),
);

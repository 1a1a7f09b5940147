"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getDb } from "@/db/client";
import { authedAction } from "@/lib/auth/authed-action";
import { foundOrNot } from "@/lib/http/errors";
import { MAX_PROMPT_NAME } from "@/lib/prompts/limits";
import { MAX_FRAMES, MAX_SCENE_DRAFTS, MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { isVisible } from "@/lib/text/visible";
import { isDraftOf, makeSceneDraft } from "./scene-drafts";

const scene = z.object({ sequenceId: z.uuid("invalid"), clipKey: z.string().min(1).max(64) });

/** Succeeds when a scene's draft exists still. */
export const findSceneDraft = authedAction("sequences", z.object({ id: z.uuid(), scene }), async (user, input) =>
  foundOrNot(await isDraftOf(getDb(), { userId: user.id, ...input })),
);

/** Begins the draft of a planned scene. The page names it, so that it can keep the name before the answer. */
export const writeScene = authedAction(
  "sequences",
  z.object({
    id: z.uuid(),
    scene,
    name: z.string().max(MAX_SEQUENCE_NAME),
    imageId: z.string().max(64).nullable(),
    text: z.string().max(MAX_SEQUENCE_NAME),
    seconds: z.number().min(0).max(MAX_FRAMES),
  }),
  async (user, { name, ...input }) => {
    const [phrase, t, field] = await Promise.all([
      getTranslations("compose.roles.first_frame"),
      getTranslations("scenes"),
      getTranslations("errors.field"),
    ]);
    const short = [...name].slice(0, MAX_PROMPT_NAME / 2).join("");
    const given = { name: isVisible(short) ? short : t("unnamed"), phrase: phrase("phrase") };
    const made = await makeSceneDraft(getDb(), { userId: user.id, ...input, ...given });
    if (made.ok || made.error.fields?.name !== "scenes_full") return made;
    const message = field("scenes_full", { scenes: MAX_SCENE_DRAFTS });
    return { ok: false, error: { ...made.error, message } };
  },
);

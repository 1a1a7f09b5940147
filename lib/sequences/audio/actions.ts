"use server";

import { z } from "zod";
import { getDb } from "@/db/client";
import { chooseAudioRow } from "@/db/sequences/audio-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { foundOrNot } from "@/lib/http/errors";
import { getStorage } from "@/lib/storage/open-storage";
import { deleteAudio } from "./delete-audio";

const one = z.object({ id: z.uuid("invalid") });

/** Before a sequence uses an earlier file: the cleanup could have removed it meanwhile. */
export const chooseAudioAction = authedAction("sequences", one, async (user, { id }) =>
  foundOrNot((await chooseAudioRow(getDb(), { userId: user.id, id })) !== null),
);

/** `conflict`: a sequence, in the trash or not, or an export uses it. */
export const deleteAudioAction = authedAction("sequences", one, (user, { id }) =>
  deleteAudio({ db: getDb(), storage: getStorage() }, { userId: user.id, id }),
);

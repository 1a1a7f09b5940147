"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getDb } from "@/db/client";
import { authedAction } from "@/lib/auth/authed-action";
import { queueExport, removeExportJob } from "./export-jobs";
import { SERVER_EXPORT } from "./limits";
import { makesExports } from "./start-exports";

const one = z.object({ id: z.uuid("invalid") });

/** Queues an export of a sequence on this server, as it is stored in version `base`. */
export const startServerExport = authedAction(
  "exports",
  one.extend({ base: z.number().int().min(1), visibleLabel: z.boolean() }),
  async (user, input) => {
    const done = await queueExport(getDb(), { userId: user.id, ...input, available: makesExports });
    const reason = done.ok ? undefined : done.error.fields?.export;
    if (done.ok || !isReason(reason)) return done;
    const t = await getTranslations("errors.field");
    return { ok: false, error: { ...done.error, message: t(reason, { exports: SERVER_EXPORT.ofOneUser }) } };
  },
);

/** Cancels an export, or removes one that has ended from the list. */
export const removeServerExport = authedAction("exports", one, (user, { id }) =>
  removeExportJob(getDb(), { userId: user.id, id }),
);

type Reason = "export_no_ffmpeg" | "export_nothing" | "exports_waiting";
const isReason = (key: string | undefined): key is Reason =>
  key === "export_no_ffmpeg" || key === "export_nothing" || key === "exports_waiting";

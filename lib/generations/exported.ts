import { EXPORT_MODEL } from "@/db/generations/export-model";

/**
 * Whether a video was exported from a sequence. It has neither a prompt nor images nor a cost: its text is the
 * sequence's name, so nothing may offer to send it again. The same rule in SQL is `wasSubmitted` of submitted.ts.
 */
export const isExported = ({ model }: { model: string }): boolean => model === EXPORT_MODEL;

import "server-only";
import { env } from "@/env";
import { CAPABILITIES } from "./capabilities";

/** The models of this server, by the id that is sent: the provider's own, and those that MODELS adds or renames. */
export const MODELS: Readonly<Record<string, string>> = { ...CAPABILITIES.models, ...env.MODELS };

export const isModel = (value: unknown): value is string => typeof value === "string" && Object.hasOwn(MODELS, value);

/** Its name, as where it is chosen; the id of one that is no longer offered. */
export const modelName = (id: string): string => (isModel(id) && MODELS[id]) || id;

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/errors";

/** What an action said, or that it could not be asked. */
export type Answer<Value extends object = object> =
  | ({ ok: true } & Value)
  | { ok: false; error: Failure | { code: "offline"; fields?: undefined } };

/** Asks an action. Without a network it throws, and that is expected. */
export async function asked<Value extends object>(
  ask: () => Promise<({ ok: true } & Value) | { ok: false; error: Failure }>,
): Promise<Answer<Value>> {
  try {
    return await ask();
  } catch {
    return { ok: false, error: { code: "offline" } };
  }
}

/** The sentence for a refusal: that of its field, where one is to blame. */
export function useRefusal(): (answer: { error: { code: string; fields?: Record<string, string> } }) => string {
  const t = useTranslations("errors");
  return ({ error: { code, fields } }) => {
    const [field] = Object.values(fields ?? {});
    if (field && t.has(`field.${field}`)) return t(`field.${field}`);
    return t(code);
  };
}

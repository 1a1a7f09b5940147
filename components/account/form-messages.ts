import { getTranslations } from "next-intl/server";
import type { FieldError, FormError } from "@/lib/accounts/form-state";
import { ATTEMPTS, NAME_MAX, PASSWORD } from "@/lib/auth/limits";

type Errors = { errors: Record<FormError, string>; fields: Record<FieldError, string> };
/** The texts of a form: its own, by name, and those of its errors. */
export type FormWords<Name extends string> = Errors & Record<Name, string>;

/** The messages that a form may need, passed as props: the browser needs only these. `attempts` is the form's limit. */
export async function formMessages(attempts: { windowMs: number } = ATTEMPTS.account): Promise<Errors> {
  const t = await getTranslations("auth");
  return {
    errors: {
      wrong: t("errors.wrong"),
      too_many: t("errors.too_many", { minutes: attempts.windowMs / 60_000 }),
      disabled: t("errors.disabled"),
      taken: t("errors.taken"),
      unexpected: t("errors.unexpected"),
      signed_out: t("errors.signed_out"),
      changed: t("errors.changed"),
      provider: t("errors.provider"),
      password_off: t("errors.password_off"),
      code_wrong: t("errors.code_wrong"),
      challenge_old: t("errors.challenge_old"),
      email_taken: t("errors.email_taken"),
      invite_only: t("errors.invite_only"),
      wrong_domain: t("errors.wrong_domain"),
      invitation_unknown: t("errors.invitation_unknown"),
      invitation_used: t("errors.invitation_used"),
      invitation_revoked: t("errors.invitation_revoked"),
      invitation_expired: t("errors.invitation_expired"),
      invitation_email: t("errors.invitation_email"),
      reset_unknown: t("errors.reset_unknown"),
      reset_used: t("errors.reset_used"),
      reset_revoked: t("errors.reset_revoked"),
      reset_expired: t("errors.reset_expired"),
    },
    fields: {
      email: t("fields.email"),
      password_short: t("fields.password_short", { min: PASSWORD.min }),
      password_long: t("fields.password_long", { max: PASSWORD.max }),
      password_common: t("fields.password_common"),
      password_personal: t("fields.password_personal"),
      password_same: t("fields.password_same"),
      current: t("fields.current"),
      name_long: t("fields.name_long", { max: NAME_MAX }),
    },
  };
}

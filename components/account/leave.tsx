import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";
import { deleteAccountAction } from "@/lib/removal/actions";
import { loadOwned } from "@/lib/removal/loaders";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";

/** Deletes the account. Names what goes with it. */
export async function Leave({ email, confirmed }: { email: string; confirmed: boolean }) {
  const [t, owned] = await Promise.all([getTranslations("account.leave"), loadOwned()]);
  return (
    <>
      <p className="text-sm">{t("what", owned)}</p>
      <p className="mt-2 mb-4 text-faint text-sm">{t("queued", owned)}</p>
      <Confirmed confirmed={confirmed}>
        <ActionForm action={deleteAccountAction} submit={t("submit")} look="danger">
          <Field
            label={t("confirm", { email })}
            name="email"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            className="w-full"
          />
        </ActionForm>
      </Confirmed>
    </>
  );
}

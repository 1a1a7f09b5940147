import { getTranslations } from "next-intl/server";
import type { AccountView } from "@/lib/accounts/loaders";
import { PASSWORD } from "@/lib/auth/limits";
import { Confirmed } from "./confirmed";
import type { FormWords } from "./form-messages";
import { PasswordForm } from "./password-form";

/** Changes the password, or sets the first one. Names the devices and services that a stranger may have added. */
export async function Password({ account, said }: { account: AccountView; said: FormWords<never> }) {
  const [t, linked, devices, auth] = await Promise.all([
    getTranslations("account.password"),
    getTranslations("account.linked"),
    getTranslations("account.sessions"),
    getTranslations("auth"),
  ]);
  const { hasPassword, email, sessions, providers } = account;
  const others = sessions
    .filter(({ here }) => !here)
    .map((it) =>
      devices("device", { browser: it.browser ?? devices("browser"), system: it.system ?? devices("system") }),
    );
  const words = {
    ...said,
    current: t("current"),
    new: t("new"),
    hint: t("hint", PASSWORD),
    show: auth("showPassword"),
    submit: t(hasPassword ? "submit" : "set"),
    done: t("done"),
  };
  const choice = (name: string, value: string, label: string) => (
    <label key={value} className="flex min-h-11 items-center gap-3 text-sm">
      <input type="checkbox" name={name} value={value} className="size-4.5 shrink-0 accent-lamp" />
      {label}
    </label>
  );
  return (
    <Confirmed confirmed={hasPassword || account.confirmed}>
      <PasswordForm hasPassword={hasPassword} email={email} words={words}>
        {others.length > 0 ? choice("keep_others", "1", t("keep", { devices: [...new Set(others)].join(", ") })) : null}
        {providers
          .filter((provider) => provider.linked)
          .map(({ id }) => choice("drop", id, t("drop", { name: linked(id) })))}
      </PasswordForm>
    </Confirmed>
  );
}

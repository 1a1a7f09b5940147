import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { env } from "@/env";
import { signInAction, signUpAction } from "@/lib/accounts/sign-in/actions";
import { ATTEMPTS, PASSWORD } from "@/lib/auth/limits";
import { safeNext } from "@/lib/auth/next-path";
import { canUsePasskeys } from "@/lib/auth/passkeys";
import { configuredProviders } from "@/lib/auth/providers";
import { isSignUpOpen } from "@/lib/auth/register";
import { getUser } from "@/lib/auth/session";
import { SIGN_UP_REFUSALS, type SignUpRefusal } from "@/lib/auth/sign-up-rule";
import { AuthForm } from "./auth-form";
import { FormDone } from "./form-done";
import { FormErrorText } from "./form-error";
import { formMessages } from "./form-messages";
import { LinkTrouble } from "./link-trouble";
import { PasskeyButton } from "./passkey-button";
import { ProviderButtons } from "./provider-buttons";

/** With the token of an invitation, the sign-up page makes the account that it is for. */
type Invited = { token: string; email: string | null };
type AuthPageProps = {
  kind: "signIn" | "signUp";
  searchParams: PageProps<"/sign-in">["searchParams"];
  invited?: Invited;
};

const CALLBACK_ERRORS = [
  "OAuthAccountNotLinked",
  "NoEmail",
  "EmailUnverified",
  "AccessDenied",
  "Disabled",
  "Unconfirmed",
] as const;
const LINK = "inline-flex min-h-11 items-center font-medium text-lamp-text underline-offset-4 hover:underline";

/** The sign-in and sign-up pages, which differ only in their messages. */
export async function AuthPage({ kind, searchParams, invited }: AuthPageProps) {
  const query = await searchParams;
  const next = safeNext(query.next);
  const error = typeof query.error === "string" ? query.error : undefined;
  // Connecting a service while signed in also fails to this page.
  if (await getUser()) redirect(error ? `/account?error=${encodeURIComponent(error)}` : next);
  const t = await getTranslations("auth");
  const open = invited !== undefined || (await isSignUpOpen());
  if (kind === "signUp" && !open) return <Closed next={next} />;
  const providers = configuredProviders();
  const said = await formMessages(ATTEMPTS[kind === "signUp" ? "signUp" : "account"]);
  const words = {
    ...said,
    email: t("email"),
    password: t("password"),
    show: t("showPassword"),
    submit: t(`${kind}.submit`),
    ...(kind === "signUp" && {
      passwordHint: t("passwordHint", PASSWORD),
      name: t("name"),
      nameHint: t("nameHint"),
    }),
  };
  const goesOn = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  const there = kind === "signIn" ? `/sign-up${goesOn}` : `/sign-in${goesOn}`;
  const trouble =
    error &&
    (SIGN_UP_REFUSALS.some((known) => known === error)
      ? t(`errors.${error as SignUpRefusal}`)
      : t(`callback.${CALLBACK_ERRORS.find((known) => known === error) ?? "other"}`));
  return (
    <GuardedForms>
      <header className="mb-7">
        <h1 className="font-semibold text-2xl tracking-tight">{t(`${kind}.title`)}</h1>
        <p className="mt-2 text-soft">{t(invited ? "invited" : `${kind}.lead`)}</p>
        {query.reset === "done" ? <FormDone message={t("reset.done")} /> : null}
        {query.account === "deleted" ? <FormDone message={t("account_deleted")} /> : null}
      </header>
      {providers.length > 0 ? (
        <>
          <ProviderButtons
            choices={providers.map((id) => ({ id, label: t(`with.${id}`) }))}
            next={next}
            trouble={words.errors.provider}
            invitation={invited?.token}
          />
          {env.passwordSignIn ? <Or text={t("or")} /> : null}
        </>
      ) : null}
      {env.passwordSignIn ? (
        <AuthForm
          action={kind === "signIn" ? signInAction : signUpAction}
          kind={kind}
          next={next}
          words={words}
          trouble={trouble || undefined}
          invitation={invited?.token}
          invitedEmail={invited?.email ?? undefined}
        />
      ) : (
        <FormErrorText message={trouble || undefined} />
      )}
      {kind === "signIn" && canUsePasskeys() ? (
        <div className="mt-4">
          <PasskeyButton
            purpose="sign_in"
            next={next}
            words={{ ...said, use: t("passkey.use"), canceled: t("passkey.canceled") }}
          />
        </div>
      ) : null}
      {kind === "signIn" && env.passwordSignIn ? (
        <p className="mt-4 text-sm">
          <a href="/forgot" className={LINK}>
            {t("forgot.link")}
          </a>
        </p>
      ) : null}
      {kind === "signIn" && !open ? null : (
        <p className="mt-6 text-soft text-sm">
          {t(`${kind}.other`)}{" "}
          <a href={there} className={LINK}>
            {t(`${kind}.otherLink`)}
          </a>
        </p>
      )}
    </GuardedForms>
  );
}

const Or = ({ text }: { text: string }) => (
  <p className="my-5 flex items-center gap-3 text-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
    {text}
  </p>
);

/** The sign-up page where accounts are made by invitation. */
async function Closed({ next }: { next: string }) {
  const t = await getTranslations("auth");
  return <LinkTrouble title={t("signUp.title")} text={t("errors.invite_only")} next={next} />;
}

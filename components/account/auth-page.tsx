import type { Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuardedForms } from "@/components/shell/guarded-forms";
import { signInAction, signUpAction } from "@/lib/accounts/sign-in/actions";
import { ATTEMPTS, PASSWORD } from "@/lib/auth/limits";
import { safeNext } from "@/lib/auth/next-path";
import { configuredProviders } from "@/lib/auth/providers";
import { getUser } from "@/lib/auth/session";
import { AuthForm } from "./auth-form";
import { formMessages } from "./form-messages";
import { ProviderButtons } from "./provider-buttons";

type AuthPageProps = { kind: "signIn" | "signUp"; searchParams: PageProps<"/sign-in">["searchParams"] };

const CALLBACK_ERRORS = ["OAuthAccountNotLinked", "NoEmail", "EmailUnverified", "AccessDenied"] as const;

/** The sign-in and sign-up pages, which differ only in their messages. */
export async function AuthPage({ kind, searchParams }: AuthPageProps) {
  const query = await searchParams;
  const next = safeNext(query.next);
  const error = typeof query.error === "string" ? query.error : undefined;
  // Connecting a service while signed in also fails to this page.
  if (await getUser()) redirect(error ? `/account?error=${encodeURIComponent(error)}` : next);
  const t = await getTranslations("auth");
  const providers = configuredProviders();
  const words = {
    ...(await formMessages(ATTEMPTS[kind === "signUp" ? "signUp" : "account"])),
    email: t("email"),
    password: t("password"),
    show: t("showPassword"),
    submit: t(`${kind}.submit`),
    ...(kind === "signUp" && {
      passwordHint: t("passwordHint", { min: PASSWORD.min }),
      name: t("name"),
      nameHint: t("nameHint"),
    }),
  };
  const goesOn = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  const there = (kind === "signIn" ? `/sign-up${goesOn}` : `/sign-in${goesOn}`) as Route;
  const trouble = error && t(`callback.${CALLBACK_ERRORS.find((known) => known === error) ?? "other"}`);
  return (
    <GuardedForms>
      <header className="mb-7">
        <h1 className="font-semibold text-2xl tracking-tight">{t(`${kind}.title`)}</h1>
        <p className="mt-2 text-soft">{t(`${kind}.lead`)}</p>
      </header>
      {providers.length > 0 ? (
        <>
          <ProviderButtons
            choices={providers.map((id) => ({ id, label: t(`with.${id}`) }))}
            next={next}
            trouble={words.errors.provider}
          />
          <p className="my-5 flex items-center gap-3 text-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t("or")}
          </p>
        </>
      ) : null}
      <AuthForm
        action={kind === "signIn" ? signInAction : signUpAction}
        kind={kind}
        next={next}
        words={words}
        trouble={trouble || undefined}
      />
      <p className="mt-6 text-soft text-sm">
        {t(`${kind}.other`)}{" "}
        <Link
          href={there}
          className="inline-flex min-h-11 items-center font-medium text-lamp-text underline-offset-4 hover:underline"
        >
          {t(`${kind}.otherLink`)}
        </Link>
      </p>
    </GuardedForms>
  );
}

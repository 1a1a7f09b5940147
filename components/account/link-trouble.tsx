import { getTranslations } from "next-intl/server";

type Props = { title: string; text: string; next?: string };

/** Why there is no form on this page, and the way to sign in. */
export async function LinkTrouble({ title, text, next = "/" }: Props) {
  const t = await getTranslations("auth");
  const there = next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <p className="mt-2 text-soft">{text}</p>
      <p className="mt-6 text-soft text-sm">
        {t("signUp.other")}{" "}
        <a
          href={there}
          className="inline-flex min-h-11 items-center font-medium text-lamp-text underline-offset-4 hover:underline"
        >
          {t("signUp.otherLink")}
        </a>
      </p>
    </>
  );
}

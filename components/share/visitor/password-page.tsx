import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { GUESSES, LINK } from "@/lib/shares/limits";
import { NoVideos } from "./no-videos";

/** Asks for the link's password with a plain form that needs no script. */
export async function PasswordPage({ slug, trouble }: { slug: string; trouble: string | string[] | undefined }) {
  const t = await getTranslations("share");
  const minutes = GUESSES.link.windowMs / 60_000;
  const errors = new Map([
    ["empty", t("locked_empty")],
    ["wrong", t("locked_wrong")],
    ["wait", t("locked_wait", { minutes })],
  ]);
  return (
    <NoVideos title={t("locked_title")} text={t("locked_text")}>
      <form
        noValidate
        method="post"
        action={`/v/${slug}/unlock`}
        className="mt-6 flex w-full max-w-xs flex-col gap-3 text-left"
      >
        <Field
          label={t("locked_label")}
          error={errors.get(String(trouble))}
          type="password"
          name="password"
          required
          maxLength={LINK.passwordMax}
          autoComplete="off"
        />
        <Button type="submit" look="lamp">
          {t("locked_submit")}
        </Button>
      </form>
    </NoVideos>
  );
}

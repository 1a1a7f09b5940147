"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { LinkCreated } from "@/components/share/owner/link-created";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { messageFor } from "@/lib/i18n/message-for";
import { shareSelection } from "@/lib/shares/actions";
import { LINK } from "@/lib/shares/limits";
import type { ShareView } from "@/lib/shares/view";
import type { Selection } from "./selection-request";

type Props = { selection: () => Selection; count: number };

/** Creates one share link for the selection and offers to copy it. `count` is Infinity when unknown. */
export default function ShareSelection({ selection, count }: Props) {
  const t = useTranslations("share.chosen");
  const tell = useTranslations("errors");
  const [made, setMade] = useState<{ share: ShareView; left: number } | null>(null);
  const [trouble, setTrouble] = useState(
    count > LINK.videos && count !== Infinity ? t("too_many_videos", { max: LINK.videos }) : null,
  );
  const [busy, run] = useTransition();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = new FormData(event.currentTarget).get("title");
    run(async () => {
      setTrouble(null);
      const answer = await callAction(() => shareSelection({ selection: selection(), title }));
      if (answer.ok) return setMade(answer);
      const field = answer.error.fields?.selection;
      setTrouble(
        (field && messageFor(t, field, { max: LINK.videos })) || answer.error.message || tell(answer.error.code),
      );
    });
  };

  if (made) return <LinkCreated link={made.share} left={made.left} />;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-sm text-soft">{t("intro")}</p>
      <Field label={t("title")} hint={t("title_hint")} name="title" maxLength={LINK.title} autoComplete="off" />
      <p role="alert" className="text-danger text-sm empty:hidden">
        {trouble}
      </p>
      <Button type="submit" look="lamp" busy={busy} className="self-start">
        {busy ? null : <Link2 aria-hidden="true" className="size-4" />}
        {t("make")}
      </Button>
    </form>
  );
}

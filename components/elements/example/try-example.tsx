"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useElementRefusal } from "@/components/elements/use-element-refusal";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { createElement } from "@/lib/elements/actions";

/** Makes the drawn character an element of the user's own, to be changed or deleted like any other. */
export function TryExample() {
  const t = useTranslations("elements.example");
  const router = useRouter();
  const refusal = useElementRefusal();
  const [busy, start] = useTransition();
  const [failed, setFailed] = useState("");

  const make = () =>
    start(async () => {
      setFailed("");
      const images = await storeImages().catch(() => null);
      if (!images) return setFailed(t("failed"));
      const input = { kind: "character", name: t("name"), description: t("description"), role: "character", images };
      const made = await callAction(() => createElement(input));
      if (made.ok) router.push(`/elements/${made.element.id}` as Route);
      else setFailed(refusal(made.error));
    });

  return (
    <>
      <Button look="lamp" busy={busy} onClick={make}>
        {t("try")}
      </Button>
      <p role="alert" className="order-last basis-full text-danger text-sm empty:hidden">
        {failed}
      </p>
    </>
  );
}

/** Draws and uploads the images; null when one was refused. */
async function storeImages() {
  const [{ drawImages }, { sendImage }] = await Promise.all([
    import("./draw-images"),
    import("@/components/video/frames/upload-request"),
  ]);
  const images: { imageId: string; shows: string }[] = [];
  for (const { shows, blob } of await drawImages()) {
    const answer = await sendImage(blob, `${shows}.png`, new AbortController().signal);
    if (!answer.ok) return null;
    images.push({ imageId: answer.image.id, shows });
  }
  return images.length > 0 ? images : null;
}

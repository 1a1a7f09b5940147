"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useElementRefusal } from "@/components/elements/use-element-refusal";
import { callAction } from "@/components/ui/call-action";
import { showToast } from "@/components/ui/show-toast";
import { createElement, saveElement } from "@/lib/elements/actions";
import { cleanElementName } from "@/lib/elements/names";
import type { ElementView } from "@/lib/elements/view";
import { readTags } from "@/lib/gallery/tags";
import { ROLES, type Role } from "@/lib/generations/roles";
import type { ImageView } from "@/lib/generations/view";
import { editedImagesOf } from "./edited-images";
import { useEditedImages } from "./use-edited-images";

type Values = { name: string; kind: ElementView["kind"]; description: string; role: Role | null; tags: string };
/** Why nothing was saved: what is at fault, and its sentence. `changed`, `gone`: by somebody else, meanwhile. */
type Trouble = { at: "name" | "images" | "description" | "tags" | "form" | "changed" | "gone"; said: string };

const valuesOf = (element: ElementView | null): Values => ({
  name: element?.name ?? "",
  kind: element?.kind ?? "character",
  description: element?.description ?? "",
  role: element?.role ?? null,
  tags: element?.tags.join(", ") ?? "",
});

/** What is written about an element until it is saved. A refusal changes nothing of it. */
export function useElementForm(element: ElementView | null, added: readonly ImageView[]) {
  const t = useTranslations("elements.editor");
  const router = useRouter();
  const refusal = useElementRefusal();
  const [values, setValues] = useState(() => valuesOf(element));
  const [base, setBase] = useState(element?.version);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, start] = useTransition();
  const images = useEditedImages(editedImagesOf(element, values.kind, added), values.kind);

  const change = (part: Partial<Values>) => {
    setValues((now) => ({ ...now, ...part }));
    setTrouble(null);
  };

  function fail(error: { code: string; message?: string; fields?: Record<string, string> }) {
    if (element && error.code === "conflict") {
      setTrouble({ at: "changed", said: "" });
      // Brings the other version, whose number a second save names.
      router.refresh();
      return;
    }
    if (element && error.code === "not_found") return setTrouble({ at: "gone", said: t("gone") });
    const [field = "form"] = Object.keys(error.fields ?? {});
    setTrouble({ at: PLACES[field] ?? "form", said: refusal(error) });
  }

  /** `over`: the version that it replaces; undefined makes a new element. */
  function save(over: number | undefined) {
    if (images.rows.some(({ progress }) => progress !== undefined))
      return setTrouble({ at: "images", said: t("wait") });
    start(async () => {
      const input = {
        ...values,
        tags: readTags(values.tags),
        images: images.rows.map(({ id, shows, wake }) => ({ imageId: id, shows, wakeWords: readTags(wake) })),
      };
      const id = element?.id;
      const answer = await callAction(() =>
        id !== undefined && over !== undefined
          ? saveElement({ id, version: over, element: input })
          : createElement(input),
      );
      if (!answer.ok) return fail(answer.error);
      const { name } = answer.element;
      showToast(over === undefined ? t("created", { name }) : t("saved", { name }));
      router.push("/elements");
    });
  }

  return {
    ...{ values, change, images, trouble, busy },
    name: cleanElementName(values.name),
    save: () => save(base),
    saveOver: () => save(element?.version),
    saveAsNew: () => save(undefined),
    takeOther() {
      setValues(valuesOf(element));
      setBase(element?.version);
      images.setRows(editedImagesOf(element, element?.kind ?? "character", []));
      setTrouble(null);
    },
    setRole: (given: string) => change({ role: ROLES.find((role) => role === given) ?? null }),
  };
}

/** The server's names of fields, by where their sentence stands. */
const PLACES: Record<string, Trouble["at"]> = {
  name: "name",
  images: "images",
  imageId: "images",
  shows: "images",
  wakeWords: "images",
  description: "description",
  tags: "tags",
};

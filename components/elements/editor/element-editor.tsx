"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef } from "react";
import { useTrashElement } from "@/components/elements/use-trash-element";
import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/show-toast";
import { MAX_DESCRIPTION } from "@/lib/elements/limits";
import { MAX_ELEMENT_NAME } from "@/lib/elements/names";
import { ELEMENT_KINDS, type ElementView } from "@/lib/elements/view";
import { MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { ROLES } from "@/lib/generations/roles";
import type { ImageView } from "@/lib/generations/view";
import { AddImages } from "./add-images";
import { DescribeImage } from "./describe-image";
import { BEST_VIEWS, viewsOfCharacter } from "./edited-images";
import { ImageRows } from "./image-rows";
import { useElementForm } from "./use-element-form";

/** `images`: what a new element starts with. `refine`: the model that describes images; null: none does. */
type Props = { element: ElementView | null; images: readonly ImageView[]; refine: string | null };

/** Makes or changes an element. */
export function ElementEditor({ element, images: added, refine }: Props) {
  const t = useTranslations("elements.editor");
  const kinds = useTranslations("elements.kinds");
  const roles = useTranslations("compose.roles");
  const undo = useTranslations("elements")("undo");
  const { values, change, images, trouble, busy, name, ...form } = useElementForm(element, added);
  const errorAt = (at: string) => (trouble?.at === at ? trouble.said : undefined);
  const views = viewsOfCharacter(images.rows);
  const description = useRef<HTMLTextAreaElement>(null);
  function describe(words: string) {
    const mine = values.description;
    change({ description: words });
    description.current?.focus();
    if (mine) showToast(t("wordsUsed"), { label: undo, onClick: () => change({ description: mine }) });
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
      className="flex flex-col gap-6"
    >
      <Field
        label={t("name")}
        name="name"
        value={values.name}
        hint={name ? t("mention", { name }) : t("nameHint", { max: MAX_ELEMENT_NAME })}
        error={errorAt("name")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Choice label={t("kind")}>
        {(id) => (
          <Select
            id={id}
            value={values.kind}
            onChange={(event) => {
              const kind = ELEMENT_KINDS.find((known) => known === event.target.value);
              if (kind) change({ kind });
            }}
          >
            {ELEMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kinds(kind)}
              </option>
            ))}
          </Select>
        )}
      </Choice>
      <section aria-labelledby="element-images" className="flex flex-col gap-3">
        <div>
          <h2 id="element-images" className="font-medium text-sm">
            {t("images")}
          </h2>
          <p className="mt-1 text-faint text-xs">{t("imagesHint")}</p>
          {values.kind === "character" && (
            <p role="status" className={`mt-1 text-xs ${views > BEST_VIEWS ? "text-lamp-text" : "text-faint"}`}>
              {views > BEST_VIEWS ? t("peopleMany", { count: views }) : t("people")}
            </p>
          )}
        </div>
        <ImageRows {...images} />
        <AddImages {...images} />
        <p role="alert" className="text-danger text-sm empty:hidden">
          {[...images.refused, errorAt("images")].filter(Boolean).join(" ")}
        </p>
      </section>
      <Choice label={t("description")} hint={t("descriptionHint")} error={errorAt("description")}>
        {(id, describedBy) => (
          <textarea
            ref={description}
            id={id}
            dir="auto"
            rows={3}
            value={values.description}
            maxLength={MAX_DESCRIPTION}
            aria-describedby={describedBy}
            onChange={(event) => change({ description: event.target.value })}
            className="w-full rounded-md bg-sunken px-3 py-2 text-base shadow-[inset_0_0_0_1px_var(--line)]"
          />
        )}
      </Choice>
      {refine !== null && <DescribeImage model={refine} kind={values.kind} rows={images.rows} onUse={describe} />}
      <div className="grid gap-6 sm:grid-cols-2">
        <Choice label={t("role")}>
          {(id) => (
            <Select id={id} value={values.role ?? ""} onChange={(event) => form.setRole(event.target.value)}>
              <option value="">{t("noRole")}</option>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {roles(`${role}.name`)}
                </option>
              ))}
            </Select>
          )}
        </Choice>
        <Field
          label={t("tags")}
          value={values.tags}
          placeholder={t("tagsHint")}
          maxLength={MAX_TAGS * (MAX_TAG + 2)}
          error={errorAt("tags")}
          onChange={(event) => change({ tags: event.target.value })}
        />
      </div>
      <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm empty:hidden">
        {trouble?.at === "changed" && element && (
          <>
            <p className="grow basis-60 text-danger">{t("changed", { name: element.name })}</p>
            <Button busy={busy} onClick={form.saveOver}>
              {t("mine")}
            </Button>
            <Button look="plain" onClick={form.takeOther}>
              {t("theirs")}
            </Button>
          </>
        )}
        {trouble?.at === "gone" && (
          <>
            <p className="grow basis-60 text-danger">{trouble.said}</p>
            <Button busy={busy} onClick={form.saveAsNew}>
              {t("asNew")}
            </Button>
          </>
        )}
        {trouble?.at === "form" && <p className="text-danger">{trouble.said}</p>}
      </div>
      <Buttons element={element} busy={busy} />
    </form>
  );
}

function Buttons({ element, busy }: { element: ElementView | null; busy: boolean }) {
  const t = useTranslations("elements.editor");
  const router = useRouter();
  const trash = useTrashElement();
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" look="lamp" busy={busy}>
        {t("save")}
      </Button>
      <Link href="/elements" className={buttonClass()}>
        {t("cancel")}
      </Link>
      {element && (
        <Button look="danger" className="ml-auto" onClick={() => trash(element, () => router.push("/elements"))}>
          {t("delete")}
        </Button>
      )}
    </div>
  );
}

type ChoiceProps = {
  label: string;
  hint?: string;
  error?: string;
  children: (id: string, describedBy: string | undefined) => ReactNode;
};

/** A label with its field, hint and error, for fields that are no single line of text. */
function Choice({ label, hint, error, children }: ChoiceProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children(id, describedBy || undefined)}
      {hint && (
        <p id={`${id}-hint`} className="text-faint text-xs">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { getDb } from "@/db/client";
import { answeredForm } from "@/lib/accounts/account-form";
import { textOf } from "@/lib/accounts/form-state";
import { getStorage } from "@/lib/storage/open-storage";
import { eraseImage } from "./erase-image";

export const deleteImageAction = answeredForm(async (user, form) => {
  const t = await getTranslations("account.images");
  const key = { userId: user.id, id: textOf(form, "image", 100) };
  const deleted = await eraseImage({ db: getDb(), storage: getStorage() }, key);
  if (!deleted.ok && deleted.error === "needed") return { ok: false, text: t("needed") };
  refresh();
  return { ok: true, text: t("deleted") };
});

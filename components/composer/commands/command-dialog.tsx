"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";

/** A dialog of the composer. */
export function CommandDialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  return <Dialog {...props} close={useTranslations("compose.tools")("close")} place="bottom" />;
}

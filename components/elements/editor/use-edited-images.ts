"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { requestId } from "@/components/video/request-id";
import type { ElementView } from "@/lib/elements/view";
import { MAX_IMAGES } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";
import { messageFor } from "@/lib/i18n/message-for";
import { type EditedImage, suggestShows, withAdded } from "./edited-images";

/** The images of the editor: uploaded, added from earlier ones, arranged and removed. */
export function useEditedImages(first: EditedImage[], kind: ElementView["kind"]) {
  const t = useTranslations();
  const [rows, setRows] = useState(first);
  const [refused, setRefused] = useState<string[]>([]);
  const running = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const stops = running.current;
    return () => {
      for (const stop of stops.values()) stop.abort();
    };
  }, []);

  const change = (id: string, part: Partial<EditedImage>) =>
    setRows((now) => now.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const refuse = (sentence: string) => setRefused((now) => [...now, sentence]);
  const tenth = (name: string) => refuse(t("compose.refused.tenth", { name, max: MAX_IMAGES }));

  async function upload(file: File, id: string): Promise<void> {
    const stop = new AbortController();
    running.current.set(id, stop);
    const { uploadSource } = await import("@/components/composer/images/upload-source");
    const show = ({ progress }: { progress: number | null }) => change(id, { progress });
    const answer = await uploadSource(file, stop.signal, show, false);
    running.current.delete(id);
    if (stop.signal.aborted) return;
    if (!answer.ok) {
      setRows((now) => now.filter((row) => row.id !== id));
      const { code, values } = answer.reason;
      const named = { name: file.name, ...values };
      refuse(
        messageFor(t, `imageErrors.${code}`, named) ??
          messageFor(t, `compose.refused.${code}`, named) ??
          t("compose.refused.other", { name: file.name }),
      );
      return;
    }
    const { image } = answer;
    setRows((now) => {
      // The server identifies images by their bytes.
      if (now.some((row) => row.id === image.id)) return now.filter((row) => row.id !== id);
      return now.map((row) =>
        row.id === id ? { ...row, id: image.id, image, name: image.name, progress: undefined } : row,
      );
    });
  }

  return {
    rows,
    setRows,
    refused,
    change,
    addFiles(files: readonly File[]) {
      setRefused([]);
      let taken = rows;
      for (const file of files) {
        if (taken.length >= MAX_IMAGES) {
          tenth(file.name);
          continue;
        }
        const id = requestId();
        const row = { id, name: file.name, image: null, progress: null, shows: suggestShows(kind, taken), wake: "" };
        taken = [...taken, row];
        void upload(file, id).catch(() => {
          // A script couldn't be loaded, so the network is down.
          setRows((now) => now.filter((it) => it.id !== id));
          refuse(t("compose.refused.other", { name: file.name }));
        });
      }
      setRows(taken);
    },
    addImages(images: readonly ImageView[]) {
      setRows((now) => withAdded(kind, now, images).slice(0, MAX_IMAGES));
    },
    move(id: string, by: -1 | 1) {
      setRows((now) => {
        const at = now.findIndex((row) => row.id === id);
        const moved = now[at];
        return moved ? now.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, moved) : now;
      });
    },
    remove(id: string) {
      running.current.get(id)?.abort();
      setRows((now) => now.filter((row) => row.id !== id));
    },
  };
}
export type EditedImages = ReturnType<typeof useEditedImages>;

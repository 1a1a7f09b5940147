"use client";

import { useRouter } from "next/navigation";
import useSWR from "swr";
import { isOpen } from "@/lib/generations/states";
import type { GenerationView } from "@/lib/generations/view";
import { fetchByIds } from "./fetch-generations";
import { useHidden } from "./use-hidden";

/** Watches one open generation and asks the server for the page again when it has moved on. */
export function Follow({ id, state, parked }: Pick<GenerationView, "id" | "state" | "parked">) {
  const router = useRouter();
  const hidden = useHidden();
  useSWR(isOpen(state) ? `/api/generations?ids=${id}` : null, fetchByIds, {
    refreshInterval: hidden ? 20_000 : 2_000,
    refreshWhenHidden: true,
    onSuccess: ({ items: [now] }) => {
      if (now && (now.state !== state || now.parked !== parked)) router.refresh();
    },
  });
  return null;
}

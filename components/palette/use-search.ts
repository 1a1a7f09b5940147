import useSWR from "swr";
import { useSettled } from "@/components/ui/use-settled";
import type { Found } from "@/lib/search/search";

async function find(address: string): Promise<Found> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

/** What the server finds by the typed text, once typing pauses. `current` is false while an earlier answer is shown. */
export function useSearch(query: string) {
  const settled = useSettled(query.trim());
  const { data, error, isLoading, mutate } = useSWR(
    `/api/search${settled && `?${new URLSearchParams({ q: settled })}`}`,
    find,
    { revalidateOnFocus: false, keepPreviousData: true },
  );
  const current = !isLoading && settled === query.trim();
  return { found: data, current, trouble: Boolean(error), retry: () => void mutate() };
}

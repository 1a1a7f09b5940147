import type { GalleryCounts } from "@/lib/gallery/counts";
import type { MonthSlice } from "@/lib/gallery/month-slices";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";

async function get<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(url, { headers: { accept: "application/json" }, signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Answer;
}

export const fetchPage = (url: string): Promise<GalleryPage> => get<GalleryPage>(url);

/** The newest knowledge of these generations; deleted or foreign ones are simply not among the answer. */
export const fetchByIds = (url: string): Promise<{ items: GenerationView[] }> => get(url);

export const fetchCounts = (url: string): Promise<GalleryCounts> => get(url);

/** How many videos a stretch of a view holds; `more` when there are more than anybody counts. */
export function fetchSpanCount(
  query: string,
  [newest, oldest]: [string | null, string | null],
): Promise<{ n: number; more: boolean }> {
  const ends = new URLSearchParams({ ...(newest && { newest }), ...(oldest && { oldest }) });
  return get(`/api/gallery/span?${query}&${ends}`);
}

/** One run of a month under a filter. */
export async function fetchRun(query: string, run: MonthSlice, signal: AbortSignal): Promise<GenerationView[]> {
  const answer = await get<{ items: GenerationView[] }>(
    `/api/gallery?${query ? `${query}&` : ""}month=${run.month}&run=${run.run}`,
    signal,
  );
  return answer.items;
}

import type { GalleryCounts } from "@/lib/gallery/counts";
import type { MonthSlice } from "@/lib/gallery/month-slices";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";

async function get<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(url, { headers: { accept: "application/json" }, signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Answer;
}

export const fetchPage = (url: string): Promise<GalleryPage> => get<GalleryPage>(url);

/** The current state of these generations; deleted ones and other users' are missing from the answer. */
export const fetchByIds = (url: string): Promise<{ items: GenerationView[] }> => get(url);

export const fetchCounts = (url: string): Promise<GalleryCounts> => get(url);

/** How many videos a span of a view contains; `more` when counting stopped early. */
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

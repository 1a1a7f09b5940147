import type { GalleryPage, GenerationView } from "@/lib/generations/view";

async function get<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Answer;
}

export const fetchPage = (url: string): Promise<GalleryPage> => get<GalleryPage>(url);

/** The newest knowledge of these generations; deleted or foreign ones are simply not among the answer. */
export const fetchByIds = (url: string): Promise<{ items: GenerationView[] }> => get(url);

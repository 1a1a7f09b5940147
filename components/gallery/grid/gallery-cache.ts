import type { GenerationChange } from "@/components/video/changes";
import { newer } from "@/components/video/newer";
import type { MonthCount } from "@/lib/gallery/counts";
import type { MonthSlice } from "@/lib/gallery/month-slices";
import type { GenerationView } from "@/lib/generations/view";

export type SliceItems = MonthSlice & { items: GenerationView[] };
/** `count` is the requested count: when rows and counts briefly disagree, fetching again would never end. */
type Held = SliceItems & { stale: boolean };

/** Runs kept in memory; about 1,500 videos. */
const MOST = 64;
const nameOf = (run: Pick<MonthSlice, "month" | "run">): string => `${run.month}:${run.run}`;

/** The loaded part of a gallery of any size, independent of rendering and scrolling. `fetchRun` loads one run. */
export class GalleryCache {
  version = 0;
  months: readonly MonthCount[];
  failed = false;
  private readonly held = new Map<string, Held>();
  private readonly coming = new Map<string, AbortController>();
  private readonly listeners = new Set<() => unknown>();
  private snapshot: readonly SliceItems[] | null = null;

  constructor(
    private readonly fetchRun: (run: MonthSlice, signal: AbortSignal) => Promise<GenerationView[]>,
    start: { months: readonly MonthCount[]; runs: readonly SliceItems[] },
  ) {
    this.months = start.months;
    for (const run of start.runs) this.held.set(nameOf(run), { ...run, stale: false });
  }

  subscribe = (listener: () => unknown): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The videos of a run, or null when they aren't loaded yet. */
  get(run: MonthSlice): GenerationView[] | null {
    return this.held.get(nameOf(run))?.items ?? null;
  }

  /** Everything that is loaded; the same array until something changes. */
  get loaded(): readonly SliceItems[] {
    this.snapshot ??= [...this.held.values()];
    return this.snapshot;
  }

  /** Whether a video is loaded, rendered or not. */
  has = (id: string): boolean => [...this.held.values()].some(({ items }) => items.some((item) => item.id === id));

  /** Fetches what is missing or stale among these runs, and aborts everything else. */
  want(runs: readonly MonthSlice[]): void {
    const names = new Set(runs.map(nameOf));
    for (const name of this.coming.keys()) if (!names.has(name)) this.forget(name);
    for (const run of runs) {
      const held = this.held.get(nameOf(run));
      if (held && !held.stale && held.count === run.count) this.touch(nameOf(run), held);
      else if (!this.coming.has(nameOf(run))) void this.load(run);
    }
  }

  apply = (change: GenerationChange): unknown => {
    if (change.kind === "many") return this.doubt();
    return change.kind === "gone" ? this.remove(change.id) : this.put(change.generation);
  };

  /** Updates a video in place. Returns whether it is loaded at all. */
  put(generation: GenerationView): boolean {
    for (const [name, held] of this.held) {
      const at = held.items.findIndex((item) => item.id === generation.id);
      if (at < 0) continue;
      const known = held.items[at];
      this.held.set(name, { ...held, items: held.items.with(at, known ? newer(known, generation) : generation) });
      this.tell();
      return true;
    }
    return false;
  }

  /** Removes a video: everything newer in its month shifts by one, so those runs have to be fetched again. */
  remove(id: string): void {
    for (const [name, held] of this.held) {
      if (!held.items.some((item) => item.id === id)) continue;
      this.held.set(name, { ...held, items: held.items.filter((item) => item.id !== id), stale: true });
      const { month, run } = held;
      this.spoil(month, run);
      this.setMonths(this.months.map((entry) => (entry.month === month ? { month, n: entry.n - 1 } : entry)));
      return;
    }
  }

  /** Sets new counts. A month with fewer videos than before changed somewhere in its middle. */
  setMonths(months: readonly MonthCount[]): void {
    const before = new Map(this.months.map(({ month, n }) => [month, n]));
    for (const { month, n } of months) if (n < (before.get(month) ?? 0)) this.spoil(month, 0);
    this.months = months.filter(({ n }) => n > 0);
    this.tell();
  }

  /** Adds a run that was loaded elsewhere, at the end. */
  add(run: SliceItems): void {
    this.touch(nameOf(run), { ...run, stale: false });
    this.setMonths([...this.months, { month: run.month, n: run.count }]);
  }

  /** Anything may have changed: shown runs are fetched again and stay until the answer arrives. */
  doubt(): void {
    for (const [name, held] of this.held) this.held.set(name, { ...held, stale: true });
    for (const name of this.coming.keys()) this.forget(name);
    this.tell();
  }

  fail(): void {
    this.failed = true;
    this.tell();
  }

  private spoil(month: number, from: number): void {
    for (const [name, held] of this.held) {
      if (held.month !== month || held.run < from) continue;
      this.held.set(name, { ...held, stale: true });
      this.forget(name);
    }
  }

  /** Aborts a pending answer, which would show an earlier state as the current one. */
  private forget(name: string): void {
    this.coming.get(name)?.abort();
    this.coming.delete(name);
  }

  private async load(run: MonthSlice): Promise<void> {
    const request = new AbortController();
    this.coming.set(nameOf(run), request);
    const asked = new Set(this.get(run));
    try {
      const answer = await this.fetchRun(run, request.signal);
      if (request.signal.aborted) return;
      // A change made during the request is newer than its answer.
      const put = new Map((this.get(run) ?? []).filter((item) => !asked.has(item)).map((item) => [item.id, item]));
      const items = answer.map((item) => newer(item, put.get(item.id) ?? item));
      const { month, run: at, count } = run;
      this.touch(nameOf(run), { month, run: at, count, items, stale: false });
      this.failed = false;
      this.tell();
    } catch {
      if (request.signal.aborted) return;
      this.failed = true;
      this.tell();
    } finally {
      if (this.coming.get(nameOf(run)) === request) this.coming.delete(nameOf(run));
    }
  }

  /** Marks a run as used most recently; the least recent ones are dropped first. */
  private touch(name: string, held: Held): void {
    this.held.delete(name);
    this.held.set(name, held);
    for (const oldest of this.held.keys()) {
      if (this.held.size <= MOST) break;
      this.held.delete(oldest);
    }
  }

  private tell(): void {
    this.version += 1;
    this.snapshot = null;
    for (const listener of this.listeners) listener();
  }
}

import { mkdtemp, readdir, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { removeOldFiles } from "./old-files";

const HOUR = 3_600_000;

afterEach(() => vi.useRealTimers());

test.each([0, 26, -26])(
  "old files are removed and recent ones kept by a server whose clock is %i h ahead",
  async (hours) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-old-files-"));
    const twoHoursAgo = new Date(Date.now() - 2 * HOUR);
    await writeFile(path.join(folder, "recent"), "");
    await writeFile(path.join(folder, "old"), "");
    await utimes(path.join(folder, "old"), twoHoursAgo, twoHoursAgo);
    vi.useFakeTimers({ now: Date.now() + hours * HOUR, toFake: ["Date"] });
    await removeOldFiles(folder, HOUR);
    expect(await readdir(folder)).toEqual(["recent"]);
  },
);

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@/e2e/fixtures/test";

test("component page: production answers 404, and no file of the build contains its code", async ({ request }) => {
  expect((await request.get("/dev/components")).status()).toBe(404);
  const [words] =
    /thrown by the development page/.exec(await readFile("app/dev/components/controls.tsx", "utf8")) ?? [];
  expect(words).toBeDefined();
  const built = ["static", "server"].map((folder) => path.join(".next", folder));
  const files = (await Promise.all(built.map((folder) => readdir(folder, { recursive: true, withFileTypes: true }))))
    .flat()
    .filter((entry) => entry.isFile() && /\.(?:js|html|rsc|json)$/.test(entry.name));
  expect(files.length).toBeGreaterThan(100);
  for (const { parentPath, name } of files) {
    const text = await readFile(path.join(parentPath, name), "utf8");
    expect(text.includes(words ?? ""), name).toBe(false);
  }
});

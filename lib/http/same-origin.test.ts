import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

test.each<[Record<string, string>, boolean]>([
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-origin", origin: "https://studio.test" }, true],
  [{ origin: "https://studio.test", host: "127.0.0.1:3000" }, true],
  [{ origin: "http://studio.local:3000", host: "studio.local:3000" }, true],
  [{ "sec-fetch-site": "cross-site", origin: "https://studio.test" }, false],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "none" }, false],
  [{ origin: "https://evil.test", host: "studio.test" }, false],
  [{ origin: "http://studio.test:81", host: "studio.test" }, false],
  [{ origin: "null", host: "studio.test" }, false],
  [{ host: "studio.test" }, false],
  [{}, false],
])("a request with %j: ours is %s", (headers, ours) => {
  expect(
    isSameOrigin(new Request("https://studio.test/api/references", { method: "POST", headers }), "https://studio.test"),
  ).toBe(ours);
});

import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

test.each<[Record<string, string>, boolean]>([
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-origin", origin: "https://ninefold.test" }, true],
  [{ origin: "https://ninefold.test", host: "127.0.0.1:3000" }, true],
  [{ origin: "http://ninefold.local:3000", host: "ninefold.local:3000" }, true],
  [{ "sec-fetch-site": "cross-site", origin: "https://ninefold.test" }, false],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "none" }, false],
  [{ origin: "https://evil.test", host: "ninefold.test" }, false],
  [{ origin: "http://ninefold.test:81", host: "ninefold.test" }, false],
  [{ origin: "null", host: "ninefold.test" }, false],
  [{ host: "ninefold.test" }, false],
  [{}, false],
])("a request with %j comes from our pages: %s", (headers, ours) => {
  expect(
    isSameOrigin(new Request("https://ninefold.test/api/images", { method: "POST", headers }), "https://ninefold.test"),
  ).toBe(ours);
});

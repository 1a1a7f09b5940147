import { expect, test } from "vitest";
import { addressIn, nameOfAddress } from "./address-name";

test.each([
  ["https://example.com/stills/fox%20in%20snow.jpg?size=2#top", "fox in snow.jpg"],
  ["https://example.com/%E9%9B%A8%E5%A4%9C.png", "雨夜.png"],
  ["https://example.com/", "example.com"],
  ["https://example.com/a/b/", "example.com"],
  ["https://example.com/%E9%.png", "example.com"],
  ["https://example.com/..%2f..%2fetc%2fpasswd", "passwd"],
  ["no address", "no address"],
])("the image at %s is named %s", (address, name) => {
  expect(nameOfAddress(address)).toBe(name);
});

test("a text is an address only when nothing else was pasted with it", () => {
  expect(addressIn(" https://example.com/a.jpg\n")).toBe("https://example.com/a.jpg");
  for (const text of ["see https://example.com/a.jpg", "https://a.b/c d", "http://example.com/a.jpg", "https://", ""]) {
    expect(addressIn(text)).toBeNull();
  }
  expect(addressIn(`https://example.com/${"a".repeat(5_000)}`)).toBeNull();
});

test("a pasted address is fetched only when it ends like an image", () => {
  expect(addressIn("https://example.com/a.WEBP?w=1", { plain: true })).toBe("https://example.com/a.WEBP?w=1");
  expect(addressIn("https://example.com/reset?token=1", { plain: true })).toBeNull();
  expect(addressIn("https://example.com/?file=a.jpg", { plain: true })).toBeNull();
});

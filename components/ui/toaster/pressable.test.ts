// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { pressable } from "./pressable";

afterEach(() => document.body.replaceChildren());

/** Places elements: `data-box` is left, top, width and height. */
function page(html: string): HTMLElement {
  document.body.innerHTML = html;
  for (const element of document.querySelectorAll<HTMLElement>("[data-box]")) {
    const [left, top, width, height] = (element.dataset.box ?? "").split(" ").map(Number);
    element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  }
  return document.body;
}
const weights = (html: string) => {
  const body = page(html);
  return pressable(body.querySelector("#toasts") ?? document.createElement("div")).map(({ weight }) => weight);
};

test("clear place: a fixed or sticky bar counts as a whole, and once, however many buttons it has", () => {
  for (const position of ["fixed", "sticky"])
    expect(
      weights(
        `<div style="position:${position}" data-box="0 0 300 60"><p>3 selected</p><button data-box="0 0 44 44"></button><button data-box="50 0 44 44"></button></div>`,
      ),
    ).toEqual([1, 1, 4]);
});

test("clear place: so do controls that say that they are a bar, and a button alone is only itself", () => {
  expect(weights('<div data-bar data-box="0 0 300 60"><button data-box="0 0 44 44"></button></div>')).toEqual([1, 4]);
  expect(weights('<div data-box="0 0 300 60"><button data-box="0 0 44 44"></button></div>')).toEqual([1]);
});

test("clear place: cards weigh little, their buttons more; what is out of sight, and the toasts, nothing", () => {
  expect(
    weights('<article><a href="/x" data-box="0 0 300 200"></a><button data-box="0 0 44 44"></button></article>'),
  ).toEqual([0.02, 0.2]);
  expect(weights('<button data-box="0 9000 44 44"></button><button data-box="0 0 0 0"></button>')).toEqual([]);
  expect(weights('<section id="toasts"><button data-box="0 0 44 44"></button></section>')).toEqual([]);
});

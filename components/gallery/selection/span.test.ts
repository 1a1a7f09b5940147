import { expect, test } from "vitest";
import { addSpan, isWithin, type Spot, spanOf, WHOLE } from "./span";

const at = (minute: number, id = `id-${minute}`): Spot => ({
  id,
  createdAt: `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`,
});

test("a span holds both of its ends and what stands between, whichever end was pressed first", () => {
  const span = spanOf(at(10), at(20));
  expect(span).toEqual(spanOf(at(20), at(10)));
  expect([at(9), at(10), at(15), at(20), at(21)].map((spot) => isWithin(span, spot))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test("of one moment the greater id stands first, as in the database", () => {
  expect(spanOf(at(1, "a"), at(1, "b"))).toEqual({ newest: at(1, "b"), oldest: at(1, "a") });
});

test("spans that touch become one, others stay apart, and everything swallows all", () => {
  const far = spanOf(at(50), at(55));
  expect(addSpan([spanOf(at(10), at(20)), far], spanOf(at(20), at(30)))).toEqual([far, spanOf(at(10), at(30))]);
  expect(addSpan([spanOf(at(10), at(20)), far], spanOf(at(5), at(12)))).toEqual([far, spanOf(at(5), at(20))]);
  expect(addSpan([spanOf(at(10), at(20)), far], WHOLE)).toEqual([WHOLE]);
});

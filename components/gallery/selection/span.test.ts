import { expect, test } from "vitest";
import { addSpan, isWithin, type Spot, spanOf, WHOLE } from "./span";

const at = (minute: number, id = `id-${minute}`): Spot => ({
  id,
  createdAt: `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`,
});

test("a span includes both ends and everything between, whichever end was clicked first", () => {
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

test("at the same time, the greater id comes first, as in the database", () => {
  expect(spanOf(at(1, "a"), at(1, "b"))).toEqual({ newest: at(1, "b"), oldest: at(1, "a") });
});

test("touching spans merge, others stay apart, and everything absorbs all", () => {
  const far = spanOf(at(50), at(55));
  expect(addSpan([spanOf(at(10), at(20)), far], spanOf(at(20), at(30)))).toEqual([far, spanOf(at(10), at(30))]);
  expect(addSpan([spanOf(at(10), at(20)), far], spanOf(at(5), at(12)))).toEqual([far, spanOf(at(5), at(20))]);
  expect(addSpan([spanOf(at(10), at(20)), far], WHOLE)).toEqual([WHOLE]);
});

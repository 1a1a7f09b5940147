import { expect, test } from "vitest";
import { firstSlices } from "./month-slices";

test("the top of a gallery is whole slices that contain at least a page", () => {
  const months = [
    { month: 202611, n: 30 },
    { month: 202610, n: 100 },
  ];
  expect(firstSlices(months, 24)).toEqual([
    { month: 202611, run: 1, count: 6 },
    { month: 202611, run: 0, count: 24 },
  ]);
  expect(firstSlices([{ month: 202611, n: 3 }], 24)).toEqual([{ month: 202611, run: 0, count: 3 }]);
  expect(firstSlices([], 24)).toEqual([]);
});

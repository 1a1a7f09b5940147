import { expect, test } from "vitest";
import { passwordTrouble } from "./password";

test.each([
  ["password123", "password_common"],
  ["Password2026!!", "password_common"],
  ["1234567890", "password_common"],
  ["ababababab", "password_common"],
  ["１２３４５６７８９０", "password_common"],
  ["grace.hopper1", "password_personal"],
  ["GraceHopper 1906", "password_personal"],
  ["grace.hopper@example.com", "password_personal"],
  ["ninechars", "password_short"],
  ["x".repeat(201), "password_long"],
  ["nine folded images", null],
  ["grace hopper likes large lamps", null],
  ["一只黑猫慢慢走过安静雪地", null],
  [`${"long and still good ".repeat(10)}`, null],
])("password: %s is %s", async (password, trouble) => {
  expect(await passwordTrouble(password, { email: "grace.hopper@example.com", name: "Grace Hopper" })).toBe(trouble);
});

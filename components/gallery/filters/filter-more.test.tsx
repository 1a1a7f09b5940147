// @vitest-environment jsdom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { mount, unmountAll } from "@/e2e/fixtures/component";
import { FilterMore } from "./filter-more";

afterEach(unmountAll);

const show = (active: boolean) =>
  mount(<FilterMore label="More" active={active} filter={{}} models={[]} collections={[]} choice="" />);
const cost = () => document.querySelector<HTMLInputElement>("details input[name=costFrom]");
const open = () =>
  act(async () => {
    const details = document.querySelector("details");
    details?.setAttribute("open", "");
    details?.dispatchEvent(new Event("toggle"));
  });

test("filters: what is typed stays when the active ones are opened", async () => {
  await show(true);
  await vi.waitFor(() => expect(cost()).not.toBeNull());
  const field = cost();
  if (field) field.value = "3";
  await open();
  expect(cost()?.value).toBe("3");
  expect(cost()).toBe(field);
});

test("filters: those that are not active are there once they are opened", async () => {
  await show(false);
  expect(cost()).toBeNull();
  await open();
  await vi.waitFor(() => expect(cost()).not.toBeNull());
});

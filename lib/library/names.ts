import { z } from "zod";
import { isVisible } from "../visible";
import { MAX_NAME } from "./limits";

/** Postgres refuses a NUL in a text, and nobody types one. */
export const plainText = z
  .string("name_empty")
  .max(20_000, "name_long")
  .transform((text) => text.replaceAll("\u0000", ""));

/** What somebody calls a prompt or a draft. Messages are keys of `errors.field`. */
export const givenName = plainText.pipe(z.string().trim().refine(isVisible, "name_empty").max(MAX_NAME, "name_long"));

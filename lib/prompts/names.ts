import { z } from "zod";
import { isVisible } from "@/lib/text/visible";
import { MAX_PROMPT_NAME } from "./limits";

/** The name of a saved prompt or a draft. Messages are keys of `errors.field`. */
export const givenName = z
  .string("name_empty")
  .trim()
  .refine(isVisible, "name_empty")
  .max(MAX_PROMPT_NAME, "name_long");

import { z } from "zod";
import { isVisible } from "@/lib/text/visible";
import { MAX_PROMPT_NAME } from "./limits";

/** What somebody calls a prompt or a draft. Messages are keys of `errors.field`. */
export const givenName = z
  .string("name_empty")
  .trim()
  .refine(isVisible, "name_empty")
  .max(MAX_PROMPT_NAME, "name_long");

import { z } from "zod";
import { TASK_ID } from "../port";

/** The provider writes them as `ta1234…`. */
export const taskIdSchema = z.string().trim().regex(TASK_ID);

/** The envelope of every answer. Observed, not documented: `code` as a string, `detail` or `error` for `message`. */
export const envelopeSchema = z.looseObject({
  code: z.union([z.number(), z.string()]).nullish().catch(undefined),
  data: z.unknown().optional(),
});

export const submittedSchema = z.looseObject({ task_id: taskIdSchema });

/** A number is accepted for `consumed` if it is written without an exponent; 1e-7 is not an amount to bill by. */
const decimalSchema = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => value.trim())
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,18})?$/));

export const taskSchema = z.looseObject({
  task_id: taskIdSchema.nullish().catch(null),
  // Observed: 200 as a number.
  status: z.union([z.string(), z.number().transform(String)]).pipe(z.string().trim().min(1).max(100)),
  result: z.unknown().optional(),
  consumed: decimalSchema.nullish().catch(null),
  status_reason: z.unknown().optional(),
  created_at: z.unknown().optional(),
});

export const userSchema = z.looseObject({ credit: decimalSchema });

import { z } from "zod";
import { PASSKEY_NAME_MAX } from "@/lib/auth/limits";

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);
const credential = { id: base64url(1_400), rawId: base64url(1_400), type: z.literal("public-key") };
const extensions = z.object({}).default({});

export const nothingSchema = z.null();

/** What a browser sends of a passkey's answer, bounded. The signature in it decides. */
export const answerSchema = z.object({
  ...credential,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(8_000),
    signature: base64url(8_000),
    userHandle: base64url(200).optional(),
  }),
});

export const newPasskeySchema = z.object({
  name: z.string().trim().min(1).max(PASSKEY_NAME_MAX),
  response: z.object({
    ...credential,
    clientExtensionResults: extensions,
    response: z.object({
      clientDataJSON: base64url(8_000),
      attestationObject: base64url(100_000),
      transports: z
        .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
        .max(10)
        .optional(),
    }),
  }),
});

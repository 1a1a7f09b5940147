import { Check } from "lucide-react";

/** A form's success message. Always rendered: a live region that appears with its text isn't announced. */
export function FormDone({ message }: { message?: string }) {
  return (
    <p role="status" className="flex min-h-5 items-center gap-2 text-soft text-sm">
      {message ? (
        <>
          <Check aria-hidden="true" className="size-4 text-lamp-text" />
          {message}
        </>
      ) : null}
    </p>
  );
}

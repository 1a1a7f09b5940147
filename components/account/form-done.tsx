import { Check } from "lucide-react";

/** That a form was kept. Always there, because a live region that comes with its words is not read out. */
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

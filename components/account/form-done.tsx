import { Icon } from "@/components/ui/icon/icon";

/** A form's success message. Always rendered: a live region that appears with its text isn't announced. */
export function FormDone({ message }: { message?: string }) {
  return (
    <p role="status" className="flex min-h-5 items-center gap-2 text-soft text-sm">
      {message ? (
        <>
          <Icon name="check" className="text-lamp-text" />
          {message}
        </>
      ) : null}
    </p>
  );
}

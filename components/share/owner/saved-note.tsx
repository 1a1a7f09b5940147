/** A form's result below it. Two live regions, because a failure interrupts a screen reader and a success waits. */
export function SavedNote({ note, trouble }: { note?: string; trouble?: string }) {
  return (
    <>
      <p role="status" className="text-sm text-soft">
        {note}
      </p>
      <p role="alert" className="text-danger text-sm">
        {trouble}
      </p>
    </>
  );
}

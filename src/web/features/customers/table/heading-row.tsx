export interface HeadingRowProps {
  readonly ariaRowIndex: number;
  readonly start: number;
  readonly height: number;
  readonly text: string;
  readonly columns: number;
}

/** A heading over a section of rows. */
export function HeadingRow({ ariaRowIndex, start, height, text, columns }: HeadingRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={ariaRowIndex}
      style={{ height, transform: `translateY(${start}px)` }}
      className="absolute top-0 left-0 flex w-full items-center border-b border-line bg-subtle"
    >
      <div
        role="cell"
        aria-colspan={columns}
        className="sticky left-0 truncate px-4 text-[0.8125rem] font-semibold text-muted sm:px-6"
      >
        {text}
      </div>
    </div>
  );
}

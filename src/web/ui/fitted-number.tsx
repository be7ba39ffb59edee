import { cn } from '../lib/browser/class-names.ts';

export interface FittedNumberProps {
  readonly text: string;
  /** The width that is sure to be there, in rem. */
  readonly room: number;
  /** Its usual size, in rem. */
  readonly size?: number;
  readonly className?: string;
}

/** A number on one line, never cut off: where it would not fit, its type gets smaller, with a title to read it by. */
export function FittedNumber({ text, room, size = 0.875, className }: FittedNumberProps) {
  const fitting = room / numberWidth(text);
  const isSmaller = fitting < size;
  return (
    <span
      title={isSmaller ? text : undefined}
      className={cn('whitespace-nowrap tabular-nums', className)}
      // A length in rem grows with the user's own font size, as the room does.
      style={isSmaller ? { fontSize: `${fitting}rem` } : undefined}
    >
      {text}
    </span>
  );
}

/** At most how wide a number is, in ems: tabular figures, signs and letters are wider than what groups them. */
export function numberWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\p{P}\p{Z}]/u.test(character) && character !== '-' ? 0.32 : 0.68;
  return width;
}

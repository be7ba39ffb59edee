/** What could command a terminal, reorder a line or end it: control characters, direction marks, half characters. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A line as a command prints it: what others wrote in it is shown as it is, such as `\u{1b}`, and never obeyed. */
export function printable(line: string): string {
  return line.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

const beyondAscii = /[\u0080-\uffff]/;
const everyBeyondAscii = /[\u0080-\uffff]/g;

/**
 * JSON whose text is ASCII alone, the rest escaped: one name of another script would make the text of a whole page one
 * of two-byte characters, which takes longer to join, to hand between threads and to send.
 */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return beyondAscii.test(json) ? json.replaceAll(everyBeyondAscii, escaped) : json;
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const beyondAscii = /[\u0080-\uffff]/;
const everyBeyondAscii = /[\u0080-\uffff]/g;

/**
 * JSON in ASCII, with all other characters escaped: a single name in another script would turn the text of a whole page
 * into two-byte characters, which take longer to join, to pass between threads and to send.
 */
export function escapeNonAsciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return beyondAscii.test(json) ? json.replaceAll(everyBeyondAscii, escaped) : json;
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

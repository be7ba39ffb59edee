const prefix = 'name:';

/** The id that stands for a parameter of which only the exact name is known, in URLs and in the API. */
export function namedParameterId(name: string): string {
  return `${prefix}${name}`;
}

/** The name that such an id stands for; null for every other id. */
export function nameOfParameterId(parameterId: string): string | null {
  return parameterId.startsWith(prefix) && parameterId !== prefix ? parameterId.slice(prefix.length) : null;
}

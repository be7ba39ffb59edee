import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { passwordLength } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { HttpError } from '../responses/http-error.ts';

/** Bytes of a body, unless its route takes more; one with a password of 128 characters is far below. */
const bodyLimit = 16_384;

/** Bytes of the largest view: ten conditions of 1,000 characters and a hundred columns. */
export const viewBodyLimit = 65_536;

/** The body of a route that takes `application/octet-stream`, and nothing else. */
export const bytesBody = z.custom<Uint8Array>((body) => body instanceof Uint8Array);

declare module 'fastify' {
  interface FastifyContextConfig {
    takesBytes?: boolean;
  }
}

/** A string that Fastify makes would have � where bytes are no UTF-8. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Lets the routes of a scope take JSON bodies, and nothing else unless they say so. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer', bodyLimit }, (_request, bytes, done) => {
    try {
      done(null, JSON.parse(strictUtf8.decode(bytes)));
    } catch {
      done(new HttpError(400, errors.notJson));
    }
  });
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit }, (request, bytes, done) => {
    if (request.routeOptions.config.takesBytes === true) done(null, bytes);
    else done(new HttpError(415, errors.notJson));
  });
}

/** A body by its schema. Throws an HttpError of 400: the schema's own sentence, or one that names the wrong field. */
export function parseBody<T extends z.core.$ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const own = issues.find((one) => one.code === 'custom' && one.params?.['isSentence'] === true);
  if (own !== undefined) throw new HttpError(400, own.message);
  const [issue] = issues;
  const field = issue?.path[0];
  if (field === undefined) throw new HttpError(400, errors.malformedBody);
  const isPasswordLength = issue?.code === 'custom' && /password$/i.test(String(field));
  throw new HttpError(
    400,
    isPasswordLength ? errors.passwordLength(passwordLength.least, passwordLength.most) : errors.body(String(field)),
  );
}

/** A query by its schema, whose messages are sentences; only `repeats` may come again. Throws an HttpError of 400. */
export function parseQuery<T extends z.ZodMiniObject>(
  schema: T,
  repeats: readonly string[],
  { query, url }: { readonly query: unknown; readonly url: string },
): z.output<T> {
  const known = Object.keys(schema.shape);
  const unreadable = undecodableNames(url).find((name) => known.includes(name));
  if (unreadable !== undefined) throw new HttpError(400, errors.undecodableParameter(unreadable));
  const names = known.filter((name) => !repeats.includes(name));
  const repeated = names.find((name) => Array.isArray(valueOf(query, name)));
  if (repeated !== undefined) throw new HttpError(400, errors.repeatedParameter(repeated));
  const parsed = z.safeParse(schema, query);
  if (parsed.success) return parsed.data;
  throw new HttpError(400, parsed.error.issues[0]?.message ?? errors.malformedRequest);
}

function valueOf(query: unknown, name: string): unknown {
  return typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined;
}

/** The names of a URL's parameters whose values are no percent-encoded UTF-8; the framework keeps these as they are. */
function undecodableNames(url: string): readonly string[] {
  const start = url.indexOf('?');
  if (start < 0 || isDecodable(url.slice(start))) return [];
  return url
    .slice(start + 1)
    .split('&')
    .flatMap((pair) => {
      const [name = '', ...value] = pair.split('=');
      return isDecodable(name) && !isDecodable(value.join('=')) ? [decodeURIComponent(name)] : [];
    });
}

function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

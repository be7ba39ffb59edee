import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { passwordLength } from '../../../contract/access-api.ts';
import { errors } from '../../../contract/errors.ts';
import { HttpError } from '../../errors/http-error.ts';

/** Bytes of a body; the longest, a password of 128 characters, is far below. */
const bodyLimit = 16_384;

/** Lets the routes of this scope take bodies of JSON, and nothing else. */
export function takeJsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit }, (_request, text, done) => {
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(new HttpError(400, errors.notJson));
    }
  });
}

/** A request's body as its schema has it. Throws an HttpError of 400 that names the first field that is wrong. */
export function readBody<T extends z.core.$ZodType>(schema: T, body: unknown): z.output<T> {
  const read = z.safeParse(schema, body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path[0];
  if (field === undefined) throw new HttpError(400, errors.malformedBody);
  const isPasswordLength = issue?.code === 'custom' && /password$/i.test(String(field));
  throw new HttpError(
    400,
    isPasswordLength ? errors.passwordLength(passwordLength.least, passwordLength.most) : errors.body(String(field)),
  );
}

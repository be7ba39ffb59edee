import * as z from 'zod';
import { ActivityAnswer, SessionAnswer, type ActivityEntry, type Session } from '../../contract/access-api.ts';
import { Failure } from '../../contract/envelope.ts';
import { routes } from '../../contract/routes.ts';
import { askExactly, type ExactAnswer } from './exact-request.ts';
import { fromOwnPage } from './signed-in.ts';
import type { TestServer } from './test-server.ts';

/** Asks as a page of ours does for whoever has this cookie; `what` is a method and a path. */
export function askAs(server: TestServer, cookie: string, what: string, body?: unknown): Promise<ExactAnswer> {
  const [method = '', path = ''] = what.split(' ');
  return askExactly(server.port, path, {
    method,
    headers: { ...fromOwnPage, cookie },
    ...(body === undefined ? {} : { body }),
  });
}

/** The data of an answer that succeeded, parsed. */
export function dataOf<T>(answer: ExactAnswer, schema: z.core.$ZodType<{ readonly data: T }>): T {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
  return z.parse(schema, JSON.parse(answer.body)).data;
}

/** The status and the sentence of a failure. */
export function refusalOf({ status, body }: ExactAnswer): readonly [number, string] {
  return [status, Failure.parse(JSON.parse(body)).error];
}

export async function whoIs(server: TestServer, cookie: string): Promise<Session> {
  return dataOf(await askAs(server, cookie, `GET ${routes.session}`), SessionAnswer);
}

/** What somebody did, newest first, as an administrator reads it. */
export async function activityOf(
  server: TestServer,
  reader: string,
  personId: string,
): Promise<readonly ActivityEntry[]> {
  return dataOf(await askAs(server, reader, `GET ${routes.activity}?person=${personId}`), ActivityAnswer).entries;
}

/** Actions and their subjects, for one line each. */
export function inShort(entries: readonly ActivityEntry[]): readonly string[] {
  return entries.map(({ action, subject }) => (subject === null ? action : `${action} ${subject}`));
}

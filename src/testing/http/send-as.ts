import * as z from 'zod';
import { ActivityResponse, type ActivityEntry } from '../../contract/activity.ts';
import { SessionResponse, type Session } from '../../contract/session.ts';
import { Failure } from '../../contract/envelope.ts';
import { routes } from '../../contract/route-paths.ts';
import { sendExactly, type ExactResponse } from './exact-request.ts';
import { fromOwnPage } from './signed-in-cookie.ts';
import type { TestServer } from './test-server.ts';

/** Sends a request like one of our pages, with this cookie. `what` is a method and a path. */
export function sendAs(server: TestServer, cookie: string, what: string, body?: unknown): Promise<ExactResponse> {
  const [method = '', path = ''] = what.split(' ');
  return sendExactly(server.port, path, {
    method,
    headers: { ...fromOwnPage, cookie },
    ...(body === undefined ? {} : { body }),
  });
}

/** The parsed data of a successful response. */
export function dataOf<T>(response: ExactResponse, schema: z.core.$ZodType<{ readonly data: T }>): T {
  if (response.status !== 200) throw new Error(`${response.status}: ${response.body}`);
  return z.parse(schema, JSON.parse(response.body)).data;
}

/** The status and the error text of a failure. */
export function failureOf({ status, body }: ExactResponse): readonly [number, string] {
  return [status, Failure.parse(JSON.parse(body)).error];
}

export async function sessionOf(server: TestServer, cookie: string): Promise<Session> {
  return dataOf(await sendAs(server, cookie, `GET ${routes.session}`), SessionResponse);
}

/** The activity of a person, newest first, as an administrator sees it. */
export async function activityOf(
  server: TestServer,
  administrator: string,
  personId: string,
): Promise<readonly ActivityEntry[]> {
  return dataOf(await sendAs(server, administrator, `GET ${routes.activity}?person=${personId}`), ActivityResponse)
    .entries;
}

/** The action and subject of each entry. */
export function summariesOf(entries: readonly ActivityEntry[]): readonly string[] {
  return entries.map(({ action, subject }) => (subject === null ? action : `${action} ${subject}`));
}

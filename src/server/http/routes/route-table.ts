import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { errors } from '../../../contract/error-messages.ts';
import type { PathWith } from '../../../contract/route-paths.ts';
import { HttpError } from '../responses/http-error.ts';
import type { StoredSession } from '../../staff/session-store.ts';
import type { Rule } from '../auth/check-permission.ts';
import { bytesBody, parseBody, parseQuery } from './parse-request.ts';

/** A path of the contract. */
type RoutePath = string | PathWith<string>;
type PatternOf<Path> = Path extends PathWith<infer Pattern> ? Pattern : Path;
type PartOf<Pattern> = Pattern extends `${string}/:${infer Rest}`
  ? Rest extends `${infer Name}/${string}`
    ? Name
    : Rest
  : never;

/** Who calls: under /api/v1 a program with a key has no session, and a public route asks for none. */
type SessionFor<Path, RouteRule> = RouteRule extends 'public'
  ? null
  : PatternOf<Path> extends `/api/app/${string}`
    ? StoredSession
    : StoredSession | null;

type Parsed<Schema> = Schema extends z.core.$ZodType ? z.output<Schema> : undefined;

/** What a handler gets, checked and parsed. */
interface RouteCall<Path, RouteRule, Query, Body> {
  /** Decoded, by the name in the path. */
  readonly params: { readonly [Name in PartOf<PatternOf<Path>>]: string };
  readonly query: Parsed<Query>;
  readonly body: Parsed<Body>;
  readonly session: SessionFor<Path, RouteRule>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What the OpenAPI document says of a route, beyond what follows from its definition. */
export interface RouteDocs<ParameterName extends string = string> {
  readonly operationId: string;
  readonly summary: string;
  /** The 200. */
  readonly response: { readonly description: string; readonly name: string; readonly schema: z.core.$ZodType };
  /** What each parameter means; with a schema where a client sees another type than the text on the wire. */
  readonly parameters: Readonly<
    Record<ParameterName, string | readonly [description: string, schema: z.core.$ZodType]>
  >;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface RouteDefinition<Path, RouteRule, Query, Body> {
  readonly method: Method;
  /** From `contract/route-paths.ts`, where the browser finds it too. */
  readonly path: Path;
  /** Who may call it; see check-permission.ts. */
  readonly rule: RouteRule;
  /** Its messages are sentences for a 400. A repeated name is refused, unknown ones are ignored. */
  readonly query?: Query;
  /** The names of its query that may be repeated. */
  readonly repeats?: readonly (keyof Parsed<Query> & string)[];
  /** JSON, or `bytesBody`. */
  readonly body?: Body;
  /** Bytes of a body, where the usual limit is too low. */
  readonly bodyLimit?: number;
  /** A GET route responds to HEAD too, unless this is false. */
  readonly head?: boolean;
  /** A route under /api/v1 that has it is in the OpenAPI document. */
  readonly docs?: RouteDocs<(keyof Parsed<Query> & string) | PartOf<PatternOf<Path>>>;
  /** Resolves to the text of an envelope (envelopes.ts), or to the reply it has sent. */
  handler(call: RouteCall<Path, RouteRule, Query, Body>): Promise<string | FastifyReply>;
}

/** A route of the table: what `defineRoute` makes of its definition. */
export interface Route {
  readonly method: Method;
  /** Such as `/api/app/keys/:keyId`. */
  readonly pattern: string;
  readonly rule: Rule;
  readonly hasHead: boolean;
  readonly query: z.ZodMiniObject | null;
  readonly bodyLimit: number | undefined;
  readonly takesBytes: boolean;
  readonly docs: RouteDocs | null;
  /** Throws an HttpError of 400 for a wrong query or body. */
  handle(request: FastifyRequest, reply: FastifyReply, session: StoredSession | null): Promise<string | FastifyReply>;
}

/**
 * One route, all of it. To add one:
 *
 * 1. Name its path in `contract/route-paths.ts`, and the schemas of its query, body and response beside the contract's
 *    others.
 * 2. Add `defineRoute({ … })` to the file of its concept in this folder.
 *
 * Authentication, the permission, parsing, 405 with `Allow`, HEAD, and the OpenAPI document (for a route under /api/v1
 * with `docs`) follow from the definition. Checks run in this order: authentication, rate limit, query, body, handler.
 */
export function defineRoute<
  const Path extends RoutePath,
  const RouteRule extends Rule,
  Query extends z.ZodMiniObject | undefined = undefined,
  Body extends z.core.$ZodType | undefined = undefined,
>(definition: RouteDefinition<Path, RouteRule, Query, Body>): Route {
  const { method, path, rule, query, repeats = [], body, bodyLimit, head = true, docs, handler } = definition;
  return {
    method,
    pattern: typeof path === 'string' ? path : path.pattern,
    rule,
    hasHead: method === 'GET' && head,
    query: query ?? null,
    bodyLimit,
    takesBytes: Object.is(body, bytesBody),
    docs: docs ?? null,
    handle: (request, reply, session) =>
      handler(
        callOf<RouteCall<Path, RouteRule, Query, Body>>({
          params: request.params,
          query: query === undefined ? undefined : parseQuery(query, repeats, request),
          body: body === undefined ? undefined : parseBody(body, request.body),
          session,
          request,
          reply,
        }),
      ),
  };
}

/** The router has matched the path, the schemas have parsed, and authentication let in what the rule and path allow. */
function callOf<Call>(call: { readonly [Name in keyof Call]: unknown }): Call {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- see above
  return call as Call;
}

/** A browser's network may be slow, and a page of customers shrinks to a fifth; programs get it without the delay. */
async function compressed(response: Promise<string | FastifyReply>, reply: FastifyReply): Promise<FastifyReply> {
  const text = await response;
  if (typeof text === 'string') reply.compress(text);
  return reply;
}

/** Registers routes in a scope whose prefix their paths begin with; every other method of these paths is a 405. */
export function mountRoutes(
  scope: FastifyInstance,
  routes: readonly Route[],
  sessionOf: (request: FastifyRequest) => StoredSession | null,
): void {
  const urlOf = ({ pattern }: Route): string => pattern.slice(scope.prefix.length);
  for (const route of routes) {
    scope.route({
      method: route.method,
      url: urlOf(route),
      config: { rule: route.rule, takesBytes: route.takesBytes },
      exposeHeadRoute: route.hasHead,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      handler: (request, reply) => {
        const session = sessionOf(request);
        const response = route.handle(request, reply, session);
        return session === null ? response : compressed(response, reply);
      },
    });
  }
  for (const sharing of Object.values(Object.groupBy(routes, urlOf))) if (sharing !== undefined) refuseOthers(sharing);

  function refuseOthers(sharing: readonly Route[]): void {
    const allowed = sharing.flatMap(({ method, hasHead }) => (hasHead ? [method, 'HEAD'] : [method]));
    scope.route({
      method: scope.supportedMethods.filter((method) => !allowed.includes(method) && method !== 'CONNECT'),
      url: sharing.map(urlOf)[0] ?? '',
      config: { rule: sharing.some(({ rule }) => rule === 'public') ? 'public' : 'signed-in' },
      // In a hook: after authentication, whose hook is older, and before a body would be read.
      onRequest: async () => {
        throw new HttpError(405, errors.methodNotAllowed, { allow: allowed.join(', ') });
      },
      handler: async () => '',
    });
  }
}

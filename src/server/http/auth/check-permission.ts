import type { FastifyInstance } from 'fastify';
import type { KeyScope, Permission } from '../../../contract/roles-and-permissions.ts';
import type { ApiKey } from '../../api-keys/api-key-store.ts';
import type { StoredSession } from '../../staff/session-store.ts';

/**
 * Who may call a route: anyone, anyone signed in (or with a key, under /api/v1), or those with a permission or a key's
 * scope.
 */
export type Rule = 'public' | 'signed-in' | Permission | KeyScope;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On every route under /api. */
    rule?: Rule;
  }
}

/** A route without a rule is a mistake, found while the server is put together. */
export function requireRules(api: FastifyInstance): void {
  api.addHook('onRoute', ({ method, url, config }) => {
    if (config?.rule === undefined) throw new Error(`${String(method)} ${url} has no rule`);
  });
}

export function sessionMayCall({ permissions }: Pick<StoredSession, 'permissions'>, rule: Rule): boolean {
  return isOpen(rule) || permissions.some((permission) => permission === rule);
}

export function keyMayCall({ scopes }: Pick<ApiKey, 'scopes'>, rule: Rule): boolean {
  return isOpen(rule) || scopes.some((scope) => scope === rule);
}

function isOpen(rule: Rule): rule is 'public' | 'signed-in' {
  return rule === 'public' || rule === 'signed-in';
}

import type { FastifyInstance } from 'fastify';
import { rolePermissions, type Permission } from '../../../contract/roles.ts';
import type { StoredSession } from '../../staff/staff-store.ts';
import type { ApiKey } from '../../api-keys/api-key-store.ts';

/** Who may ask a route: everybody, whoever is signed in (or has a key, under /api/v1), or whoever may do this. */
export type Rule = 'public' | 'signed-in' | Permission;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On every route under /api. */
    rule?: Rule;
  }
}

/** A route that nobody has said the rule of is a defect, found while the server is put together. */
export function demandRules(api: FastifyInstance): void {
  api.addHook('onRoute', ({ method, url, config }) => {
    if (config?.rule === undefined) throw new Error(`${String(method)} ${url} has no rule`);
  });
}

export function mayDo({ role }: Pick<StoredSession, 'role'>, rule: Rule): boolean {
  if (rule === 'public' || rule === 'signed-in') return true;
  return rolePermissions[role].includes(rule);
}

export function keyMayDo({ scopes }: Pick<ApiKey, 'scopes'>, rule: Rule): boolean {
  return rule === 'public' || rule === 'signed-in' || scopes.some((scope) => scope === rule);
}

import * as z from 'zod/mini';

/** Routes and pages check these, never roles. */
export const permissions = [
  'customers:read',
  'customers:export',
  'customers:import',
  'parameters:manage',
  'views:manage',
  'staff:manage',
  'keys:manage',
  'activity:read',
] as const;
export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;

export const roles = ['viewer', 'administrator'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** A page that can do more (export, views) adds a permission above and to a role here. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['customers:read'],
  administrator: [
    'customers:read',
    'customers:export',
    'customers:import',
    'parameters:manage',
    'views:manage',
    'staff:manage',
    'keys:manage',
    'activity:read',
  ],
};

/** What someone of a role may do. Viewers may export where an administrator allows it. */
export function permissionsOf(role: Role, viewersMayExport: boolean): readonly Permission[] {
  const own = rolePermissions[role];
  return role === 'viewer' && viewersMayExport ? [...own, 'customers:export'] : own;
}

/** What an API key can permit: what needs no person, and reading the server's metrics, which only programs do. */
export const keyScopes = ['customers:read', 'metrics:read'] as const;
export const KeyScope = z.enum(keyScopes);
export type KeyScope = z.infer<typeof KeyScope>;
/** The scopes of a key for which none are chosen. */
export const usualScopes: readonly KeyScope[] = ['customers:read'];

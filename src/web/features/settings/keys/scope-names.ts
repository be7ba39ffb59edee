import type { KeyScope } from '../../../../contract/roles.ts';

export const scopeNames: Readonly<Record<KeyScope, string>> = { 'customers:read': 'Read customers' };

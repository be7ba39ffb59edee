import type { Role } from '../../../contract/roles.ts';

export const roleNames: Readonly<Record<Role, string>> = { viewer: 'Viewer', administrator: 'Administrator' };

/** What a role is for, in one sentence. */
export const roleDescriptions: Readonly<Record<Role, string>> = {
  viewer: 'Browses customers, and changes nothing but their own account.',
  administrator: 'Browses customers, and manages staff, API keys and the activity.',
};

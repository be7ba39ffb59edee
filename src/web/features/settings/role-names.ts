import type { Role } from '../../../contract/roles-and-permissions.ts';

export const roleNames: Readonly<Record<Role, string>> = { viewer: 'Viewer', administrator: 'Administrator' };

/** What a role is for, in one sentence. */
export const roleDescriptions: Readonly<Record<Role, string>> = {
  viewer: 'Can view customers. Can’t change settings.',
  administrator: 'Can view customers and activity, and manage staff and API keys.',
};

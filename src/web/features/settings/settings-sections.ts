import type { Session } from '../../../contract/session.ts';
import type { Permission } from '../../../contract/roles-and-permissions.ts';

/** A page of the settings, below `/settings/`. */
export interface Section {
  readonly path: 'staff' | 'keys' | 'parameters' | 'activity' | 'me';
  readonly name: string;
  /** The permission it requires; null for none. */
  readonly requires: Permission | null;
}

const sections: readonly Section[] = [
  { path: 'staff', name: 'Staff', requires: 'staff:manage' },
  { path: 'keys', name: 'API keys', requires: 'keys:manage' },
  { path: 'parameters', name: 'Parameters', requires: 'parameters:manage' },
  { path: 'activity', name: 'Activity', requires: 'activity:read' },
  { path: 'me', name: 'Your account', requires: null },
];

/** The pages a user can see, in order. */
export function sectionsFor({ permissions }: Session): readonly Section[] {
  return sections.filter(({ requires }) => requires === null || permissions.includes(requires));
}

import type { Session } from '../../../contract/access-api.ts';
import type { Permission } from '../../../contract/roles.ts';

/** A page of the settings, below `/settings/`. */
export interface Section {
  readonly path: 'staff' | 'keys' | 'activity' | 'me';
  readonly name: string;
  /** What it takes to see it; null for being signed in. */
  readonly needs: Permission | null;
}

const sections: readonly Section[] = [
  { path: 'staff', name: 'Staff', needs: 'staff:manage' },
  { path: 'keys', name: 'API keys', needs: 'keys:manage' },
  { path: 'activity', name: 'Activity', needs: 'activity:read' },
  { path: 'me', name: 'Me', needs: null },
];

/** The pages somebody may see, in their order. */
export function sectionsFor({ permissions }: Session): readonly Section[] {
  return sections.filter(({ needs }) => needs === null || permissions.includes(needs));
}

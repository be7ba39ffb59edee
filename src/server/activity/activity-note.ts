import type { ActivityAction } from '../../contract/access-api.ts';

/**
 * Notes what somebody did; `person` is null for somebody unknown, `subject` what it was done to or with. Never throws.
 */
export type NoteActivity = (
  action: ActivityAction,
  person: { readonly id: string; readonly name: string } | null,
  subject?: string | null,
) => void;

/** Whoever runs our commands where the server's files are; not one of the staff. */
export const commandLine = { id: 'command-line', name: 'Command line' } as const;

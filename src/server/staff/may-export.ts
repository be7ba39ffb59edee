import { permissionsOf } from '../../contract/roles-and-permissions.ts';
import type { StaffStore } from './staff-store.ts';

/** Whether a person may export customers now, signed in or not. */
export async function mayExport(staff: StaffStore, personId: string): Promise<boolean> {
  const person = await staff.find(personId);
  if (person === null || person.isDisabled) return false;
  return permissionsOf(person.role, await staff.viewersMayExport()).includes('customers:export');
}

import type { SavedView } from '../../../../contract/views/saved-views.ts';
import { currentUserId } from '../../../lib/page/current-user.ts';

/** Whether the user created a view. No one else can make it private: it would be gone for them. */
export function isCreator({ owner }: SavedView): boolean {
  return owner !== null && owner.id === currentUserId;
}

import * as z from 'zod/mini';
import { clearStorageOfOtherUser, currentUserId, broadcastUser } from '../lib/session/current-user.ts';
import { restoreReturnLocation } from '../lib/session/return-location.ts';
import { hidePersonalSearch } from './hide-personal-search.ts';
import { nameHistoryEntry } from './name-history-entry.ts';
import { createQueryClient } from './query-client.ts';
import { prefetchFirstScreen } from './prefetch-first-screen.ts';

// The page's policy allows no code from text, which zod's compiled parsers are.
z.config({ jitless: true });

clearStorageOfOtherUser();
// Whoever was led here by single sign-on told no other tab.
if (currentUserId !== null) broadcastUser(currentUserId);
restoreReturnLocation();
nameHistoryEntry();
hidePersonalSearch();
export const queryClient = createQueryClient();
/** Resolves once what the first screen shows came or failed. */
export const firstScreen: Promise<void> = prefetchFirstScreen(queryClient);

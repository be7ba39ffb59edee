import * as z from 'zod/mini';
import { forgetFormerReader, reader, tellReader } from '../lib/session/current-user.ts';
import { takeWayBack } from '../lib/session/return-location.ts';
import { hidePersonalSearch } from './hide-personal-search.ts';
import { nameHistoryEntry } from './name-history-entry.ts';
import { createQueryClient } from './query-client.ts';
import { startRequests } from './prefetch-first-screen.ts';

// The page's policy allows no code from text, which zod's compiled parsers are.
z.config({ jitless: true });

forgetFormerReader();
// Whoever was led here by single sign-on told no other tab.
if (reader !== null) tellReader(reader);
takeWayBack();
nameHistoryEntry();
hidePersonalSearch();
export const queryClient = createQueryClient();
/** Resolves once what the first screen shows came or failed. */
export const firstAnswers: Promise<void> = startRequests(queryClient);

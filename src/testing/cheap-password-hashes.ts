import { setHashWork } from '../server/staff/sign-in/password-hash.ts';

export const cheapHashWork = 16;

// A hash at full strength takes 32 MB and longer than the rest of a sign-in; password-hash.test.ts has that strength.
setHashWork(cheapHashWork);

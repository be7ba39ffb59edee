import { join } from 'node:path';

/** Where `npm start` keeps what it has compiled. As NODE_COMPILE_CACHE, it also keeps the first module. */
export const compileCache = join(import.meta.dirname, '../../node_modules/.cache/compile');

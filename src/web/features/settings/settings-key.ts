/** How the cache's keys of everything in the settings begin. */
export const settingsKey = ['settings'] as const;

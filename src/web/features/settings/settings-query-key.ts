/** The start of every settings query's key. */
export const settingsKey = ['settings'] as const;

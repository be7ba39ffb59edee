declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server that postgres-setup.ts starts. */
    postgresUrl: string;
  }
}

/** Under this name, postgres-setup.ts provides the URL of its server to tests. */
export const postgresUrl = 'postgresUrl';

/** Every path the browser and the server both name. Source: design.md, "Interfaces". */
export const routes = {
  customers: '/api/v1/customers',
  customer: (customerId: string) => `/api/v1/customers/${encodeURIComponent(customerId)}`,
  openapi: '/api/v1/openapi.json',
  session: '/api/app/session',
  parameters: '/api/app/parameters',
  parameter: (parameterId: string) => `/api/app/parameters/${encodeURIComponent(parameterId)}`,
  summary: '/api/app/summary',
  capabilities: '/api/app/capabilities',
  healthz: '/healthz',
  readyz: '/readyz',
} as const;

/** On every answer under `/api`: what a person quotes when something went wrong. */
export const requestIdHeader = 'x-request-id';

/** On every answer under `/api` to a session, while the source has a budget: a `Budget` as JSON. */
export const budgetHeader = 'x-source-budget';

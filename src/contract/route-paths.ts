/**
 * A path with one part that varies, such as `/api/app/keys/:keyId`. Called with that part's value, it gives the URL.
 */
export interface PathWith<Pattern extends string> {
  (value: string): string;
  /** What the server routes by. */
  readonly pattern: Pattern;
}

/** A path of its pattern. */
export function pathWith<const Pattern extends string>(pattern: Pattern): PathWith<Pattern> {
  return Object.assign((value: string) => pattern.replace(/:\w+/, () => encodeURIComponent(value)), { pattern });
}

/** Every path that both the browser and the server name, but for those of imports. Source: design.md, "Interfaces". */
export const routes = {
  customers: '/api/v1/customers',
  customer: pathWith('/api/v1/customers/:customerId'),
  openapi: '/api/v1/openapi.json',
  session: '/api/app/session',
  signIn: '/api/app/sign-in',
  secondFactor: '/api/app/sign-in/second-factor',
  demoSignIn: '/api/app/sign-in/demo',
  ssoSignIn: '/api/app/sign-in/sso',
  ssoCallback: '/api/auth/callback/sso',
  signOut: '/api/app/sign-out',
  signOutEverywhere: '/api/app/sign-out-everywhere',
  linkLook: '/api/app/links/look',
  linkUse: '/api/app/links/use',
  me: '/api/app/me',
  myPassword: '/api/app/me/password',
  myTwoFactor: '/api/app/me/two-factor',
  confirmTwoFactor: '/api/app/me/two-factor/confirm',
  endTwoFactor: '/api/app/me/two-factor/off',
  mySessions: '/api/app/me/sessions',
  mySession: pathWith('/api/app/me/sessions/:sessionId'),
  staff: '/api/app/staff',
  staffMember: pathWith('/api/app/staff/:staffId'),
  resetLink: pathWith('/api/app/staff/:staffId/reset-link'),
  invites: '/api/app/staff/invites',
  invite: pathWith('/api/app/staff/invites/:inviteId'),
  viewerExports: '/api/app/viewer-exports',
  keys: '/api/app/keys',
  key: pathWith('/api/app/keys/:keyId'),
  activity: '/api/app/activity',
  parameters: '/api/app/parameters',
  parameter: pathWith('/api/app/parameters/:parameterId'),
  pinnedParameters: '/api/app/pinned-parameters',
  views: '/api/app/views',
  view: pathWith('/api/app/views/:viewId'),
  preferences: '/api/app/preferences',
  summary: '/api/app/summary',
  export: '/api/app/export',
  exportJob: '/api/app/export-job',
  exportJobFile: '/api/app/export-job/file',
  capabilities: '/api/app/capabilities',
  healthz: '/healthz',
  readyz: '/readyz',
  metrics: '/metrics',
} as const;

/** On every response under `/api`: what to quote when something went wrong. */
export const requestIdHeader = 'x-request-id';

/** On every response under `/api` to a session, when the source is metered: a `Quota` as JSON. */
export const quotaHeader = 'x-source-quota';

/**
 * On each 200 of the public API to a session while all customers are made up. Read after the customers, so that it is
 * gone with the first real one.
 */
export const demoHeader = 'x-demo-customers';

/**
 * On every response under `/api` to a session: the id of the signed-in user, so that a page notices when someone else
 * has signed in. On a write, the page sends the id of the user it was rendered for; another user's is refused with 401.
 */
export const userIdHeader = 'x-user-id';

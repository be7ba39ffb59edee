/** The sentences of failures, in one place: the seed's are word for word. Source: contract.md. */
export const errors = {
  searchWithParameter:
    "The 'search' parameter cannot be combined with parameter filters (parameterId/parameterName)",
  missingKey: 'Missing or invalid API key',
  noSession: 'No session: open the page on this computer',
  invalidCursor: 'Invalid cursor',
  limit: "The 'limit' parameter must be a whole number from 1 to 100",
  status: "The 'status' parameter must be one of: active, inactive, banned",
  searchTooLong: "The 'search' parameter must be at most 256 characters long",
  searchControlCharacter: "The 'search' parameter must not contain control characters",
  parameterValueAlone: "The 'parameterValue' parameter needs 'parameterId' or 'parameterName'",
  parameterMismatch: "The 'parameterId' and 'parameterName' parameters must mean the same parameter",
  emptyParameter: (name: string) => `The '${name}' parameter must not be empty`,
  repeatedParameter: (name: string) => `The '${name}' parameter must be given at most once`,
  unknownParameter: (nameOrId: string) => `Unknown parameter: ${nameOrId}`,
  customerNotFound: (customerId: string) => `Customer not found with ID: ${customerId}`,
  rateLimited: (limit: number, windowSeconds: number) =>
    `Rate limit exceeded. Maximum ${limit.toLocaleString('en-US')} requests per ${windowName(windowSeconds)}.`,
  forbidden: 'You may not do this',
  routeNotFound: 'No such route',
  methodNotAllowed: 'This method is not allowed here',
  malformedRequest: 'The request is not well-formed HTTP',
  requestTimeout: 'The request took too long to arrive',
  bodyTooLarge: 'The request body is too large',
  urlTooLong: 'The request URL is too long',
  headersTooLarge: 'The request headers are too large',
  clientGone: 'Nobody waits for this answer',
  unavailable: 'The customers cannot be read right now; try again in a moment',
  parameterNotRemovable: 'No such remembered parameter',
  upstreamUnreachable: 'Tiquo cannot be reached right now',
  upstreamUnknownHost: "Tiquo's host name is not known here",
  upstreamUntrusted: "Tiquo's certificate is not trusted here",
  upstreamSlow: 'Tiquo did not answer in time',
  upstreamBroken: 'Tiquo broke off in the middle of its answer',
  upstreamFailed: (status: number) => `Tiquo answered with an error of its own (status ${status})`,
  upstreamRedirect: 'Tiquo answered with a redirect, which is not followed',
  upstreamTooLarge: "Tiquo's answer is too large",
  upstreamNotJson: 'Tiquo answered with something that is not JSON',
  /** `field` is a path such as `data[3].status`. */
  upstreamDrift: (field: string) => `Tiquo's answer is not as documented: ${field}`,
  upstreamRefused: 'Tiquo does not take this request',
  upstreamRefusedKey: "Tiquo refused this server's API key (TIQUO_API_KEY)",
  internal: 'Something went wrong on our side',
} as const;

function windowName(seconds: number): string {
  if (seconds === 3600) return 'hour';
  if (seconds === 60) return 'minute';
  return seconds === 1 ? 'second' : `${seconds.toLocaleString('en-US')} seconds`;
}

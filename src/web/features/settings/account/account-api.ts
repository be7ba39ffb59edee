import { queryOptions } from '@tanstack/react-query';
import { DoneResponse } from '../../../../contract/envelope.ts';
import { MeResponse, TwoFactorSetupResponse, type TwoFactorSetup } from '../../../../contract/sign-in-api.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { getJson, mutateJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-query-key.ts';

/** The user's own account. */
export function accountOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'me'],
    queryFn: async ({ signal }) => (await getJson(routes.me, MeResponse, signal)).data,
    staleTime: 0,
  });
}

/** Throws an ApiError, as all below do; a wrong password or code is a BadRequestError. */
export async function rename(name: string): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.me, body: { name } }, MeResponse);
}

/** Ends every other session. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.myPassword, body: { currentPassword, newPassword } }, DoneResponse);
}

/** It is not on until a code has been confirmed. */
export async function startTwoFactor(password: string): Promise<TwoFactorSetup> {
  return (await mutateJson({ method: 'POST', path: routes.myTwoFactor, body: { password } }, TwoFactorSetupResponse))
    .data;
}

export async function confirmTwoFactor(code: string): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.confirmTwoFactor, body: { code } }, DoneResponse);
}

export async function endTwoFactor(password: string): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.endTwoFactor, body: { password } }, DoneResponse);
}

export async function endSession(id: string): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.mySession(id) }, DoneResponse);
}

/** Keeps this session. */
export async function endOtherSessions(): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.mySessions }, DoneResponse);
}

/** Ends this session too. */
export async function signOutEverywhere(): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.signOutEverywhere, body: {} }, DoneResponse);
}

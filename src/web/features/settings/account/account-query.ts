import { queryOptions } from '@tanstack/react-query';
import { DoneAnswer, MeAnswer, TwoFactorSetupAnswer, type TwoFactorSetup } from '../../../../contract/access-api.ts';
import { routes } from '../../../../contract/routes.ts';
import { mutateJson, getJson } from '../../../lib/api/api-client.ts';
import { settingsKey } from '../settings-key.ts';

/** What is one's own. */
export function accountOptions() {
  return queryOptions({
    queryKey: [...settingsKey, 'me'],
    queryFn: async ({ signal }) => (await getJson(routes.me, MeAnswer, signal)).data,
    staleTime: 0,
  });
}

/** Each throws an ApiError; a wrong password or code is a BadRequestError. */
export async function rename(name: string): Promise<void> {
  await mutateJson({ method: 'PATCH', path: routes.me, body: { name } }, MeAnswer);
}

/** Ends every other session. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.myPassword, body: { currentPassword, newPassword } }, DoneAnswer);
}

/** It is on once a code was confirmed. */
export async function startTwoFactor(password: string): Promise<TwoFactorSetup> {
  return (await mutateJson({ method: 'POST', path: routes.myTwoFactor, body: { password } }, TwoFactorSetupAnswer))
    .data;
}

export async function confirmTwoFactor(code: string): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.confirmTwoFactor, body: { code } }, DoneAnswer);
}

export async function endTwoFactor(password: string): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.endTwoFactor, body: { password } }, DoneAnswer);
}

export async function endSession(id: string): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.mySession(id) }, DoneAnswer);
}

/** This one stays. */
export async function endOtherSessions(): Promise<void> {
  await mutateJson({ method: 'DELETE', path: routes.mySessions }, DoneAnswer);
}

/** This one too. */
export async function signOutEverywhere(): Promise<void> {
  await mutateJson({ method: 'POST', path: routes.signOutEverywhere, body: {} }, DoneAnswer);
}

import { useCallback, useEffect, useState } from 'react';
import { SessionResponse } from '../../../contract/session.ts';
import { OneTimeLinkResponse, SignInResponse, type OneTimeLink } from '../../../contract/sign-in-api.ts';
import { routes } from '../../../contract/route-paths.ts';
import { getJson, postSignIn } from '../../lib/api/api-client.ts';
import { ApiError, BadRequestError, RefusedError } from '../../lib/api/api-errors.ts';
import { broadcastUser } from '../../lib/page/current-user.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button, buttonClasses } from '../../ui/button.tsx';
import { noticeLinkClasses } from '../../ui/notice.tsx';
import { fieldRules } from '../../ui/field-rules.ts';
import { NewPasswordField, PasswordOwner } from '../../ui/new-password-field.tsx';
import { FormError } from './form-error.tsx';
import { Field, fieldHeight, Form } from './form.tsx';
import { SignInCard } from './sign-in-card.tsx';

const titles = {
  first: 'Create the first administrator',
  invite: 'Join Customers',
  reset: 'Choose a new password',
} as const;

/** Opens a one-time link: a setup link, an invitation or a password reset. */
export function OneTimeLinkCard({ token }: { readonly token: string }) {
  const [link, setLink] = useState<OneTimeLink | ApiError | null>(null);
  const load = useCallback(() => {
    postSignIn(routes.linkLook, { token }, OneTimeLinkResponse).then(
      ({ data }) => setLink(data),
      (error: unknown) => setLink(error instanceof ApiError ? error : new ApiError('Something went wrong')),
    );
  }, [token]);
  useEffect(load, [load]);
  if (link === null) return <Loading />;
  if (link instanceof RefusedError) {
    return (
      <SignInCard title="This link doesn’t work">
        {link instanceof BadRequestError ? (
          <Alert>This link is incomplete. Copy all of it, or ask for a new one.</Alert>
        ) : (
          <FormError error={link} />
        )}
        <a href="/sign-in" className={`${buttonClasses('secondary', 'large')} mt-4 w-full`}>
          Go to the sign-in page
        </a>
      </SignInCard>
    );
  }
  if (link instanceof ApiError) {
    return (
      <SignInCard title="Couldn’t open the link">
        <FormError error={link} />
        <Button variant="primary" size="large" className="mt-4 w-full" onClick={load}>
          Try again
        </Button>
      </SignInCard>
    );
  }
  return (
    <SignInCard title={titles[link.purpose]} {...(link.email !== null && { lead: `For ${link.email}.` })}>
      <SignedInNotice />
      <LinkForm link={link} token={token} />
    </SignInCard>
  );
}

/** Appears after a delay, so that it does not flash when the server responds quickly. */
function Loading() {
  return (
    <div className="h-full transition-opacity delay-300 starting:opacity-0">
      <SignInCard title="One moment">
        <p role="status" className="text-muted">
          Opening the link…
        </p>
      </SignInCard>
    </div>
  );
}

/** Warns a user who tries a link they created for someone else. */
function SignedInNotice() {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    const unmount = new AbortController();
    getJson(routes.session, SessionResponse, unmount.signal).then(
      ({ data }) => setName(data.name),
      () => {},
    );
    return () => unmount.abort();
  }, []);
  if (name === null) return null;
  return (
    <p role="status" className="mb-4 rounded-lg bg-warn-soft px-3 py-2 text-[0.8125rem] break-words text-warn">
      You’re signed in as {name}. Using this link will sign you in as someone else.{' '}
      <a href="/customers" className={noticeLinkClasses}>
        Stay signed in as {name}
      </a>
    </p>
  );
}

const rules = { name: fieldRules.name, email: fieldRules.email, password: fieldRules.newPassword };

function LinkForm({ link, token }: { readonly link: OneTimeLink; readonly token: string }) {
  const send = async (filled: FormData) => {
    const email = link.purpose === 'first' ? { email: filled.get('email') } : {};
    const name = link.purpose === 'reset' ? {} : { name: filled.get('name') };
    const { data } = await postSignIn(
      routes.linkUse,
      { token, ...email, ...name, password: filled.get('password') },
      SignInResponse,
    );
    if (data.outcome === 'signed-in') broadcastUser(data.session.id);
    window.location.replace('/customers');
  };
  return (
    <Form send={send} rules={rules} button={link.purpose === 'reset' ? 'Save and sign in' : 'Create account'}>
      {link.purpose !== 'reset' && (
        <Field label="Your name" name="name" autoComplete="name" required defaultValue={link.name ?? ''} />
      )}
      {link.purpose === 'first' ? (
        <Field label="Email" name="email" type="email" autoComplete="username" required />
      ) : (
        <PasswordOwner email={link.email} />
      )}
      <NewPasswordField label="Password" name="password" className={fieldHeight} />
    </Form>
  );
}

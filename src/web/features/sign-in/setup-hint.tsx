import type { SignInOptions } from '../../../contract/sign-in-api.ts';
import { cn } from '../../lib/browser/class-names.ts';

/** Whether there is a way in: with no account yet, no one can sign in with a password. */
export function canSignIn({ firstRun, sso, demo }: SignInOptions): boolean {
  return !firstRun || sso !== null || demo;
}

/** How the first account is created. */
export function SetupHint({ className }: { readonly className?: string }) {
  return (
    <p className={cn('rounded-lg bg-accent-soft px-3 py-2 text-[0.8125rem] text-accent-ink', className)}>
      No one has an account yet. Open the setup link printed in the server’s console to create the first administrator.
      Restarting the server prints a new link.
    </p>
  );
}

import { errors } from '../../contract/error-messages.ts';
import {
  Email,
  NewPassword,
  Password,
  passwordLength,
  PersonName,
  SecondFactorBody,
  TwoFactorCodeBody,
} from '../../contract/sign-in-api.ts';
import type { FieldRule } from './validated-form.tsx';

/** The rules of the fields that forms share: those of the server, each with the sentence that says what to enter. */
export const fieldRules = {
  email: { schema: Email, problem: 'Enter an email, such as ada@example.com.' },
  name: { schema: PersonName, problem: 'Enter a name of at most 100 characters.' },
  currentPassword: { schema: Password, problem: 'Enter your password.' },
  newPassword: { schema: NewPassword, problem: `${errors.passwordLength(passwordLength.least, passwordLength.most)}.` },
  appCode: { schema: TwoFactorCodeBody.shape.code, problem: 'Enter the six digits the app shows.' },
  secondFactor: {
    schema: SecondFactorBody.shape.code,
    problem: 'Enter the six digits from your app, or a backup code.',
  },
} satisfies Readonly<Record<string, FieldRule>>;

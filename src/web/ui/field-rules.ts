import {
  Email,
  NewPassword,
  Password,
  passwordLength,
  passwordLengthError,
  PersonName,
  SecondFactorBody,
  TwoFactorCodeBody,
} from '../../contract/sign-in-api.ts';
import type { FieldRule } from './validated-form.tsx';

/** The rules of the fields that forms share: those of the server, each with the sentence that says what to enter. */
export const fieldRules = {
  email: { schema: Email, message: 'Enter an email, such as ada@example.com.' },
  name: { schema: PersonName, message: 'Enter a name of at most 100 characters.' },
  currentPassword: { schema: Password, message: 'Enter your password.' },
  newPassword: { schema: NewPassword, message: `${passwordLengthError(passwordLength.least, passwordLength.most)}.` },
  appCode: { schema: TwoFactorCodeBody.shape.code, message: 'Enter the six digits the app shows.' },
  secondFactor: {
    schema: SecondFactorBody.shape.code,
    message: 'Enter the six digits from your app, or a backup code.',
  },
} satisfies Readonly<Record<string, FieldRule>>;

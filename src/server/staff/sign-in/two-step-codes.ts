import { randomBytes, randomInt } from 'node:crypto';
import { generateURI, ScureBase32Plugin, verify } from 'otplib';
import * as z from 'zod/mini';
import type { TwoFactorSetup } from '../../../contract/sign-in-api.ts';
import type { StoredTwoStep } from '../credential-store.ts';
import { SecretEncryption } from './encrypt-secret.ts';

/** The name that authenticator apps show. */
const issuer = 'Customers';

/** Seconds: the code before the current one and the one after are right as well, for clocks that differ. */
const epochTolerance = 30;

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const base32 = new ScureBase32Plugin();

/** The codes of two-step sign-in: TOTP (RFC 6238) and backup codes, sealed where they are stored. */
export class TwoStepCodes {
  readonly #box: SecretEncryption;

  constructor(secret: string) {
    this.#box = new SecretEncryption(secret);
  }

  /** A new secret and ten backup codes: as the person is shown them, and as they are stored. */
  create(email: string): {
    readonly setup: TwoFactorSetup;
    readonly stored: Pick<StoredTwoStep, 'secret' | 'backupCodes'>;
  } {
    // 192 random bits as text, whose bytes are the key.
    const key = randomBytes(24).toString('base64url');
    const backupCodes = Array.from({ length: 10 }, () => `${fiveCharacters()}-${fiveCharacters()}`);
    const secret = base32.encode(Buffer.from(key), { padding: false });
    return {
      setup: { uri: generateURI({ issuer, label: email, secret }), secret, backupCodes },
      stored: { secret: this.#box.seal(key), backupCodes: this.#box.seal(JSON.stringify(backupCodes)) },
    };
  }

  async isAppCode({ secret }: Pick<StoredTwoStep, 'secret'>, code: string): Promise<boolean> {
    return (await verify({ secret: Buffer.from(this.#box.open(secret)), token: code, epochTolerance })).valid;
  }

  /** The stored backup codes without this one; null when it is not among them. */
  takeBackupCode(stored: string, code: string): string | null {
    const codes = z.parse(z.array(z.string()), JSON.parse(this.#box.open(stored)));
    return codes.includes(code) ? this.#box.seal(JSON.stringify(codes.filter((other) => other !== code))) : null;
  }
}

function fiveCharacters(): string {
  return Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

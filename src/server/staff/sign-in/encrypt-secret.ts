import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToHex, bytesToUtf8, hexToBytes, managedNonce, utf8ToBytes } from '@noble/ciphers/utils.js';
import { hash } from 'node:crypto';

/** Before the hex text; earlier versions wrote it too. */
const prefix = '$ba$1$';

/** Seals texts under the secret of this installation: XChaCha20-Poly1305 with a random nonce. */
export class SecretEncryption {
  readonly #cipher;

  constructor(secret: string) {
    this.#cipher = managedNonce(xchacha20poly1305)(hash('sha256', secret, 'buffer'));
  }

  seal(text: string): string {
    return prefix + bytesToHex(this.#cipher.encrypt(utf8ToBytes(text)));
  }

  /** Throws for anything that was not sealed here. */
  open(sealed: string): string {
    if (!sealed.startsWith(prefix)) throw new Error('not a sealed text');
    return bytesToUtf8(this.#cipher.decrypt(hexToBytes(sealed.slice(prefix.length))));
  }
}

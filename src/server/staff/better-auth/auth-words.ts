/** What we and the library say to each other; apart from it, so that a start does not bring it along. */

/** The header it reads the peer's address from; none that a client sends is passed on to it. */
export const peerHeader = 'x-customers-peer';

/** The code of its refusal to let somebody in who is disabled. */
export const disabledCode = 'ACCOUNT_DISABLED';

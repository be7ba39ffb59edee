import type { Generated } from 'kysely';

/** The tables of the system database. Times are Unix milliseconds. */
export interface SystemTables {
  readonly api_key: ApiKeyTable;
  readonly accepted_request: CountedRequestTable;
  readonly upstream_call: CountedRequestTable;
  readonly upstream_wait: { readonly upstream: string; readonly until: number; readonly refusals: number };
  readonly upstream_limit: { readonly upstream: string; readonly calls: number };
  readonly known_parameter: {
    readonly upstream: string;
    readonly id: string;
    readonly name: string;
    readonly added_at: number;
  };
  readonly fact: { readonly name: string; readonly value: string };
  readonly secret: { readonly name: string; readonly value: Uint8Array };
  readonly staff: StaffTable;
  readonly staff_session: StaffSessionTable;
  readonly sso_identity: { readonly subject: string; readonly staff_id: string; readonly created_at: number };
  readonly pending_sign_in: { readonly token_hash: string; readonly staff_id: string; readonly expires_at: number };
  readonly staff_totp: StaffTotpTable;
  readonly used_code: { readonly staff_id: string; readonly code: string; readonly at: number };
  readonly one_time_link: OneTimeLinkTable;
  readonly sign_in_attempt: {
    readonly subject: string;
    readonly failures: number;
    readonly locked_until: number | null;
    readonly at: number;
  };
  readonly activity: ActivityTable;
  readonly saved_view: SavedViewTable;
  readonly staff_preferences: {
    readonly staff_id: string;
    /** JSON; null for what the person has not chosen. */
    readonly columns: string | null;
    readonly density: string | null;
  };
}

interface ApiKeyTable {
  readonly id: string;
  readonly name: string;
  /** With spaces in between, as OAuth writes them. */
  readonly scopes: string;
  readonly secret_hash: Uint8Array;
  readonly created_at: number;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
  /** Null for a key that was created by a command, by the first start, or when no one noted it. */
  readonly created_by: string | null;
}

export interface CountedRequestTable {
  /** Ascending in the order of the requests. */
  readonly id: Generated<number>;
  readonly subject: string;
  readonly at: number;
  readonly requests: number;
}

interface StaffTable {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: string;
  /** Null for a person who signs in without a password. */
  readonly password_hash: string | null;
  readonly created_at: number;
  readonly disabled_at: number | null;
  readonly last_seen_at: number | null;
}

interface StaffSessionTable {
  readonly id: string;
  readonly token: string;
  readonly staff_id: string;
  readonly created_at: number;
  readonly seen_at: number;
  readonly expires_at: number;
  readonly user_agent: string | null;
  readonly address: string | null;
}

interface StaffTotpTable {
  readonly staff_id: string;
  /** Sealed. */
  readonly secret: string;
  /** A JSON list, sealed. */
  readonly backup_codes: string;
  /** Null until a first code has shown that the app has the secret. */
  readonly confirmed_at: number | null;
}

interface OneTimeLinkTable {
  readonly token_hash: Uint8Array;
  readonly id: string;
  readonly purpose: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly role: string;
  readonly staff_id: string | null;
  readonly created_by: string | null;
  readonly created_at: number;
  readonly expires_at: number;
  readonly used_at: number | null;
}

interface ActivityTable {
  /** Ascending in the order of the entries. */
  readonly id: Generated<number>;
  readonly at: number;
  readonly action: string;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly subject: string | null;
  /** Name and subject in the form that is searched. */
  readonly folded: string;
}

interface SavedViewTable {
  readonly id: string;
  readonly name: string;
  /** The name in the form in which it is unique among those of its creator. */
  readonly folded_name: string;
  /** Who created it; null for a person whose account was deleted. */
  readonly created_by: string | null;
  /** The only person who sees it; null for a view for everyone. */
  readonly private_to: string | null;
  /** JSON. */
  readonly content: string;
  readonly updated_at: number;
}

/** Calls counted against the limit of a service upstream, sent at this time. */
export interface UpstreamCalls {
  /** Milliseconds. */
  readonly at: number;
  readonly calls: number;
}

/** A service upstream that is not to be asked before a time. */
export interface UpstreamWait {
  /** Milliseconds. */
  readonly until: number;
  /** Times in a row it refused. */
  readonly refusals: number;
}

export interface KnownParameter {
  readonly id: string;
  readonly name: string;
}

/** What must outlive a restart about a service upstream; nothing of its customers is kept. */
export interface UpstreamStore {
  /** The calls after a time, oldest first. */
  callsSince(at: number): readonly UpstreamCalls[];
  /** Throws away the calls up to a time. */
  forgetCallsUntil(at: number): void;
  /** Stored before this resolves. Rejects with SystemUnavailableError. */
  noteCalls(calls: UpstreamCalls): Promise<void>;
  /** Takes one call of this time back: it never left. */
  takeBack(at: number): void;
  /** The limit that was learned to hold in place of the configured one; null while none was. */
  learnedLimit(): number | null;
  /** Null forgets it. */
  setLearnedLimit(calls: number | null): void;
  wait(): UpstreamWait | null;
  /** Null ends the wait. */
  setWait(wait: UpstreamWait | null): void;
  /** By name. */
  knownParameters(): readonly KnownParameter[];
  /** The oldest of very many give way. */
  rememberParameter(parameter: KnownParameter, now: number): void;
  /** False when it was not known. */
  removeParameter(id: string): boolean;
}

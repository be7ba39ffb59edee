/** A term that was replaced by the one of the field. */
export interface ReplacedTerm {
  /** Its words in lower case, as they follow each other in a name. */
  readonly term: string;
  readonly instead: string;
  /** Only where it is the whole name: as a part of one, its words are everyday ones. */
  readonly whole?: boolean;
  /** Names of other people's that hold it, such as a library's. */
  readonly names?: readonly string[];
  /** Only in these paths. */
  readonly only?: RegExp;
  /** Not in these paths. */
  readonly except?: RegExp;
}

const web = /^(?:src\/web|e2e)\//;
const server = /^src\/server\//;
const imports = /^src\/server\/customers\/import\//;

/** Each with what is written in its place. */
export const replacedTerms: readonly ReplacedTerm[] = [
  // Requests, quota, users
  { term: 'costly', instead: 'metered' },
  { term: 'may count', instead: 'canCount' },
  { term: 'asks', instead: 'requests' },
  { term: 'ask', instead: 'request', except: /^src\/tooling\/architecture\// },
  { term: 'asked', instead: 'requested' },
  { term: 'answered', instead: 'response' },
  { term: 'budget', instead: 'quota' },
  { term: 'spending', instead: 'prefetchPolicy' },
  { term: 'reader', instead: 'currentUser', names: ['getReader'] },
  { term: 'readers', instead: 'users', names: ['environmentReaders'] },
  { term: 'anew', instead: 'reload' },
  { term: 'somebody', instead: 'someone' },
  { term: 'nobody', instead: 'no one' },
  { term: 'whoever', instead: 'anyone' },

  // The list and its scroll position
  { term: 'place', instead: 'scrollPosition', only: web },
  { term: 'place for', instead: 'allocatePosition' },
  { term: 'journey', instead: 'scroll restoration', only: /^src\// },
  { term: 'wanted', instead: 'target', only: web },
  { term: 'arrival', instead: 'navigation' },
  { term: 'missed', instead: 'skipped', only: web },
  { term: 'insists', instead: 'retries' },
  { term: 'spared', instead: 'quota' },
  { term: 'shown list', instead: 'customerList' },
  { term: 'settled location', instead: 'useListLocation' },
  { term: 'start list', instead: 'prefetchList' },
  { term: 'loaded customers', instead: 'mergedPages' },
  { term: 'listed rows', instead: 'tableRows' },
  { term: 'refresh list', instead: 'refetchPages' },
  { term: 'look up first', instead: 'exactMatch' },
  { term: 'comes first', instead: 'lookUpBeforeList' },
  { term: 'found by', instead: 'matchFrom', only: web },
  { term: 'whole identifier', instead: 'identifier detection' },
  { term: 'number shape', instead: 'customerNumberPattern' },
  { term: 'number shapes', instead: 'customerNumberPatterns' },
  { term: 'search thread', instead: 'searchWorker' },
  { term: 'search threads', instead: 'searchWorkers' },

  // The page
  { term: 'way back', instead: 'returnLocation' },
  { term: 'start requests', instead: 'prefetchFirstScreen' },
  { term: 'started', instead: 'bootstrap', whole: true, only: /^src\/web\// },
  { term: 'our fault', instead: 'serverErrorText' },
  { term: 'ask once', instead: 'enabledUnlessFailed' },
  { term: 'deferred part', instead: 'lazyComponent' },
  { term: 'window words', instead: 'durationText' },
  { term: 'recent words', instead: 'relativeTime' },
  { term: 'settled', instead: 'debounced', only: web, names: ['allSettled'] },
  { term: 'trouble', instead: 'connectionStatus' },
  { term: 'meter bar', instead: 'quotaBar' },
  { term: 'goes on by itself', instead: 'isTransient' },
  { term: 'has passed', instead: 'RetryFilter' },
  { term: 'announce recovery', instead: 'notifyRetry' },
  { term: 'request pause', instead: 'rateLimit' },
  { term: 'end of wait', instead: 'retryAt' },
  { term: 'sentence of', instead: 'errorText' },
  { term: 'something wrong', instead: 'errorText' },
  { term: 'request to quote', instead: 'requestId' },
  { term: 'problem', instead: 'error' },
  { term: 'problems', instead: 'errors' },
  { term: 'none for', instead: 'emptyFilter' },
  { term: 'search others', instead: 'searchAll' },
  { term: 'forget parameter', instead: 'removeParameter' },
  { term: 'typed parameter', instead: 'unlistedParameter' },
  { term: 'takes others', instead: 'allowCustomName' },
  { term: 'options are', instead: 'optionsComplete' },
  { term: 'foot', instead: 'footer' },
  { term: 'figure cells', instead: 'numericCells' },
  { term: 'sticks', instead: 'sticky' },
  { term: 'look', instead: 'variant', whole: true, only: web },
  { term: 'list look', instead: 'variant' },
  { term: 'attended', instead: 'hovered' },
  { term: 'wish', instead: 'pendingFocus' },
  { term: 'fulfil', instead: 'pendingFocus' },
  { term: 'take back', instead: 'pendingFocus' },
  { term: 'sole', instead: 'openOnlyResult' },
  { term: 'shown once', instead: 'secretReveal' },
  { term: 'own card', instead: 'detailsCard' },
  { term: 'used bar', instead: 'usageBar' },

  // Sign-in and access
  { term: 'at most', instead: 'bulkhead', only: server, names: ['onePrimaryAtMost'] },
  { term: 'crowded', instead: 'bulkheadFull' },
  { term: 'tries', instead: 'loginThrottle or attempts' },
  { term: 'lane', instead: 'bulkhead' },
  { term: 'patient', instead: 'retrying' },
  { term: 'unless password changed', instead: 'passwordChangeGuard' },
  { term: 'witnesses', instead: 'passwordChangeGuard' },
  { term: 'auth words', instead: '–' },
  { term: 'first staff', instead: 'bootstrapAdmin' },
  { term: 'own account', instead: 'accountService' },
  { term: 'demand rules', instead: 'permissions' },
  { term: 'open access', instead: 'createStaffServices' },
  { term: 'is named by', instead: 'hasTrustedHost' },
  { term: 'from elsewhere', instead: 'isCrossSite' },
  { term: 'in the clear', instead: 'isPlaintext' },

  // HTTP
  { term: 'gate', instead: 'authenticate', only: server },
  { term: 'admit', instead: 'authenticate' },
  { term: 'note reading', instead: 'auditHook' },
  { term: 'still asked', instead: 'clientDisconnect' },
  { term: 'one at a time', instead: 'pipeliningGuard' },
  { term: 'slow readers', instead: 'stalledClientGuard' },
  { term: 'own pages', instead: 'listMetadataRoutes' },
  { term: 'http problem', instead: 'HttpError' },
  { term: 'raw failure', instead: 'rawErrorResponse' },
  { term: 'parts', instead: 'Deps', only: server, names: ['parts'] },
  { term: 'surroundings', instead: 'environment' },
  { term: 'let go', instead: 'disposers' },
  { term: 'patience', instead: 'timeoutMs' },

  // Storage and the embedded store
  { term: 'while busy', instead: 'busyRetry' },
  { term: 'when free', instead: 'busyRetry' },
  { term: 'start problem', instead: 'storageErrorText' },
  { term: 'tagged', instead: 'postings' },
  { term: 'tag bucket', instead: 'postingList' },
  { term: 'in turns', instead: 'timeSlicing' },
  { term: 'met', instead: 'existing', except: /^bench\// },
  { term: 'first pages', instead: 'firstPageCache' },
  { term: 'ask sqlite', instead: 'withSqliteErrors' },
  { term: 'needed texts', instead: 'requiredSubstrings' },

  // Tiquo and the import
  { term: 'failure pause', instead: 'circuitBreaker' },
  { term: 'answer cache', instead: 'responseCache' },
  { term: 'dated', instead: 'cached response' },
  { term: 'narrowed', instead: 'derived', only: /\/tiquo\// },
  { term: 'upstream answer', instead: 'response schema' },
  { term: 'damaged', instead: 'invalidBytes' },
  { term: 'swallowed', instead: 'unclosedQuotes' },
  { term: 'twofold', instead: 'ambiguous' },
  { term: 'reading', instead: 'parse', only: imports },
  { term: 'readings', instead: 'parsed values', only: imports },
  { term: 'date evidence', instead: 'dateFormatInference' },
  { term: 'filler', instead: 'cellWriter' },
  { term: 'letters', instead: 'characters', only: imports },
];

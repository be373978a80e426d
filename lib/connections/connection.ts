/**
 * An upstream, ready to be called. `baseUrl` ends in `/api/v1` (a compatible server's mostly in `/v1`) without a slash after it.
 * Never log or return `apiKey`.
 */
export type Connection = {
  readonly id: string;
  readonly kind: 'openrouter' | 'sandbox' | 'compatible';
  readonly name: string;
  readonly baseUrl: string;
  /** Empty where a compatible server asks for none. */
  readonly apiKey: string;
};

/** What an upstream says of a key. Dollars are decimal strings; null is without a limit, or not told. */
export type KeyAccount = {
  readonly label: string | null;
  readonly limitUsd: string | null;
  readonly usageUsd: string | null;
  readonly remainingUsd: string | null;
  readonly isFreeTier: boolean | null;
  /** What the account has bought and used; null where the key may not ask. */
  readonly credits: { readonly boughtUsd: string; readonly usedUsd: string } | null;
  readonly checkedAt: number;
};

/** What went wrong last, and when. */
export type LastError = { readonly message: string; readonly at: number };

/** A connection with what is known of its key. `invalidSince` is set from an upstream's 401 until the key proves good again. */
export type ConnectionStatus = {
  readonly connection: Connection;
  readonly source: 'saved' | 'environment' | 'sandbox';
  readonly invalidSince: number | null;
  /** Its key was sealed with a secret that is gone, and has to be entered again; then it is invalid too. */
  readonly isShut: boolean;
  /** Since the server started; null once a request was answered again after a test. */
  readonly lastError: LastError | null;
  /** What the upstream last said of the key; null before it was asked. */
  readonly account: KeyAccount | null;
};

/** One model of a compatible server; prices in USD per token, null where nobody said. */
export type ServerModel = {
  readonly name: string;
  readonly contextLength: number | null;
  readonly promptPrice: string | null;
  readonly completionPrice: string | null;
};

/** A compatible server (Ollama, vLLM, llama.cpp, LM Studio) and its models, which appear as `<slug>/<name>`. */
export type Server = ConnectionStatus & {
  readonly slug: string;
  readonly models: readonly ServerModel[];
  /** When its models were fetched; null before they were. */
  readonly fetchedAt: number | null;
};

/** The team's webhook for alerts; its address is a secret, so only a part of it is ever shown. */
export type AlertWebhook = { readonly masked: string; readonly form: 'json' | 'slack'; readonly updatedAt: number };

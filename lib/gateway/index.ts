export type { CallAnswer, CallContext, CallOutcome, CallRequest } from './call.ts';
export { callModel } from './call-model.ts';
export type { Heart } from './heart.ts';
export { meteredFetch } from './metered-fetch.ts';
export { type Reconciler, startReconciler } from './reconciler.ts';

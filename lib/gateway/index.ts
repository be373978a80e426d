export { FORMS } from '#lib/openrouter/forms';
export type { CallAnswer, CallContext, CallEnding, CallOutcome, CallRequest } from './call.ts';
export { callModel } from './call-model.ts';
export { estimateCall } from './estimate-call.ts';
export type { Heart } from './heart.ts';
export { type InFlight, openInFlight } from './in-flight.ts';
export { meteredFetch } from './metered-fetch.ts';
export { planCall } from './plan-call.ts';
export { startReconciler } from './reconciler.ts';

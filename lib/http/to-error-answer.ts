import { toStorageError } from '#db/storage-error';
import { type AppError, isAppError, statusOf } from '#lib/errors';

export type ErrorAnswer = { status: number; headers: Record<string, string>; body: { error: Record<string, unknown> } };

/** What every door under /api (but not /api/v1) says of an error. Anything that is not an `AppError` says only its request id. */
export function toErrorAnswer(error: unknown, requestId: string): ErrorAnswer {
  const told = toStorageError(error);
  return isAppError(told) ? ofOurs(told, requestId) : ofUnknown(requestId);
}

function ofOurs(error: AppError, requestId: string): ErrorAnswer {
  const { status: _, retryAfterS, ...details } = error.details;
  const retry = retryAfterS === undefined ? {} : { retryAfterS };
  return {
    status: statusOf(error),
    headers: retryAfterS === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterS)) },
    body: { error: { ...details, ...retry, code: error.code, message: error.message, requestId } },
  };
}

function ofUnknown(requestId: string): ErrorAnswer {
  const message = `Something went wrong on the server. Try again; if it stays, give the operator this request id: ${requestId}.`;
  return { status: 500, headers: {}, body: { error: { code: 'internal', message, requestId } } };
}

import { AppError } from '#lib/errors';

/** What better-auth's refusals mean here, in words for people. */
const MEANINGS: Record<string, () => AppError> = {
  INVALID_EMAIL_OR_PASSWORD: () =>
    new AppError('unauthenticated', 'The e-mail address or the password is wrong; check both and try again.'),
  INVALID_EMAIL: () =>
    new AppError('invalid_request', 'The field “email” is not valid: write an address like name@example.com.', {
      field: 'email',
    }),
};

/** Reads a refusal of better-auth. An error of its own inside stays an unknown error, for the edge to log and hide. */
export async function toAuthError(response: Response): Promise<Error> {
  const code = await readCode(response);
  const meaning = MEANINGS[code];
  if (meaning) return meaning();
  if (response.status === 401)
    return new AppError('unauthenticated', 'Sign in first; your session has ended or was never there.');
  if (response.status === 403) return new AppError('forbidden', 'This was refused; sign in again and repeat it.');
  if (response.status < 500) return new AppError('invalid_request', 'The request is not valid.');
  return new Error(`better-auth answered ${response.status} ${code}`);
}

async function readCode(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
}

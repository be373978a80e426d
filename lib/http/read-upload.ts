import type { Role } from '#lib/auth/principal';
import { requireMember } from '#lib/auth/require-member';
import type { Member } from '#lib/auth/role';
import { AppError } from '#lib/errors';
import type { AnsweringApp } from './answer-node-route.ts';
import type { NodeContext } from './node-route.ts';
import { toHeaders } from './to-headers.ts';
import { readBytes } from './v1/read-bytes.ts';

/** Of which type and how large, and the least that its sender may be. */
type Upload = { readonly type: string; readonly mostBytes: number; readonly allow: Role };

/**
 * The bytes that a member sends, and who that is by the time they are there: who was shut out while they were on their way changes nothing.
 * @throws AppError `invalid_request`, `payload_too_large`, and as `requireMember` does.
 */
export async function readUpload(
  { app, message, response }: NodeContext<AnsweringApp, Member>,
  { type, mostBytes, allow }: Upload,
): Promise<{ bytes: Buffer; principal: Member }> {
  // No form of another site can say this type.
  if (message.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== type)
    throw new AppError('invalid_request', `Send it with the header “content-type: ${type}”.`, {
      field: 'content-type',
    });
  const bytes = await readBytes(message, { mostBytes }).catch((error: unknown) => {
    // What is still on its way must not be read as the next request.
    response.setHeader('connection', 'close');
    throw error;
  });
  return { bytes, principal: await requireMember(app, toHeaders(message), allow) };
}

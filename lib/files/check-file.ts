import { AppError } from '#lib/errors';
import { FILE_MAX_BYTES, kindOf } from './file-view.ts';
import { type Sniffed, sniffFile } from './sniff-file.ts';

const MIB = 2 ** 20;
const MOST_BYTES = { image: FILE_MAX_BYTES, pdf: FILE_MAX_BYTES, text: MIB };
const MOST_SIDE = 12_000;
const MOST_POINTS = 50_000_000;

/**
 * What a file is by its bytes.
 * @throws AppError `invalid_request` for a kind that no model takes or a picture that unfolds to too much, `payload_too_large`.
 */
export function checkFile(bytes: Buffer): Sniffed {
  if (bytes.length === 0) throw new AppError('invalid_request', 'The file is empty.');
  const sniffed = sniffFile(bytes);
  if (!sniffed)
    throw new AppError(
      'invalid_request',
      'This is neither a picture (PNG, JPEG, GIF, WebP), nor a PDF, nor text, so it cannot be sent to a model.',
    );
  const kind = kindOf(sniffed.mediaType);
  if (bytes.length > MOST_BYTES[kind])
    throw new AppError('payload_too_large', `A file of this kind may have at most ${MOST_BYTES[kind] / MIB} MiB.`);
  const { width = 1, height = 1 } = sniffed;
  if (width < 1 || height < 1) throw new AppError('invalid_request', 'The picture has no size.');
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_POINTS)
    throw new AppError(
      'invalid_request',
      `The picture is ${width} × ${height} points large; at most ${MOST_SIDE} a side and 50 million in all can be sent.`,
    );
  return sniffed;
}
